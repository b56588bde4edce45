import type { TestPaper } from '../../shared/contract/paper.ts';
import type { PaperSize, PrinterSettings } from '../../shared/domain/printing.ts';
import { encodeTicketCode } from '../../shared/domain/ticket-code.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { nameSaved } from '../name-saved.ts';
import { asRefusal, type PaperOrder, paperHead, pictureBy, printBy } from '../printing/print-paper.ts';

const SIZES: Readonly<Record<PaperSize, string>> = {
  roll80: '80mm',
  roll58: '58mm',
  label60: '60x40mm',
  a5: 'A5',
  a4: 'A4',
};

/** The printers of this PC, by their own word. @throws Refusal 'settings.printers-silent' | 'settings.paper-stuck' */
export const listPrinters: Handler<'settings.listPrinters'> = async (context) => [
  ...(await asRefusal(() => context.host.listPrinters())),
];

/** 测试页 by settings that the head is trying: a ruler to measure with, before anything is saved. */
export const printTestPage: Handler<'settings.printTestPage'> = async (context, { use, printers, to }) => {
  const paper = context.query((query) => testPaper(query, printers, use));
  return printBy(context, printers, {
    use,
    to,
    fileName: nameSaved(context, 'testPage', SIZES[paper.size]),
    paper: () => paper,
  });
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
