import type { ReceiptPaper } from '../../shared/contract/paper.ts';
import type { ReceiptId } from '../../shared/values/ids.ts';
import { formatReceiptNo } from '../../shared/values/printed-numbers.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { nameSaved } from '../name-saved.ts';
import { printCounted } from '../printing/print-counted.ts';
import { paperHead, picturePaper, printsItself, SKIPPED } from '../printing/print-paper.ts';
import { readReceipt } from './read-receipt.ts';

/**
 * 收据 as the screen shows it, to the fen: both come from `readReceipt`. From the second on 补打 第 n 次.
 *
 * @throws Refusal 'cashier.unknown-receipt', or like printPaper
 */
export const printReceipt: Handler<'cashier.printReceipt'> = async (context, input) => {
  const { receiptId, automatic, to } = input;
  if (automatic && !context.query(({ settings }) => printsItself(settings.printers, 'receipt')))
    return SKIPPED;
  const { number } = context.query((query) => readReceipt(query, { receiptId }));
  return printCounted(context, {
    use: 'receipt',
    kind: 'receipt',
    subjectId: receiptId,
    fileName: nameSaved(context, 'receipt', formatReceiptNo(number)),
    to,
    paper: (query, reprint) => receiptPaper(query, receiptId, reprint),
  });
};

/** The same as a picture for the screen. @throws Refusal like printReceipt */
export const pictureReceipt: Handler<'cashier.pictureReceipt'> = async (context, { receiptId }) => {
  const paper = context.query((query) => receiptPaper(query, receiptId, 0));
  return picturePaper(context, { use: 'receipt', paper: () => paper });
};

function receiptPaper(context: QueryContext, receiptId: ReceiptId, reprint: number): ReceiptPaper {
  return {
    kind: 'receipt',
    ...paperHead(context, reprint),
    receipt: readReceipt(context, { receiptId }),
  };
}
