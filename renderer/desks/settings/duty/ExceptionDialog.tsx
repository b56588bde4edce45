import { useState } from 'react';
import { DEFAULT_HOURS, type Session } from '../../../../electron/shared/domain/duty.ts';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import type { ClinicId, StaffId } from '../../../../electron/shared/values/ids.ts';
import { useCommand } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { DayInput, Field, TextInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Select } from '../../../components/Select.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { type Duties, EXCEPTION_WORDS, SESSION_WORDS } from './duty-words.ts';
import { asHours, HoursFields, hoursOf } from './HoursFields.tsx';

type Kind = 'stopped' | 'substitute' | 'extra';

/** 停诊, 替诊 or 加诊 on one day. */
export function ExceptionDialog({ duties, onClose }: { duties: Duties; onClose: () => void }) {
  const [day, setDay] = useState<ClinicDay | undefined>(duties.today);
  const [session, setSession] = useState<Session>('am');
  const [kind, setKind] = useState<Kind>('stopped');
  const [doctorId, setDoctorId] = useState<StaffId | undefined>(duties.doctors[0]?.doctorId);
  const [substituteId, setSubstituteId] = useState<StaffId>();
  const [clinicId, setClinicId] = useState<ClinicId | undefined>(duties.rooms[0]?.clinicId);
  const [hours, setHours] = useState(hoursOf({ ...DEFAULT_HOURS.am, capacity: null }));
  const [reason, setReason] = useState('');
  const add = useCommand('registration.addDutyException');
  const tell = useTell();
  const read = asHours(hours);
  const what = whatOf(kind, { substituteId, clinicId, read });
  const ready = day !== undefined && doctorId !== undefined && reason.trim() !== '' && what !== undefined;
  const save = async () => {
    if (!ready) return;
    const made = await add.run({ day, session, doctorId, reason, what });
    if (!made) return;
    const waiting = made.waiting > 0 ? `，已挂 ${made.waiting} 人，请到候诊台转诊室` : '';
    tell(`${EXCEPTION_WORDS[kind]}已记上${waiting}`);
    onClose();
  };
  const doctors = duties.doctors.map((one) => ({ value: one.doctorId, label: one.name }));
  return (
    <Dialog title="加一条变动" note="停诊、替诊、加诊，只管那一天" onClose={onClose} width={500}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Field label="日期">
            <DayInput value={day} autoFocus onChange={setDay} />
          </Field>
          <Field label="时段">
            <Segmented
              label="时段"
              value={session}
              options={[
                { value: 'am', label: SESSION_WORDS.am },
                { value: 'pm', label: SESSION_WORDS.pm },
              ]}
              onChange={(next) => {
                setSession(next);
                setHours(hoursOf({ ...DEFAULT_HOURS[next], capacity: hours.capacity }));
              }}
            />
          </Field>
          <Field label="变动">
            <Segmented
              label="变动"
              value={kind}
              options={(['stopped', 'substitute', 'extra'] as const).map((value) => ({
                value,
                label: EXCEPTION_WORDS[value],
              }))}
              onChange={setKind}
            />
          </Field>
          <Field label={kind === 'extra' ? '加诊医生' : '不来的医生'}>
            <Select aria-label="医生" value={doctorId} options={doctors} onChange={setDoctorId} />
          </Field>
          {kind === 'substitute' ? (
            <Field label="替诊医生">
              <Select
                aria-label="替诊医生"
                value={substituteId}
                options={doctors.filter((one) => one.value !== doctorId)}
                onChange={setSubstituteId}
              />
            </Field>
          ) : null}
          {kind === 'extra' ? (
            <>
              <Field label="诊室">
                <Select
                  aria-label="诊室"
                  value={clinicId}
                  options={duties.rooms.map((room) => ({ value: room.clinicId, label: room.name }))}
                  onChange={setClinicId}
                />
              </Field>
              <HoursFields value={hours} onChange={setHours} />
            </>
          ) : null}
          <Field label="为什么">
            <TextInput value={reason} maxLength={60} placeholder="如外出培训、请假" onChange={setReason} />
          </Field>
        </div>
        <Told error={add.error} what="没有记上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="记上"
          {...(reason.trim() === '' ? { hint: '写明原因' } : {})}
          ready={ready}
          busy={add.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}

function whatOf(
  kind: Kind,
  {
    substituteId,
    clinicId,
    read,
  }: {
    substituteId: StaffId | undefined;
    clinicId: ClinicId | undefined;
    read: ReturnType<typeof asHours>;
  },
) {
  if (kind === 'stopped') return { kind };
  if (kind === 'substitute') return substituteId === undefined ? undefined : { kind, substituteId };
  return clinicId === undefined || !read ? undefined : { kind, clinicId, ...read };
}
