import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import type { ChargeRecord } from '../../../db/queries/receipts.ts';
import { allocations, orders, prescriptionLines, prescriptions } from '../../../db/schema/index.ts';
import type { SettledReceipt } from '../../shared/contract/cashier-bill.ts';
import { negateFen, subtractFen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { PrescriptionId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { reserveStock } from '../storeroom/move-stock.ts';
import { findApprover, readPayBack, refuseWithoutHead } from './approve-refund.ts';
import { requireDayForMoney } from './business-day.ts';
import { mergeByTender, type PayBackIntent, planBack } from './plan-back.ts';
import { writeReceipt } from './write-receipt.ts';

export interface RefundIntent extends PayBackIntent {
  readonly reason: string;
  /** The head's signature under these very charges, given at this window. */
  readonly approvalId?: number | undefined;
}

/**
 * Pays charges of a receipt back by a receipt of opposite rows (冲账); the original stays. Drugs still in the
 * pharmacy go back to the shelf at once; drugs handed out must have been taken back there first. A service
 * that was given already is paid back by the head only, and so is more than the station's limit.
 *
 * @throws Refusal one of REFUND_REFUSALS, 'day.closed' or 'day.counted'; nothing is written then.
 */
export function refundReceipt(context: CommandContext, intent: RefundIntent): SettledReceipt {
  requireDayForMoney(context);
  const back = readPayBack(context, intent.receiptId, intent.chargeIds);
  const { original, lines, chosen } = back;
  const approvedBy = findApprover(context, intent);
  const plan = planBack(context, original, lines, intent);
  if (approvedBy === null) refuseWithoutHead(context, back, plan);
  const payments = mergeByTender(plan.payments);
  const { receiptId, number } = writeReceipt(context, {
    kind: 'refund',
    visitId: original.visitId,
    originalId: original.id,
    charges: chosen.map(oppositeCharge),
    payments,
    grossFen: plan.grossFen,
    waivedFen: plan.waivedFen,
    cashRoundingFen: plan.cashRoundingFen,
    cashGivenFen: ZERO_FEN,
    changeFen: ZERO_FEN,
    reason: intent.reason,
    approvedBy,
  });
  takeBackWork(context, chosen, intent.reason);
  routeVisit(context, original.visitId);
  context.audit({
    action: 'cashier.refunded',
    subject: 'receipts',
    subjectId: receiptId,
    detail: { number, original: original.number, grossFen: plan.grossFen, charges: chosen.length },
  });
  return {
    receiptId,
    number,
    grossFen: plan.grossFen,
    waivedFen: plan.waivedFen,
    netFen: subtractFen(plan.grossFen, plan.waivedFen),
    cashDueFen: negateFen(plan.cashOutFen),
    cashGivenFen: ZERO_FEN,
    changeFen: ZERO_FEN,
    cashRoundingFen: plan.cashRoundingFen,
    payments,
    leftUnpaidFen: ZERO_FEN,
  };
}

function oppositeCharge(line: ChargeRecord) {
  return {
    category: line.category,
    orderId: line.orderId,
    allocationId: line.allocationId,
    qty: quantity(-line.qty),
    amountFen: negateFen(line.amountFen),
    reversesId: line.chargeId,
    waiver:
      line.waiverRuleId === null
        ? undefined
        : { ruleId: line.waiverRuleId, amountFen: negateFen(line.waivedFen) },
  };
}

/** What was paid back is not done any more: orders fall away, reserved batches go back to the shelf. */
function takeBackWork(context: CommandContext, chosen: readonly ChargeRecord[], reason: string): void {
  const orderIds = chosen.flatMap((line) => line.orderId ?? []);
  if (orderIds.length > 0) {
    context.db.update(orders).set({ status: 'refunded' }).where(inArray(orders.id, orderIds)).run();
  }
  for (const line of chosen) {
    if (line.allocationId === null || line.batchId === null || line.allocationStatus !== 'reserved') continue;
    reserveStock(context, line.batchId, quantity(-line.qty));
    context.db
      .update(allocations)
      .set({ status: 'released' })
      .where(eq(allocations.id, line.allocationId))
      .run();
  }
  const slipIds = [...new Set(chosen.flatMap((line) => line.prescriptionId ?? []))];
  if (slipIds.length > 0) voidEmptySlips(context, slipIds, reason);
}

/** A slip of which nothing is left to hand out, and nothing was, is void. */
function voidEmptySlips(context: CommandContext, slipIds: readonly PrescriptionId[], reason: string): void {
  const held = context.db
    .select({ one: sql`1` })
    .from(allocations)
    .innerJoin(prescriptionLines, eq(prescriptionLines.id, allocations.lineId))
    .where(
      and(
        eq(prescriptionLines.prescriptionId, prescriptions.id),
        inArray(allocations.status, ['reserved', 'dispensed', 'returned']),
      ),
    );
  context.db
    .update(prescriptions)
    .set({ status: 'void', voidedAt: context.now, voidReason: reason })
    .where(and(inArray(prescriptions.id, [...slipIds]), notExists(held)))
    .run();
}
