import type { RefObject } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import { Told } from '../../components/Told.tsx';
import { CardDifferences } from './CardDifferences.tsx';
import { FindPanel } from './FindPanel.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { NewResidentPanel } from './NewResidentPanel.tsx';
import { StillHereNote } from './NumberToday.tsx';
import { PriorityPanel } from './PriorityPanel.tsx';
import type { Hand } from './RegistrationDesk.tsx';
import type { RegistrationForm } from './registration-form.ts';
import { TicketPanel } from './TicketPanel.tsx';
import { VisitPanel } from './VisitPanel.tsx';

export interface Refs {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly temperature: RefObject<HTMLInputElement | null>;
}

export interface DeskWorkProps {
  readonly hand: Hand;
  readonly onTerm: (term: string) => void;
  readonly onAddProof: () => void;
  readonly onDown: () => void;
  readonly refs: Refs;
}

/** What is being done: finding somebody, opening a record, or registering who was found. */
export function DeskWork(props: DeskWorkProps) {
  const { hand } = props;
  const { form, set, lookError } = hand;
  if (!form) return null;
  const told = <Told error={lookError} what="没有读成" />;
  if (form.newPerson) {
    const person = form.newPerson;
    return (
      <>
        {told}
        <NewResidentPanel
          person={person}
          error={hand.create.error}
          onChange={(newPerson) => set({ newPerson })}
          onDone={() => hand.openRecord(person)}
          onUseOther={hand.openNumber}
          onUseResident={hand.choose}
        />
      </>
    );
  }
  if (form.residentId === null) return <Finding {...props} />;
  return (
    <>
      {told}
      {form.differences.length > 0 ? (
        <CardDifferences
          differences={form.differences}
          onFollowCard={hand.followCard}
          onKeepRecord={hand.keepRecord}
        />
      ) : null}
      {hand.preview.data?.numberToday?.at ? (
        <StillHereNote
          today={hand.preview.data.numberToday}
          name={hand.strip?.name ?? ''}
          again={form.again}
          onAgain={() => {
            set({ again: !form.again });
            // The button that had the focus may be gone: on with what is worth typing.
            props.refs.temperature.current?.focus();
          }}
          onReturned={hand.clear}
        />
      ) : null}
      {hand.standing === undefined ? null : <Told error={hand.preview.error} what="号没有挂" />}
      {hand.record ? <IdentityPanel record={hand.record} form={form} set={set} /> : null}
      {hand.standing === undefined ? <VisitForm {...props} form={form} /> : null}
    </>
  );
}

/** What this visit is about, and by what this person has priority. */
function VisitForm({ hand, form, refs, onAddProof }: DeskWorkProps & { readonly form: RegistrationForm }) {
  return (
    <>
      <VisitPanel
        key={form.residentId}
        form={form}
        set={hand.set}
        choices={hand.choices}
        chosen={hand.chosen}
        plan={hand.preview.data}
        feverDeci={hand.rooms?.feverDeci ?? 373}
        errors={hand.errors}
        temperatureRef={refs.temperature}
        onUnread={hand.noteUnread}
        onDone={hand.registerNow}
      />
      {hand.record ? (
        <PriorityPanel record={hand.record} plan={hand.preview.data} onAdd={onAddProof} />
      ) : null}
    </>
  );
}

function Finding({ hand, onTerm, onDown, refs }: DeskWorkProps) {
  return (
    <>
      <FindPanel
        onPick={(row) => hand.choose(row.residentId)}
        onTerm={onTerm}
        inputRef={refs.search}
        onDown={onDown}
      />
      <Told error={hand.lookError} what="没有读成" />
      <PrintTold
        error={hand.ticket.error}
        what="号票没有打出来"
        onFile={() => hand.last && void hand.ticket.print('号票', { visitId: hand.last.visitId, to: 'file' })}
      />
      {hand.last ? (
        <TicketPanel slip={hand.last.slip} title="刚发的号" />
      ) : (
        <EmptyState icon="search" title="来的是哪位？">
          <span>刷身份证，或打拼音首字母、手机号的开头。</span>
          <span>第一次来的，刷证就开新档；没带证按 Alt X。</span>
        </EmptyState>
      )}
    </>
  );
}
