import type { ReceiptCharge } from '../../electron/shared/contract/cashier-bill.ts';
import type { ReceiptPaper } from '../../electron/shared/contract/paper.ts';
import { FEE_CATEGORY_LABELS } from '../../electron/shared/domain/fee-categories.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { formatFen, formatMoment, formatNumber, formatReceiptNo, formatSex } from '../components/format.ts';
import { inPages, linesOf } from './pages.ts';
import { ReceiptSums, ReceiptTenders, RefundReason } from './ReceiptMoney.tsx';
import { itemWords, priceWords, quantityWords, receiptTitle, refundWords } from './receipt-words.ts';
import { PageFoot, PaperMarks, Sheet } from './Sheet.tsx';

/** Millimetres of a row beside its lines, and of one line. */
const ROW_MM = 1.6;
const LINE_MM = 4.5;
/** What the table may take of a page, and of the one that ends with the money. */
const TABLE_MM = { page: 145, last: 98 };
const ITEM_EM = 15;
/** 补打, 冲 №, 有退费 №: each a boxed line below the head. */
const MARK_MM = 7;

function heightOf(charge: ReceiptCharge): number {
  return ROW_MM + LINE_MM * linesOf(itemWords(charge), ITEM_EM);
}

/** 收据 on A5: lines in a table, the money on the last page. */
export function ReceiptSheet({ paper, sheet }: { paper: ReceiptPaper; sheet: SheetLayout }) {
  const { receipt } = paper;
  const marks = (refundWords(receipt).length + (paper.reprint > 0 || paper.practice ? 1 : 0)) * MARK_MM;
  const pages = inPages(receipt.charges, heightOf, {
    page: TABLE_MM.page - marks,
    last: TABLE_MM.last - marks,
  });
  return pages.map((charges, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages never move
    <Sheet key={at} sheet={sheet} className="paper-receipt paper-receipt-sheet">
      <Head paper={paper} />
      {charges.length > 0 ? <Lines charges={charges} /> : null}
      {at === pages.length - 1 ? (
        <div className="receipt-money">
          <ReceiptSums receipt={receipt} />
          <ReceiptTenders receipt={receipt} />
        </div>
      ) : (
        <div className="receipt-next">接下页</div>
      )}
      {at === pages.length - 1 ? <RefundReason receipt={receipt} /> : null}
      <div className="paper-fill" />
      <div className="receipt-signed">
        <span>收款人 {receipt.cashierName}</span>
        <span>{formatMoment(receipt.at)}</span>
        <span>收费章</span>
      </div>
      <PageFoot page={at + 1} pages={pages.length}>
        药品按进价收费（零差率）。请妥善保管。
      </PageFoot>
    </Sheet>
  ));
}

function Head({ paper }: { paper: ReceiptPaper }) {
  const { receipt } = paper;
  const { person } = receipt;
  return (
    <>
      <header>
        <div>
          {receipt.center} {receipt.station}
        </div>
        <b className="receipt-title">{receiptTitle(receipt)}</b>
      </header>
      <PaperMarks paper={paper} />
      <div className="receipt-who">
        <span>
          姓名 <b>{person.name}</b> {formatSex(person.sex)} {person.age}
        </span>
        <span>
          就诊号 {formatNumber(person.visitNumber)}（{person.visitDay}）
        </span>
        <b>№ {formatReceiptNo(receipt.number)}</b>
      </div>
      {refundWords(receipt).map((words) => (
        <div key={words} className="receipt-mark">
          {words}
        </div>
      ))}
    </>
  );
}

function Lines({ charges }: { charges: readonly ReceiptCharge[] }) {
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th>类别</th>
          <th>项目</th>
          <th className="num">数量</th>
          <th className="num">单价</th>
          <th className="num">金额</th>
        </tr>
      </thead>
      <tbody>
        {charges.map((charge) => (
          <tr key={charge.chargeId}>
            <td>{FEE_CATEGORY_LABELS[charge.category]}</td>
            <td>{itemWords(charge)}</td>
            <td className="num">{quantityWords(charge)}</td>
            <td className="num">{priceWords(charge)}</td>
            <td className="num">{formatFen(charge.amountFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
