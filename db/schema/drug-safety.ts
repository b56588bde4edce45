import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  BatchId,
  InteractionId,
  LossReportId,
  MovementId,
  StaffId,
} from '../../electron/shared/values/ids.ts';
import { atColumn, flag, idColumn, key, qtyColumn } from './columns.ts';
import { staff } from './staff.ts';
import { batches, stockMovements } from './storeroom.ts';

/** The station's own table of drugs that do not go together. The names are parts of generic names. */
export const interactions = sqliteTable(
  'interactions',
  {
    id: key<InteractionId>(),
    /** The lesser of the two by code point, so that a pair stands here once. */
    drugA: text('drug_a').notNull(),
    drugB: text('drug_b').notNull(),
    severity: text('severity').$type<'refuse' | 'warn'>().notNull(),
    note: text('note').notNull(),
    active: flag('active').notNull().default(true),
    /** NULL for what the program brought along. */
    setBy: idColumn<StaffId>('set_by').references(() => staff.id, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
  },
  (table) => [
    uniqueIndex('interactions_pair_once').on(table.drugA, table.drugB),
    check('interactions_pair', sql`${table.drugA} < ${table.drugB} AND length(${table.drugA}) > 0`),
    check('interactions_severity', sql`${table.severity} IN ('refuse', 'warn')`),
    check('interactions_note', sql`length(${table.note}) > 0`),
  ],
);

export type LossStatus = 'waiting' | 'approved' | 'rejected';

/** Losses reported and not yet decided; what waits is set apart in the batch's reserved units. */
export const lossReports = sqliteTable(
  'loss_reports',
  {
    id: key<LossReportId>(),
    batchId: idColumn<BatchId>('batch_id')
      .notNull()
      .references(() => batches.id, { onDelete: 'restrict' }),
    qty: qtyColumn('qty').notNull(),
    reason: text('reason').notNull(),
    /** The movement by which a patient brought it back: it must not be handed out again. */
    returnId: idColumn<MovementId>('return_id').references(() => stockMovements.id, { onDelete: 'restrict' }),
    reportedBy: idColumn<StaffId>('reported_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    reportedAt: atColumn('reported_at').notNull(),
    witnessedBy: idColumn<StaffId>('witnessed_by').references(() => staff.id, { onDelete: 'restrict' }),
    status: text('status').$type<LossStatus>().notNull().default('waiting'),
    decidedBy: idColumn<StaffId>('decided_by').references(() => staff.id, { onDelete: 'restrict' }),
    decidedAt: atColumn('decided_at'),
    /** The loss, when it was approved. */
    movementId: idColumn<MovementId>('movement_id').references(() => stockMovements.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    index('loss_reports_waiting').on(table.batchId).where(sql`status = 'waiting'`),
    uniqueIndex('loss_reports_movement').on(table.movementId).where(sql`movement_id IS NOT NULL`),
    uniqueIndex('loss_reports_return').on(table.returnId).where(sql`return_id IS NOT NULL`),
    check('loss_reports_qty', sql`${table.qty} > 0`),
    check('loss_reports_reason', sql`length(${table.reason}) > 0`),
    check('loss_reports_status', sql`${table.status} IN ('waiting', 'approved', 'rejected')`),
    check(
      'loss_reports_decided',
      sql`(${table.status} = 'waiting') = (${table.decidedBy} IS NULL) AND (${table.decidedBy} IS NULL) = (${table.decidedAt} IS NULL)`,
    ),
    check('loss_reports_moved', sql`(${table.status} = 'approved') = (${table.movementId} IS NOT NULL)`),
  ],
);
