import { and, asc, eq, inArray, lte, notExists, sql } from 'drizzle-orm';
import { consultations, orders, prescriptions, slipIsOpen, visits } from '../../../db/schema/index.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { lapseArrivals } from '../queue/arrivals.ts';
import { cancelTickets } from '../queue/tickets.ts';

/**
 * Ends what a closed day leaves open, since a registration is good for its day: who was never seen (弃号) owes
 * nothing that was not paid yet; who was seen and never signed off stays on record as 未完成; who was signed
 * off is finished, whatever is still to be paid. A visit whose slip can still be fetched goes on until the
 * slip's last day is closed. A number from the door that nobody registered ends too. Each leaves its lines with an event that says so. To be called while `day` is
 * still open.
 *
 * @returns how many visits ended so.
 */
export function lapseVisits(context: CommandContext, day: ClinicDay): number {
  lapseArrivals(context, day);
  const open = listOpen(context, day);
  // The events belong to the day that is being closed, also when it is closed the morning after.
  const then = { ...context, today: day };
  for (const visit of open) {
    cancelTickets(then, visit.visitId, '当日结束');
    const lapsedAs = visit.startedAt === null ? 'not_seen' : visit.signedAt === null ? 'unfinished' : null;
    if (lapsedAs === 'not_seen') cancelUnpaid(context, visit.visitId);
    context.db
      .update(visits)
      .set({ status: 'finished', finishedAt: context.now, lapsedAs })
      .where(eq(visits.id, visit.visitId))
      .run();
    context.audit({
      action: 'registration.visit-lapsed',
      subject: 'visits',
      subjectId: visit.visitId,
      detail: { number: visit.number, day: visit.day, as: lapsedAs ?? 'signed' },
    });
  }
  return open.length;
}

function listOpen(context: CommandContext, day: ClinicDay) {
  return context.db
    .select({
      visitId: visits.id,
      number: visits.number,
      day: visits.day,
      startedAt: consultations.startedAt,
      signedAt: consultations.signedAt,
    })
    .from(visits)
    .leftJoin(consultations, eq(consultations.visitId, visits.id))
    .where(
      and(
        lte(visits.day, day),
        inArray(visits.status, ['waiting', 'in_consultation']),
        notExists(
          context.db
            .select({ one: sql`1` })
            .from(prescriptions)
            .where(
              and(
                eq(prescriptions.visitId, visits.id),
                slipIsOpen,
                sql`${prescriptions.validToDay} > ${day}`,
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(visits.id))
    .all();
}

function cancelUnpaid(context: CommandContext, visitId: VisitId): void {
  context.db
    .update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.visitId, visitId), eq(orders.status, 'ordered')))
    .run();
}
