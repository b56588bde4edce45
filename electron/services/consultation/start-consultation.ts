import { eq } from 'drizzle-orm';
import { consultations, visits } from '../../../db/schema/index.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { listLiveTickets, startServing } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { releaseLapsed } from './release-lapsed.ts';
import { requireCareToday } from './visit-under-care.ts';

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
  context.db.update(visits).set({ status: 'in_consultation' }).where(eq(visits.id, visitId)).run();
  if (visit.startedAt === null) {
    const row = { visitId, startedAt: context.now, doctorId: context.session.staffId };
    context.db.insert(consultations).values(row).run();
    context.audit({ action: 'consultation.started', subject: 'visits', subjectId: visitId });
  }
  return { visitId };
}
