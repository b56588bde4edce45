import { join } from 'node:path';
import type { WebContents } from 'electron';
import type {
  PaperHost,
  PrinterState,
  PrintJob,
  PrintOutcome,
  PrintTarget,
} from '../services/printing/print-job.ts';
import { PrintError, pdfNameOf } from '../services/printing/print-job.ts';
import { whyNotWritten, writeWhole } from '../services/write-whole.ts';
import { inTime } from './in-time.ts';
import {
  answeredByPage,
  layOutPaper,
  pictureOf,
  type StandingPaper,
  withPaperWindow,
} from './paper-window.ts';
import { judgePrinter, type KnownPrinter } from './printer-state.ts';

export interface PrintersOptions {
  /** Address of the paper's own page. */
  readonly paperUrl: () => string;
  readonly exportsFolder: string;
}

/** A printer that answers nothing for so long is taken for one that does not print. */
const PATIENCE_MS = 60_000;
/** So long the operating system may look for its printers in a network. */
const LOOKING_MS = 20_000;
const MICRONS = 1_000;
const MM_PER_INCH = 25.4;

/** The printers of this PC. Papers go out one after the other, in the order in which they were asked for. */
export function createPrinters({ paperUrl, exportsFolder }: PrintersOptions): PaperHost {
  const inTurn = oneAtATime();
  return {
    print: (job) =>
      inTurn(() => withPaperWindow(paperUrl(), (contents) => printJob(contents, job, exportsFolder))),
    picturePaper: (sheet, paper) =>
      inTurn(() =>
        withPaperWindow(paperUrl(), async (contents, window) =>
          pictureOf(contents, window, await layOutPaper(contents, sheet, paper)),
        ),
      ),
    listPrinters: () => inTurn(() => withPaperWindow('about:blank', listStates)),
  };
}

/** Work that never overlaps, and goes on after one that failed. */
function oneAtATime(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** @throws PrintError 'printers-silent' */
async function listStates(contents: WebContents): Promise<PrinterState[]> {
  // The types tell of one version of Electron; the bits of Windows come with older ones.
  const looked = contents.getPrintersAsync() as unknown as Promise<readonly KnownPrinter[]>;
  const known = await inTime(looked, LOOKING_MS, () => new PrintError('printers-silent', 'no answer'));
  return known.map(judgePrinter);
}

async function printJob(contents: WebContents, job: PrintJob, folder: string): Promise<PrintOutcome> {
  const { target } = job;
  if (target.kind === 'printer') await requireReady(contents, target.printer);
  const paper = job.paper();
  const standing = await layOutPaper(contents, job.sheet, paper);
  if (target.kind === 'printer') {
    await sendToPrinter(contents, target, standing);
    return { file: '' };
  }
  const file = join(folder, `${pdfNameOf(target, paper)}.pdf`);
  await writePdf(file, await asPdf(contents, standing));
  return { file };
}

/** @throws PrintError 'printers-silent' | 'printer-unknown' | 'printer-offline' | 'printer-no-paper' */
async function requireReady(contents: WebContents, name: string): Promise<void> {
  const found = (await listStates(contents)).find((printer) => printer.name === name);
  if (!found) throw new PrintError('printer-unknown', name);
  if (found.state === 'offline') throw new PrintError('printer-offline', found.label);
  if (found.state === 'no-paper') throw new PrintError('printer-no-paper', found.label);
}

/** Margins are ours: whatever the printer adds by itself would cut the right edge of a roll. */
function sendToPrinter(
  contents: WebContents,
  { printer, copies }: Extract<PrintTarget, { kind: 'printer' }>,
  { widthMm, heightMm }: StandingPaper,
): Promise<void> {
  const failed = (why: string) => new PrintError('print-failed', `${printer}: ${why}`);
  const sent = new Promise<void>((resolve, reject) => {
    contents.print(
      {
        silent: true,
        deviceName: printer,
        copies,
        color: false,
        printBackground: true,
        margins: { marginType: 'none' },
        pageSize: { width: Math.round(widthMm * MICRONS), height: Math.round(heightMm * MICRONS) },
      },
      (success, why) => (success ? resolve() : reject(failed(why))),
    );
  });
  return inTime(sent, PATIENCE_MS, () => failed('no answer'));
}

function asPdf(contents: WebContents, { widthMm, heightMm }: StandingPaper): Promise<Uint8Array> {
  const made = contents.printToPDF({
    printBackground: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    pageSize: { width: widthMm / MM_PER_INCH, height: heightMm / MM_PER_INCH },
  });
  return answeredByPage(made, 'making the PDF', PATIENCE_MS);
}

/** @throws PrintError 'print-file-in-use' | 'disk-full' */
async function writePdf(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(file, bytes);
  } catch (error) {
    const why = whyNotWritten(error);
    if (why === 'disk-full') throw new PrintError('disk-full', file, { cause: error });
    if (why === 'in-use') throw new PrintError('print-file-in-use', file, { cause: error });
    throw error;
  }
}
