import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { batches, batchStock, type MovementKind, stockMovements } from '../../../db/schema/index.ts';
import { movementCost } from '../../shared/domain/pricing.ts';
import type { Fen } from '../../shared/values/fen.ts';
import type { AllocationId, BatchId, MovementId, StaffId } from '../../shared/values/ids.ts';
import { type Quantity, quantity } from '../../shared/values/quantity.ts';
import type { CommandContext } from '../context.ts';

const batchWithStock = prepared((db) =>
  db
    .select({
      price: batches.purchasePrice,
      packSize: batches.packSize,
      onHandQty: batchStock.onHandQty,
      reservedQty: batchStock.reservedQty,
    })
    .from(batches)
    .innerJoin(batchStock, eq(batchStock.batchId, batches.id))
    .where(eq(batches.id, sql.placeholder('batchId')))
    .prepare(),
);

const changeStock = prepared((db) =>
  db
    .update(batchStock)
    .set({
      onHandQty: sql`${batchStock.onHandQty} + ${sql.placeholder('onHand')}`,
      reservedQty: sql`${batchStock.reservedQty} + ${sql.placeholder('reserved')}`,
    })
    .where(eq(batchStock.batchId, sql.placeholder('batchId')))
    .prepare(),
);

const insertMovement = prepared((db) =>
  db
    .insert(stockMovements)
    .values({
      batchId: sql.placeholder('batchId'),
      kind: sql.placeholder('kind'),
      qty: sql.placeholder('qty'),
      costFen: sql.placeholder('costFen'),
      day: sql.placeholder('day'),
      at: sql.placeholder('at'),
      staffId: sql.placeholder('staffId'),
      deliveryLineId: sql.placeholder('deliveryLineId'),
      allocationId: sql.placeholder('allocationId'),
      reversesId: sql.placeholder('reversesId'),
      reason: sql.placeholder('reason'),
      witnessedBy: sql.placeholder('witnessedBy'),
      approvedBy: sql.placeholder('approvedBy'),
    })
    .returning({ movementId: stockMovements.id })
    .prepare(),
);

export interface StockMove {
  readonly batchId: BatchId;
  readonly kind: MovementKind;
  /** Smallest units; negative takes out. */
  readonly qty: Quantity;
  readonly deliveryLineId?: number;
  readonly allocationId?: AllocationId;
  readonly reversesId?: MovementId;
  readonly reason?: string;
  readonly witnessedBy?: StaffId;
  readonly approvedBy?: StaffId;
}

/**
 * The only door through which stock changes: writes the movement, valued at purchase cost, and the
 * running balance together. A dispensed quantity leaves its reservation at the same moment. The day must
 * have been opened by the caller.
 *
 * @throws Error when the balance would fall below what is reserved (the database refuses it).
 */
export function moveStock(
  context: CommandContext,
  move: StockMove,
): { movementId: MovementId; costFen: Fen } {
  const batch = batchWithStock(context.db).get({ batchId: move.batchId });
  if (!batch) throw new Error(`batch ${move.batchId} has no stock row`);
  const after = quantity(batch.onHandQty + move.qty);
  const costFen = movementCost(batch.price, batch.packSize, batch.onHandQty, after);
  const reserved = move.kind === 'dispense' ? move.qty : 0;
  changeStock(context.db).run({ batchId: move.batchId, onHand: move.qty, reserved });
  const { movementId } = insertMovement(context.db).get({
    batchId: move.batchId,
    kind: move.kind,
    qty: move.qty,
    costFen,
    day: context.today,
    at: context.now,
    staffId: context.session.staffId,
    deliveryLineId: move.deliveryLineId ?? null,
    allocationId: move.allocationId ?? null,
    reversesId: move.reversesId ?? null,
    reason: move.reason ?? '',
    witnessedBy: move.witnessedBy ?? null,
    approvedBy: move.approvedBy ?? null,
  });
  return { movementId, costFen };
}

/** Promises units of a batch to a signed prescription (positive) or gives them back (negative). */
export function reserveStock(context: CommandContext, batchId: BatchId, qty: Quantity): void {
  changeStock(context.db).run({ batchId, onHand: 0, reserved: qty });
}
