import { useCallback, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { TicketSlip } from '../../../electron/shared/contract/registration.ts';
import { formatFen } from '../../../electron/shared/values/fen.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { call } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { formatNumber } from '../../components/format.ts';
import { useTell } from '../../components/told-line.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { EMPTY_FORM, type NewPerson, personFromTerm, type RegistrationForm } from './registration-form.ts';
import { type DoctorAtRoom, listDoctorsAtRooms } from './VisitPanel.tsx';

type Plan = Output<'registration.preview'>;

/** What the desk holds in its hands: the form, the plan that belongs to it, and the deeds. */
export function useRegistration() {
  const [form, setForm, dropForm] = useDraft<RegistrationForm>('registration', 'form', EMPTY_FORM);
  const [lastSlip, setLastSlip] = useState<TicketSlip>();
  const tell = useTell();
  const rooms = useQueryCall('registration.listRooms', {}, { topics: ['queue', 'registration', 'staff'] });
  const choices = rooms.data ? listDoctorsAtRooms(rooms.data) : [];
  const chosen = chooseDoctor(choices, form);
  const residentId = form?.residentId ?? null;
  const preview = usePreview(form, chosen);
  const strip = useQueryCall(
    'residents.getStrip',
    { residentId: residentId ?? 0 },
    { enabled: residentId !== null },
  );
  const record = useQueryCall(
    'residents.getRecord',
    { residentId: residentId ?? 0 },
    { enabled: residentId !== null, topics: ['residents', 'registration'] },
  );
  const create = useCommand('residents.create');
  const update = useCommand('residents.update', residentId ?? 0);
  const register = useCommand('registration.register', residentId ?? 0);
  const clear = useCallback(() => {
    create.clear();
    register.clear();
    update.clear();
    dropForm();
  }, [create.clear, register.clear, update.clear, dropForm]);

  const openRecord = async (person: NewPerson) => {
    const made = await create.run(asCreateIntent(person));
    if (!made || !form) return;
    tell(`${person.name} 已建档 ${made.recordNo}`);
    setForm({ ...form, newPerson: null, residentId: made.residentId });
  };
  const openNumber = async (recordNo: string) => {
    const { rows } = await call('residents.search', { term: recordNo });
    const found = rows[0];
    if (!found || !form) return;
    create.clear();
    setForm({ ...form, newPerson: null, residentId: found.residentId });
  };
  const registerNow = async () => {
    if (!form || residentId === null || !chosen || !preview.data) return;
    if (!(await saveChanges(form))) return;
    const made = await register.run(asRegisterIntent(form, residentId, chosen, preview.data));
    if (!made) return;
    setLastSlip(made.slip);
    const paid = made.receiptNo === null ? '' : `，已收 ${formatFen(made.dueFen)}`;
    tell(
      `${formatNumber(made.slip.number)} ${strip.data?.name ?? ''} 已挂号，候诊第 ${made.position} 位${paid}`,
    );
    clear();
  };
  const saveChanges = async (from: RegistrationForm) => {
    if (residentId === null || (from.address === null && from.phone === '')) return true;
    const saved = await update.run({
      residentId,
      ...(from.address === null ? {} : { address: from.address }),
      ...(from.phone === '' ? {} : { phone: from.phone }),
    });
    return saved !== undefined;
  };
  return {
    form,
    set: (change: Partial<RegistrationForm>) => form && setForm({ ...form, ...change }),
    choose: (next: ResidentId) => setForm({ ...EMPTY_FORM, residentId: next }),
    startNew: (term: string) => setForm({ ...EMPTY_FORM, newPerson: personFromTerm(term) }),
    clear,
    rooms: rooms.data,
    choices,
    chosen,
    preview,
    strip: residentId === null ? undefined : strip.data,
    record: residentId === null ? undefined : record.data,
    create,
    register,
    errors: [preview.error, update.error, register.error] as const,
    busy: create.busy || update.busy || register.busy,
    openRecord,
    openNumber: (recordNo: string) => void openNumber(recordNo).catch(() => undefined),
    registerNow,
    lastSlip,
  };
}

function chooseDoctor(
  choices: readonly DoctorAtRoom[],
  form: RegistrationForm | undefined,
): DoctorAtRoom | undefined {
  const wanted = choices.find((one) => one.doctorId === form?.doctorId && one.clinicId === form.clinicId);
  return wanted ?? choices[0];
}

/** Asked again when the line, the record or the prices change, and each half minute while people wait. */
function usePreview(form: RegistrationForm | undefined, chosen: DoctorAtRoom | undefined) {
  const residentId = form?.residentId ?? null;
  return useQueryCall(
    'registration.preview',
    {
      residentId: residentId ?? 0,
      clinicId: chosen?.clinicId ?? 0,
      doctorId: chosen?.doctorId ?? 0,
      emergency: form?.emergency ?? false,
      ...(form?.session ? { session: form.session } : {}),
      ...(form?.kind ? { kind: form.kind } : {}),
    },
    {
      enabled: residentId !== null && chosen !== undefined,
      topics: ['registration', 'queue', 'residents', 'settings'],
      everyMs: 30_000,
    },
  );
}

function asCreateIntent(person: NewPerson) {
  const { sex, birthDay, ...rest } = person;
  return {
    ...rest,
    idNumber: person.idKind === 'none' ? '' : person.idNumber,
    ...(sex === null ? {} : { sex }),
    ...(birthDay === null ? {} : { birthDay }),
  };
}

function asRegisterIntent(
  form: RegistrationForm,
  residentId: NonNullable<RegistrationForm['residentId']>,
  chosen: DoctorAtRoom,
  plan: Plan,
) {
  const { session, kind, reason, emergency, temperatureDeci } = form;
  return {
    residentId,
    clinicId: chosen.clinicId,
    doctorId: chosen.doctorId,
    reason,
    emergency,
    payLater: form.pay === 'later',
    ...(session ? { session } : {}),
    ...(kind ? { kind } : {}),
    ...(temperatureDeci === null ? {} : { temperatureDeci }),
    ...(form.pay === 'now' && plan.dueFen > 0 ? { payNow: asPayNow(form, plan) } : {}),
  };
}

function asPayNow(form: RegistrationForm, plan: Plan) {
  if (form.payWay !== 'cash') return { tenders: { [form.payWay]: plan.dueFen } };
  return form.cashGivenFen === null ? { tenders: {} } : { tenders: {}, cashGivenFen: form.cashGivenFen };
}
