import { sql } from 'drizzle-orm';
import { check, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { BatchId, MovementId, StaffId, StockCountId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, idColumn, key, qtyColumn } from './columns.ts';
import { staff } from './staff.ts';
import { batches, stockMovements } from './storeroom.ts';
import { businessDays } from './visits.ts';

export type StockCountStatus = 'open' | 'booked' | 'recounted' | 'dropped';

/** What was counted of a batch (盘点) beside what the books said at that moment; the head approves the difference. */
export const stockCounts = sqliteTable(
  'stock_counts',
  {
    id: key<StockCountId>(),
    batchId: idColumn<BatchId>('batch_id')
      .notNull()
      .references(() => batches.id, { onDelete: 'restrict' }),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    countedBy: idColumn<StaffId>('counted_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    countedQty: qtyColumn('counted_qty').notNull(),
    /** On hand when it was counted: the sum of the batch's movements through `through_id`. */
    bookQty: qtyColumn('book_qty').notNull(),
    throughId: idColumn<MovementId>('through_id')
      .notNull()
      .references(() => stockMovements.id, { onDelete: 'restrict' }),
    status: text('status').$type<StockCountStatus>().notNull().default('open'),
    endedAt: atColumn('ended_at'),
    endedBy: idColumn<StaffId>('ended_by').references(() => staff.id, { onDelete: 'restrict' }),
    /** The adjustment, when it was approved and differs. */
    movementId: idColumn<MovementId>('movement_id').references(() => stockMovements.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    uniqueIndex('stock_counts_open').on(table.batchId).where(sql`status = 'open'`),
    uniqueIndex('stock_counts_movement').on(table.movementId).where(sql`movement_id IS NOT NULL`),
    check('stock_counts_not_negative', sql`${table.countedQty} >= 0 AND ${table.bookQty} >= 0`),
    check('stock_counts_status', sql`${table.status} IN ('open', 'booked', 'recounted', 'dropped')`),
    check(
      'stock_counts_ended',
      sql`(${table.status} = 'open') = (${table.endedBy} IS NULL) AND (${table.endedBy} IS NULL) = (${table.endedAt} IS NULL)`,
    ),
    check(
      'stock_counts_moved',
      sql`(${table.status} = 'booked' AND ${table.countedQty} <> ${table.bookQty}) = (${table.movementId} IS NOT NULL)`,
    ),
  ],
);
