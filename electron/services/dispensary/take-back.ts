import { eq, inArray } from 'drizzle-orm';
import {
  findReceiptOfSlip,
  listAllocationsOfSlip,
  type SlipAllocation,
} from '../../../db/queries/prescriptions.ts';
import { allocations, prescriptions } from '../../../db/schema/index.ts';
import type { TakeBackReason } from '../../shared/contract/dispensary.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { splitRounding } from '../../shared/domain/pricing.ts';
import { negateFen, sumFen } from '../../shared/values/fen.ts';
import type { PrescriptionId, PrescriptionLineId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { refuse } from '../refusal.ts';
import { setApart } from '../storeroom/loss-reports.ts';
import { moveStock } from '../storeroom/move-stock.ts';
import { bookSplitRounding } from './dispense-prescription.ts';
import { requireSlip } from './slip-step.ts';

export interface TakeBackIntent {
  readonly prescriptionId: PrescriptionId;
  readonly lineIds: readonly PrescriptionLineId[];
  readonly reason: TakeBackReason;
  readonly note: string;
}

const REASON_WORDS: Readonly<Record<TakeBackReason, string>> = {
  quality: '质量问题',
  wrong_drug: '发错药',
  adverse_reaction: '不良反应',
};

/**
 * 退药: whole lines that were handed out come back to the batches they left, in date, for the three reasons
 * that allow it (药品管理 规定: 除质量原因外不得退换). Each movement reverses its hand-out and the split rounding
 * is booked the other way. A wrongly issued pack may be sold again; what comes back for quality or after an
 * adverse reaction is set apart at once and waits for the head as a loss. The cashier refunds what was paid.
 *
 * @throws Refusal 'dispensary.unknown-prescription' | 'dispensary.not-dispensed' | 'dispensary.unknown-line' |
 *   'dispensary.already-returned' | 'dispensary.return-expired'
 */
export function takeBack(context: CommandContext, intent: TakeBackIntent): Output<'dispensary.takeBack'> {
  const slip = requireSlip(context, intent.prescriptionId);
  if (slip.status === 'returned') throw refuse('dispensary.already-returned', { drug: '' });
  if (slip.status !== 'dispensed') throw refuse('dispensary.not-dispensed');
  const all = listAllocationsOfSlip(context.db, intent.prescriptionId);
  const chosen = intent.lineIds.flatMap((lineId) => requireReturnable(context, all, lineId));
  const paid = findReceiptOfSlip(context.db, intent.prescriptionId) !== undefined;

  requireOpenDay(context);
  for (const part of chosen) putBack(context, part, intent);
  const ids = chosen.map((part) => part.allocationId);
  context.db.update(allocations).set({ status: 'returned' }).where(inArray(allocations.id, ids)).run();
  if (all.every((part) => part.status !== 'dispensed' || ids.includes(part.allocationId))) {
    context.db
      .update(prescriptions)
      .set({ status: 'returned' })
      .where(eq(prescriptions.id, intent.prescriptionId))
      .run();
  }
  context.audit({
    action: 'dispensary.taken-back',
    subject: 'prescriptions',
    subjectId: intent.prescriptionId,
    detail: { reason: intent.reason, lines: intent.lineIds.length },
  });
  if (slip.visitDay === context.today) routeVisit(context, slip.visitId);
  return { returnedFen: sumFen(chosen, (part) => part.amountFen), refundDue: paid };
}

function requireReturnable(
  context: CommandContext,
  all: readonly SlipAllocation[],
  lineId: PrescriptionLineId,
): SlipAllocation[] {
  const parts = all.filter((part) => part.lineId === lineId);
  const [first] = parts;
  if (!first) throw refuse('dispensary.unknown-line');
  for (const part of parts) {
    const { genericName: drug, batchNo, expiresDay } = part;
    if (part.status !== 'dispensed') throw refuse('dispensary.already-returned', { drug });
    if (expiresDay < context.today) throw refuse('dispensary.return-expired', { drug, batchNo, expiresDay });
  }
  return parts;
}

function putBack(context: CommandContext, part: SlipAllocation, intent: TakeBackIntent): void {
  if (part.movementId === null) throw new Error(`allocation ${part.allocationId} has no hand-out`);
  const reason = [REASON_WORDS[intent.reason], intent.note].filter(Boolean).join('：');
  const { movementId, costFen } = moveStock(context, {
    batchId: part.batchId,
    kind: 'return',
    qty: part.qty,
    allocationId: part.allocationId,
    reversesId: part.movementId,
    reason,
  });
  bookSplitRounding(context, movementId, splitRounding(negateFen(part.amountFen), negateFen(costFen)));
  if (intent.reason === 'wrong_drug') return;
  setApart(context, { batchId: part.batchId, qty: part.qty, reason, returnId: movementId });
}
