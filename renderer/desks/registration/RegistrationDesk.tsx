import './registration.css';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { type DeskRequest, useDeskRequest } from '../../app/open-desk.tsx';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { CredentialDialog } from './CredentialDialog.tsx';
import { FindPanel } from './FindPanel.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { NewResidentPanel } from './NewResidentPanel.tsx';
import { PriorityPanel } from './PriorityPanel.tsx';
import { RegisteredVisitSide, RegisteredVisitWork } from './RegisteredVisit.tsx';
import { PlanSections } from './RegistrationSide.tsx';
import { nextPay } from './registration-form.ts';
import { TicketPanel } from './TicketPanel.tsx';
import { TodayList } from './TodayList.tsx';
import { useRegistration } from './use-registration.ts';
import { VisitPanel } from './VisitPanel.tsx';

type Hand = ReturnType<typeof useRegistration>;

/** 挂号 (F1): find or create, choose, F12 gives the number. */
export function RegistrationDesk() {
  const hand = useRegistration();
  const [viewing, setViewing] = useState<VisitId>();
  const [addingProof, setAddingProof] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const temperature = useRef<HTMLInputElement>(null);
  const term = useRef('');
  const today = useQueryCall('registration.listToday', {}, { topics: ['registration', 'queue'] });
  const { form } = hand;
  const mode = viewing === undefined ? modeOf(form) : 'view';
  useFocus(mode, form?.residentId ?? 0, { search, temperature });
  useTakeRequest(hand, setViewing);
  const clear = () => {
    setViewing(undefined);
    if (mode !== 'view') hand.clear();
    search.current?.focus();
  };
  useKeys([
    {
      keys: 'Alt+X',
      label: '新建档案',
      run: () => {
        setViewing(undefined);
        hand.startNew(mode === 'find' ? term.current : '');
      },
    },
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
    { keys: 'Escape', label: '清空', run: clear },
  ]);
  const viewed = today.data?.rows.find((row) => row.visitId === viewing);
  const viewedStrip = useQueryCall(
    'residents.getStrip',
    { visitId: viewing ?? 0 },
    { enabled: viewing !== undefined },
  );
  return (
    <DeskFrame
      name="s-registration"
      list={<TodayList today={today.data} selected={viewing} onSelect={setViewing} />}
      strip={
        mode === 'view' ? (
          <PatientStrip patient={viewedStrip.data} number={viewed?.number} />
        ) : (
          <PatientStrip
            patient={withRank(hand)}
            numberText="待发号"
            empty={mode === 'new' ? '新建档案' : '先找居民'}
          />
        )
      }
      work={
        viewing !== undefined ? (
          <RegisteredVisitWork visitId={viewing} />
        ) : (
          <Work
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
          ) : (
            <Side hand={hand} onWaiting={() => search.current?.focus()} />
          )}
          {addingProof && form?.residentId ? (
            <CredentialDialog residentId={form.residentId} onClose={() => setAddingProof(false)} />
          ) : null}
        </>
      }
    />
  );
}

interface Refs {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly temperature: RefObject<HTMLInputElement | null>;
}

type Mode = 'reading' | 'find' | 'new' | 'chosen' | 'view';

function modeOf(form: Hand['form']): Mode {
  if (!form) return 'reading';
  if (form.newPerson) return 'new';
  return form.residentId === null ? 'find' : 'chosen';
}

/** The focus is where the hand goes on: the search, or the first field that is worth typing. */
function useFocus(mode: Mode, residentId: number, { search, temperature }: Refs): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when somebody else is chosen, not when refs change
  useEffect(() => {
    if (mode === 'find') search.current?.focus();
    if (mode === 'chosen') temperature.current?.focus();
  }, [mode, residentId]);
}

/** Ctrl+K or another desk brings somebody along. */
function useTakeRequest(hand: Hand, view: (visitId: VisitId | undefined) => void): void {
  const chooseResident = useRef(hand.choose);
  chooseResident.current = hand.choose;
  const take = useCallback(
    ({ residentId, visitId }: DeskRequest) => {
      view(visitId);
      if (residentId !== undefined) chooseResident.current(residentId);
    },
    [view],
  );
  useDeskRequest('registration', take);
}

/** The strip shows the rank that registering would give, with 急 as soon as it is said. */
function withRank(hand: Hand) {
  if (!hand.strip) return undefined;
  return hand.preview.data ? { ...hand.strip, rank: hand.preview.data.rank } : hand.strip;
}

function Work({
  hand,
  onTerm,
  onAddProof,
  onDown,
  refs,
}: {
  hand: Hand;
  onTerm: (term: string) => void;
  onAddProof: () => void;
  onDown: () => void;
  refs: Refs;
}) {
  const { form, set } = hand;
  if (!form) return null;
  if (form.newPerson) {
    const person = form.newPerson;
    return (
      <NewResidentPanel
        person={person}
        error={hand.create.error}
        onChange={(newPerson) => set({ newPerson })}
        onDone={() => hand.openRecord(person)}
        onUseOther={hand.openNumber}
      />
    );
  }
  if (form.residentId === null) {
    return (
      <>
        <FindPanel
          onPick={(row) => hand.choose(row.residentId)}
          onTerm={onTerm}
          inputRef={refs.search}
          onDown={onDown}
        />
        {hand.lastSlip ? (
          <TicketPanel slip={hand.lastSlip} title="刚发的号" />
        ) : (
          <EmptyState icon="search" title="来的是哪位？">
            <span>打拼音首字母、证件号码或手机号的开头，回车选中，F12 挂号。</span>
            <span>第一次来的，按 Alt X 建档。</span>
          </EmptyState>
        )}
      </>
    );
  }
  return (
    <>
      {hand.record ? <IdentityPanel record={hand.record} form={form} set={set} /> : null}
      <VisitPanel
        form={form}
        set={set}
        choices={hand.choices}
        chosen={hand.chosen}
        plan={hand.preview.data}
        feverDeci={hand.rooms?.feverDeci ?? 373}
        errors={hand.errors}
        temperatureRef={refs.temperature}
        onDone={hand.registerNow}
      />
      {hand.record ? (
        <PriorityPanel record={hand.record} plan={hand.preview.data} onAdd={onAddProof} />
      ) : null}
    </>
  );
}

function Side({ hand, onWaiting }: { hand: Hand; onWaiting: () => void }) {
  const { form, preview, rooms } = hand;
  const person = form?.newPerson ?? undefined;
  const plan = form?.residentId ? preview.data : undefined;
  return (
    <>
      {plan && form ? (
        <PlanSections
          plan={plan}
          form={form}
          set={hand.set}
          payLaterAllowed={rooms?.payLaterAllowed ?? false}
        />
      ) : (
        <SideSection title="现在候诊">
          {(rooms?.rooms ?? []).map((room) => (
            <SumLine key={room.clinicId} label={room.name} value={`${room.waiting} 人`} />
          ))}
          <div className="say">找到居民后，这里显示费用、减免和挂号后的位置。</div>
        </SideSection>
      )}
      <SideActions>
        {person ? (
          <MainAction
            label="建档"
            {...(person.name.trim() === '' ? { hint: '先打姓名' } : { hint: '再挂号' })}
            ready={person.name.trim() !== ''}
            busy={hand.busy}
            onPress={() => void hand.openRecord(person)}
            onWaiting={() => void hand.openRecord(person)}
          />
        ) : (
          <MainAction
            label={plan ? '挂号，发号票' : '挂号'}
            {...(form?.residentId ? {} : { hint: '先找居民' })}
            ready={plan !== undefined}
            busy={hand.busy}
            onPress={() => void hand.registerNow()}
            onWaiting={onWaiting}
          />
        )}
      </SideActions>
    </>
  );
}
