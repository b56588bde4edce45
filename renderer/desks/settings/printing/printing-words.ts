import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import {
  type Calibration,
  findCalibration,
  type PaperSize,
  type PaperUse,
  type PrinterSettings,
} from '../../../../electron/shared/domain/printing.ts';

export type KnownPrinter = Output<'settings.listPrinters'>[number];

export const USE_WORDS: Readonly<Record<PaperUse, string>> = {
  ticket: '号票',
  receipt: '收据',
  prescription: '处方笺',
  label: '用法签',
  form: '日结表和台账',
};

export const SIZE_WORDS: Readonly<Record<PaperSize, string>> = {
  roll80: '80 mm 卷纸',
  roll58: '58 mm 卷纸',
  label60: '60×40 mm 不干胶',
  a5: 'A5 竖',
  a4: 'A4',
};

/** The same where there is little room. */
export const SHORT_SIZES: Readonly<Record<PaperSize, string>> = {
  roll80: '80 mm',
  roll58: '58 mm',
  label60: '60×40',
  a5: 'A5',
  a4: 'A4',
};

const STATE_WORDS: Readonly<Record<KnownPrinter['state'], string>> = {
  ready: '好',
  offline: '没开或没连上',
  'no-paper': '没有纸',
  unknown: '接着',
};

export const NO_PRINTER = '不打印，存成 PDF';

/** `前台热敏（好）`; a printer that is set and not on this PC is named all the same. */
export function printerWords(name: string, known: readonly KnownPrinter[]): string {
  if (name === '') return NO_PRINTER;
  const found = known.find((one) => one.name === name);
  return found ? `${found.label}（${STATE_WORDS[found.state]}）` : `${name}（这台电脑上没有）`;
}

const STRAIGHT = { offsetXTenths: 0, offsetYTenths: 0, printableTenths: null } as const;

/** How the printer of a paper lies off, straight when nobody measured it. */
export function calibrationOf(printers: PrinterSettings, use: PaperUse): Calibration {
  const { printer, size } = printers[use];
  return findCalibration(printers, printer, size) ?? { printer, size, ...STRAIGHT };
}

/** The settings with this printer's calibration on this paper in place of the old one. */
export function withCalibration(printers: PrinterSettings, changed: Calibration): PrinterSettings {
  const { printer, size } = changed;
  const others = printers.calibrations.filter((one) => one.printer !== printer || one.size !== size);
  const straight =
    changed.offsetXTenths === 0 && changed.offsetYTenths === 0 && changed.printableTenths === null;
  return { ...printers, calibrations: straight ? others : [...others, changed] };
}
