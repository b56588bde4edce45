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
import { asHours, type HoursDraft, HoursFields, hoursOf } from './HoursFields.tsx';

type Kind = 'stopped' | 'substitute' | 'extra';

/** 停诊, 替诊 or 加诊 on one day. */
export function ExceptionDialog({ duties, onClose }: { duties: Duties; onClose: () => void }) {
  const { form, change, ready, error, busy, save } = useException(duties, onClose);
  return (
    <Dialog title="加一条变动" note="停诊、替诊、加诊，只管那一天" onClose={onClose} width={500}>
      <Fields className="dialog-body" onLast={save}>
        <div className="head-form">
          <Field label="日期">
            <DayInput value={form.day} autoFocus onChange={(day) => change({ day })} />
          </Field>
          <Field label="时段">
            <Segmented
              label="时段"
              value={form.session}
              options={[
                { value: 'am', label: SESSION_WORDS.am },
                { value: 'pm', label: SESSION_WORDS.pm },
              ]}
              onChange={(session) => {
                const { capacity } = form.hours;
                change({ session, hours: hoursOf({ ...DEFAULT_HOURS[session], capacity }) });
              }}
            />
          </Field>
          <Field label="变动">
            <Segmented
              label="变动"
              value={form.kind}
              options={(['stopped', 'substitute', 'extra'] as const).map((value) => ({
                value,
                label: EXCEPTION_WORDS[value],
              }))}
              onChange={(next) => change({ kind: next })}
            />
          </Field>
          <WhoAndWhere duties={duties} form={form} change={change} />
          <Field label="为什么">
            <TextInput
              value={form.reason}
              maxLength={60}
              placeholder="如外出培训、请假"
              onChange={(reason) => change({ reason })}
            />
          </Field>
        </div>
        <Told error={error} what="没有记上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="记上"
          {...(form.reason.trim() === '' ? { hint: '写明原因' } : {})}
          ready={ready}
          busy={busy}
          onPress={save}
        />
      </div>
    </Dialog>
  );
}

interface ExceptionForm {
  readonly day: ClinicDay | undefined;
  readonly session: Session;
  readonly kind: Kind;
  readonly doctorId: StaffId | undefined;
  readonly substituteId: StaffId | undefined;
  readonly clinicId: ClinicId | undefined;
  readonly hours: HoursDraft;
  readonly reason: string;
}

type ChangeForm = (changes: Partial<ExceptionForm>) => void;

/** What is typed of the change, whether it says enough, and the noting of it. */
function useException(duties: Duties, onNoted: () => void) {
  const [form, setForm] = useState<ExceptionForm>({
    day: duties.today,
    session: 'am',
    kind: 'stopped',
    doctorId: duties.doctors[0]?.doctorId,
    substituteId: undefined,
    clinicId: duties.rooms[0]?.clinicId,
    hours: hoursOf({ ...DEFAULT_HOURS.am, capacity: null }),
    reason: '',
  });
  const add = useCommand('registration.addDutyException');
  const tell = useTell();
  const { day, session, kind, doctorId, reason } = form;
  const what = whatOf(form);
  const ready = day !== undefined && doctorId !== undefined && reason.trim() !== '' && what !== undefined;
  const save = async () => {
    if (!ready) return;
    const made = await add.run({ day, session, doctorId, reason, what });
    if (!made) return;
    const waiting = made.waiting > 0 ? `，已挂 ${made.waiting} 人，请到候诊台转诊室` : '';
    tell(`${EXCEPTION_WORDS[kind]}已记上${waiting}`);
    onNoted();
  };
  const change: ChangeForm = (changes) => setForm((before) => ({ ...before, ...changes }));
  return { form, change, ready, error: add.error, busy: add.busy, save: () => void save() };
}

function WhoAndWhere({ duties, form, change }: { duties: Duties; form: ExceptionForm; change: ChangeForm }) {
  const doctors = duties.doctors.map((one) => ({ value: one.doctorId, label: one.name }));
  return (
    <>
      <Field label={form.kind === 'extra' ? '加诊医生' : '不来的医生'}>
        <Select
          aria-label="医生"
          value={form.doctorId}
          options={doctors}
          onChange={(doctorId) => change({ doctorId })}
        />
      </Field>
      {form.kind === 'substitute' ? (
        <Field label="替诊医生">
          <Select
            aria-label="替诊医生"
            value={form.substituteId}
            options={doctors.filter((one) => one.value !== form.doctorId)}
            onChange={(substituteId) => change({ substituteId })}
          />
        </Field>
      ) : null}
      {form.kind === 'extra' ? (
        <>
          <Field label="诊室">
            <Select
              aria-label="诊室"
              value={form.clinicId}
              options={duties.rooms.map((room) => ({ value: room.clinicId, label: room.name }))}
              onChange={(clinicId) => change({ clinicId })}
            />
          </Field>
          <HoursFields value={form.hours} onChange={(hours) => change({ hours })} />
        </>
      ) : null}
    </>
  );
}

function whatOf({ kind, substituteId, clinicId, hours }: ExceptionForm) {
  if (kind === 'stopped') return { kind };
  if (kind === 'substitute') return substituteId === undefined ? undefined : { kind, substituteId };
  const read = asHours(hours);
  return clinicId === undefined || !read ? undefined : { kind, clinicId, ...read };
}
