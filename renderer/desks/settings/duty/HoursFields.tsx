import type { Hours } from '../../../../electron/shared/domain/duty.ts';
import { Field, NumberInput, TextInput } from '../../../components/inputs.tsx';
import { readClock, writeClock } from './duty-words.ts';

/** Times as they are typed. */
export interface HoursDraft {
  readonly from: string;
  readonly to: string;
  readonly capacity: number | null;
}

export function hoursOf({ fromMinute, toMinute, capacity }: Hours & { capacity: number | null }): HoursDraft {
  return { from: writeClock(fromMinute), to: writeClock(toMinute), capacity };
}

/** What was typed, or undefined while it is no span of time. */
export function asHours({
  from,
  to,
  capacity,
}: HoursDraft): (Hours & { capacity: number | null }) | undefined {
  const fromMinute = readClock(from);
  const toMinute = readClock(to);
  if (fromMinute === undefined || toMinute === undefined || toMinute <= fromMinute) return undefined;
  return { fromMinute, toMinute, capacity };
}

/** From, to, and how many numbers at most. */
export function HoursFields({
  value,
  onChange,
}: {
  value: HoursDraft;
  onChange: (value: HoursDraft) => void;
}) {
  return (
    <>
      <Field label="从">
        <TextInput
          value={value.from}
          maxLength={5}
          bad={readClock(value.from) === undefined}
          onChange={(from) => onChange({ ...value, from })}
        />
      </Field>
      <Field label="到">
        <TextInput
          value={value.to}
          maxLength={5}
          bad={asHours(value) === undefined}
          onChange={(to) => onChange({ ...value, to })}
        />
      </Field>
      <Field label="限号">
        <NumberInput
          value={value.capacity ?? undefined}
          placeholder="不限"
          unit="个，空着不限"
          onChange={(capacity) => onChange({ ...value, capacity: capacity ?? null })}
        />
      </Field>
    </>
  );
}
