import { listSlipsOfVisit } from '../../../db/queries/prescriptions.ts';
import { listOrdersOfVisit } from '../../../db/queries/visit-orders.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import { expiryBand } from '../../shared/domain/allocation.ts';
import { maxDays } from '../../shared/domain/prescription-rules.ts';
import { addDays } from '../../shared/values/clinic-day.ts';
import { fen } from '../../shared/values/fen.ts';
import type { QueryContext } from '../context.ts';
import { planOrders } from './plan-orders.ts';
import { type PlannedLine, planSlips } from './plan-slips.ts';
import { visitFees } from './visit-fees.ts';
import { getVisitOf } from './visit-under-care.ts';

/**
 * What signing would do, by the same plan and without doing it: the batch and price of every line, what the
 * rules say, the bill.
 *
 * @throws Refusal those of planSlips and planOrders, and 'consultation.unknown-visit'
 */
export function previewPrescription(
  context: QueryContext,
  intent: HandlerInput<'consultation.previewPrescription'>,
): Output<'consultation.previewPrescription'> {
  const visit = getVisitOf(context, intent.visitId);
  const orders = planOrders(context, visit, intent.orders);
  const slips = planSlips(context, visit, intent.slips, intent.overrides);
  const known = {
    orders: listOrdersOfVisit(context.db, intent.visitId),
    slips: listSlipsOfVisit(context.db, intent.visitId),
  };
  return {
    slips: slips.map((slip) => ({
      amountFen: slip.amountFen,
      maxDays: maxDays(slip.intent.kind, slip.intent.stable),
      validToDay: addDays(context.today, context.settings.dispensary.validDays - 1),
      lines: slip.lines.map((line) => previewLine(context, line)),
      findings: [...slip.findings],
    })),
    fees: visitFees(context, intent.visitId, known, { orders, slips }),
  };
}

function previewLine(context: QueryContext, line: PlannedLine) {
  const parts = line.parts.map(({ batch, qty, amountFen }) => ({
    batchId: batch.batchId,
    batchNo: batch.batchNo,
    expiresDay: batch.expiresDay,
    band: expiryBand(batch.expiresDay, context.today, context.settings.storeroom.expiryBandMonths),
    qty,
    amountFen,
  }));
  const amount = line.refused ? null : parts.reduce((sum, part) => sum + part.amountFen, 0);
  return {
    suggestedQty: line.suggestedQty ?? null,
    amountFen: amount === null ? null : fen(amount),
    parts,
    refused: line.refused ?? null,
  };
}
