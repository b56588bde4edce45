import type { ReactNode } from 'react';
import type { Bill } from '../../../electron/shared/contract/cashier-bill.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
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
import type { BillRow } from './bill-rows.ts';
import type { Settled } from './JustSettled.tsx';
import { TenderSide } from './TenderSide.tsx';
import { usePayment } from './use-payment.ts';

export interface OneBillProps {
  readonly visitId: VisitId;
  readonly row: BillRow | undefined;
  /** Chosen by hand or called by this window. */
  readonly picked: boolean;
  readonly walking: boolean;
  readonly list: ReactNode;
  readonly onSettled: (settled: Settled) => void;
}

/** Somebody's bill: what is owed, by which tenders it is paid, and the receipt. */
export function OneBill({ visitId, row, picked, walking, list, onSettled }: OneBillProps) {
  const number = row?.number;
  // The first of the line is shown before it is called; its money is not taken by a stray F12.
  const mayTake = picked || row?.state === 'called' || row?.state === 'serving';
  const { bill, strip, payment, settle, run } = useSettling({ visitId, number, mayTake, onSettled });
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
                  retry={{ label: '再收一次，不会收两遍', run, keys: 'F12' }}
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
            onSettle={run}
          />
        ) : (
          <div />
        )
      }
    />
  );
}

interface Settling extends Pick<OneBillProps, 'visitId' | 'onSettled'> {
  readonly number: number | undefined;
  readonly mayTake: boolean;
}

/** What is read for a bill, what is typed for it, and the taking of the money. */
function useSettling({ visitId, number, mayTake, onSettled }: Settling) {
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
    const visitNumber = bill.data?.visitNumber ?? number ?? 0;
    const who = `${formatNumber(visitNumber)} ${strip.data?.name ?? ''}`;
    const told = `${who} 收讫 ${formatFen(receipt.netFen)}${change}`;
    tell(`${told}，№ ${formatReceiptNo(receipt.number)}`);
    onSettled({ visitId, number: visitNumber, who, receipt, told });
  };
  return { bill, strip, payment, settle, run: () => void run() };
}

function allKeys(bill: Bill | undefined): ReadonlySet<string> {
  return new Set(bill?.lines.map((line) => line.key));
}
