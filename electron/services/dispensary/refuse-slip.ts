import { findReceiptOfSlip, listWaitingSlips } from '../../../db/queries/prescriptions.ts';
import type { PrescriptionId, VisitId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import { voidSlip } from '../consultation/void-slip.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { finishTicket, listLiveTickets, openTicket } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { requireSlip } from './slip-step.ts';

/**
 * 拒发: the pharmacist sends a slip back (处方管理办法 第三十六条). An unpaid one is void, its batches are free
 * again and the patient stands before the doctor as 回诊, so that he corrects it or signs anew. A paid one
 * must be refunded first: only then is nothing charged that is not handed out.
 *
 * @throws Refusal 'dispensary.unknown-prescription' | 'dispensary.void' | 'dispensary.already-dispensed' |
 *   'dispensary.refund-first'
 */
export function refuseSlip(
  context: CommandContext,
  intent: { readonly prescriptionId: PrescriptionId; readonly reason: string },
): void {
  const slip = requireSlip(context, intent.prescriptionId);
  if (slip.status === 'void') throw refuse('dispensary.void', { reason: slip.voidReason ?? '' });
  if (slip.status === 'dispensed' || slip.status === 'returned') {
    throw refuse('dispensary.already-dispensed');
  }
  const receipt = findReceiptOfSlip(context.db, intent.prescriptionId);
  if (receipt !== undefined) throw refuse('dispensary.refund-first', { receipt });
  requireOpenDay(context);
  voidSlip(context, intent.prescriptionId, { reason: `药房拒发：${intent.reason}`, why: 'refused' });
  if (listWaitingSlips(context.db, slip.visitId).length === 0) finishServed(context, slip.visitId);
  if (slip.visitDay !== context.today || slip.visitStatus !== 'in_consultation') return;
  // Back to the doctor before the visit is routed, or it would be finished with nothing open.
  openTicket(context, {
    visitId: slip.visitId,
    point: 'consultation',
    clinicId: slip.clinicId,
    returned: true,
  });
  routeVisit(context, slip.visitId);
}

/** Who stood at the window leaves it; who still waited is taken out of the line by the route. */
function finishServed(context: CommandContext, visitId: VisitId): void {
  for (const ticket of listLiveTickets(context, visitId)) {
    const atWindow = ticket.status === 'called' || ticket.status === 'serving';
    if (ticket.point === 'pickup' && atWindow) finishTicket(context, ticket.id);
  }
}
