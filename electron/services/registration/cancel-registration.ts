import { and, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { findPaidReceipt, findRegistration } from '../../../db/queries/registration.ts';
import { touchSearch } from '../../../db/resident-search/keys.ts';
import { orders, residents, visits } from '../../../db/schema/index.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { cancelTickets, listLiveTickets } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { findResident } from '../residents/change-resident.ts';

/**
 * 退号: only today, only before the doctor has taken the patient, and only when nothing of it is paid any
 * more: money goes back at the cashier first, with its own reversal.
 *
 * @throws Refusal 'registration.no-such-visit' | 'registration.not-today' |
 *   'registration.already-cancelled' | 'registration.already-seen' | 'registration.paid-first-refund'
 */
export const cancelRegistration: Handler<'registration.cancel'> = (context, { visitId, reason }) => {
  const visit = findRegistration(context.db, visitId);
  if (!visit) throw refuse('registration.no-such-visit');
  const { number } = visit;
  if (visit.status === 'cancelled') throw refuse('registration.already-cancelled', { number });
  if (visit.day !== context.today) throw refuse('registration.not-today', { number, day: visit.day });
  const inside = listLiveTickets(context, visitId).some((one) => one.status === 'serving');
  if (visit.status !== 'waiting' || inside) throw refuse('registration.already-seen', { number });
  const receiptNo = findPaidReceipt(context.db, visitId);
  if (receiptNo !== undefined) throw refuse('registration.paid-first-refund', { number, receiptNo });
  requireOpenDay(context);
  cancelTickets(context, visitId, { reason });
  context.db
    .update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.visitId, visitId), eq(orders.status, 'ordered')))
    .run();
  context.db
    .update(visits)
    .set({ status: 'cancelled', cancelledAt: context.now, cancelReason: reason })
    .where(eq(visits.id, visitId))
    .run();
  restoreLastVisit(context, visit.residentId);
  context.audit({
    action: 'registration.cancelled',
    subject: 'visits',
    subjectId: visitId,
    detail: { number },
  });
  return { number };
};

/**
 * A cancelled registration was no visit: the list of residents goes by the one before it. When the record was
 * merged since, that holds for the kept record of the person and for the one that the visit was written under.
 */
function restoreLastVisit(context: CommandContext, residentId: ResidentId): void {
  setLastVisit(context, residentId, eq(visits.residentId, residentId));
  const keptId = findResident(context, residentId)?.id ?? residentId;
  if (keptId === residentId) return;
  setLastVisit(context, keptId, sql`${visits.residentId} IN ${recordsOfPerson(sql`${residentId}`)}`);
}

function setLastVisit(context: CommandContext, residentId: ResidentId, ofWhom: SQL): void {
  const newest = context.db
    .select({ at: visits.registeredAt })
    .from(visits)
    .where(and(ofWhom, ne(visits.status, 'cancelled')))
    .orderBy(desc(visits.registeredAt))
    .limit(1)
    .get();
  context.db
    .update(residents)
    .set({ lastVisitAt: newest?.at ?? null })
    .where(eq(residents.id, residentId))
    .run();
  touchSearch(context.db, residentId);
}
