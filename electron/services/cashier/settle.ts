import { and, eq, inArray, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { listChargedItems } from '../../../db/queries/bill.ts';
import { orders, prescriptions } from '../../../db/schema/index.ts';
import type { BillKey, SettledReceipt } from '../../shared/contract/cashier-bill.ts';
import type { StatedTenders } from '../../shared/contract/payment-intent.ts';
import { checkGeneralFee, type GeneralFeeLine } from '../../shared/domain/fee-categories.ts';
import { planSettlement, type SettlementPlan } from '../../shared/domain/settlement.ts';
import { type Fen, subtractFen, sumFen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { finishPoint } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { requireDayForMoney } from './business-day.ts';
import { findBillVisit, listOpenCharges, type OpenCharge } from './read-bill.ts';
import { type ChargeDraft, writeReceipt } from './write-receipt.ts';

/** How one visit pays. No price, amount or total of the bill: those are read from the books here. */
export interface SettleIntent {
  readonly visitId: VisitId;
  readonly tenders: StatedTenders;
  /** Cash handed over; none = exactly what is due. */
  readonly cashGivenFen?: Fen | undefined;
  /** What is paid now, as the screen showed it; none = everything. */
  readonly only?: readonly BillKey[] | undefined;
}

/**
 * Settles a visit's bill, or a part of it: receipt with the next number, charges, waivers, payments, cash
 * rounding, orders and slips moved on, the ticket finished and the visit sent where it is needed next. One
 * transaction with the caller's command.
 *
 * @throws Refusal one of SETTLE_REFUSALS, 'day.closed' or 'day.counted'; nothing is written then.
 */
export function settleVisit(context: CommandContext, intent: SettleIntent): SettledReceipt {
  requireDayForMoney(context);
  const visit = findBillVisit(context.db, intent.visitId);
  if (!visit) throw refuse('cashier.unknown-visit');
  if (visit.status === 'cancelled') throw refuse('cashier.visit-cancelled', { number: visit.number });
  const open = listOpenCharges(context, visit);
  const chosen = choose(open, intent.only);
  refuseDoubleCharge(context, intent.visitId, chosen);
  const plan = planBill(context, chosen, intent);
  const cashGivenFen = intent.cashGivenFen ?? plan.cashDueFen;
  const { receiptId, number } = writeReceipt(context, {
    ...plan,
    kind: 'sale',
    visitId: intent.visitId,
    originalId: null,
    charges: chosen.map(draftCharge),
    cashGivenFen,
    reason: '',
    approvedBy: null,
  });
  markSettled(context, chosen);
  const left = open.filter((charge) => !chosen.includes(charge));
  if (left.length === 0) finishPoint(context, intent.visitId, 'cashier');
  routeVisit(context, intent.visitId);
  context.audit({
    action: 'cashier.settled',
    subject: 'receipts',
    subjectId: receiptId,
    detail: { number, grossFen: plan.grossFen, waivedFen: plan.waivedFen, netFen: plan.netFen },
  });
  const leftUnpaidFen = sumFen(left, netOf);
  return { ...plan, receiptId, number, cashGivenFen, leftUnpaidFen };
}

function netOf(charge: OpenCharge): Fen {
  return subtractFen(charge.line.amountFen, charge.waiver?.amountFen ?? ZERO_FEN);
}

function choose(open: readonly OpenCharge[], only: readonly BillKey[] | undefined): readonly OpenCharge[] {
  if (open.length === 0) throw refuse('cashier.nothing-to-settle');
  if (!only) return open;
  const known = new Set<string>(open.map((charge) => charge.line.key));
  // The doctor took something back, or another window was quicker: the screen must be looked at again.
  if (only.some((key) => !known.has(key))) throw refuse('cashier.bill-changed');
  const wanted = new Set<string>(only);
  return open.filter((charge) => wanted.has(charge.line.key));
}

/** 一般诊疗费 merges four fees; charging one of them beside it is an offence, so it stops here at the latest. */
function refuseDoubleCharge(context: CommandContext, visitId: VisitId, chosen: readonly OpenCharge[]): void {
  const charged = listChargedItems(context.db, visitId).map((item): GeneralFeeLine => {
    return {
      chargeKey: `order:${item.orderId}`,
      category: item.category,
      inGeneralFee: merged(item.purpose),
    };
  });
  const now = chosen.map(({ line, order }): GeneralFeeLine => {
    return {
      chargeKey: line.chargeKey,
      category: line.category,
      inGeneralFee: merged(order?.purpose ?? null),
    };
  });
  const check = checkGeneralFee([...charged, ...now]);
  if (check.ok) return;
  const names = chosen
    .filter(({ line }) => check.chargeKeys.includes(line.chargeKey))
    .map(({ line }) => line.name);
  throw refuse('cashier.charged-twice', { items: names.join('、') });
}

function merged(purpose: string | null): boolean {
  return purpose === 'injection' || purpose === 'pharmacy_service';
}

function planBill(
  context: CommandContext,
  chosen: readonly OpenCharge[],
  intent: SettleIntent,
): SettlementPlan {
  const result = planSettlement({
    lines: chosen.map(({ line }) => line),
    waivers: chosen.flatMap(({ waiver }) => (waiver ? [waiver] : [])),
    tenders: intent.tenders,
    cashGiven: intent.cashGivenFen,
    roundCashToJiao: context.settings.cash.roundToJiao,
  });
  if (result.ok) return result.plan;
  switch (result.reason) {
    case 'tenders-exceed-net':
    case 'cash-short':
    case 'no-cash-due':
    case 'nothing-to-settle':
      throw refuse(`cashier.${result.reason}`, { by: result.byFen });
    default:
      // Amounts come from the books, where the database itself forbids these.
      throw new Error(`bill of visit ${intent.visitId}: ${result.reason}`);
  }
}

function draftCharge({ line, waiver }: OpenCharge): ChargeDraft {
  return {
    category: line.category,
    orderId: line.kind === 'service' ? line.orderId : null,
    allocationId: line.kind === 'drug' ? line.allocationId : null,
    qty: line.qty,
    amountFen: line.amountFen,
    reversesId: null,
    waiver: waiver ? { ruleId: waiver.ruleId, amountFen: waiver.amountFen } : undefined,
  };
}

const setOrderSettled = prepared((db) =>
  db
    .update(orders)
    .set({ status: 'settled' })
    .where(eq(orders.id, sql.placeholder('orderId')))
    .prepare(),
);

const setSlipSettled = prepared((db) =>
  db
    .update(prescriptions)
    .set({ status: 'settled' })
    .where(
      and(
        eq(prescriptions.id, sql.placeholder('slipId')),
        inArray(prescriptions.status, ['signed', 'pay_later']),
      ),
    )
    .prepare(),
);

/** What was asked for becomes paid; what was done or handed out before payment stays done. */
function markSettled(context: CommandContext, chosen: readonly OpenCharge[]): void {
  for (const { order } of chosen) {
    if (order?.status === 'ordered') setOrderSettled(context.db).run({ orderId: order.orderId });
  }
  const slipIds = new Set(chosen.flatMap((charge) => charge.prescription?.prescriptionId ?? []));
  for (const slipId of slipIds) {
    setSlipSettled(context.db).run({ slipId });
  }
}
