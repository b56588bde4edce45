import { z } from 'zod';

/** Where a paper goes: the printer that the settings name (a PDF where none is named), or a PDF all the same. */
export const printToSchema = z.enum(['printer', 'file']).default('printer');
export type PrintTo = z.output<typeof printToSchema>;

/** Said of every paper that is printed. `automatic`: with the deed itself, and only where the settings say so. */
export const printShape = { to: printToSchema, automatic: z.boolean().default(false) } as const;

export const printedSchema = z.object({
  /** `skipped`: asked for automatically where nothing is printed automatically. */
  outcome: z.enum(['printed', 'saved', 'skipped']),
  /** As the operating system names it; empty for a PDF. */
  printer: z.string(),
  /** Where the PDF lies; empty on a printer. */
  file: z.string(),
  fileName: z.string(),
  /** 0 = the original; n = 补打 第 n 次. */
  reprint: z.int(),
  /** A printer is named in the settings, and a PDF was asked for all the same. */
  printerSet: z.boolean(),
});
export type Printed = z.output<typeof printedSchema>;

/** A paper as it would be printed, for the screen. */
export const pictureSchema = z.object({
  /** `data:image/png;base64,…` */
  image: z.string(),
  widthMm: z.number(),
  heightMm: z.number(),
});
export type PaperPicture = z.output<typeof pictureSchema>;

/** What may stand in the way of any paper. */
export const PRINT_REFUSALS = [
  'settings.printer-unknown',
  'settings.printer-offline',
  'settings.printer-no-paper',
  'settings.printers-silent',
  'settings.paper-stuck',
  'settings.print-failed',
  'settings.print-file-in-use',
  'settings.no-chinese-font',
] as const;
