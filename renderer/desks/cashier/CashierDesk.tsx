import './cashier.css';
import { useState } from 'react';
import type { Bill, SettledReceipt } from '../../../electron/shared/contract/cashier-bill.ts';
import type { ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, Figure, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatFen, formatNumber, formatReceiptNo } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { BillPanels } from './BillPanels.tsx';
import { type BillRow, billRows, CashierList } from './CashierList.tsx';
import { FindReceipt } from './FindReceipt.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { TenderSide } from './TenderSide.tsx';
import { usePayment } from './use-payment.ts';

/** What the middle shows: somebody's bill, or a receipt of before. */
type Subject =
  | { readonly kind: 'bill'; readonly visitId: VisitId }
  | { readonly kind: 'receipt'; readonly receiptId: ReceiptId; readonly visitId: VisitId }
  /** Just settled: what was given stays to be read, and nobody else's money is under the hand. */
  | { readonly kind: 'settled'; readonly settled: Settled };

interface Settled {
  readonly who: string;
  readonly receipt: SettledReceipt;
}

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
  const shownVisit = subject && 'visitId' in subject ? subject.visitId : undefined;
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.visitId === shownVisit);
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
      ) : subject.kind === 'settled' ? (
        <JustSettled list={list} settled={subject.settled} error={call.error} />
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
          list={list}
          callError={call.error}
          onSettled={(settled) => setChosen({ kind: 'settled', settled })}
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

/** The change stays in large figures until the next one is called. */
function JustSettled({
  list,
  settled,
  error,
}: {
  list: React.ReactNode;
  settled: Settled;
  error: Parameters<typeof Told>[0]['error'];
}) {
  const { who, receipt } = settled;
  return (
    <DeskFrame
      name="s-cashier"
      list={list}
      strip={<PatientStrip patient={undefined} empty={`${who} 收讫`} />}
      work={
        <>
          <Told error={error} what="没有叫成" />
          <EmptyState icon="check" title={`收据 № ${formatReceiptNo(receipt.number)}`}>
            按 Alt N 叫下一位，或在左边选人。
          </EmptyState>
        </>
      }
      side={
        <>
          <SideSection title="收讫">
            <Figure label="实收" value={formatFen(receipt.netFen)} mid />
            <Figure label="找零" value={formatFen(receipt.changeFen)} />
          </SideSection>
          <div className="grow-y" />
        </>
      }
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
  readonly row: BillRow | undefined;
  /** Chosen by hand or called by this window. */
  readonly picked: boolean;
  readonly list: React.ReactNode;
  readonly callError: Parameters<typeof Told>[0]['error'];
  readonly onSettled: (settled: Settled) => void;
}

function OneBill({ visitId, row, picked, list, callError, onSettled }: OneBillProps) {
  const number = row?.number;
  // The first of the line is shown before it is called; its money is not taken by a stray F12.
  const mayTake = picked || row?.state === 'called';
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
    if (!payment.plan?.ok || !mayTake) return;
    const receipt = await settle.run({ visitId, ...payment.intent });
    if (!receipt) return;
    const change = receipt.changeFen > 0 ? `，找零 ${formatFen(receipt.changeFen)}` : '';
    const who = `${formatNumber(bill.data?.visitNumber ?? number ?? 0)} ${strip.data?.name ?? ''}`;
    tell(`${who} 收讫 ${formatFen(receipt.netFen)}${change}，№ ${formatReceiptNo(receipt.number)}`);
    onSettled({ who, receipt });
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
