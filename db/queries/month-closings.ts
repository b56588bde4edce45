import { and, asc, eq, isNull } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../open.ts';
import { closingUndos, monthClosings, staff } from '../schema/index.ts';

const liveMonthClosings = prepared((db) =>
  db
    .select({
      closingId: monthClosings.id,
      month: monthClosings.month,
      fromDay: monthClosings.fromDay,
      toDay: monthClosings.toDay,
      at: monthClosings.at,
      madeByName: staff.name,
      visitCount: monthClosings.visitCount,
      grossFen: monthClosings.grossFen,
      waivedFen: monthClosings.waivedFen,
      refundedFen: monthClosings.refundedFen,
      netFen: monthClosings.netFen,
      drugChargedFen: monthClosings.drugChargedFen,
      drugCostFen: monthClosings.drugCostFen,
      splitRoundingFen: monthClosings.splitRoundingFen,
      drugPendingFen: monthClosings.drugPendingFen,
      openingStockFen: monthClosings.openingStockFen,
      closingStockFen: monthClosings.closingStockFen,
    })
    .from(monthClosings)
    .innerJoin(staff, eq(staff.id, monthClosings.madeBy))
    .leftJoin(
      closingUndos,
      and(eq(closingUndos.scope, 'month'), eq(closingUndos.closingId, monthClosings.id)),
    )
    .where(isNull(closingUndos.id))
    .orderBy(asc(monthClosings.toDay))
    .prepare(),
);

export type LiveMonthClosing = ReturnType<typeof listLiveMonthClosings>[number];

/** Months closed and not undone, oldest first. The last one is the only one that may be undone. */
export function listLiveMonthClosings(db: ReadableDb) {
  return liveMonthClosings(db).all();
}
