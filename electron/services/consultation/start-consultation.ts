import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { consultations, visits } from '../../../db/schema/index.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { listLiveTickets, startServing } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { releaseLapsed } from './release-lapsed.ts';
import { requireCareToday } from './visit-under-care.ts';

const setInConsultation = prepared((db) =>
  db
    .update(visits)
    .set({ status: 'in_consultation' })
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const insertConsultation = prepared((db) =>
  db
    .insert(consultations)
    .values({
      visitId: sql.placeholder('visitId'),
      startedAt: sql.placeholder('startedAt'),
      doctorId: sql.placeholder('doctorId'),
    })
    .prepare(),
);

/**
 * The doctor takes a called patient: the ticket is being served, the visit is in consultation. Taking the
 * same patient again (a window was closed, or a signed visit must be amended) changes nothing. Lapsed
 * unpaid slips are released first, so that what they held can be prescribed.
 *
 * @throws Refusal 'consultation.not-called' for a ticket that still waits, and those of requireCareToday
 */
export function startConsultation(context: CommandContext, visitId: VisitId): { visitId: VisitId } {
  const visit = requireCareToday(context, visitId);
  const ticket = listLiveTickets(context, visitId).find((one) => one.point === 'consultation');
  if (ticket?.status === 'waiting' || ticket?.status === 'missed') {
    throw refuse('consultation.not-called', { number: visit.number });
  }
  if (!ticket && visit.startedAt === null) throw refuse('consultation.not-called', { number: visit.number });
  requireOpenDay(context);
  releaseLapsed(context);
  if (ticket) startServing(context, ticket.id);
  setInConsultation(context.db).run({ visitId });
  if (visit.startedAt === null) {
    insertConsultation(context.db).run({
      visitId,
      startedAt: context.now,
      doctorId: context.session.staffId,
    });
    context.audit({ action: 'consultation.started', subject: 'visits', subjectId: visitId });
  }
  return { visitId };
}
