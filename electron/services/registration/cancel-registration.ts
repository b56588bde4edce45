import { and, eq, type SQL, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
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
  cancelTickets(context, visitId, reason);
  cancelOrders(context.db).run({ visitId });
  cancelVisit(context.db).run({ visitId, at: context.now, reason });
  restoreLastVisit(context, visit.residentId);
  context.audit({
    action: 'registration.cancelled',
    subject: 'visits',
    subjectId: visitId,
    detail: { number },
  });
  return { number };
};

const cancelOrders = prepared((db) =>
  db
    .update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.visitId, sql.placeholder('visitId')), eq(orders.status, 'ordered')))
    .prepare(),
);

const cancelVisit = prepared((db) =>
  db
    .update(visits)
    .set({
      status: 'cancelled',
      cancelledAt: sql`${sql.placeholder('at')}`,
      cancelReason: sql`${sql.placeholder('reason')}`,
    })
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const putBackLastVisit = prepared((db) => {
  const visitedIn = (records: SQL) => sql`(
    SELECT max(registered_at) FROM visits WHERE resident_id IN ${records} AND status <> 'cancelled')`;
  const residentId = sql.placeholder('residentId');
  return {
    ofRecord: db
      .update(residents)
      .set({ lastVisitAt: visitedIn(sql`(${residentId})`) })
      .where(eq(residents.id, residentId))
      .prepare(),
    ofPerson: db
      .update(residents)
      .set({ lastVisitAt: visitedIn(recordsOfPerson(residentId)) })
      .where(eq(residents.id, residentId))
      .prepare(),
  };
});

/**
 * A cancelled registration was no visit: the list of residents goes by the one before it. When the record was
 * merged since, that holds for the kept record of the person and for the one that the visit was written under.
 */
function restoreLastVisit({ db }: CommandContext, residentId: ResidentId): void {
  putBackLastVisit(db).ofRecord.run({ residentId });
  touchSearch(db, residentId);
  const keptId = findResident({ db }, residentId)?.id ?? residentId;
  if (keptId === residentId) return;
  putBackLastVisit(db).ofPerson.run({ residentId: keptId });
  touchSearch(db, keptId);
}
