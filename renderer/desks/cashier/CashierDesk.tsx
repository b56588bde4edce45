import './cashier.css';
import { type ReactNode, useCallback, useState } from 'react';
import type { ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useKeys } from '../../components/keys.tsx';
import { type DeskRequest, useDeskRequest } from '../../components/open-desk.tsx';
import { usePrint } from '../../components/use-print.ts';
import { useOwnWindow } from '../queue/calling/own-window.ts';
import { useCalling } from '../queue/calling/use-calling.ts';
import { type BillRow, billRows } from './bill-rows.ts';
import { CashierList } from './CashierList.tsx';
import { FindReceipt } from './FindReceipt.tsx';
import { JustSettled, receiptWords, type Settled } from './JustSettled.tsx';
import { NobodyWaits } from './NobodyWaits.tsx';
import { OneBill } from './OneBill.tsx';
import { ReceiptView } from './ReceiptView.tsx';

/** What the middle shows: somebody's bill, or a receipt of before. */
type Subject =
  /** `walking`: the hand still goes through the list, and no key of the list may take money. */
  | { readonly kind: 'bill'; readonly visitId: VisitId; readonly walking?: boolean }
  | { readonly kind: 'receipt'; readonly receiptId: ReceiptId; readonly visitId: VisitId }
  /** Just settled: what was given stays to be read, and nobody else's money is under the hand. */
  | { readonly kind: 'settled'; readonly settled: Settled };

/** F4 收费: one bill at a time, split over tenders, cash and change in large figures. */
export function CashierDesk() {
  const today = useQueryCall(
    'cashier.listToday',
    {},
    { topics: ['cashier', 'queue', 'consultation', 'registration'] },
  );
  const line = useOwnWindow('cashier');
  const rows = billRows(today.data, line.board);
  const [chosen, setChosen] = useState<Subject>();
  const [finding, setFinding] = useState(false);
  useAskedSubject(setChosen);
  const first = rows[0];
  const subject: Subject | undefined =
    chosen ?? (first ? { kind: 'bill', visitId: first.visitId } : undefined);
  const shownVisit = subject && 'visitId' in subject ? subject.visitId : undefined;
  const calling = useCalling({
    board: line.board,
    clinicId: line.clinicId,
    isChosen: (one) => one.visitId === shownVisit,
    onCalled: ({ visitId }) => visitId !== null && setChosen({ kind: 'bill', visitId }),
    // The bill of somebody who is not there is nobody's: the next one's is looked at.
    onGone: () => setChosen(undefined),
  });
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.visitId === shownVisit);
    const next = rows[at + by];
    if (next) setChosen({ kind: 'bill', visitId: next.visitId });
  };
  useKeys([
    { keys: 'Alt+W', label: '换窗口', run: line.change, enabled: line.several, shown: line.several },
    { keys: 'Alt+F', label: '查收据', run: () => setFinding(true) },
    { keys: 'PageDown', label: '', shown: false, run: () => step(1) },
    { keys: 'PageUp', label: '', shown: false, run: () => step(-1) },
  ]);
  const list = (
    <CashierList
      today={today.data}
      rows={rows}
      calling={calling}
      window={line.several ? line.name : ''}
      selected={subject?.kind === 'bill' ? subject.visitId : undefined}
      receiptId={subject?.kind === 'receipt' ? subject.receiptId : undefined}
      onSelect={(row) => setChosen({ kind: 'bill', visitId: row.visitId, walking: true })}
      onOpen={(row) => setChosen({ kind: 'bill', visitId: row.visitId })}
      onReceipt={({ receiptId, visitId }) => setChosen({ kind: 'receipt', receiptId, visitId })}
    />
  );
  return (
    <>
      {subject === undefined ? (
        <NobodyWaits list={list} error={today.error ?? line.error} />
      ) : (
        <SubjectDesk
          subject={subject}
          picked={chosen !== undefined}
          rows={rows}
          list={list}
          onChoose={setChosen}
        />
      )}
      {finding ? (
        <FindReceipt
          onPick={({ receiptId, visitId }) => {
            setChosen({ kind: 'receipt', receiptId, visitId });
            setFinding(false);
          }}
          onClose={() => setFinding(false)}
        />
      ) : null}
    </>
  );
}

/** Somebody, or a receipt, that another desk or the search asks for. */
function useAskedSubject(choose: (subject: Subject) => void): void {
  useDeskRequest(
    'cashier',
    useCallback(
      ({ visitId, receiptId }: DeskRequest) => {
        // A receipt is found with the visit that it belongs to.
        if (visitId !== undefined && receiptId !== undefined) choose({ kind: 'receipt', receiptId, visitId });
        else if (visitId !== undefined) choose({ kind: 'bill', visitId });
      },
      [choose],
    ),
  );
}

interface SubjectDeskProps {
  readonly subject: Subject;
  /** Chosen by hand or called by this window. */
  readonly picked: boolean;
  readonly rows: readonly BillRow[];
  readonly list: ReactNode;
  readonly onChoose: (subject: Subject | undefined) => void;
}

/** The bill or the receipt in the middle; what was taken or paid out prints by itself where that is set. */
function SubjectDesk({ subject, picked, rows, list, onChoose }: SubjectDeskProps) {
  const paper = usePrint('cashier.printReceipt');
  switch (subject.kind) {
    case 'settled':
      return <JustSettled list={list} settled={subject.settled} paper={paper} />;
    case 'receipt':
      return (
        <ReceiptView
          key={subject.receiptId}
          receiptId={subject.receiptId}
          visitId={subject.visitId}
          list={list}
          byItself={paper}
          onDone={() => onChoose(undefined)}
          onRefunded={(receiptId) => {
            // What was paid out, and by which way, stays to be read and to be signed for.
            onChoose({ kind: 'receipt', receiptId, visitId: subject.visitId });
            void paper.print('退费收据', { receiptId, automatic: true });
          }}
        />
      );
    case 'bill':
      return (
        <OneBill
          key={subject.visitId}
          visitId={subject.visitId}
          row={rows.find((row) => row.visitId === subject.visitId)}
          picked={picked}
          walking={subject.walking ?? false}
          list={list}
          onSettled={(settled) => {
            onChoose({ kind: 'settled', settled });
            paper.clear();
            const { receipt, told } = settled;
            void paper.print(`${told}，${receiptWords(receipt)}`, {
              receiptId: receipt.receiptId,
              automatic: true,
            });
          }}
        />
      );
  }
}
