import type { PrinterState } from '../services/printing/print-job.ts';

/** What Electron knows of a printer; old and new versions, Windows and CUPS, each say a part of it. */
export interface KnownPrinter {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** Windows: PRINTER_STATUS_… bits. Not given any more by newer versions. */
  readonly status?: number;
  readonly options?: Readonly<Record<string, string>>;
}

const OFFLINE = 0x80 | 0x1000 | 0x2 | 0x8 | 0x400000 | 0x100000;
const NO_PAPER = 0x10;
const CUPS_STOPPED = '5';

/** Whether a printer could print now, as far as it says. What it does not say is no reason to refuse. */
export function judgePrinter(printer: KnownPrinter): PrinterState {
  return {
    name: printer.name,
    label: printer.displayName || printer.description || printer.name,
    state: stateOf(printer),
  };
}

function stateOf({ status = 0, options = {} }: KnownPrinter): PrinterState['state'] {
  const reasons = options['printer-state-reasons'] ?? '';
  const cups = options['printer-state'];
  if (/media-empty|media-needed/.test(reasons)) return 'no-paper';
  if (/offline|connecting-to-device|shutdown|door-open|cover-open/.test(reasons)) return 'offline';
  if (cups === CUPS_STOPPED || options['printer-is-accepting-jobs'] === 'false') return 'offline';
  if (cups !== undefined) return 'ready';
  // CUPS puts its own 3, 4, 5 there, which are no bits.
  if ((status & NO_PAPER) !== 0) return 'no-paper';
  if ((status & OFFLINE) !== 0) return 'offline';
  return 'unknown';
}
