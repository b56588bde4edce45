import type { SettledReceipt } from '../../../electron/shared/contract/cashier-bill.ts';
import { TENDER_LABELS } from '../../../electron/shared/domain/tenders.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { call } from '../../api/client.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { DeskFrame, Figure, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatFen, formatReceiptNo } from '../../components/format.ts';
import { usePaperPreview } from '../../components/PaperPreview.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import type { Printing } from '../../components/use-print.ts';

export interface Settled {
  readonly visitId: VisitId;
  readonly number: number;
  readonly who: string;
  readonly receipt: SettledReceipt;
  /** What the quiet line said of it. */
  readonly told: string;
}

export type ReceiptPrinting = Printing<'cashier.printReceipt'>;

/** `收据 № 0012828`. */
export function receiptWords({ number }: Pick<SettledReceipt, 'number'>): string {
  return `收据 № ${formatReceiptNo(number)}`;
}

/** The change stays in large figures until the next one is called; the receipt can be printed here. */
export function JustSettled({
  list,
  settled,
  paper,
}: {
  list: React.ReactNode;
  settled: Settled;
  paper: ReceiptPrinting;
}) {
  const { visitId, number, who, receipt } = settled;
  const { receiptId } = receipt;
  const strip = useQueryCall('residents.getStrip', { visitId }, { topics: ['residents'] });
  const preview = usePaperPreview({
    title: receiptWords(receipt),
    ask: () => call('cashier.pictureReceipt', { receiptId }),
    onPrint: () => void paper.print(receiptWords(receipt), { receiptId }),
  });
  return (
    <DeskFrame
      name="s-cashier"
      list={list}
      strip={<PatientStrip patient={strip.data} number={number} empty={`${who} 收讫`} />}
      work={
        <>
          <PrintTold
            error={paper.error}
            what="收据没有打出来"
            onFile={() => void paper.print(receiptWords(receipt), { receiptId, to: 'file' })}
          />
          <EmptyState icon="check" title={receiptWords(receipt)}>
            <span>按 Ctrl P 打印收据；Alt N 叫下一位，或在左边选人。</span>
          </EmptyState>
        </>
      }
      side={
        <>
          <SideSection title="收讫">
            <Figure label="实收" value={formatFen(receipt.netFen)} mid />
            {receipt.payments.length > 1 || receipt.payments[0]?.tender !== 'cash'
              ? receipt.payments.map(({ tender, amountFen }) => (
                  <SumLine key={tender} label={TENDER_LABELS[tender]} value={formatFen(amountFen)} />
                ))
              : null}
            {receipt.changeFen > 0 ? (
              <SumLine label="现金实收" value={formatFen(receipt.cashGivenFen)} />
            ) : null}
            <Figure label="找零" value={formatFen(receipt.changeFen)} />
          </SideSection>
          <div className="grow-y" />
          {preview}
          <SideActions>
            <Button
              keys="Ctrl+P"
              inBar
              onPress={() => void paper.print(receiptWords(receipt), { receiptId })}
            >
              打印收据
            </Button>
          </SideActions>
        </>
      }
    />
  );
}
