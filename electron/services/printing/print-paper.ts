import type { Paper, PaperHead } from '../../shared/contract/paper.ts';
import type { PaperPicture, Printed, PrintTo } from '../../shared/contract/printing.ts';
import {
  findCalibration,
  layOutSheet,
  type PaperUse,
  type PrinterSettings,
  type SheetLayout,
} from '../../shared/domain/printing.ts';
import type { QueryContext, TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { PrintError, type PrintTarget, pdfNameOf } from './print-job.ts';

export interface PaperOrder {
  readonly use: PaperUse;
  /** Of the PDF, without its ending. */
  readonly fileName: string;
  /** Asked when its turn comes. */
  readonly paper: () => Paper;
  readonly to?: PrintTo | undefined;
  /** Bigger than set: tickets of elders. */
  readonly large?: boolean | undefined;
  /** A reprint does not take the original's place. */
  readonly counted?: boolean | undefined;
}

/**
 * Prints a paper on the printer that the settings name for its use, or makes a PDF in the exports folder:
 * where none is named, or on request. One paper at a time.
 *
 * @throws Refusal 'settings.printer-unknown' | 'settings.printer-offline' | 'settings.printer-no-paper' |
 *   'settings.printers-silent' | 'settings.paper-stuck' | 'settings.print-failed' | 'settings.print-file-in-use' |
 *   'settings.no-chinese-font' | 'disk.full'
 */
export async function printPaper(context: TaskContext, order: PaperOrder): Promise<Printed> {
  const printers = context.query(({ settings }) => settings.printers);
  return printBy(context, printers, order);
}

/** The same by settings that are only being tried. @throws Refusal like printPaper */
export async function printBy(
  context: TaskContext,
  printers: PrinterSettings,
  order: PaperOrder,
): Promise<Printed> {
  const target = targetOf(printers, order);
  const printer = target.kind === 'printer' ? target.printer : '';
  const sheet = sheetOf(printers, order.use, printer, order.large);
  let reprint = 0;
  const { file } = await asRefusal(() =>
    context.host.print({
      sheet,
      target,
      paper: () => {
        const paper = order.paper();
        reprint = paper.reprint;
        return paper;
      },
    }),
  );
  return {
    outcome: target.kind === 'printer' ? 'printed' : 'saved',
    printer,
    file,
    fileName: target.kind === 'file' ? `${pdfNameOf(target, { reprint })}.pdf` : '',
    reprint,
    printerSet: printers[order.use].printer !== '',
  };
}

/** The paper as it would be printed, as a picture. @throws Refusal like printPaper */
export async function picturePaper(
  context: TaskContext,
  order: Pick<PaperOrder, 'use' | 'paper' | 'large'>,
): Promise<PaperPicture> {
  const printers = context.query(({ settings }) => settings.printers);
  return pictureBy(context, printers, order);
}

/** The same by settings that are only being tried. @throws Refusal like printPaper */
export async function pictureBy(
  context: TaskContext,
  printers: PrinterSettings,
  { use, paper, large }: Pick<PaperOrder, 'use' | 'paper' | 'large'>,
): Promise<PaperPicture> {
  const sheet = sheetOf(printers, use, printers[use].printer, large);
  return asRefusal(() => context.host.picturePaper(sheet, paper()));
}

/** What heads every paper of this station. */
export function paperHead({ settings }: Pick<QueryContext, 'settings'>, reprint = 0): PaperHead {
  const { name, center, practice } = settings.station;
  return { station: name, center, practice, reprint };
}

/** Whether this use is printed by itself: it is set so, and a printer is named. */
export function printsItself(printers: PrinterSettings, use: 'ticket' | 'receipt'): boolean {
  return printers[use].automatic && printers[use].printer !== '';
}

/** The answer to an automatic print where nothing is printed automatically. */
export const SKIPPED: Printed = {
  outcome: 'skipped',
  printer: '',
  file: '',
  fileName: '',
  reprint: 0,
  printerSet: false,
};

export function targetOf(
  printers: PrinterSettings,
  order: Pick<PaperOrder, 'use' | 'fileName' | 'to' | 'counted'>,
): PrintTarget {
  const { printer, copies } = printers[order.use];
  if (order.to === 'file' || printer === '')
    return { kind: 'file', fileName: order.fileName, counted: order.counted ?? false };
  return { kind: 'printer', printer, copies };
}

function sheetOf(
  printers: PrinterSettings,
  use: PaperUse,
  printer: string,
  large: boolean | undefined,
): SheetLayout {
  const set = printers[use];
  const largeType = 'largeType' in set && set.largeType;
  return layOutSheet(set.size, findCalibration(printers, printer, set.size), largeType || large === true);
}

/** What the devices say of a paper, as refusals of this area. */
export async function asRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    if (error.reason === 'disk-full') throw refuse('disk.full');
    throw refuse(`settings.${error.reason}`, { said: error.message });
  }
}
