import { eq } from 'drizzle-orm';
import { findNewestMovement, listOpenCounts, type OpenCount } from '../../../db/queries/stock-counts.ts';
import { findBatch, type StockedBatch } from '../../../db/queries/storeroom.ts';
import { type StockCountStatus, stockCounts } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { StockCount } from '../../shared/contract/stock-counting.ts';
import { bookCount } from '../../shared/domain/stock-count.ts';
import { addFen, type Fen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { MovementId, StockCountId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { moveStock } from './move-stock.ts';

/**
 * One batch counted at its shelf (盘点). What the books say at this moment is kept beside it, so that drugs
 * handed out before the head approves are no difference. Counted again, the earlier count ends.
 *
 * @throws Refusal 'storeroom.batch-unknown'
 */
export function countBatch(
  context: CommandContext,
  { batchId, countedQty }: HandlerInput<'storeroom.countBatch'>,
): Output<'storeroom.countBatch'> {
  const batch = requireMoved(context, batchId);
  const day = requireOpenDay(context);
  const earlier = listOpenCounts(context.db).find((count) => count.batchId === batchId);
  if (earlier) endCount(context, earlier.countId, 'recounted');
  const { countId } = context.db
    .insert(stockCounts)
    .values({
      batchId,
      day,
      at: context.now,
      countedBy: context.session.staffId,
      countedQty: quantity(countedQty),
      bookQty: batch.onHandQty,
      throughId: batch.throughId,
    })
    .returning({ countId: stockCounts.id })
    .get();
  const count = listOpenCounts(context.db).find((one) => one.countId === countId);
  if (!count) throw new Error(`count ${countId} is not open`);
  return presentCount(count);
}

/** A batch that nothing ever moved holds nothing to count. @throws Refusal 'storeroom.batch-unknown' */
function requireMoved(
  { db }: CommandContext,
  batchId: StockedBatch['batchId'],
): StockedBatch & { throughId: MovementId } {
  const batch = findBatch(db, batchId);
  const throughId = findNewestMovement(db, batchId);
  if (!batch || throughId === undefined) throw refuse('storeroom.batch-unknown');
  return { ...batch, throughId };
}

/** An open count as the desk shows it, with what its difference comes to at purchase cost. */
export function presentCount(count: OpenCount): StockCount {
  const { countId, countedQty, bookQty, at, countedBy } = count;
  const { movedQty, costFen } = bookCount(count);
  return { countId, countedQty, bookQty, movedQty, costFen, at, countedBy };
}

/** Takes back one count that nobody has approved. @throws Refusal 'storeroom.counts-changed' */
export function dropCount(
  context: CommandContext,
  { countId }: HandlerInput<'storeroom.dropCount'>,
): Output<'storeroom.dropCount'> {
  if (!listOpenCounts(context.db).some((count) => count.countId === countId)) {
    throw refuse('storeroom.counts-changed');
  }
  endCount(context, countId, 'dropped');
  return {};
}

/** Takes back every count that nobody has approved. @throws Refusal 'storeroom.counts-changed' */
export function dropCounts(
  context: CommandContext,
  seen: HandlerInput<'storeroom.dropCounts'>,
): Output<'storeroom.dropCounts'> {
  const counts = requireSeen(context, seen);
  for (const { countId } of counts) endCount(context, countId, 'dropped');
  context.audit({
    action: 'storeroom.counts-dropped',
    subject: 'stock_counts',
    detail: { counted: counts.length },
  });
  return {};
}

/**
 * The head approves what was counted: only what differed from the books of its own moment makes a movement.
 * Fewer than prescriptions have reserved cannot be left: those are dealt with first.
 *
 * @throws Refusal 'storeroom.counts-changed' | 'storeroom.count-below-reserved'; the whole stocktake.
 */
export function adjustStock(
  context: CommandContext,
  input: HandlerInput<'storeroom.adjustStock'>,
): Output<'storeroom.adjustStock'> {
  const counts = requireSeen(context, input);
  requireOpenDay(context);
  let costFen: Fen = ZERO_FEN;
  let changed = 0;
  for (const count of counts) {
    const booked = bookDifference(context, count, input.reason);
    endCount(context, count.countId, 'booked', booked?.movementId);
    if (!booked) continue;
    costFen = addFen(costFen, booked.costFen);
    changed += 1;
  }
  const detail = { counted: counts.length, changed, costFen };
  context.audit({ action: 'storeroom.counted', subject: 'stock_counts', detail });
  return detail;
}

function bookDifference(context: CommandContext, count: OpenCount, reason: string) {
  const { batchId, batchNo, reservedQty } = count;
  const { differenceQty, afterQty } = bookCount(count);
  if (differenceQty === 0) return undefined;
  if (afterQty < reservedQty) {
    throw refuse('storeroom.count-below-reserved', { batchNo, afterQty, reservedQty });
  }
  return moveStock(context, {
    batchId,
    kind: 'adjust',
    qty: differenceQty,
    reason,
    approvedBy: context.session.staffId,
  });
}

/** The very counts that the screen showed. @throws Refusal 'storeroom.counts-changed' */
function requireSeen(
  { db }: CommandContext,
  seen: { readonly throughId: StockCountId; readonly counted: number },
): OpenCount[] {
  const counts = listOpenCounts(db);
  if (counts.length !== seen.counted || counts.at(-1)?.countId !== seen.throughId) {
    throw refuse('storeroom.counts-changed');
  }
  return counts;
}

function endCount(
  context: CommandContext,
  countId: StockCountId,
  status: Exclude<StockCountStatus, 'open'>,
  movementId?: MovementId,
): void {
  context.db
    .update(stockCounts)
    .set({
      status,
      endedAt: context.now,
      endedBy: context.session.staffId,
      movementId: movementId ?? null,
    })
    .where(eq(stockCounts.id, countId))
    .run();
}
