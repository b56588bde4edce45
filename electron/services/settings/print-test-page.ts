import type { TestPaper } from '../../shared/contract/paper.ts';
import type { PrinterSettings } from '../../shared/domain/printing.ts';
import { encodeTicketCode } from '../../shared/domain/ticket-code.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { type PaperOrder, paperHead, pictureBy, printBy } from '../printing/print-paper.ts';

/** The printers of this PC, by their own word. */
export const listPrinters: Handler<'settings.listPrinters'> = async (context) => [
  ...(await context.host.listPrinters()),
];

/** 测试页 by settings that the head is trying: a ruler to measure with, before anything is saved. */
export const printTestPage: Handler<'settings.printTestPage'> = async (context, { use, printers, to }) => {
  const paper = context.query((query) => testPaper(query, printers, use));
  return printBy(context, printers, { use, to, fileName: `test-${paper.size}`, paper: () => paper });
};

/** The same as a picture for the screen. */
export const pictureTestPage: Handler<'settings.pictureTestPage'> = async (context, { use, printers }) => {
  const paper = context.query((query) => testPaper(query, printers, use));
  return pictureBy(context, printers, { use, paper: () => paper });
};

function testPaper(context: QueryContext, printers: PrinterSettings, use: PaperOrder['use']): TestPaper {
  return {
    kind: 'test',
    ...paperHead(context),
    printer: printers[use].printer,
    size: printers[use].size,
    at: context.now,
    code: encodeTicketCode({ kind: 'visit', day: context.today, number: 888 }),
  };
}
