import { z } from 'zod';

/** What the station prints on, by what it is for. */
export const PAPER_USES = ['ticket', 'receipt', 'prescription', 'label', 'form'] as const;
export type PaperUse = (typeof PAPER_USES)[number];

export const PAPER_SIZES = ['roll80', 'roll58', 'label60', 'a5', 'a4'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

/** 号票 on a roll, 收据 on a roll or A5, 处方笺 A5, 用法签 on stickers of 60 × 40 or a roll, 日结表 and 台账 A4. */
export const SIZES_OF_USE = {
  ticket: ['roll80', 'roll58'],
  receipt: ['roll80', 'roll58', 'a5'],
  prescription: ['a5'],
  label: ['label60', 'roll80'],
  form: ['a4'],
} as const satisfies Record<PaperUse, readonly PaperSize[]>;

/** Millimetres. A roll is as high as what stands on it. */
interface Blank {
  readonly width: number;
  readonly height: number | null;
  readonly printable: number;
  readonly top: number;
  readonly bottom: number;
}

const BLANKS: Readonly<Record<PaperSize, Blank>> = {
  roll80: { width: 80, height: null, printable: 72, top: 3, bottom: 6 },
  roll58: { width: 58, height: null, printable: 48, top: 3, bottom: 6 },
  label60: { width: 60, height: 40, printable: 56, top: 1.5, bottom: 1.5 },
  a5: { width: 148, height: 210, printable: 128, top: 9, bottom: 9 },
  a4: { width: 210, height: 297, printable: 182, top: 13, bottom: 13 },
};

/** Narrower than this, nothing of ours can be read any more. */
export const LEAST_PRINTABLE_TENTHS = 380;

const printerName = z.string().max(200);
const offsetSchema = z.int().min(-100).max(100);

/** How one printer lies off on one paper, in tenths of a millimetre. */
export const calibrationSchema = z.strictObject({
  printer: printerName,
  size: z.enum(PAPER_SIZES),
  /** To the right and down. */
  offsetXTenths: offsetSchema,
  offsetYTenths: offsetSchema,
  /** Width that the printer reaches; null: as usual for the paper. */
  printableTenths: z.int().min(LEAST_PRINTABLE_TENTHS).max(2_100).nullable(),
});
export type Calibration = z.output<typeof calibrationSchema>;

const copiesSchema = z.int().min(1).max(5);
const common = {
  /** As the operating system names it; empty: none, and a PDF is made instead. */
  printer: printerName,
  copies: copiesSchema,
};

const labelSchema = z.strictObject({
  ...common,
  size: z.enum(SIZES_OF_USE.label),
  /** For everybody; labels of elders are large anyway. */
  largeType: z.boolean(),
});

const DEFAULT_LABEL: z.output<typeof labelSchema> = {
  printer: '',
  size: 'label60',
  largeType: false,
  copies: 1,
};

/** Which printer prints what, and how each lies off. */
export const printersSchema = z.strictObject({
  ticket: z.strictObject({
    ...common,
    size: z.enum(SIZES_OF_USE.ticket),
    /** For everybody; tickets of elders are large anyway. */
    largeType: z.boolean(),
    /** With the registration, without another key. */
    automatic: z.boolean(),
  }),
  receipt: z.strictObject({
    ...common,
    size: z.enum(SIZES_OF_USE.receipt),
    largeType: z.boolean(),
    automatic: z.boolean(),
  }),
  prescription: z.strictObject({ ...common, size: z.enum(SIZES_OF_USE.prescription) }),
  /** Stations of earlier versions have settled nothing about it. */
  label: labelSchema.default(DEFAULT_LABEL),
  form: z.strictObject({ ...common, size: z.enum(SIZES_OF_USE.form) }),
  calibrations: z.array(calibrationSchema).max(40),
});
export type PrinterSettings = z.output<typeof printersSchema>;

export const DEFAULT_PRINTERS: PrinterSettings = {
  ticket: { printer: '', size: 'roll80', largeType: false, copies: 1, automatic: true },
  receipt: { printer: '', size: 'roll80', largeType: false, copies: 1, automatic: true },
  prescription: { printer: '', size: 'a5', copies: 1 },
  label: DEFAULT_LABEL,
  form: { printer: '', size: 'a4', copies: 1 },
  calibrations: [],
};

/** One sheet as it is laid out: millimetres from the paper's upper left corner. */
export interface SheetLayout {
  readonly size: PaperSize;
  readonly width: number;
  /** Null: as high as its content. */
  readonly height: number | null;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of what is printed. */
  readonly content: number;
  readonly large: boolean;
}

/** The calibration of a printer on a paper, if one was made. A PDF has none: it is exact. */
export function findCalibration(
  { calibrations }: Pick<PrinterSettings, 'calibrations'>,
  printer: string,
  size: PaperSize,
): Calibration | undefined {
  if (printer === '') return undefined;
  return calibrations.find((one) => one.printer === printer && one.size === size);
}

/**
 * Where things stand on a paper: in the middle of it, moved by the printer's offsets, as wide as the printer
 * reaches. Content never leaves the paper: an offset that would push it over the edge stops at the edge.
 */
export function layOutSheet(
  size: PaperSize,
  calibration?: Pick<Calibration, 'offsetXTenths' | 'offsetYTenths' | 'printableTenths'>,
  large = false,
): SheetLayout {
  const { width, height, printable, top, bottom } = BLANKS[size];
  const content = Math.min(width, (calibration?.printableTenths ?? printable * 10) / 10);
  const spare = width - content;
  const left = clamp(spare / 2 + (calibration?.offsetXTenths ?? 0) / 10, 0, spare);
  const down = clamp((calibration?.offsetYTenths ?? 0) / 10, -top, bottom);
  // On a roll a larger top only makes the slip longer; on a sheet the bottom gives way.
  return {
    size,
    width,
    height,
    left: round(left),
    top: round(top + down),
    bottom: round(height === null ? bottom : bottom - down),
    content,
    large,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function round(millimetres: number): number {
  return Math.round(millimetres * 100) / 100;
}
