import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { clinics, consultations, residents, staff, visits } from '../../../db/schema/index.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

const visitById = prepared((db) =>
  db
    .select({
      visitId: visits.id,
      residentId: visits.residentId,
      number: visits.number,
      day: visits.day,
      status: visits.status,
      kind: visits.kind,
      rank: visits.rank,
      payLater: visits.payLater,
      reason: visits.reason,
      temperatureDeci: visits.temperatureDeci,
      clinicId: visits.clinicId,
      registeredAt: visits.registeredAt,
      doctorName: staff.name,
      clinicName: clinics.name,
      // Doses and waivers go by the kept record of the person.
      birthDay: sql<ClinicDay>`(SELECT kept.birth_day FROM residents kept WHERE kept.id = coalesce(${residents.mergedIntoId}, ${residents.id}))`,
      startedAt: consultations.startedAt,
      signedAt: consultations.signedAt,
    })
    .from(visits)
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .innerJoin(staff, eq(staff.id, visits.doctorId))
    .innerJoin(clinics, eq(clinics.id, visits.clinicId))
    .leftJoin(consultations, eq(consultations.visitId, visits.id))
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

export type CareVisit = ReturnType<typeof getVisitOf>;

/**
 * A visit with what the doctor's rules look at.
 *
 * @throws Refusal 'consultation.unknown-visit'
 */
export function getVisitOf(context: Pick<QueryContext, 'db'>, visitId: VisitId) {
  const visit = visitById(context.db).get({ visitId });
  if (!visit) throw refuse('consultation.unknown-visit');
  return visit;
}

/**
 * The same, of a visit that a doctor may take or has taken today.
 *
 * @throws Refusal 'consultation.visit-cancelled' | 'consultation.visit-finished' | 'consultation.other-day'
 */
export function requireCareToday(context: QueryContext, visitId: VisitId): CareVisit {
  const visit = getVisitOf(context, visitId);
  if (visit.status === 'cancelled') throw refuse('consultation.visit-cancelled', { number: visit.number });
  // The registration is good for its day; a visit left open overnight is registered anew.
  if (visit.day !== context.today) throw refuse('consultation.other-day', { day: visit.day });
  if (visit.status === 'finished') throw refuse('consultation.visit-finished', { number: visit.number });
  return visit;
}

/**
 * The same, of a visit that the doctor has before him.
 *
 * @throws Refusal 'consultation.not-started' and those of requireCareToday
 */
export function requireCareStarted(context: QueryContext, visitId: VisitId): CareVisit {
  const visit = requireCareToday(context, visitId);
  if (visit.startedAt === null || visit.status !== 'in_consultation') {
    throw refuse('consultation.not-started', { number: visit.number });
  }
  return visit;
}
