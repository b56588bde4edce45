import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { BatchId, MovementId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { batches, batchStock, drugs, staff, stockCounts } from '../schema/index.ts';

const openCounts = prepared((db) =>
  db
    .select({
      countId: stockCounts.id,
      batchId: stockCounts.batchId,
      batchNo: batches.batchNo,
      name: drugs.genericName,
      countedQty: stockCounts.countedQty,
      bookQty: stockCounts.bookQty,
      at: stockCounts.at,
      countedBy: staff.name,
      price: batches.purchasePrice,
      packSize: batches.packSize,
      onHandQty: batchStock.onHandQty,
      reservedQty: batchStock.reservedQty,
    })
    .from(stockCounts)
    .innerJoin(batches, eq(batches.id, stockCounts.batchId))
    .innerJoin(batchStock, eq(batchStock.batchId, stockCounts.batchId))
    .innerJoin(drugs, eq(drugs.id, batches.drugId))
    .innerJoin(staff, eq(staff.id, stockCounts.countedBy))
    // In these words, or the index of open counts does not answer.
    .where(sql`${stockCounts}.status = 'open'`)
    .orderBy(asc(stockCounts.id))
    .prepare(),
);

export type OpenCount = ReturnType<typeof listOpenCounts>[number];

/** Counts that the head has not approved yet, oldest first, with what each batch holds now. */
export function listOpenCounts(db: ReadableDb) {
  return openCounts(db).all();
}

const openDifferences = prepared((db) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(stockCounts)
    .where(
      and(
        sql`${stockCounts}.status = 'open' AND ${stockCounts.countedQty} <> ${stockCounts.bookQty}`,
        lte(stockCounts.day, sql.placeholder('through')),
      ),
    )
    .prepare(),
);

/** Differences counted through a day that nobody has approved. */
export function countOpenDifferences(db: ReadableDb, through: ClinicDay): number {
  return openDifferences(db).get({ through })?.count ?? 0;
}

const newestMovement = prepared((db) =>
  db.$client.prepare('SELECT max(id) FROM stock_movements WHERE batch_id = ?').pluck(),
);

/** The newest movement of a batch: its movements through this one are what it holds now. */
export function findNewestMovement(db: ReadableDb, batchId: BatchId): MovementId | undefined {
  return (newestMovement(db).get(batchId) as MovementId | null) ?? undefined;
}
