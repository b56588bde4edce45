import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { listWaitingSlips, type SlipAllocation } from '../../../db/queries/prescriptions.ts';
import { allocations, prescriptions, roundings, visits } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { splitRounding } from '../../shared/domain/pricing.ts';
import { type Fen, negateFen, sumFen } from '../../shared/values/fen.ts';
import type { MovementId, PrescriptionId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { finishPoint } from '../queue/tickets.ts';
import { moveStock } from '../storeroom/move-stock.ts';
import { requireStep, writeSignature } from './slip-step.ts';

const setDispensed = prepared((db) =>
  db
    .update(prescriptions)
    .set({ status: 'dispensed' })
    .where(eq(prescriptions.id, sql.placeholder('prescriptionId')))
    .prepare(),
);

const setHandedOut = prepared((db) =>
  db
    .update(allocations)
    .set({ status: 'dispensed' })
    .where(eq(allocations.id, sql.placeholder('allocationId')))
    .prepare(),
);

const insertSplitRounding = prepared((db) =>
  db
    .insert(roundings)
    .values({
      kind: 'split',
      amountFen: sql.placeholder('amountFen'),
      day: sql.placeholder('day'),
      movementId: sql.placeholder('movementId'),
    })
    .prepare(),
);

const visitStatus = prepared((db) =>
  db
    .select({ status: visits.status })
    .from(visits)
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

/**
 * 发药: every batch share leaves the very batch that was promised when the slip was signed, at purchase
 * cost; what the patient was asked for beyond or below that cost is booked as split rounding (拆零尾差). The
 * pick-up ticket ends when nothing else of the visit waits for the pharmacy.
 *
 * @throws Refusal those of requireStep
 */
export function dispensePrescription(
  context: CommandContext,
  prescriptionId: PrescriptionId,
): Output<'dispensary.dispense'> {
  const { slip, allocations: parts } = requireStep(context, prescriptionId, 'dispense');
  writeSignature(context, prescriptionId, 'dispense');
  const costs = parts.map((part) => handOut(context, part));
  setDispensed(context.db).run({ prescriptionId });
  if (listWaitingSlips(context.db, slip.visitId).length === 0) finishPoint(context, slip.visitId, 'pickup');
  routeVisit(context, slip.visitId);
  const visit = visitStatus(context.db).get({ visitId: slip.visitId });
  return {
    chargedFen: sumFen(parts, (part) => part.amountFen),
    costFen: sumFen(costs, (cost) => cost),
    visitFinished: visit?.status === 'finished',
  };
}

/** Moves one batch share out; answers its purchase cost, positive. */
function handOut(context: CommandContext, part: SlipAllocation): Fen {
  const { movementId, costFen } = moveStock(context, {
    batchId: part.batchId,
    kind: 'dispense',
    qty: quantity(-part.qty),
    allocationId: part.allocationId,
  });
  const cost = negateFen(costFen);
  bookSplitRounding(context, movementId, splitRounding(part.amountFen, cost));
  setHandedOut(context.db).run({ allocationId: part.allocationId });
  return cost;
}

/** Books charged minus cost of one movement to the rounding account; a movement without a difference has no row. */
export function bookSplitRounding(context: CommandContext, movementId: MovementId, amountFen: Fen): void {
  if (amountFen === 0) return;
  insertSplitRounding(context.db).run({ amountFen, day: context.today, movementId });
}
