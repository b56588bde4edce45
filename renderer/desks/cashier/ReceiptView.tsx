import { useEffect, useState } from 'react';
import type { Receipt, ReceiptCharge } from '../../../electron/shared/contract/cashier-bill.ts';
import { FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';
import { TENDER_LABELS } from '../../../electron/shared/domain/tenders.ts';
import { negateFen } from '../../../electron/shared/values/fen.ts';
import type { ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { call } from '../../api/client.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { DeskFrame, Panel, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatFen, formatReceiptNo, formatShortMoment } from '../../components/format.ts';
import { Tag } from '../../components/Marks.tsx';
import { usePaperPreview } from '../../components/PaperPreview.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import { Told } from '../../components/Told.tsx';
import { usePrint } from '../../components/use-print.ts';
import type { ReceiptPrinting } from './JustSettled.tsx';
import { RefundDialog } from './RefundDialog.tsx';

const REFUND_WORDS: Readonly<Record<ReceiptCharge['refund'], string>> = {
  open: '可退',
  'drug-out': '已发药，先退药',
  done: '已做，须站长批准',
  refunded: '已退',
};

export interface ReceiptViewProps {
  readonly receiptId: ReceiptId;
  readonly visitId: VisitId;
  readonly list: React.ReactNode;
  /** The printing that went off by itself: of a refund of just now. */
  readonly byItself: Pick<ReceiptPrinting, 'error' | 'clear'>;
  readonly onDone: () => void;
  readonly onRefunded: (refundReceiptId: ReceiptId) => void;
}

/** One receipt as it was: its lines, what may be paid back, and the reprint. */
export function ReceiptView({ receiptId, visitId, list, byItself, onDone, onRefunded }: ReceiptViewProps) {
  const receipt = useQueryCall('cashier.getReceipt', { receiptId }, { topics: ['cashier', 'dispensary'] });
  const strip = useQueryCall('residents.getStrip', { visitId }, { topics: ['residents'] });
  const { print, error: printError } = usePrint('cashier.printReceipt');
  const { clear } = byItself;
  // What was said of another receipt is no word about this one.
  useEffect(clear, [clear]);
  const [refunding, setRefunding] = useState(false);
  const shown = receipt.data;
  const printOf = ({ number }: Receipt, to: 'printer' | 'file' = 'printer') => {
    clear();
    void print(`收据 № ${formatReceiptNo(number)}`, { receiptId, to });
  };
  const preview = usePaperPreview(
    shown && {
      title: `收据 № ${formatReceiptNo(shown.number)}`,
      ask: () => call('cashier.pictureReceipt', { receiptId }),
      onPrint: () => printOf(shown),
    },
  );
  return (
    <>
      <DeskFrame
        name="s-cashier"
        list={list}
        strip={<PatientStrip patient={strip.data} {...(shown ? { number: shown.person.visitNumber } : {})} />}
        work={
          <>
            <Told error={receipt.error} what="收据没有取到" />
            <PrintTold
              error={printError ?? byItself.error}
              what="收据没有打出来"
              onFile={() => shown && printOf(shown, 'file')}
            />
            {shown ? <ReceiptPanel receipt={shown} /> : null}
          </>
        }
        side={
          shown ? (
            <ReceiptSide
              receipt={shown}
              onPrint={() => printOf(shown)}
              onDone={onDone}
              onRefund={() => setRefunding(true)}
            />
          ) : (
            <div />
          )
        }
      />
      {preview}
      {refunding && shown ? (
        <RefundDialog receipt={shown} onDone={onRefunded} onClose={() => setRefunding(false)} />
      ) : null}
    </>
  );
}

interface ReceiptSideProps {
  readonly receipt: Receipt;
  readonly onPrint: () => void;
  readonly onDone: () => void;
  readonly onRefund: () => void;
}

function ReceiptSide({ receipt, onPrint, onDone, onRefund }: ReceiptSideProps) {
  const refundable = receipt.charges.some(({ refund }) => refund === 'open' || refund === 'done');
  return (
    <>
      <ReceiptSums receipt={receipt} />
      <SideActions
        lesser={
          <>
            <Button keys="Ctrl+P" onPress={onPrint}>
              {receipt.copies === 0 ? '打印收据' : '补打收据'}
            </Button>
            <Button keys="Escape" onPress={onDone}>
              回到收费
            </Button>
          </>
        }
      >
        <MainAction
          label="退费"
          ready={refundable}
          onPress={onRefund}
          {...(refundable ? {} : { hint: receipt.kind === 'refund' ? '这张就是退费' : '没有可退的' })}
        />
      </SideActions>
    </>
  );
}

function ReceiptPanel({ receipt }: { receipt: Receipt }) {
  return (
    <Panel
      className="grow"
      title={`${receipt.kind === 'refund' ? '退费收据' : '收据'} № ${formatReceiptNo(receipt.number)}`}
      note={`${formatShortMoment(receipt.at)} · ${receipt.cashierName}`}
      end={
        <>
          {receipt.copies > 1 ? <Tag>补打 {receipt.copies - 1} 次</Tag> : null}
          {receipt.originalNumber === null ? null : (
            <Tag kind="bad">冲 № {formatReceiptNo(receipt.originalNumber)}</Tag>
          )}
          {receipt.refundNumbers.map((number) => (
            <Tag key={number} kind="bad">
              有退费 № {formatReceiptNo(number)}
            </Tag>
          ))}
        </>
      }
    >
      <DataTable
        label="收据明细"
        grow
        rows={receipt.charges}
        keyOf={(charge) => charge.chargeId}
        columns={columnsOf(receipt)}
      />
    </Panel>
  );
}

function columnsOf({ kind }: Receipt): Column<ReceiptCharge>[] {
  return [
    { head: '类别', large: 62, width: 84, cell: (charge) => FEE_CATEGORY_LABELS[charge.category] },
    {
      head: '项目',
      cell: (charge) => <span className="whole-name">{`${charge.name} ${charge.spec}`.trim()}</span>,
    },
    { head: '批号', large: 66, width: 84, cell: (charge) => charge.batchNo },
    {
      head: '数量',
      large: 58,
      width: 76,
      align: 'right',
      cell: (charge) => `${charge.qty} ${charge.unit}`.replace('-', '\u2212'),
    },
    {
      head: '金额',
      large: 64,
      width: 80,
      align: 'right',
      cell: (charge) => formatFen(charge.amountFen),
    },
    {
      head: '减免',
      large: 56,
      width: 72,
      align: 'right',
      cell: (charge) => (charge.waivedFen === 0 ? '' : formatFen(charge.waivedFen)),
    },
    ...(kind === 'refund'
      ? []
      : [
          {
            head: '退费',
            large: 84,
            width: 132,
            cell: (charge: ReceiptCharge) => (
              <span className="whole-name">{REFUND_WORDS[charge.refund]}</span>
            ),
          },
        ]),
  ];
}

function ReceiptSums({ receipt }: { receipt: Receipt }) {
  return (
    <>
      <SideSection title="金额">
        <SumLine label="应收" value={formatFen(receipt.grossFen)} />
        {receipt.waivers.map((waiver) => (
          <SumLine key={waiver.name} label={waiver.name} value={formatFen(negateFen(waiver.amountFen))} />
        ))}
        <SumLine label="应交" value={formatFen(receipt.netFen)} strong />
        <div className="say">{receipt.capital}</div>
      </SideSection>
      <SideSection title={receipt.kind === 'refund' ? '退款方式' : '收款方式'}>
        {receipt.payments.map((payment) => (
          <SumLine
            key={payment.tender}
            label={TENDER_LABELS[payment.tender]}
            value={formatFen(payment.amountFen)}
          />
        ))}
        {receipt.cashRoundingFen === 0 ? null : (
          <SumLine label="现金舍入" value={formatFen(receipt.cashRoundingFen)} />
        )}
        {receipt.cashGivenFen === 0 ? null : (
          <SumLine label="现金实收" value={formatFen(receipt.cashGivenFen)} />
        )}
        {receipt.changeFen === 0 ? null : <SumLine label="找零" value={formatFen(receipt.changeFen)} />}
      </SideSection>
      {receipt.reason === '' ? null : (
        <SideSection title="退费原因">
          <div className="say">
            {receipt.reason}
            {receipt.approverName === '' ? '' : ` · ${receipt.approverName} 批准`}
          </div>
        </SideSection>
      )}
    </>
  );
}
