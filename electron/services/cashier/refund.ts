import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import {
  type ChargeRecord,
  listChargesOf,
  listPaymentsOf,
  listRefundsOf,
  type ReceiptRecord,
  readCashRoundingOf,
} from '../../../db/queries/receipts.ts';
import { allocations, orders, prescriptionLines, prescriptions } from '../../../db/schema/index.ts';
import type { SettledReceipt } from '../../shared/contract/cashier-bill.ts';
import { planRefund, type RefundPlan } from '../../shared/domain/refund.ts';
import type { Payment } from '../../shared/domain/settlement-types.ts';
import { isMoneyTender, type MoneyTender, TENDERS } from '../../shared/domain/tenders.ts';
import { addFen, type Fen, fen, negateFen, subtractFen, sumFen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { ChargeId, PrescriptionId, ReceiptId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { refuse } from '../refusal.ts';
import { reserveStock } from '../storeroom/move-stock.ts';
import { requireDayForMoney } from './business-day.ts';
import { findReceipt, refundStateOf } from './read-receipt.ts';
import { writeReceipt } from './write-receipt.ts';

export interface RefundIntent {
  readonly receiptId: ReceiptId;
  readonly chargeIds: readonly ChargeId[];
  readonly reason: string;
  /** Pay the patient's own money out by this tender; none = the way it came. */
  readonly payOutBy?: MoneyTender | undefined;
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
  const original = findReceipt(context, { receiptId: intent.receiptId });
  if (original.kind !== 'sale') throw refuse('cashier.not-a-sale', { number: original.number });
  const lines = listChargesOf(context.db, original.id);
  const chosen = chooseCharges(context, lines, intent.chargeIds);
  const plan = planBack(context, original, lines, intent);
  requireHeadAbove(context, original, plan);
  const { receiptId, number } = writeReceipt(context, {
    kind: 'refund',
    visitId: original.visitId,
    originalId: original.id,
    charges: chosen.map(oppositeCharge),
    payments: mergeByTender(plan.payments),
    grossFen: plan.grossFen,
    waivedFen: plan.waivedFen,
    cashRoundingFen: plan.cashRoundingFen,
    cashGivenFen: ZERO_FEN,
    changeFen: ZERO_FEN,
    reason: intent.reason,
    approvedBy: context.session.roles.includes('head') ? context.session.staffId : null,
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
    leftUnpaidFen: ZERO_FEN,
  };
}

function chooseCharges(
  context: CommandContext,
  lines: readonly ChargeRecord[],
  chargeIds: readonly ChargeId[],
): ChargeRecord[] {
  const isHead = context.session.roles.includes('head');
  const chosen = [...new Set(chargeIds)].map((chargeId) => lines.find((line) => line.chargeId === chargeId));
  return chosen.map((line) => {
    if (!line) throw refuse('cashier.unknown-charge');
    const state = refundStateOf(line, 'sale');
    if (state === 'refunded') throw refuse('cashier.already-refunded', { name: line.name });
    if (state === 'drug-out') throw refuse('cashier.drug-not-taken-back', { name: line.name });
    if (state === 'done' && !isHead) throw refuse('cashier.done-needs-head', { name: line.name });
    return line;
  });
}

/** What earlier refunds of the same receipt paid back counts too: a large one is not made small by parts. */
function requireHeadAbove(context: CommandContext, original: ReceiptRecord, plan: RefundPlan): void {
  const limit = context.settings.cash.headRefundsAboveFen;
  if (limit === null || context.session.roles.includes('head')) return;
  const before = sumFen(listRefundsOf(context.db, original.id), (refund) => refund.netFen);
  const back = negateFen(addFen(before, subtractFen(plan.grossFen, plan.waivedFen)));
  if (back > limit) throw refuse('cashier.refund-needs-head', { limit, back });
}

function planBack(
  context: CommandContext,
  original: ReceiptRecord,
  lines: readonly ChargeRecord[],
  intent: RefundIntent,
): RefundPlan {
  const refunds = listRefundsOf(context.db, original.id);
  const paid = listPaymentsOf(context.db, original.id);
  const paidBack = refunds.flatMap((refund) => listPaymentsOf(context.db, refund.id));
  const result = planRefund({
    lines: lines.map((line) => ({ ...line, chargeKey: keyOf(line.chargeId) })),
    waivers: lines
      .filter((line) => line.waivedFen !== 0)
      .map((line) => ({ chargeKey: keyOf(line.chargeId), amountFen: line.waivedFen })),
    payments: paid,
    cashRoundingFen: readCashRoundingOf(context.db, original.id),
    refundedKeys: lines.filter((line) => line.reversed === 1).map((line) => keyOf(line.chargeId)),
    refundedPayments: attributeRefunds(paid, paidBack),
    refundedRoundingFen: addFen(...refunds.map((refund) => readCashRoundingOf(context.db, refund.id))),
    chosenKeys: intent.chargeIds.map(keyOf),
    payOutBy: intent.payOutBy,
    roundCashToJiao: context.settings.cash.roundToJiao,
  });
  if (result.ok) return result.plan;
  if (result.reason === 'payments-do-not-cover') throw refuse('cashier.payments-do-not-cover');
  // Charges were looked up one by one before.
  throw new Error(`refund of receipt ${original.number}: ${result.reason}`);
}

function keyOf(chargeId: ChargeId): string {
  return `charge:${chargeId}`;
}

/**
 * Which original payments the earlier refunds used up. 医保 and 挂账 only ever go back to themselves. The
 * patient's own money may have left by another tender than it came by; refunds take it from the original
 * payments in a fixed order (last first, cash at the end), so its sum tells how far they have come.
 */
export function attributeRefunds(paid: readonly Payment[], paidBack: readonly Payment[]): Payment[] {
  const back = (tender: string) =>
    negateFen(
      sumFen(
        paidBack.filter((row) => row.tender === tender),
        (row) => row.amountFen,
      ),
    );
  const fixed = TENDERS.filter((tender) => !isMoneyTender(tender)).map((tender) => ({
    tender,
    amountFen: back(tender),
  }));
  let own: Fen = sumFen(TENDERS.filter(isMoneyTender), back);
  const reversed = [...paid].reverse().filter((row) => isMoneyTender(row.tender));
  const inOrder = [
    ...reversed.filter((row) => row.tender !== 'cash'),
    ...reversed.filter((row) => row.tender === 'cash'),
  ];
  const moved = inOrder.map(({ tender, amountFen }) => {
    const used = fen(Math.min(own, amountFen));
    own = subtractFen(own, used);
    return { tender, amountFen: used };
  });
  return [...fixed, ...moved].filter((row) => row.amountFen !== 0);
}

/** Two original payments may leave by one tender: a receipt has one row a tender. */
function mergeByTender(rows: readonly Payment[]): Payment[] {
  return TENDERS.map((tender) => ({
    tender,
    amountFen: sumFen(
      rows.filter((row) => row.tender === tender),
      (row) => row.amountFen,
    ),
  })).filter((row) => row.amountFen !== 0);
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
