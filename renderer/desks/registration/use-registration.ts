import { useCallback, useRef, useState } from 'react';
import type { TicketSlip } from '../../../electron/shared/contract/registration.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { formatFen, ZERO_FEN } from '../../../electron/shared/values/fen.ts';
import type { ResidentId, VisitId } from '../../../electron/shared/values/ids.ts';
import { asCallError, call } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { formatNumber } from '../../components/format.ts';
import type { Scanned } from '../../components/open-desk.tsx';
import { useTell } from '../../components/told-line.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { usePrint } from '../../components/use-print.ts';
import { asRegisterIntent } from './intents.ts';
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
import { useParking } from './use-parking.ts';
import { usePerson } from './use-person.ts';
import { numberOfRefusal, usePlan } from './use-plan.ts';

/** What the desk holds in its hands: the form, the plan that belongs to it, and the deeds. */
export function useRegistration() {
  const { form, setForm, dropForm } = useForm();
  const parking = useParking();
  const [lookError, setLookError] = useState<CallError>();
  // 3.65x in the field is no temperature, and not nothing either.
  const [temperatureUnread, noteUnread] = useState(false);
  const tell = useTell();
  const residentId = form?.residentId ?? null;
  const person = usePerson(residentId);
  const plan = usePlan(form);
  const giving = useGiving(residentId);
  const { create, update } = person;
  const { register, ticket } = giving;
  const forget = useCallback(() => {
    setLookError(undefined);
    noteUnread(false);
    create.clear();
    update.clear();
    register.clear();
    ticket.clear();
  }, [create.clear, update.clear, register.clear, ticket.clear]);
  const clear = useCallback(() => {
    forget();
    dropForm();
  }, [forget, dropForm]);
  const begin = (next: Partial<RegistrationForm>) => {
    forget();
    // Whoever came with a number from the door keeps it, whatever is found or typed for them.
    setForm((now) => ({ ...EMPTY_FORM, arrival: now.arrival ?? null, ...next }));
  };
  const stillHere = useNewest(residentId);
  const waits = plan.missing ?? (temperatureUnread ? '先改体温' : undefined);

  const openRecord = async (typed: NewPerson) => {
    const made = await person.open(typed);
    if (!made) return;
    tell(`${typed.name} 已建档 ${made.recordNo}`);
    begin({ residentId: made.residentId });
  };
  const openNumber = async (recordNo: string) => {
    const { rows } = await call('residents.search', { term: recordNo });
    const found = rows.find((row) => row.recordNo === recordNo);
    if (found) begin({ residentId: found.residentId });
    else setLookError({ kind: 'refusal', code: 'residents.not-found', details: {} });
  };
  const registerNow = async () => {
    const { chosen, preview } = plan;
    if (!form || residentId === null || !chosen || !preview.data || waits !== undefined) return;
    if (!(await person.saveChanges(form))) return;
    const intent = asRegisterIntent(form, residentId, chosen, preview.data);
    const given = await giving.give(intent, person.strip?.name ?? '');
    if (!given) return;
    // The next card may have been laid on meanwhile.
    if (stillHere(residentId)) clear();
    void ticket.print(`${given.words}，号票`, { visitId: given.visitId, automatic: true });
  };
  const followCard = async () => {
    if (!form || !(await person.followCard(form))) return;
    tell('档案已按证改好');
    setForm((now) => (now.residentId === residentId ? { ...now, differences: [] } : now));
  };
  /** @returns the visit to be looked at, when the scan was a ticket. */
  const takeScan = ({ found, card, error }: Scanned): VisitId | undefined => {
    setLookError(error);
    if (!found || !form) return undefined;
    if (found.kind === 'visit') return found.visitId;
    if (found.kind === 'nobody') {
      const typed = form.newPerson?.idNumber === '' ? form.newPerson : undefined;
      if (!typed) parking.park(form);
      begin({ newPerson: personFromCard(found.idNumber, card, typed ?? EMPTY_PERSON) });
      return undefined;
    }
    if (form.residentId !== found.residentId) parking.park(form);
    const { residentId: of, idNumber, differences } = found;
    begin({ residentId: of, card: { idNumber, name: card?.name ?? null }, differences });
    return undefined;
  };
  return {
    form,
    set: (change: Partial<RegistrationForm>) => setForm((now) => ({ ...now, ...change })),
    choose: (next: ResidentId) => begin({ residentId: next }),
    comeToWindow: (arrival: AtWindow, next: ResidentId | null) => {
      if (form && form.arrival?.arrivalId !== arrival.arrivalId) parking.park(form);
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
    rooms: plan.rooms,
    choices: plan.choices,
    chosen: plan.chosen,
    preview: plan.preview,
    strip: person.strip,
    record: person.record,
    create,
    /** The number with which this person stands in the doctor's line already. */
    standing: numberOfRefusal(plan.preview.error),
    errors: [plan.preview.error, update.error, register.error] as const,
    busy: create.busy || update.busy || register.busy,
    openRecord,
    openNumber: (recordNo: string) =>
      void openNumber(recordNo).catch((error: unknown) => setLookError(asCallError(error))),
    /** What keeps F12 from registering, in a few words. */
    waits,
    noteUnread,
    registerNow,
    takeScan,
    lookError,
    noteLook: setLookError,
    followCard: () => void followCard(),
    keepRecord: () => setForm((now) => ({ ...now, differences: [] })),
    last: giving.last,
    ticket,
  };
}

function useForm() {
  const [kept, setForm, dropForm] = useDraft<RegistrationForm>('registration', 'form', EMPTY_FORM);
  // A draft of an earlier version lacks the newest fields.
  return { form: kept && { ...EMPTY_FORM, ...kept }, setForm, dropForm };
}

interface LastGiven {
  readonly slip: TicketSlip;
  readonly visitId: VisitId;
}

/** Gives the number; the one that was given last stays to be looked at and printed. */
function useGiving(residentId: ResidentId | null) {
  const [last, setLast] = useState<LastGiven>();
  const tell = useTell();
  const register = useCommand('registration.register', residentId ?? 0);
  const ticket = usePrint('registration.printTicket');
  const give = async (intent: ReturnType<typeof asRegisterIntent>, name: string) => {
    const made = await register.run(intent);
    if (!made) return undefined;
    const { slip, visitId, receiptNo, dueFen, position } = made;
    setLast({ slip, visitId });
    const change = made.changeFen ?? ZERO_FEN;
    const back = change > 0 ? `，找零 ${formatFen(change)}` : '';
    const paid = receiptNo === null ? '' : `，已收 ${formatFen(dueFen)}${back}`;
    const words = `${formatNumber(slip.number)} ${name} 已挂号`;
    tell(`${words}，候诊第 ${position} 位${paid}`);
    return { words, visitId };
  };
  return { last, register, ticket, give };
}

/** Whether a value is still the newest one, for whoever has waited meanwhile. */
function useNewest<Value>(value: Value): (before: Value) => boolean {
  const newest = useRef(value);
  newest.current = value;
  return useCallback((before) => newest.current === before, []);
}
