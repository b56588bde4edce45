import type { Paper } from '../../shared/contract/paper.ts';
import type { PaperPicture } from '../../shared/contract/printing.ts';
import type { SheetLayout } from '../../shared/domain/printing.ts';

/** Where a paper goes: some printer of this PC, or a PDF of this name in the exports folder. */
export type PrintTarget =
  | { readonly kind: 'printer'; readonly printer: string; readonly copies: number }
  | {
      readonly kind: 'file';
      readonly fileName: string;
      /** A reprint's PDF lies beside the original's. */
      readonly counted: boolean;
    };

export interface PrintJob {
  readonly sheet: SheetLayout;
  readonly target: PrintTarget;
  /** Asked when its turn comes and the printer is there. What it throws ends the job, and nothing is printed. */
  readonly paper: () => Paper;
}

export interface PrintOutcome {
  /** The PDF's place; empty on a printer. */
  readonly file: string;
}

export interface PrinterState {
  /** As the operating system names it, and as it shows it. */
  readonly name: string;
  readonly label: string;
  /** `unknown`: it does not say. */
  readonly state: 'ready' | 'offline' | 'no-paper' | 'unknown';
}

/** The PDF's name without its ending, once it is known which copy it is. */
export function pdfNameOf(
  { fileName, counted }: Extract<PrintTarget, { kind: 'file' }>,
  { reprint }: Pick<Paper, 'reprint'>,
): string {
  return counted && reprint > 0 ? `${fileName}-补打${reprint}` : fileName;
}

/** What only the program around the services can do with paper. */
export interface PaperHost {
  /** Prints one paper after the other, never two at once. @throws PrintError */
  readonly print: (job: PrintJob) => Promise<PrintOutcome>;
  /** The paper as a picture, for the screen. @throws PrintError */
  readonly picturePaper: (sheet: SheetLayout, paper: Paper) => Promise<PaperPicture>;
  readonly listPrinters: () => Promise<readonly PrinterState[]>;
}

/**
 * A paper that did not come out: the printer is not there or says no, or it could not be shown whole.
 * `printers-silent`: the operating system does not say which printers there are. `paper-stuck`: the paper's page
 * hangs or is gone.
 */
export class PrintError extends Error {
  constructor(
    readonly reason:
      | 'printer-unknown'
      | 'printer-offline'
      | 'printer-no-paper'
      | 'printers-silent'
      | 'paper-stuck'
      | 'print-failed'
      | 'print-file-in-use'
      | 'disk-full'
      | 'no-chinese-font',
    /** What the operating system said, or the file; never what stands on the paper. */
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PrintError';
  }
}
