import './cashier.css';
import { useState } from 'react';
import type { Bill } from '../../../electron/shared/contract/cashier-bill.ts';
import type { ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatFen, formatNumber, formatReceiptNo } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { BillPanels } from './BillPanels.tsx';
import { billRows, CashierList } from './CashierList.tsx';
import { FindReceipt } from './FindReceipt.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { TenderSide } from './TenderSide.tsx';
import { usePayment } from './use-payment.ts';

/** What the middle shows: somebody's bill, or a receipt of before. */
type Subject =
  | { readonly kind: 'bill'; readonly visitId: VisitId }
  | { readonly kind: 'receipt'; readonly receiptId: ReceiptId; readonly visitId: VisitId };

/** F4 收费: one bill at a time, split over tenders, cash and change in large figures. */
export function CashierDesk() {
  const today = useQueryCall(
    'cashier.listToday',
    {},
    { topics: ['cashier', 'queue', 'consultation', 'registration'] },
  );
  const board = useQueryCall(
    'queue.getBoard',
    { point: 'cashier' },
    { topics: ['queue', 'cashier'], everyMs: 30_000 },
  );
  const rows = billRows(today.data, board.data);
  const [chosen, setChosen] = useState<Subject>();
  const [finding, setFinding] = useState(false);
  const first = rows[0];
  const subject: Subject | undefined =
    chosen ?? (first ? { kind: 'bill', visitId: first.visitId } : undefined);
  const call = useCallNext(board.data?.rooms[0]?.clinicId, (visitId) => setChosen({ kind: 'bill', visitId }));
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.visitId === subject?.visitId);
    const next = rows[at + by];
    if (next) setChosen({ kind: 'bill', visitId: next.visitId });
  };
  useKeys([
    { keys: 'Alt+N', label: '叫下一位', run: () => void call.next(), enabled: board.data?.next != null },
    { keys: 'Alt+F', label: '查收据', run: () => setFinding(true) },
    { keys: 'PageDown', label: '', shown: false, run: () => step(1) },
    { keys: 'PageUp', label: '', shown: false, run: () => step(-1) },
  ]);
  const list = (
    <CashierList
      today={today.data}
      rows={rows}
      selected={subject?.kind === 'bill' ? subject.visitId : undefined}
      receiptId={subject?.kind === 'receipt' ? subject.receiptId : undefined}
      onSelect={(row) => setChosen({ kind: 'bill', visitId: row.visitId })}
      onReceipt={({ receiptId, visitId }) => setChosen({ kind: 'receipt', receiptId, visitId })}
    />
  );
  return (
    <>
      {subject === undefined ? (
        <NobodyWaits list={list} error={today.error ?? call.error} />
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
          number={rows.find((row) => row.visitId === subject.visitId)?.number}
          list={list}
          callError={call.error}
          onDone={() => setChosen(undefined)}
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
      side={<div />}
    />
  );
}

function useCallNext(clinicId: number | undefined, onCalled: (visitId: VisitId) => void) {
  const command = useCommand('queue.callNext');
  const tell = useTell();
  return {
    error: command.error,
    next: async () => {
      if (clinicId === undefined) return;
      const called = await command.run({ point: 'cashier', clinicId });
      if (!called) return;
      onCalled(called.visitId);
      tell(called.announcement);
    },
  };
}

interface OneBillProps {
  readonly visitId: VisitId;
  readonly number: number | undefined;
  readonly list: React.ReactNode;
  readonly callError: Parameters<typeof Told>[0]['error'];
  readonly onDone: () => void;
}

function OneBill({ visitId, number, list, callError, onDone }: OneBillProps) {
  const bill = useQueryCall('cashier.getBill', { visitId }, { topics: ['cashier', 'consultation', 'queue'] });
  const strip = useQueryCall('residents.getStrip', { visitId }, { topics: ['residents'] });
  const payment = usePayment(bill.data);
  const settle = useCommand('cashier.settle', visitId);
  const tell = useTell();
  useKeys([
    {
      keys: 'Alt+M',
      label: '只收一部分',
      run: () => payment.setChosen(payment.chosen ? undefined : allKeys(bill.data)),
      enabled: bill.data !== undefined,
    },
  ]);
  const run = async () => {
    if (!payment.plan?.ok) return;
    const receipt = await settle.run({ visitId, ...payment.intent });
    if (!receipt) return;
    const change = receipt.changeFen > 0 ? `，找零 ${formatFen(receipt.changeFen)}` : '';
    const who = `${formatNumber(bill.data?.visitNumber ?? number ?? 0)} ${strip.data?.name ?? ''}`;
    tell(`${who} 收讫 ${formatFen(receipt.netFen)}${change}，№ ${formatReceiptNo(receipt.number)}`);
    onDone();
  };
  return (
    <DeskFrame
      name="s-cashier"
      list={list}
      strip={<PatientStrip patient={strip.data} {...(number === undefined ? {} : { number })} />}
      work={
        <>
          <Told error={callError ?? bill.error} what="账单没有取到" />
          {bill.data && bill.data.lines.length > 0 ? (
            <BillPanels bill={bill.data} chosen={payment.chosen} onChoose={payment.setChosen} />
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
