import { z } from 'zod';
import { IMPORT_VERDICTS } from '../domain/resident-sheet/import-words.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { nothing, query, task, text } from './define.ts';

export const importIdSchema = z.uuid();

const importCountsSchema = z.object(
  Object.fromEntries(IMPORT_VERDICTS.map((verdict) => [verdict, z.int()])) as Record<
    (typeof IMPORT_VERDICTS)[number],
    z.ZodInt
  >,
);
export type ImportCounts = z.output<typeof importCountsSchema>;

const importRowSchema = z.object({
  /** As Excel numbers it. */
  row: z.int(),
  verdict: z.enum(IMPORT_VERDICTS),
  name: z.string(),
  maskedIdNumber: z.string(),
  recordNo: z.string(),
  /** What is wrong with each field, or what was understood with care. */
  remarks: z.array(z.string()),
});
export type ImportRow = z.output<typeof importRowSchema>;

const importSchema = z.object({
  importId: importIdSchema,
  fileName: z.string(),
  sheetName: z.string(),
  counts: importCountsSchema,
  /** Heads that the program does not know: they are not imported. */
  ignoredHeads: z.array(z.string()),
  hiddenSheets: z.int(),
  otherSheets: z.int(),
});
export type PlannedImport = z.output<typeof importSchema>;

const writtenFile = z.object({ path: z.string(), fileName: z.string() });

const workbookRefusals = [
  'residents.import-unreadable',
  'residents.import-too-big',
  'residents.import-password',
  'residents.import-old-workbook',
  'residents.import-not-workbook',
  'residents.import-damaged',
  'residents.import-empty',
  'residents.import-no-heads',
  'residents.import-head-missing',
  'residents.import-head-twice',
  'residents.import-too-many-rows',
] as const;

/** Residents from and to workbooks. */
export const residentsExchange = {
  /**
   * Asks for a workbook and tries every row of it (试算): nothing is written. NULL when nothing was chosen. One
   * import stands ready at a time.
   */
  planImport: task({
    /** `overwrite`: what records say otherwise is changed too, not only what they lack. */
    input: z.strictObject({ overwrite: z.boolean().default(false) }),
    output: importSchema.nullable(),
    refusals: workbookRefusals,
    access: ['front_desk', 'head'],
  }),

  /** Rows of the planned or carried out import, a page at a time. */
  listImportRows: query({
    input: z.strictObject({
      importId: importIdSchema,
      verdict: z.enum(IMPORT_VERDICTS).optional(),
      from: z.int().min(0).default(0),
    }),
    output: z.object({ total: z.int(), rows: z.array(importRowSchema).max(100) }),
    refusals: ['residents.no-such-import'],
    access: ['front_desk', 'head'],
  }),

  /** Writes what was planned, some rows in each transaction, and a workbook that says what became of each row. */
  carryOutImport: task({
    input: z.strictObject({ importId: importIdSchema }),
    output: z.object({
      counts: importCountsSchema,
      /** Stopped before the end: the rows from there on are `unreached`, and the same file may be imported again. */
      stopped: z.boolean(),
      ...writtenFile.shape,
    }),
    refusals: ['residents.no-such-import', 'residents.import-done', 'residents.file-in-use'],
    access: ['front_desk', 'head'],
    changes: ['residents'],
  }),

  /** The empty workbook with its heads and how to fill it in, into the exports folder. */
  writeImportTemplate: task({
    input: nothing,
    output: writtenFile,
    refusals: ['residents.file-in-use'],
    access: ['front_desk', 'head'],
  }),

  /**
   * Residents as a workbook in the exports folder, in the order of their records; names, numbers and phones masked, unless
   * the head asks for them with a reason. Who exported what is noted.
   */
  exportResidents: task({
    input: z.strictObject({
      whole: z.boolean().default(false),
      reason: text(100).optional(),
      /** Only who was here on this day or later. */
      visitedFrom: clinicDaySchema.optional(),
    }),
    output: z.object({ count: z.int(), ...writtenFile.shape }),
    refusals: ['residents.export-head-only', 'residents.export-reason-missing', 'residents.file-in-use'],
    access: ['front_desk', 'doctor', 'head'],
    changes: [],
  }),
} as const;
