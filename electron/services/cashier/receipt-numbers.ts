import { asc, eq, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import { receiptRanges } from '../../../db/schema/index.ts';
import type { ReceiptRangeId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';

const openRanges = prepared((db) =>
  db
    .select({
      rangeId: receiptRanges.id,
      nextNo: receiptRanges.nextNo,
      lastNo: receiptRanges.lastNo,
    })
    .from(receiptRanges)
    .where(sql`${receiptRanges.nextNo} <= ${receiptRanges.lastNo}`)
    .orderBy(asc(receiptRanges.firstNo))
    .prepare(),
);

const stepRange = prepared((db) =>
  db
    .update(receiptRanges)
    .set({ nextNo: sql`${receiptRanges.nextNo} + 1` })
    .where(eq(receiptRanges.id, sql.placeholder('rangeId')))
    .prepare(),
);

export interface ReceiptSupply {
  readonly nextNumber: number | null;
  readonly leftInRange: number;
  readonly leftInAll: number;
}

/** What is left of the receipts that the center handed out (领用). */
export function readReceiptSupply(db: ReadableDb): ReceiptSupply {
  const ranges = openRanges(db).all();
  const first = ranges[0];
  const left = ranges.map((range) => range.lastNo - range.nextNo + 1);
  return {
    nextNumber: first?.nextNo ?? null,
    leftInRange: left[0] ?? 0,
    leftInAll: left.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * Takes the next receipt number: the ranges are used up one after the other, lowest first, without a gap.
 * Inside the transaction of the receipt itself, so that a refusal gives the number back.
 *
 * @throws Refusal 'cashier.no-receipt-numbers'
 */
export function takeReceiptNumber(context: CommandContext): { number: number; rangeId: ReceiptRangeId } {
  const range = openRanges(context.db).all()[0];
  if (!range) throw refuse('cashier.no-receipt-numbers');
  stepRange(context.db).run({ rangeId: range.rangeId });
  return { number: range.nextNo, rangeId: range.rangeId };
}
