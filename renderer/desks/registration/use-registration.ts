import { useCallback, useState } from 'react';
import type { TicketSlip } from '../../../electron/shared/contract/registration.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { formatFen } from '../../../electron/shared/values/fen.ts';
import type { ResidentId, VisitId } from '../../../electron/shared/values/ids.ts';
import { call } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { usePrint } from '../../api/use-print.ts';
import type { Scanned } from '../../app/open-desk.tsx';
import { formatNumber } from '../../components/format.ts';
import { useTell } from '../../components/told-line.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { type DoctorChoice, isBarred, wordNeeded } from './doctor-choice.ts';
import { asCreateIntent, asIdentity, asRegisterIntent, type Plan } from './intents.ts';
import {
  type AtWindow,
  EMPTY_FORM,
  EMPTY_PERSON,
  isTyped,
  type NewPerson,
  personFromCard,
  personFromTerm,
  type RegistrationForm,
} from './registration-form.ts';

const MOST_PARKED = 5;

/** What the desk holds in its hands: the form, the plan that belongs to it, and the deeds. */
export function useRegistration() {
  const [kept, setForm, dropForm] = useDraft<RegistrationForm>('registration', 'form', EMPTY_FORM);
  // A draft of an earlier version lacks the newest fields.
  const form = kept && { ...EMPTY_FORM, ...kept };
  const parking = useParking();
  const [scanError, setScanError] = useState<CallError>();
  const [last, setLast] = useState<LastGiven>();
  // 3.65x in the field is no temperature, and not nothing either.
  const [temperatureUnread, noteUnread] = useState(false);
  const tell = useTell();
  const rooms = useQueryCall('registration.listRooms', {}, ROOM_OPTIONS);
  const choices = rooms.data?.choices ?? [];
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
  const ticket = usePrint('registration.printTicket');
  const forget = useCallback(() => {
    setScanError(undefined);
    noteUnread(false);
    create.clear();
    register.clear();
    update.clear();
    ticket.clear();
  }, [create.clear, register.clear, update.clear, ticket.clear]);
  const clear = useCallback(() => {
    forget();
    dropForm();
  }, [forget, dropForm]);
  const begin = (next: Partial<RegistrationForm>) => {
    forget();
    // Whoever came with a number from the door keeps it, whatever is found or typed for them.
    setForm({ ...EMPTY_FORM, arrival: form?.arrival ?? null, ...next });
  };

  const openRecord = async (person: NewPerson) => {
    const made = await create.run(asCreateIntent(person));
    if (!made || !form) return;
    tell(`${person.name} 已建档 ${made.recordNo}`);
    begin({ residentId: made.residentId });
  };
  const openNumber = async (recordNo: string) => {
    const { rows } = await call('residents.search', { term: recordNo });
    const found = rows[0];
    if (found) begin({ residentId: found.residentId });
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
  const waits = whatIsMissing(form, preview.data) ?? (temperatureUnread ? '先改体温' : undefined);
  const registerNow = async () => {
    if (!form || residentId === null || !chosen || !preview.data || waits !== undefined) return;
    if (!(await saveChanges(form))) return;
    const made = await register.run(asRegisterIntent(form, residentId, chosen, preview.data));
    if (!made) return;
    const number = formatNumber(made.slip.number);
    const name = strip.data?.name ?? '';
    setLast({ slip: made.slip, visitId: made.visitId });
    const paid = made.receiptNo === null ? '' : `，已收 ${formatFen(made.dueFen)}`;
    tell(`${number} ${name} 已挂号，候诊第 ${made.position} 位${paid}`);
    clear();
    void ticket.print(`${number} ${name} 已挂号，号票`, { visitId: made.visitId, automatic: true });
  };
  /** @returns the visit to be looked at, when the scan was a ticket. */
  const takeScan = ({ found, card, error }: Scanned): VisitId | undefined => {
    setScanError(error);
    if (!found || !form) return undefined;
    if (found.kind === 'visit') return found.visitId;
    if (found.kind === 'nobody') {
      const typed = form.newPerson?.idNumber === '' ? form.newPerson : undefined;
      if (!typed && isTyped(form)) parking.park(form);
      begin({ newPerson: personFromCard(found.idNumber, card, typed ?? EMPTY_PERSON) });
      return undefined;
    }
    if (isTyped(form) && form.residentId !== found.residentId) parking.park(form);
    begin({
      residentId: found.residentId,
      card: { idNumber: found.idNumber, name: card?.name ?? null },
      differences: found.differences,
    });
    return undefined;
  };
  const followCard = async () => {
    if (!form?.card || residentId === null || !record.data) return;
    const done = await update.run({ residentId, identity: asIdentity(form.card, record.data) });
    if (!done) return;
    tell('档案已按证改好');
    setForm({ ...form, differences: [] });
  };
  return {
    form,
    set: (change: Partial<RegistrationForm>) => form && setForm({ ...form, ...change }),
    choose: (next: ResidentId) => begin({ residentId: next }),
    comeToWindow: (arrival: AtWindow, next: ResidentId | null) => {
      if (form && isTyped(form) && form.arrival?.arrivalId !== arrival.arrivalId) parking.park(form);
      begin({ arrival, residentId: next });
    },
    startNew: (term: string) => begin({ newPerson: personFromTerm(term) }),
    clear,
    /** Esc: lets go of who was found or typed; the number called to the window only when nobody was. */
    stepBack: () => (form?.arrival && isTyped(form) ? begin({}) : clear()),
    park: () => {
      if (!form) return;
      if (isTyped(form)) {
        parking.park(form);
        clear();
      } else {
        const back = parking.takeBack();
        if (back) setForm(back);
      }
    },
    parked: parking.count,
    rooms: rooms.data,
    choices,
    chosen,
    preview,
    strip: residentId === null ? undefined : strip.data,
    record: residentId === null ? undefined : record.data,
    create,
    errors: [preview.error, update.error, register.error] as const,
    busy: create.busy || update.busy || register.busy,
    openRecord,
    openNumber: (recordNo: string) => void openNumber(recordNo).catch(() => undefined),
    /** What keeps F12 from registering, in a few words. */
    waits,
    noteUnread,
    registerNow,
    takeScan,
    scanError,
    followCard: () => void followCard(),
    keepRecord: () => form && setForm({ ...form, differences: [] }),
    last,
    ticket,
  };
}

interface LastGiven {
  readonly slip: TicketSlip;
  readonly visitId: VisitId;
}

const ROOM_OPTIONS = {
  topics: ['queue', 'registration', 'staff', 'settings'],
  // Sessions begin, fill and end by the clock.
  everyMs: 60_000,
} as const;

/** Forms put aside (先搁下) while somebody else is served; the newest comes back first. */
function useParking() {
  const [parked, setParked] = useDraft<readonly RegistrationForm[]>('registration', 'parked', NOTHING);
  return {
    count: parked?.length ?? 0,
    park: (form: RegistrationForm) => setParked([...(parked ?? []), form].slice(-MOST_PARKED)),
    takeBack: () => {
      const newest = parked?.at(-1);
      if (newest) setParked((parked ?? []).slice(0, -1));
      return newest && { ...EMPTY_FORM, ...newest };
    },
  };
}

const NOTHING: readonly RegistrationForm[] = [];

function chooseDoctor(
  choices: readonly DoctorChoice[],
  form: RegistrationForm | undefined,
): DoctorChoice | undefined {
  const wanted = choices.find((one) => one.doctorId === form?.doctorId && one.clinicId === form.clinicId);
  return wanted ?? choices[0];
}

function whatIsMissing(form: RegistrationForm | undefined, plan: Plan | undefined): string | undefined {
  if (!form || !plan) return undefined;
  if (form.differences.length > 0) return '证与档案不同，先定';
  if (plan.numberToday?.at && !form.again) return '先选上面一项';
  if (isBarred(plan.duty)) return '这位医生停诊';
  if (wordNeeded(plan.duty, form.emergency) && form.dutyWord.trim() === '') return '先写为什么挂';
  return undefined;
}

/** Asked again when the line, the record or the prices change, and each half minute while people wait. */
function usePreview(form: RegistrationForm | undefined, chosen: DoctorChoice | undefined) {
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
