import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import { prepared, type ReadableDb } from '../open.ts';

const skipped = prepared((db) =>
  db.$client
    .prepare(
      `SELECT coalesce(sum(used.last - used.count - coalesce(
          (SELECT max(e.number) FROM receipts e WHERE e.range_id = used.range_id AND e.number < used.first),
          g.first_no - 1)), 0)
       FROM (SELECT range_id, min(number) AS first, max(number) AS last, count(*) AS count
         FROM receipts WHERE day BETWEEN :from AND :to GROUP BY range_id) used
       JOIN receipt_ranges g ON g.id = used.range_id`,
    )
    .pluck(),
);

/**
 * Receipt numbers that were skipped (断号) from one day to another: each range handed out by the center is
 * used up in order, so every number between the one before these days and their last must be there.
 */
export function countReceiptGaps(db: ReadableDb, from: ClinicDay, to: ClinicDay): number {
  return skipped(db).get({ from, to }) as number;
}
