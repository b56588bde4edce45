import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { FeeCategory } from '../../electron/shared/domain/fee-categories.ts';
import type { Tender } from '../../electron/shared/domain/tenders.ts';
import type {
  AllocationId,
  ChargeId,
  MovementId,
  OrderId,
  ReceiptId,
  ReceiptRangeId,
  StaffId,
  VisitId,
  WaiverRuleId,
} from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, fenColumn, idColumn, key, qtyColumn } from './columns.ts';
import { allocations } from './prescriptions.ts';
import { waiverRules } from './price-list.ts';
import { staff } from './staff.ts';
import { stockMovements } from './storeroom.ts';
import { businessDays, orders, visits } from './visits.ts';

const CATEGORIES = sql.raw(
  "'registration', 'consultation', 'examination', 'lab', 'treatment', 'surgery', 'material', 'western', 'patent', 'herbal', 'general_fee', 'other'",
);
const TENDER_CODES = sql.raw(
  "'cash', 'wechat', 'alipay', 'card', 'insurance_pool', 'insurance_account', 'on_account'",
);

/** Receipt numbers handed out by the center (领用). Used in order, without a gap, never twice. */
export const receiptRanges = sqliteTable(
  'receipt_ranges',
  {
    id: key<ReceiptRangeId>(),
    firstNo: integer('first_no').notNull().unique(),
    lastNo: integer('last_no').notNull(),
    /** The number the next receipt takes; `last_no + 1` when the range is used up. */
    nextNo: integer('next_no').notNull(),
    receivedBy: idColumn<StaffId>('received_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    receivedAt: atColumn('received_at').notNull(),
  },
  (table) => [
    check('receipt_ranges_order', sql`${table.nextNo} BETWEEN ${table.firstNo} AND ${table.lastNo} + 1`),
  ],
);

/** A settled bill, or its reversal. Money fields are the bill's totals; the rows below prove them. */
export const receipts = sqliteTable(
  'receipts',
  {
    id: key<ReceiptId>(),
    number: integer('number').notNull().unique(),
    rangeId: idColumn<ReceiptRangeId>('range_id')
      .notNull()
      .references(() => receiptRanges.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<'sale' | 'refund'>().notNull(),
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    /** The receipt that a refund corrects. */
    originalId: idColumn<ReceiptId>('original_id').references((): AnySQLiteColumn => receipts.id, {
      onDelete: 'restrict',
    }),
    grossFen: fenColumn('gross_fen').notNull(),
    waivedFen: fenColumn('waived_fen').notNull(),
    /** Gross − waived: what is owed before cash is rounded to 角. */
    netFen: fenColumn('net_fen').notNull(),
    cashGivenFen: fenColumn('cash_given_fen').notNull(),
    changeFen: fenColumn('change_fen').notNull(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    cashierId: idColumn<StaffId>('cashier_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    reason: text('reason').notNull().default(''),
    approvedBy: idColumn<StaffId>('approved_by').references(() => staff.id, { onDelete: 'restrict' }),
  },
  (table) => [
    index('receipts_day').on(table.day),
    index('receipts_visit').on(table.visitId),
    index('receipts_original').on(table.originalId).where(sql`original_id IS NOT NULL`),
    check('receipts_kind', sql`${table.kind} IN ('sale', 'refund')`),
    check('receipts_original', sql`(${table.kind} = 'refund') = (${table.originalId} IS NOT NULL)`),
    check('receipts_net', sql`${table.netFen} = ${table.grossFen} - ${table.waivedFen}`),
    check('receipts_refund_reason', sql`${table.kind} = 'sale' OR length(${table.reason}) > 0`),
  ],
);

/** One line of a bill: a service order, or one batch of a prescription line. Negative on a refund. */
export const charges = sqliteTable(
  'charges',
  {
    id: key<ChargeId>(),
    receiptId: idColumn<ReceiptId>('receipt_id')
      .notNull()
      .references(() => receipts.id, { onDelete: 'restrict' }),
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    category: text('category').$type<FeeCategory>().notNull(),
    orderId: idColumn<OrderId>('order_id').references(() => orders.id, { onDelete: 'restrict' }),
    allocationId: idColumn<AllocationId>('allocation_id').references(() => allocations.id, {
      onDelete: 'restrict',
    }),
    qty: qtyColumn('qty').notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    reversesId: idColumn<ChargeId>('reverses_id').references((): AnySQLiteColumn => charges.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    // Partial: an index that holds all the NULLs is taken for `reverses_id IS NULL`, and reads every original.
    uniqueIndex('charges_reverses_once').on(table.reversesId).where(sql`reverses_id IS NOT NULL`),
    index('charges_receipt').on(table.receiptId),
    uniqueIndex('charges_order_once')
      .on(table.orderId)
      .where(sql`reverses_id IS NULL AND order_id IS NOT NULL`),
    uniqueIndex('charges_allocation_once')
      .on(table.allocationId)
      .where(sql`reverses_id IS NULL AND allocation_id IS NOT NULL`),
    check('charges_category', sql`${table.category} IN (${CATEGORIES})`),
    check('charges_one_source', sql`(${table.orderId} IS NULL) <> (${table.allocationId} IS NULL)`),
    check(
      'charges_sign',
      sql`(${table.reversesId} IS NULL AND ${table.qty} > 0 AND ${table.amountFen} >= 0) OR (${table.reversesId} IS NOT NULL AND ${table.qty} < 0 AND ${table.amountFen} <= 0)`,
    ),
  ],
);

/** Money not asked for (减免): kind and basis apart from income, by rule, per charge. Negative on a refund. */
export const waivers = sqliteTable(
  'waivers',
  {
    id: key<number>(),
    receiptId: idColumn<ReceiptId>('receipt_id')
      .notNull()
      .references(() => receipts.id, { onDelete: 'restrict' }),
    chargeId: idColumn<ChargeId>('charge_id')
      .notNull()
      .unique()
      .references(() => charges.id, { onDelete: 'restrict' }),
    ruleId: idColumn<WaiverRuleId>('rule_id')
      .notNull()
      .references(() => waiverRules.id, { onDelete: 'restrict' }),
    amountFen: fenColumn('amount_fen').notNull(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
  },
  (table) => [index('waivers_receipt').on(table.receiptId)],
);

/** Money by tender: positive on a sale, negative on the tender that a refund goes out by. */
export const payments = sqliteTable(
  'payments',
  {
    id: key<number>(),
    receiptId: idColumn<ReceiptId>('receipt_id')
      .notNull()
      .references(() => receipts.id, { onDelete: 'restrict' }),
    tender: text('tender').$type<Tender>().notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
  },
  (table) => [
    uniqueIndex('payments_tender_once').on(table.receiptId, table.tender),
    check('payments_tender', sql`${table.tender} IN (${TENDER_CODES})`),
    check('payments_not_zero', sql`${table.amountFen} <> 0`),
  ],
);

/**
 * Rounding differences, booked to their own account and shown. `split`: price charged − stock cost of a
 * movement (拆零尾差). `cash`: net owed − money taken when cash is rounded to 角. `delivery`: invoice − stock value.
 */
export const roundings = sqliteTable(
  'roundings',
  {
    id: key<number>(),
    kind: text('kind').$type<'split' | 'cash' | 'delivery'>().notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    receiptId: idColumn<ReceiptId>('receipt_id').references(() => receipts.id, { onDelete: 'restrict' }),
    movementId: idColumn<MovementId>('movement_id')
      .unique()
      .references(() => stockMovements.id, { onDelete: 'restrict' }),
  },
  (table) => [
    index('roundings_receipt').on(table.receiptId).where(sql`receipt_id IS NOT NULL`),
    index('roundings_day').on(table.day, table.kind),
    check('roundings_not_zero', sql`${table.amountFen} <> 0`),
    check('roundings_source', sql`(${table.kind} = 'cash') = (${table.receiptId} IS NOT NULL)`),
    check('roundings_movement', sql`(${table.kind} = 'cash') = (${table.movementId} IS NULL)`),
  ],
);
