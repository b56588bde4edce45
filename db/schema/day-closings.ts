import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ClosingId, StaffId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, fenColumn, flag, idColumn, key } from './columns.ts';
import { staff } from './staff.ts';
import { businessDays } from './visits.ts';

/** A blind count of the drawer: pieces first, then the books are shown. A recount is a further row. */
export const cashCounts = sqliteTable(
  'cash_counts',
  {
    id: key<number>(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    totalFen: fenColumn('total_fen').notNull(),
    /** Change money left in the drawer overnight (备用金). */
    floatFen: fenColumn('float_fen').notNull(),
  },
  (table) => [index('cash_counts_day').on(table.day)],
);

export const cashCountLines = sqliteTable(
  'cash_count_lines',
  {
    countId: integer('count_id')
      .notNull()
      .references(() => cashCounts.id, { onDelete: 'restrict' }),
    denominationFen: fenColumn('denomination_fen').notNull(),
    pieces: integer('pieces').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.countId, table.denominationFen] }),
    check('cash_count_lines_pieces', sql`${table.pieces} >= 0`),
  ],
);

/** A day cleared (日清). The figures are a snapshot that `verifyBooks` recomputes from raw rows. */
export const dayClosings = sqliteTable(
  'day_closings',
  {
    id: key<ClosingId>(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    madeBy: idColumn<StaffId>('made_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    checkedBy: idColumn<StaffId>('checked_by').references(() => staff.id, { onDelete: 'restrict' }),
    /** A day with no business is closed as such, without a count. */
    zeroBusiness: flag('zero_business').notNull(),
    cashCountId: integer('cash_count_id').references(() => cashCounts.id, { onDelete: 'restrict' }),
    /** 备用金 in the drawer that morning; none where nobody counted. The table's trigger asks for it. */
    floatBeforeFen: fenColumn('float_before_fen'),
    firstReceiptNo: integer('first_receipt_no'),
    lastReceiptNo: integer('last_receipt_no'),
    visitCount: integer('visit_count').notNull(),
    cancelledCount: integer('cancelled_count').notNull(),
    saleCount: integer('sale_count').notNull(),
    refundCount: integer('refund_count').notNull(),
    /** Sales only; refunds stand apart, so gross − waived − refunded = net. */
    grossFen: fenColumn('gross_fen').notNull(),
    waivedFen: fenColumn('waived_fen').notNull(),
    refundedFen: fenColumn('refunded_fen').notNull(),
    netFen: fenColumn('net_fen').notNull(),
    cashRoundingFen: fenColumn('cash_rounding_fen').notNull(),
    /** Drug charges settled, net of refunds. */
    drugChargedFen: fenColumn('drug_charged_fen').notNull(),
    /** Purchase cost of drugs handed out, net of returns. */
    drugCostFen: fenColumn('drug_cost_fen').notNull(),
    splitRoundingFen: fenColumn('split_rounding_fen').notNull(),
    /** Charged and not yet handed out, less handed out and not yet charged, at the day's end. */
    drugPendingFen: fenColumn('drug_pending_fen').notNull(),
    cashDueFen: fenColumn('cash_due_fen').notNull(),
    cashCountedFen: fenColumn('cash_counted_fen').notNull(),
    overShortFen: fenColumn('over_short_fen').notNull(),
    overShortReason: text('over_short_reason').notNull().default(''),
    depositSlip: text('deposit_slip').notNull().default(''),
  },
  (table) => [
    index('day_closings_day').on(table.day),
    check(
      'day_closings_net',
      sql`${table.netFen} = ${table.grossFen} - ${table.waivedFen} - ${table.refundedFen}`,
    ),
    check(
      'day_closings_over_short',
      sql`${table.overShortFen} = ${table.cashCountedFen} - ${table.cashDueFen}`,
    ),
    check('day_closings_explained', sql`${table.overShortFen} = 0 OR length(${table.overShortReason}) > 0`),
    check('day_closings_counted', sql`${table.zeroBusiness} = 1 OR ${table.cashCountId} IS NOT NULL`),
  ],
);

/** The closing's figures by fee category and by tender, sales and refunds together. */
export const dayClosingAmounts = sqliteTable(
  'day_closing_amounts',
  {
    closingId: idColumn<ClosingId>('closing_id')
      .notNull()
      .references(() => dayClosings.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<'category' | 'tender'>().notNull(),
    code: text('code').notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.closingId, table.kind, table.code] }),
    check('day_closing_amounts_kind', sql`${table.kind} IN ('category', 'tender')`),
  ],
);

/** The undoing of the newest day or month closing, by the head, with a reason. */
export const closingUndos = sqliteTable(
  'closing_undos',
  {
    id: key<number>(),
    scope: text('scope').$type<'day' | 'month'>().notNull(),
    closingId: idColumn<ClosingId>('closing_id').notNull(),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    reason: text('reason').notNull(),
  },
  (table) => [
    uniqueIndex('closing_undos_once').on(table.scope, table.closingId),
    check('closing_undos_scope', sql`${table.scope} IN ('day', 'month')`),
    check('closing_undos_reason', sql`length(${table.reason}) > 0`),
  ],
);
