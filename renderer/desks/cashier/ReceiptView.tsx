import { useState } from 'react';
import type { Receipt, ReceiptCharge } from '../../../electron/shared/contract/cashier-bill.ts';
import { FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';
import { TENDER_LABELS } from '../../../electron/shared/domain/tenders.ts';
import { negateFen } from '../../../electron/shared/values/fen.ts';
import type { ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { call } from '../../api/client.ts';
import { useQueryCall } from '../../api/queries.ts';
import { usePrint } from '../../api/use-print.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { DeskFrame, Panel, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatFen, formatReceiptNo, formatShortMoment } from '../../components/format.ts';
import { Tag } from '../../components/Marks.tsx';
import { usePaperPreview } from '../../components/PaperPreview.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { PrintTold } from '../../components/PrintTold.tsx';
import { Told } from '../../components/Told.tsx';
import { RefundDialog } from './RefundDialog.tsx';

const REFUND_WORDS: Readonly<Record<ReceiptCharge['refund'], string>> = {
  open: '可退',
  'drug-out': '已发药，先退药',
  done: '已做，须站长退',
  refunded: '已退',
};

export interface ReceiptViewProps {
  readonly receiptId: ReceiptId;
  readonly visitId: VisitId;
  readonly list: React.ReactNode;
  readonly onDone: () => void;
}

/** One receipt as it was: its lines, what may be paid back, and the reprint. */
export function ReceiptView({ receiptId, visitId, list, onDone }: ReceiptViewProps) {
  const receipt = useQueryCall('cashier.getReceipt', { receiptId }, { topics: ['cashier', 'dispensary'] });
  const strip = useQueryCall('residents.getStrip', { visitId }, { topics: ['residents'] });
  const { print, error: printError } = usePrint('cashier.printReceipt');
  const [refunding, setRefunding] = useState(false);
  const shown = receipt.data;
  const preview = usePaperPreview(
    shown && {
      title: `收据 № ${formatReceiptNo(shown.number)}`,
      ask: () => call('cashier.pictureReceipt', { receiptId }),
      onPrint: () => void print(`收据 № ${formatReceiptNo(shown.number)}`, { receiptId }),
    },
  );
  const refundable = shown?.charges.some((charge) => charge.refund === 'open' || charge.refund === 'done');
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
              error={printError}
              what="收据没有打出来"
              onFile={() =>
                shown && void print(`收据 № ${formatReceiptNo(shown.number)}`, { receiptId, to: 'file' })
              }
            />
            {shown ? <ReceiptPanel receipt={shown} /> : null}
          </>
        }
        side={
          shown ? (
            <>
              <ReceiptSums receipt={shown} />
              <SideActions
                lesser={
                  <>
                    <Button
                      keys="Ctrl+P"
                      onPress={() => void print(`收据 № ${formatReceiptNo(shown.number)}`, { receiptId })}
                    >
                      {shown.copies === 0 ? '打印收据' : '补打收据'}
                    </Button>
                    <Button keys="Escape" onPress={onDone}>
                      回到收费
                    </Button>
                  </>
                }
              >
                <MainAction
                  label="退费"
                  ready={refundable === true}
                  onPress={() => setRefunding(true)}
                  {...(refundable ? {} : { hint: '没有可退的' })}
                />
              </SideActions>
            </>
          ) : (
            <div />
          )
        }
      />
      {preview}
      {refunding && shown ? <RefundDialog receipt={shown} onClose={() => setRefunding(false)} /> : null}
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
        columns={[
          { head: '类别', width: 84, cell: (charge) => FEE_CATEGORY_LABELS[charge.category] },
          {
            head: '项目',
            cell: (charge) => <span className="whole-name">{`${charge.name} ${charge.spec}`.trim()}</span>,
          },
          { head: '批号', width: 84, cell: (charge) => charge.batchNo },
          { head: '数量', width: 76, align: 'right', cell: (charge) => `${charge.qty} ${charge.unit}` },
          { head: '金额', width: 80, align: 'right', cell: (charge) => formatFen(charge.amountFen) },
          {
            head: '减免',
            width: 72,
            align: 'right',
            cell: (charge) => (charge.waivedFen === 0 ? '' : formatFen(charge.waivedFen)),
          },
          {
            head: '退费',
            width: 120,
            cell: (charge) => (receipt.kind === 'refund' ? '' : REFUND_WORDS[charge.refund]),
          },
        ]}
      />
    </Panel>
  );
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
      <SideSection title="收款方式">
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
