import type { Receipt } from '../../electron/shared/contract/cashier-bill.ts';
import { TENDER_LABELS } from '../../electron/shared/domain/tenders.ts';
import { negateFen } from '../../electron/shared/values/fen.ts';
import { formatFen } from '../components/format.ts';
import { Row } from './Sheet.tsx';

/** 应收、减免（另账）、应交和大写: the figures of the screen, in its order. */
export function ReceiptSums({ receipt }: { receipt: Receipt }) {
  return (
    <div className="receipt-sums">
      <Row name="应收" value={formatFen(receipt.grossFen)} />
      {receipt.waivers.map((waiver) => (
        <Row
          key={waiver.name}
          name={
            <>
              减免：{waiver.name}
              {waiver.basis === '' ? null : <small> 依据 {waiver.basis}</small>}
            </>
          }
          value={formatFen(negateFen(waiver.amountFen))}
        />
      ))}
      <Row name={receipt.kind === 'refund' ? '应退' : '应交'} value={formatFen(receipt.netFen)} strong />
      <div className="receipt-capital">
        <span>大写</span>
        <b>{receipt.capital}</b>
      </div>
    </div>
  );
}

/** How it was paid, split as it was, with the cash laid down and given back. */
export function ReceiptTenders({ receipt }: { receipt: Receipt }) {
  return (
    <div className="receipt-tenders">
      {receipt.payments.map((payment) => (
        <Row key={payment.tender} name={TENDER_LABELS[payment.tender]} value={formatFen(payment.amountFen)} />
      ))}
      {receipt.cashRoundingFen === 0 ? null : (
        <Row name="现金舍入" value={formatFen(receipt.cashRoundingFen)} />
      )}
      {receipt.cashGivenFen === 0 ? null : <Row name="现金实收" value={formatFen(receipt.cashGivenFen)} />}
      {receipt.changeFen === 0 ? null : <Row name="找零" value={formatFen(receipt.changeFen)} />}
    </div>
  );
}

export function RefundReason({ receipt }: { receipt: Receipt }) {
  if (receipt.reason === '') return null;
  const approved = receipt.approverName === '' ? '' : `，${receipt.approverName} 批准`;
  return (
    <div>
      退费原因：{receipt.reason}
      {approved}
    </div>
  );
}
