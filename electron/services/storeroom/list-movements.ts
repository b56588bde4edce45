import { desc, eq, sql } from 'drizzle-orm';
import { findBatch, findDrug } from '../../../db/queries/storeroom.ts';
import { deliveries, deliveryLines, staff, stockMovements } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { briefDrug, presentBatch } from './present-batch.ts';

const NEWEST = 100;

/**
 * What happened to a batch, newest first, each with the stock after it.
 *
 * @throws Refusal 'storeroom.batch-unknown'
 */
export function listMovements(
  context: QueryContext,
  input: HandlerInput<'storeroom.listMovements'>,
): Output<'storeroom.listMovements'> {
  const batch = findBatch(context.db, input.batchId);
  const drug = batch && findDrug(context.db, batch.drugId);
  if (!batch || !drug) throw refuse('storeroom.batch-unknown');
  const rows = context.db
    .select({
      movementId: stockMovements.id,
      kind: stockMovements.kind,
      qty: stockMovements.qty,
      costFen: stockMovements.costFen,
      afterQty: sql<Quantity>`sum(${stockMovements.qty}) OVER (ORDER BY ${stockMovements.id})`,
      day: stockMovements.day,
      at: stockMovements.at,
      staffName: staff.name,
      reason: stockMovements.reason,
      noteNo: sql<string>`coalesce(${deliveries.noteNo}, '')`,
      total: sql<number>`count(*) OVER ()`,
    })
    .from(stockMovements)
    .innerJoin(staff, eq(staff.id, stockMovements.staffId))
    .leftJoin(deliveryLines, eq(deliveryLines.id, stockMovements.deliveryLineId))
    .leftJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .where(eq(stockMovements.batchId, input.batchId))
    .orderBy(desc(stockMovements.id))
    .limit(NEWEST)
    .all();
  return {
    batch: { ...presentBatch(context, batch), drug: briefDrug(drug) },
    total: rows[0]?.total ?? 0,
    rows,
  };
}
