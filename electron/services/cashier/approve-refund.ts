import { and, eq } from 'drizzle-orm';
import {
  type ChargeRecord,
  findRefundApproval,
  listChargesOf,
  listRefundsOf,
  type ReceiptRecord,
} from '../../../db/queries/receipts.ts';
import { staff, staffRoles } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import type { RefundPlan } from '../../shared/domain/refund.ts';
import { addFen, type Fen, negateFen, subtractFen, sumFen } from '../../shared/values/fen.ts';
import type { ChargeId, ReceiptId, StaffId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext, TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { provePassword } from '../staff/prove-password.ts';
import { mergeByTender, type PayBackIntent, planBack } from './plan-back.ts';
import { findReceipt, refundStateOf } from './read-receipt.ts';

/**
 * What paying these charges back would take out of the drawer and of the other tenders, and why the head must
 * sign for it, if so. The same rules as the refund's; writes nothing.
 *
 * @throws Refusal 'cashier.unknown-receipt' | 'cashier.not-a-sale' | 'cashier.unknown-charge' |
 *   'cashier.already-refunded' | 'cashier.drug-not-taken-back' | 'cashier.payments-do-not-cover'
 */
export function previewRefund(context: QueryContext, intent: PayBackIntent): Output<'cashier.previewRefund'> {
  const { receiptId, chargeIds } = intent;
  const { original, lines, chosen } = readPayBack(context, receiptId, chargeIds);
  const plan = planBack(context, original, lines, intent);
  const isHead = context.session.roles.includes('head');
  const asksHead = findDone(chosen) ?? findAboveLimit(context, original, plan);
  return {
    netFen: subtractFen(plan.grossFen, plan.waivedFen),
    payments: mergeByTender(plan.payments),
    approvers: asksHead && !isHead ? listHeads(context) : [],
  };
}

/** The receipt, all its charges and those to be paid back, each of which can be. @throws as `previewRefund` */
export function readPayBack(
  { db }: Pick<QueryContext, 'db'>,
  receiptId: ReceiptId,
  chargeIds: readonly ChargeId[],
): { original: ReceiptRecord; lines: ChargeRecord[]; chosen: ChargeRecord[] } {
  const original = findReceipt({ db }, { receiptId });
  if (original.kind !== 'sale') throw refuse('cashier.not-a-sale', { number: original.number });
  const lines = listChargesOf(db, original.id);
  const chosen = [...new Set(chargeIds)].map((chargeId) => {
    const line = lines.find((one) => one.chargeId === chargeId);
    if (!line) throw refuse('cashier.unknown-charge');
    const state = refundStateOf(line, 'sale');
    if (state === 'refunded') throw refuse('cashier.already-refunded', { name: line.name });
    if (state === 'drug-out') throw refuse('cashier.drug-not-taken-back', { name: line.name });
    return line;
  });
  return { original, lines, chosen };
}

/**
 * The head's signature under a refund at the cashier's window, by the head's own password: for exactly these
 * charges of this receipt.
 *
 * @throws Refusal those of `previewRefund`, 'cashier.approver-not-head' | 'cashier.approver-password' |
 *   'staff.wait'
 */
export async function approveRefund(
  context: TaskContext,
  input: {
    readonly receiptId: ReceiptId;
    readonly chargeIds: readonly ChargeId[];
    readonly staffId: StaffId;
    readonly password: string;
  },
): Promise<Output<'cashier.approveRefund'>> {
  const { receiptId, chargeIds, staffId } = input;
  const desk = context.session?.desk ?? '';
  if (!isHeadNow(context.station().db, staffId)) throw refuse('cashier.approver-not-head');
  const proof = await provePassword(context, { staffId, desk, password: input.password });
  if (proof.kind === 'wait') throw refuse('staff.wait', { seconds: proof.seconds });
  if (proof.kind !== 'right') throw refuse('cashier.approver-password');
  return context.command((inside) => {
    const { original } = readPayBack(inside, receiptId, chargeIds);
    const approvalId = inside.audit({
      action: 'cashier.refund-approved',
      subject: 'receipts',
      subjectId: original.id,
      detail: { approvedBy: staffId, charges: keyOfCharges(chargeIds) },
    });
    return { approvalId, approverName: proof.name };
  });
}

/**
 * Who stands for a refund: the head at the window, or the head who signed today, at this cashier's, for exactly
 * these charges; else nobody.
 *
 * @throws Refusal 'cashier.approval-lapsed' when the signature is for something else, or its head is none now.
 */
export function findApprover(
  context: CommandContext,
  intent: { receiptId: ReceiptId; chargeIds: readonly ChargeId[]; approvalId?: number | undefined },
): StaffId | null {
  const { session, db, today } = context;
  if (session.roles.includes('head')) return session.staffId;
  const { receiptId, chargeIds, approvalId } = intent;
  if (approvalId === undefined) return null;
  const approval = findRefundApproval(db, { approvalId, receiptId, staffId: session.staffId, today });
  if (!approval || approval.charges !== keyOfCharges(chargeIds) || !isHeadNow(db, approval.approvedBy)) {
    throw refuse('cashier.approval-lapsed');
  }
  return approval.approvedBy;
}

/**
 * What a front desk pays back alone: nothing that was done already, and of one receipt no more than the
 * station's limit. Earlier refunds count too: a large one is not made small by parts.
 *
 * @throws Refusal 'cashier.done-needs-head' | 'cashier.refund-needs-head'
 */
export function refuseWithoutHead(
  context: CommandContext,
  { original, chosen }: { original: ReceiptRecord; chosen: readonly ChargeRecord[] },
  plan: RefundPlan,
): void {
  const done = findDone(chosen);
  if (done) throw refuse('cashier.done-needs-head', { name: done.name });
  const above = findAboveLimit(context, original, plan);
  if (above) throw refuse('cashier.refund-needs-head', { ...above });
}

function findDone(chosen: readonly ChargeRecord[]): ChargeRecord | undefined {
  return chosen.find((line) => refundStateOf(line, 'sale') === 'done');
}

function findAboveLimit(
  { db, settings }: Pick<QueryContext, 'db' | 'settings'>,
  original: ReceiptRecord,
  plan: RefundPlan,
): { limit: Fen; back: Fen } | undefined {
  const limit = settings.cash.headRefundsAboveFen;
  if (limit === null) return undefined;
  const before = sumFen(listRefundsOf(db, original.id), (refund) => refund.netFen);
  const back = negateFen(addFen(before, subtractFen(plan.grossFen, plan.waivedFen)));
  return back > limit ? { limit, back } : undefined;
}

function keyOfCharges(chargeIds: readonly ChargeId[]): string {
  return [...new Set(chargeIds)].sort((left, right) => left - right).join(',');
}

function listHeads({ db }: Pick<QueryContext, 'db'>): { staffId: StaffId; name: string }[] {
  return db
    .select({ staffId: staff.id, name: staff.name })
    .from(staff)
    .innerJoin(staffRoles, and(eq(staffRoles.staffId, staff.id), eq(staffRoles.role, 'head')))
    .where(eq(staff.active, true))
    .orderBy(staff.id)
    .all();
}

function isHeadNow(db: QueryContext['db'], staffId: StaffId): boolean {
  return listHeads({ db }).some((head) => head.staffId === staffId);
}
