import { and, eq } from 'drizzle-orm';
import { findBatch, type StockedBatch } from '../../../db/queries/storeroom.ts';
import { batches, staff } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { BatchId, StaffId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { moveStock } from './move-stock.ts';

/**
 * Recall or quarantine (召回): the batch stays where it is, counts as none and is neither prescribed nor
 * handed out. What signed prescriptions have reserved of it is told, so that they can be changed.
 *
 * @throws Refusal 'storeroom.batch-unknown' | 'batch-locked-already'
 */
export function lockBatch(
  context: CommandContext,
  input: HandlerInput<'storeroom.lockBatch'>,
): Output<'storeroom.lockBatch'> {
  const batch = requireBatch(context, input.batchId);
  if (batch.locked) throw refuse('storeroom.batch-locked-already', about(batch));
  setLock(context, input.batchId, true, input.reason);
  return { onHandQty: batch.onHandQty, reservedQty: batch.reservedQty };
}

/** Ends a recall; the head's alone. @throws Refusal 'storeroom.batch-unknown' | 'batch-not-locked' */
export function unlockBatch(
  context: CommandContext,
  input: HandlerInput<'storeroom.unlockBatch'>,
): Output<'storeroom.unlockBatch'> {
  const batch = requireBatch(context, input.batchId);
  if (!batch.locked) throw refuse('storeroom.batch-not-locked', about(batch));
  setLock(context, input.batchId, false, input.reason);
  return {};
}

/**
 * 报损: expired, damaged or lost stock leaves the books with a reason, a second person who saw it, and the
 * approval of the head who is signed in. Reserved units belong to a prescription and cannot be lost.
 *
 * @throws Refusal as declared in the contract.
 */
export function writeOff(
  context: CommandContext,
  input: HandlerInput<'storeroom.writeOff'>,
): Output<'storeroom.writeOff'> {
  requireFree(requireBatch(context, input.batchId), input.qty);
  requireWitness(context, input.witnessId);
  requireOpenDay(context);
  const moved = moveStock(context, {
    batchId: input.batchId,
    kind: 'loss',
    qty: quantity(-input.qty),
    reason: input.reason,
    witnessedBy: input.witnessId,
    approvedBy: context.session.staffId,
  });
  context.audit({
    action: 'storeroom.written-off',
    subject: 'batches',
    subjectId: input.batchId,
    detail: { qty: input.qty, costFen: moved.costFen, witnessId: input.witnessId },
  });
  return moved;
}

/**
 * 退货给供货单位: whatever is not reserved may go back, expired and locked batches too.
 *
 * @throws Refusal 'storeroom.batch-unknown' | 'more-than-there-is' | 'reserved'
 */
export function returnToSupplier(
  context: CommandContext,
  input: HandlerInput<'storeroom.returnToSupplier'>,
): Output<'storeroom.returnToSupplier'> {
  requireFree(requireBatch(context, input.batchId), input.qty);
  requireOpenDay(context);
  const reason = input.noteNo === '' ? input.reason : `${input.reason}（退货单 ${input.noteNo}）`;
  const moved = moveStock(context, {
    batchId: input.batchId,
    kind: 'supplier_return',
    qty: quantity(-input.qty),
    reason,
  });
  context.audit({
    action: 'storeroom.returned-to-supplier',
    subject: 'batches',
    subjectId: input.batchId,
    detail: { qty: input.qty, costFen: moved.costFen },
  });
  return moved;
}

/** @throws Refusal 'storeroom.batch-unknown' */
export function requireBatch(context: CommandContext, batchId: BatchId): StockedBatch {
  const batch = findBatch(context.db, batchId);
  if (!batch) throw refuse('storeroom.batch-unknown');
  return batch;
}

function about(batch: StockedBatch) {
  return { batchNo: batch.batchNo };
}

/** Units that nobody is promised. @throws Refusal 'storeroom.more-than-there-is' | 'storeroom.reserved' */
export function requireFree(batch: StockedBatch, qty: number): void {
  const { onHandQty, reservedQty } = batch;
  if (qty > onHandQty) throw refuse('storeroom.more-than-there-is', { ...about(batch), qty, onHandQty });
  const freeQty = onHandQty - reservedQty;
  if (qty > freeQty) throw refuse('storeroom.reserved', { ...about(batch), qty, reservedQty, freeQty });
}

/** A second person in service. @throws Refusal 'storeroom.witness-yourself' | 'storeroom.witness-unknown' */
export function requireWitness(context: CommandContext, witnessId: StaffId): void {
  if (witnessId === context.session.staffId) throw refuse('storeroom.witness-yourself');
  const witness = context.db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, witnessId), eq(staff.active, true)))
    .get();
  if (!witness) throw refuse('storeroom.witness-unknown');
}

function setLock(context: CommandContext, batchId: BatchId, locked: boolean, reason: string): void {
  context.db.update(batches).set({ locked }).where(eq(batches.id, batchId)).run();
  context.audit({
    action: locked ? 'storeroom.batch-locked' : 'storeroom.batch-unlocked',
    subject: 'batches',
    subjectId: batchId,
    detail: { reason },
  });
}
