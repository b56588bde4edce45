import './registration.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { asCallError, call } from '../../api/client.ts';
import { useQueryCall } from '../../api/queries.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { formatNumber } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { type DeskRequest, useDeskRequest } from '../../components/open-desk.tsx';
import { usePaperPreview } from '../../components/PaperPreview.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import { useOwnWindow } from '../queue/calling/own-window.ts';
import { useCalling } from '../queue/calling/use-calling.ts';
import { CredentialDialog } from './CredentialDialog.tsx';
import { DeskSide } from './DeskSide.tsx';
import { DeskWork, type Refs } from './DeskWork.tsx';
import { RegisteredVisitSide, RegisteredVisitWork } from './RegisteredVisit.tsx';
import { nextPay } from './registration-form.ts';
import { TodayList } from './TodayList.tsx';
import { useRegistration } from './use-registration.ts';

export type Hand = ReturnType<typeof useRegistration>;

/** 挂号 (F1): a card, a scan or a search finds who it is, F12 gives the number and its ticket. */
export function RegistrationDesk() {
  const hand = useRegistration();
  const [viewing, setViewing] = useState<VisitId>();
  const [addingProof, setAddingProof] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const temperature = useRef<HTMLInputElement>(null);
  const term = useRef('');
  const today = useQueryCall('registration.listToday', {}, { topics: ['registration', 'queue'] });
  const { viewed, asking } = useViewed(viewing, today.data);
  const { form } = hand;
  const mode = viewing === undefined ? modeOf(form) : 'view';
  const calling = useWindowLine(hand, () => setViewing(undefined));
  useFocus(mode, form?.residentId ?? 0, { search, temperature });
  useTakeRequest(hand, setViewing);
  const clear = () => {
    setViewing(undefined);
    if (mode !== 'view') hand.stepBack();
    search.current?.focus();
  };
  useDeskKeys(hand, mode, {
    clear,
    startNew: () => {
      setViewing(undefined);
      hand.startNew(mode === 'find' ? term.current : '');
    },
    visitId: viewing ?? hand.last?.visitId,
    number: viewing === undefined ? hand.last?.slip.number : viewed?.number,
  });
  const preview = usePaperPreview(ticketToSee(hand, viewing ?? hand.last?.visitId));
  const seeNumber = async (number: number) => {
    const { asked } = await call('registration.listToday', { limit: 1, number });
    if (!asked) return;
    hand.clear();
    setViewing(asked.visitId);
  };
  const viewedStrip = useQueryCall(
    'residents.getStrip',
    { visitId: viewing ?? 0 },
    { enabled: viewing !== undefined },
  );
  return (
    <DeskFrame
      name="s-registration"
      list={
        <TodayList
          today={today.data}
          calling={calling}
          selected={viewing}
          arrivalId={form?.arrival?.arrivalId ?? null}
          onSelect={setViewing}
          onArrival={({ arrivalId, number, residentId }) => {
            setViewing(undefined);
            if (arrivalId !== null) hand.comeToWindow({ arrivalId, number }, residentId);
          }}
        />
      }
      strip={
        mode === 'view' ? (
          <PatientStrip patient={viewedStrip.data} number={viewed?.number} />
        ) : (
          <PatientStrip patient={withRank(hand)} {...numberOf(form)} empty={emptyStrip(mode, form)} />
        )
      }
      work={
        viewing !== undefined ? (
          <>
            <PrintTold
              error={hand.ticket.error}
              what="号票没有打出来"
              onFile={() => void hand.ticket.print('号票', { visitId: viewing, to: 'file' })}
            />
            <RegisteredVisitWork visitId={viewing} />
          </>
        ) : (
          <DeskWork
            hand={hand}
            onTerm={(typed) => {
              term.current = typed;
            }}
            onAddProof={() => setAddingProof(true)}
            onDown={() => {
              const newest = today.data?.rows[0];
              if (!newest) return;
              setViewing(newest.visitId);
              document.querySelector<HTMLElement>('.s-registration .who-list')?.focus();
            }}
            refs={{ search, temperature }}
          />
        )
      }
      side={
        <>
          {viewed ? (
            <RegisteredVisitSide visit={viewed} onBack={() => setViewing(undefined)} />
          ) : asking ? null : (
            <DeskSide
              hand={hand}
              onWaiting={() => search.current?.focus()}
              onSee={(number) =>
                void seeNumber(number).catch((error: unknown) => hand.noteLook(asCallError(error)))
              }
            />
          )}
          {preview}
          {addingProof && form?.residentId ? (
            <CredentialDialog residentId={form.residentId} onClose={() => setAddingProof(false)} />
          ) : null}
        </>
      }
    />
  );
}

/**
 * The visit that is looked at: out of the list where it stands there, so that walking through the list shows nobody
 * else in between; one that stands further down is asked for.
 */
function useViewed(viewing: VisitId | undefined, today: Output<'registration.listToday'> | undefined) {
  const listed = today?.rows.find((row) => row.visitId === viewing);
  const seen = useQueryCall(
    'registration.listToday',
    { limit: 1, visitId: viewing ?? 0 },
    { enabled: viewing !== undefined && listed === undefined, topics: ['registration', 'queue'] },
  );
  if (viewing === undefined) return { viewed: undefined, asking: false };
  const viewed = listed ?? seen.data?.asked ?? undefined;
  return { viewed, asking: viewed === undefined && seen.loading };
}

/** The ticket that is looked at, or was given last. */
function ticketToSee(hand: Hand, visitId: VisitId | undefined) {
  if (visitId === undefined) return undefined;
  return {
    title: '号票',
    ask: () => call('registration.pictureTicket', { visitId }),
    onPrint: () => void hand.ticket.print('号票', { visitId }),
  };
}

type Mode = 'reading' | 'find' | 'new' | 'chosen' | 'view';

function modeOf(form: Hand['form']): Mode {
  if (!form) return 'reading';
  if (form.newPerson) return 'new';
  return form.residentId === null ? 'find' : 'chosen';
}

/** Numbers from the door are called here by the same keys as at every window; whoever comes is loaded. */
function useWindowLine(hand: Hand, look: () => void) {
  const line = useOwnWindow('registration');
  const load = (ticketId: BoardTicket['ticketId']) => {
    const tickets = [
      ...(line.board?.waiting ?? []),
      ...(line.board?.rooms ?? []).flatMap((one) => one.current),
    ];
    const ticket = tickets.find((one) => one.ticketId === ticketId);
    if (!ticket || ticket.arrivalId === null) return;
    look();
    hand.comeToWindow({ arrivalId: ticket.arrivalId, number: ticket.number }, ticket.residentId);
  };
  return useCalling({
    board: line.board,
    clinicId: line.clinicId,
    // The card at the head of the list shows every key of calling; the bar has its own.
    inBar: false,
    onCalled: ({ ticketId }) => load(ticketId),
    // The search may have been cleared in between: whoever stands here is registered under this number.
    onHere: ({ ticketId, arrivalId }) => arrivalId !== hand.form?.arrival?.arrivalId && load(ticketId),
    onGone: hand.clear,
  });
}

interface DeskDeeds {
  readonly clear: () => void;
  readonly startNew: () => void;
  /** The ticket that is looked at, or was given last. */
  readonly visitId: VisitId | undefined;
  readonly number: number | undefined;
}

function useDeskKeys(hand: Hand, mode: Mode, deeds: DeskDeeds): void {
  const { form } = hand;
  const { visitId, number } = deeds;
  const parkable = mode === 'chosen' || mode === 'new';
  useKeys([
    { keys: 'Alt+X', label: '新建档案', run: deeds.startNew },
    {
      keys: 'Alt+J',
      label: form?.emergency ? '不是急诊' : '急诊',
      enabled: mode === 'chosen',
      run: () => hand.set({ emergency: !form?.emergency }),
    },
    {
      keys: 'Alt+P',
      label: '何时交费',
      enabled: mode === 'chosen',
      run: () => form && hand.set({ pay: nextPay(form.pay, hand.rooms?.payLaterAllowed ?? false) }),
    },
    {
      keys: 'Alt+A',
      label: parkable || hand.parked === 0 ? '先搁下' : `接着办（${hand.parked}）`,
      enabled: parkable || (mode === 'find' && hand.parked > 0),
      run: hand.park,
    },
    {
      keys: 'Ctrl+P',
      label: '补打号票',
      enabled: visitId !== undefined,
      run: () =>
        visitId !== undefined &&
        void hand.ticket.print(`${number === undefined ? '' : formatNumber(number)} 号票`, { visitId }),
    },
    { keys: 'Escape', label: '清空', run: deeds.clear },
  ]);
}

/** The focus is where the hand goes on: the search, or the first field that is worth typing. */
function useFocus(mode: Mode, residentId: number, { search, temperature }: Refs): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when somebody else is chosen, not when refs change
  useEffect(() => {
    if (mode === 'find') search.current?.focus();
    if (mode === 'chosen') temperature.current?.focus();
  }, [mode, residentId]);
}

/** A scan, Ctrl+K or another desk brings somebody along. */
function useTakeRequest(hand: Hand, view: (visitId: VisitId | undefined) => void): void {
  const latest = useRef(hand);
  latest.current = hand;
  const take = useCallback(
    ({ residentId, visitId, scanned }: DeskRequest) => {
      view(visitId);
      if (residentId !== undefined) latest.current.choose(residentId);
      if (!scanned) return;
      const seen = latest.current.takeScan(scanned);
      if (seen !== undefined) view(seen);
    },
    [view],
  );
  useDeskRequest('registration', take);
}

/** Whoever took a number at the door keeps it; the others get theirs with F12. */
function numberOf(form: Hand['form']): { number: number } | { numberText: string } {
  return form?.arrival ? { number: form.arrival.number } : { numberText: '待发号' };
}

function emptyStrip(mode: Mode, form: Hand['form']): string {
  if (mode === 'new') return '新建档案';
  return form?.arrival ? `${formatNumber(form.arrival.number)} 号在窗口：刷证，或找居民` : '先找居民';
}

/** The strip shows the rank that registering would give, with 急 as soon as it is said. */
function withRank(hand: Hand) {
  if (!hand.strip) return undefined;
  return hand.preview.data ? { ...hand.strip, rank: hand.preview.data.rank } : hand.strip;
}
