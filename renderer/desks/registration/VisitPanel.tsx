import type { Ref } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import type { ClinicId, StaffId } from '../../../electron/shared/values/ids.ts';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, NumberInput, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import type { RegistrationForm } from './registration-form.ts';
import { Select } from './Select.tsx';

type Rooms = Output<'registration.listRooms'>;
type Plan = Output<'registration.preview'>;

export interface DoctorAtRoom {
  readonly doctorId: StaffId;
  readonly clinicId: ClinicId;
  readonly label: string;
  readonly waiting: number;
}

/** Every doctor in every room; where somebody was registered last comes first. */
export function listDoctorsAtRooms(rooms: Rooms): DoctorAtRoom[] {
  const all = rooms.rooms.flatMap((room) =>
    rooms.doctors.map((doctor) => ({
      doctorId: doctor.doctorId,
      clinicId: room.clinicId,
      label: `${doctor.name} · ${room.name}`,
      waiting: room.waiting,
      last: room.lastDoctorId === doctor.doctorId,
    })),
  );
  return all.sort((a, b) => Number(b.last) - Number(a.last));
}

export interface VisitPanelProps {
  readonly form: RegistrationForm;
  readonly set: (change: Partial<RegistrationForm>) => void;
  readonly choices: readonly DoctorAtRoom[];
  readonly chosen: DoctorAtRoom | undefined;
  readonly plan: Plan | undefined;
  readonly feverDeci: number;
  readonly errors: readonly (CallError | undefined)[];
  readonly temperatureRef: Ref<HTMLInputElement>;
  readonly onDone: () => void;
}

const FIELD_NAMES = { temperatureDeci: '体温', reason: '来意', phone: '手机', payNow: '收款' };

/** This visit: doctor, session, first or return, temperature, why. Enter on the last field registers. */
export function VisitPanel(props: VisitPanelProps) {
  const { form, set, chosen, plan, feverDeci } = props;
  const fever = form.temperatureDeci !== null && form.temperatureDeci >= feverDeci;
  return (
    <Panel title="本次就诊" note={form.emergency ? '急危重：先于所有人' : undefined}>
      <Fields className="form" onLast={props.onDone}>
        <Field label="医生">
          <Select
            aria-label="医生"
            value={chosen && props.choices.indexOf(chosen)}
            options={props.choices.map((one, value) => ({ value, label: one.label }))}
            onChange={(at) => {
              const one = props.choices[at];
              if (one) set({ doctorId: one.doctorId, clinicId: one.clinicId });
            }}
            unit={chosen ? `候 ${chosen.waiting} 人` : undefined}
          />
        </Field>
        <Field label="时段">
          <Segmented
            label="时段"
            value={form.session ?? plan?.session}
            options={[
              { value: 'am', label: '上午' },
              { value: 'pm', label: '下午' },
            ]}
            onChange={(session) => set({ session })}
          />
        </Field>
        <Field label="初复诊">
          <Segmented
            label="初复诊"
            value={form.kind ?? plan?.kind}
            options={[
              { value: 'first', label: '初诊' },
              { value: 'return', label: '复诊' },
            ]}
            onChange={(kind) => set({ kind })}
          />
        </Field>
        <Field label="体温">
          <NumberInput
            decimals={1}
            value={form.temperatureDeci ?? undefined}
            inputRef={props.temperatureRef}
            bad={props.errors.some((error) => isBad(error, 'temperatureDeci'))}
            unit={fever ? '℃ · 转发热登记' : `℃ · ${feverDeci / 10} 起发热`}
            onChange={(value) => set({ temperatureDeci: value ?? null })}
          />
        </Field>
        <Field label="来意" full>
          <TextInput
            value={form.reason}
            maxLength={200}
            placeholder="哪里不适、几天，或续开什么药"
            onChange={(reason) => set({ reason })}
          />
        </Field>
      </Fields>
      {props.errors.map((error, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three fixed places
        <Told key={at} error={error} what="号没有挂成" fields={FIELD_NAMES} />
      ))}
    </Panel>
  );
}
