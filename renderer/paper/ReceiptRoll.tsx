import type { ReceiptPaper } from '../../electron/shared/contract/paper.ts';
import { FEE_CATEGORY_LABELS } from '../../electron/shared/domain/fee-categories.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { formatFen, formatMoment, formatNumber, formatReceiptNo, formatSex } from '../components/format.ts';
import { ReceiptSums, ReceiptTenders, RefundReason } from './ReceiptMoney.tsx';
import { itemWords, priceWords, quantityWords, receiptTitle, refundWords } from './receipt-words.ts';
import { PaperMarks, Row, Sheet, Words } from './Sheet.tsx';

/** 收据 on a roll: as long as what was charged. */
export function ReceiptRoll({ paper, sheet }: { paper: ReceiptPaper; sheet: SheetLayout }) {
  const { receipt } = paper;
  const { person } = receipt;
  return (
    <Sheet sheet={sheet} className="paper-receipt">
      <header>
        <div>{receipt.center}</div>
        <b>{receipt.station}</b>
        <b className="receipt-title">{receiptTitle(receipt)}</b>
      </header>
      <PaperMarks paper={paper} />
      {refundWords(receipt).map((words) => (
        <div key={words} className="receipt-mark">
          {words}
        </div>
      ))}
      <Words name="号码" value={`№ ${formatReceiptNo(receipt.number)}`} strong />
      <Words name="姓名" value={`${person.name} ${formatSex(person.sex)} ${person.age}`} />
      <Words name="就诊号" value={`${formatNumber(person.visitNumber)} · ${person.visitDay}`} />
      <div className="receipt-lines">
        {receipt.charges.map((charge) => (
          <div key={charge.chargeId} className="receipt-line">
            <div>{itemWords(charge)}</div>
            <div className="paper-row">
              <span>
                {quantityWords(charge)} × {priceWords(charge)}
              </span>
              <span>{formatFen(charge.amountFen)}</span>
            </div>
          </div>
        ))}
      </div>
      <div className="receipt-categories">
        {receipt.categories.map((row) => (
          <Row key={row.category} name={FEE_CATEGORY_LABELS[row.category]} value={formatFen(row.amountFen)} />
        ))}
      </div>
      <ReceiptSums receipt={receipt} />
      <ReceiptTenders receipt={receipt} />
      <RefundReason receipt={receipt} />
      <Words name="收款人" value={receipt.cashierName} />
      <Words name="时间" value={formatMoment(receipt.at)} />
      <footer>药品按进价收费（零差率）。请当面点清，妥善保管。</footer>
    </Sheet>
  );
}
