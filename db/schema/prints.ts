import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { atColumn, idColumn, key } from './columns.ts';
import { staff } from './staff.ts';

/** 号票、取号、收据、处方笺、用法签、日结表: papers of which there is one original, and 补打 after it. */
export type PrintKind = 'ticket' | 'arrival' | 'receipt' | 'prescription' | 'label' | 'day_form';

/**
 * `sending` is on its way: written before the paper, so that no original comes out uncounted; where the program
 * ended on the way it is taken for come out at the next start. `saved` went into a PDF. `failed` never came out, and gives its copy number back. `noted` was counted by hand before
 * the program printed.
 */
export type PrintResult = 'sending' | 'printed' | 'saved' | 'failed' | 'noted';

/** Every time a counted paper was printed: 1 is the original, n is 补打 第 n−1 次. */
export const prints = sqliteTable(
  'prints',
  {
    id: key<number>(),
    kind: text('kind').$type<PrintKind>().notNull(),
    /** The visit, arrival, receipt, prescription (of a label too) or day closing that it is about. */
    subjectId: integer('subject_id').notNull(),
    copy: integer('copy').notNull(),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    /** Empty: a PDF. */
    printer: text('printer').notNull(),
    /** Equal sheets in one go, as set for the printer. */
    sheets: integer('sheets').notNull(),
    result: text('result').$type<PrintResult>().notNull(),
  },
  (table) => [
    uniqueIndex('prints_copy').on(table.kind, table.subjectId, table.copy).where(sql`result <> 'failed'`),
    check(
      'prints_kind',
      sql`${table.kind} IN ('ticket', 'arrival', 'receipt', 'prescription', 'label', 'day_form')`,
    ),
    check('prints_result', sql`${table.result} IN ('sending', 'printed', 'saved', 'failed', 'noted')`),
    check('prints_counts', sql`${table.copy} >= 1 AND ${table.sheets} >= 1`),
  ],
);
