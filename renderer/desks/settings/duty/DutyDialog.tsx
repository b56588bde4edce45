import { useState } from 'react';
import { DEFAULT_HOURS } from '../../../../electron/shared/domain/duty.ts';
import type { ClinicId } from '../../../../electron/shared/values/ids.ts';
import { useCommand } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field } from '../../../components/inputs.tsx';
import { Select } from '../../../components/Select.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { type Duties, SESSION_WORDS, weekdayName } from './duty-words.ts';
import { asHours, type HoursDraft, HoursFields, hoursOf } from './HoursFields.tsx';
import type { GridPlace } from './WeekGrid.tsx';

const WORKDAYS = [1, 2, 3, 4, 5] as const;

/** One place of the week's plan: where, from when to when, how many. */
export function DutyDialog({
  place,
  rooms,
  onClose,
}: {
  place: GridPlace;
  rooms: Duties['rooms'];
  onClose: () => void;
}) {
  const { doctor, session, weekday } = place;
  const { clinicId, setClinicId, hours, setHours, everyWorkday, setEveryWorkday, ...plan } = usePlace(
    place,
    rooms,
    onClose,
  );
  return (
    <Dialog
      title={`${doctor.name} ${weekdayName(weekday)}${SESSION_WORDS[session]}`}
      note="排班"
      onClose={onClose}
      width={460}
    >
      <Fields className="dialog-body" onLast={plan.save}>
        <div className="head-form">
          <Field label="诊室">
            <Select
              aria-label="诊室"
              autoFocus
              value={clinicId}
              options={rooms.map((room) => ({ value: room.clinicId, label: room.name }))}
              onChange={setClinicId}
            />
          </Field>
          <HoursFields value={hours} onChange={setHours} />
          <div className="ticks">
            <Checkbox checked={everyWorkday} onChange={setEveryWorkday}>
              周一到周五都这样
            </Checkbox>
          </div>
        </div>
        <Told error={plan.error} what="没有排上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="排上"
          {...(plan.read ? {} : { hint: '时间照 0800 填' })}
          ready={plan.read !== undefined && clinicId !== undefined}
          busy={plan.busy}
          onPress={plan.save}
        />
      </div>
    </Dialog>
  );
}

/** What is typed of the place, and the command for it or for the five workdays. */
function usePlace({ doctor, session, weekday, duty }: GridPlace, rooms: Duties['rooms'], onSet: () => void) {
  const [clinicId, setClinicId] = useState<ClinicId | undefined>(duty?.clinicId ?? rooms[0]?.clinicId);
  const [hours, setHours] = useState<HoursDraft>(
    hoursOf(duty ?? { ...DEFAULT_HOURS[session], capacity: null }),
  );
  const [everyWorkday, setEveryWorkday] = useState(false);
  const set = useCommand('registration.setDuty', `${doctor.doctorId} ${session} ${weekday}`);
  const tell = useTell();
  const read = asHours(hours);
  const save = async () => {
    if (clinicId === undefined || !read) return;
    for (const day of everyWorkday ? WORKDAYS : [weekday]) {
      const done = await set.run({
        doctorId: doctor.doctorId,
        weekday: day,
        session,
        duty: { clinicId, ...read },
      });
      if (!done) return;
    }
    tell(
      `${doctor.name} ${everyWorkday ? '周一到周五' : weekdayName(weekday)}${SESSION_WORDS[session]} 已排好`,
    );
    onSet();
  };
  return {
    clinicId,
    setClinicId,
    hours,
    setHours,
    everyWorkday,
    setEveryWorkday,
    read,
    error: set.error,
    busy: set.busy,
    save: () => void save(),
  };
}
