import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ClinicMonth } from '../../electron/shared/values/clinic-day.ts';
import type { ClosingId, DrugId, StaffId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, fenColumn, idColumn, key, qtyColumn } from './columns.ts';
import { staff } from './staff.ts';
import { drugs } from './storeroom.ts';

/** A month closed (月结), from closed days only. The figures are a snapshot that `verifyBooks` recomputes. */
export const monthClosings = sqliteTable(
  'month_closings',
  {
    id: key<ClosingId>(),
    month: text('month').$type<ClinicMonth>().notNull(),
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    at: atColumn('at').notNull(),
    madeBy: idColumn<StaffId>('made_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    visitCount: integer('visit_count').notNull(),
    grossFen: fenColumn('gross_fen').notNull(),
    waivedFen: fenColumn('waived_fen').notNull(),
    refundedFen: fenColumn('refunded_fen').notNull(),
    netFen: fenColumn('net_fen').notNull(),
    drugChargedFen: fenColumn('drug_charged_fen').notNull(),
    drugCostFen: fenColumn('drug_cost_fen').notNull(),
    splitRoundingFen: fenColumn('split_rounding_fen').notNull(),
    drugPendingFen: fenColumn('drug_pending_fen').notNull(),
    openingStockFen: fenColumn('opening_stock_fen').notNull(),
    closingStockFen: fenColumn('closing_stock_fen').notNull(),
  },
  (table) => [index('month_closings_month').on(table.month)],
);

/** Opening + in − out = closing for each drug, in smallest units and at purchase cost. */
export const monthClosingDrugs = sqliteTable(
  'month_closing_drugs',
  {
    closingId: idColumn<ClosingId>('closing_id')
      .notNull()
      .references(() => monthClosings.id, { onDelete: 'restrict' }),
    drugId: idColumn<DrugId>('drug_id')
      .notNull()
      .references(() => drugs.id, { onDelete: 'restrict' }),
    openingQty: qtyColumn('opening_qty').notNull(),
    openingFen: fenColumn('opening_fen').notNull(),
    inQty: qtyColumn('in_qty').notNull(),
    inFen: fenColumn('in_fen').notNull(),
    outQty: qtyColumn('out_qty').notNull(),
    outFen: fenColumn('out_fen').notNull(),
    closingQty: qtyColumn('closing_qty').notNull(),
    closingFen: fenColumn('closing_fen').notNull(),
  },
  (table) => [primaryKey({ columns: [table.closingId, table.drugId] })],
);
