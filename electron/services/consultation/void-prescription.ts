import { eq } from 'drizzle-orm';
import { findReceiptOfSlip, findSlip } from '../../../db/queries/prescriptions.ts';
import { findOrder } from '../../../db/queries/visit-orders.ts';
import { orders } from '../../../db/schema/index.ts';
import type { OrderId, PrescriptionId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { refuse } from '../refusal.ts';
import { voidSlip } from './void-slip.ts';

/**
 * The doctor takes a slip back before it is paid; what it held is free again.
 *
 * @throws Refusal 'consultation.unknown-prescription' (also when it is void already) |
 *   'consultation.already-dispensed' | 'consultation.refund-first'
 */
export function voidPrescription(
  context: CommandContext,
  intent: { readonly prescriptionId: PrescriptionId; readonly reason: string },
): void {
  const slip = findSlip(context.db, intent.prescriptionId);
  if (!slip || slip.status === 'void') throw refuse('consultation.unknown-prescription');
  if (slip.status === 'dispensed' || slip.status === 'returned') {
    throw refuse('consultation.already-dispensed');
  }
  const receipt = findReceiptOfSlip(context.db, intent.prescriptionId);
  if (receipt !== undefined) throw refuse('consultation.refund-first', { receipt });
  requireOpenDay(context);
  voidSlip(context, intent.prescriptionId, { reason: intent.reason, why: 'doctor' });
  if (slip.visitDay === context.today) routeVisit(context, slip.visitId);
}

/**
 * The doctor takes back what he ordered, before it is paid and done. A visit of a day that is over goes nowhere
 * any more: no line of today is opened for it.
 *
 * @throws Refusal 'consultation.unknown-order' | 'consultation.refund-first' | 'consultation.order-done'
 */
export function cancelOrder(
  context: CommandContext,
  intent: { readonly orderId: OrderId; readonly reason: string },
): void {
  const order = findOrder(context.db, intent.orderId);
  if (order?.source !== 'consultation' || order.status === 'cancelled') {
    throw refuse('consultation.unknown-order');
  }
  if (order.status === 'done') throw refuse('consultation.order-done');
  if (order.status !== 'ordered') throw refuse('consultation.refund-first', {});
  requireOpenDay(context);
  context.db.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, intent.orderId)).run();
  context.audit({
    action: 'consultation.order-cancelled',
    subject: 'orders',
    subjectId: intent.orderId,
    detail: { reason: intent.reason },
  });
  if (order.visitDay === context.today) routeVisit(context, order.visitId);
}
