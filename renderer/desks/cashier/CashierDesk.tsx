import './cashier.css';
import { useCallback, useState } from 'react';
import type { Bill } from '../../../electron/shared/contract/cashier-bill.ts';
import type { ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { usePrint } from '../../api/use-print.ts';
import { type DeskRequest, useDeskRequest } from '../../app/open-desk.tsx';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatFen, formatNumber, formatReceiptNo } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { useOwnWindow } from '../queue/calling/own-window.ts';
import { useCalling } from '../queue/calling/use-calling.ts';
import { BillPanels } from './BillPanels.tsx';
import { type BillRow, billRows, CashierList } from './CashierList.tsx';
import { FindReceipt } from './FindReceipt.tsx';
import { JustSettled, receiptWords, type Settled } from './JustSettled.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { TenderSide } from './TenderSide.tsx';
import { usePayment } from './use-payment.ts';

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
  const paper = usePrint('cashier.printReceipt');
  useDeskRequest(
    'cashier',
    useCallback(({ visitId, receiptId }: DeskRequest) => {
      // A receipt is found with the visit that it belongs to.
      if (visitId !== undefined && receiptId !== undefined)
        setChosen({ kind: 'receipt', receiptId, visitId });
      else if (visitId !== undefined) setChosen({ kind: 'bill', visitId });
    }, []),
  );
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
      ) : subject.kind === 'settled' ? (
        <JustSettled list={list} settled={subject.settled} paper={paper} />
      ) : subject.kind === 'receipt' ? (
        <ReceiptView
          key={subject.receiptId}
          receiptId={subject.receiptId}
          visitId={subject.visitId}
          list={list}
          onDone={() => setChosen(undefined)}
        />
      ) : (
        <OneBill
          key={subject.visitId}
          visitId={subject.visitId}
          row={rows.find((row) => row.visitId === subject.visitId)}
          picked={chosen !== undefined}
          walking={subject.walking ?? false}
          list={list}
          onSettled={(settled) => {
            setChosen({ kind: 'settled', settled });
            paper.clear();
            const { receipt, told } = settled;
            void paper.print(`${told}，${receiptWords(receipt)}`, {
              receiptId: receipt.receiptId,
              automatic: true,
            });
          }}
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

function NobodyWaits({ list, error }: { list: React.ReactNode; error: Parameters<typeof Told>[0]['error'] }) {
  return (
    <DeskFrame
      name="s-cashier"
      list={list}
      strip={<PatientStrip patient={undefined} empty="没有等着交费的人" />}
      work={
        <>
          <Told error={error} what="名单没有取到" />
          <EmptyState icon="cash" title="没有等着交费的人">
            医生签名后，费用会自动排到左边。查以前的收据按 Alt F。
          </EmptyState>
        </>
      }
      side={
        <>
          <div className="grow-y" />
          <SideActions>
            <MainAction label="收款" hint="没有人等" ready={false} onPress={() => undefined} />
          </SideActions>
        </>
      }
    />
  );
}

interface OneBillProps {
  readonly visitId: VisitId;
  readonly row: BillRow | undefined;
  /** Chosen by hand or called by this window. */
  readonly picked: boolean;
  readonly walking: boolean;
  readonly list: React.ReactNode;
  readonly onSettled: (settled: Settled) => void;
}

function OneBill({ visitId, row, picked, walking, list, onSettled }: OneBillProps) {
  const number = row?.number;
  // The first of the line is shown before it is called; its money is not taken by a stray F12.
  const mayTake = picked || row?.state === 'called' || row?.state === 'serving';
  const bill = useQueryCall('cashier.getBill', { visitId }, { topics: ['cashier', 'consultation', 'queue'] });
  const strip = useQueryCall('residents.getStrip', { visitId }, { topics: ['residents'] });
  const payment = usePayment(bill.data);
  const settle = useCommand('cashier.settle', visitId);
  const tell = useTell();
  useKeys([
    {
      keys: 'Alt+M',
      label: '只收一部分',
      shown: false,
      run: () => payment.setChosen(payment.chosen ? undefined : allKeys(bill.data)),
      enabled: bill.data !== undefined,
    },
  ]);
  const run = async () => {
    if (!payment.plan?.ok || payment.hasUnread || !mayTake) return;
    const receipt = await settle.run({ visitId, ...payment.intent });
    if (!receipt) return;
    const change = receipt.changeFen > 0 ? `，找零 ${formatFen(receipt.changeFen)}` : '';
    const who = `${formatNumber(bill.data?.visitNumber ?? number ?? 0)} ${strip.data?.name ?? ''}`;
    const told = `${who} 收讫 ${formatFen(receipt.netFen)}${change}`;
    tell(`${told}，№ ${formatReceiptNo(receipt.number)}`);
    onSettled({ who, receipt, told });
  };
  return (
    <DeskFrame
      name="s-cashier"
      list={list}
      strip={<PatientStrip patient={strip.data} {...(number === undefined ? {} : { number })} />}
      work={
        <>
          <Told error={bill.error} what="账单没有取到" />
          {bill.data && bill.data.lines.length > 0 ? (
            <>
              <BillPanels bill={bill.data} chosen={payment.chosen} onChoose={payment.setChosen} />
              {settle.error?.kind === 'fault' ? (
                <Told
                  error={settle.error}
                  what="收款没有做成，账和库存都没有变"
                  retry={{ label: '再收一次，不会收两遍', run: () => void run(), keys: 'F12' }}
                />
              ) : null}
            </>
          ) : bill.data ? (
            <EmptyState icon="cash" title="没有要交的费用">
              都已结清。按 PageDown 看下一位。
            </EmptyState>
          ) : null}
        </>
      }
      side={
        bill.data ? (
          <TenderSide
            bill={bill.data}
            payment={payment}
            mayTake={mayTake}
            walking={walking}
            error={settle.error}
            busy={settle.busy}
            onSettle={() => void run()}
          />
        ) : (
          <div />
        )
      }
    />
  );
}

function allKeys(bill: Bill | undefined): ReadonlySet<string> {
  return new Set(bill?.lines.map((line) => line.key));
}
