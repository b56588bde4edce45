import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { consultations, residents, visits } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { formatAge } from '../../shared/domain/age.ts';
import type { QueryContext } from '../context.ts';
import { listDiagnosesOfVisit } from './read-record.ts';
import { countRevisions } from './revisions.ts';

const MAX_ROWS = 60;

const fields = {
  visitId: visits.id,
  number: visits.number,
  name: residents.name,
  sex: residents.sex,
  birthDay: residents.birthDay,
  rank: visits.rank,
  status: visits.status,
  signedAt: consultations.signedAt,
};

const signedToday = prepared((db) =>
  db
    .select(fields)
    .from(visits)
    .innerJoin(consultations, eq(consultations.visitId, visits.id))
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .where(
      and(
        eq(visits.day, sql.placeholder('today')),
        eq(consultations.doctorId, sql.placeholder('doctorId')),
        isNotNull(consultations.signedAt),
      ),
    )
    .orderBy(desc(consultations.signedAt))
    .prepare(),
);

const openNow = prepared((db) =>
  db
    .select({ visitId: visits.id, number: visits.number, name: residents.name })
    .from(visits)
    .innerJoin(consultations, eq(consultations.visitId, visits.id))
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .where(
      and(
        eq(visits.day, sql.placeholder('today')),
        eq(visits.status, 'in_consultation'),
        eq(consultations.doctorId, sql.placeholder('doctorId')),
        isNull(consultations.signedAt),
        sql`EXISTS (SELECT 1 FROM tickets WHERE tickets.visit_id = ${visits.id} AND tickets.point = 'consultation' AND tickets.status = 'serving')`,
      ),
    )
    .orderBy(visits.number)
    .prepare(),
);

/** This doctor's patients of the day whose visit is signed, newest first, and who sits before him now. */
export function listToday(context: QueryContext): Output<'consultation.listToday'> {
  const doctor = { today: context.today, doctorId: context.session.staffId };
  const signed = signedToday(context.db).all(doctor);
  return {
    signedCount: signed.length,
    open: openNow(context.db).all(doctor),
    rows: signed.slice(0, MAX_ROWS).flatMap(({ birthDay, signedAt, status, ...row }) =>
      signedAt === null || status === 'cancelled' || status === 'waiting'
        ? []
        : [
            {
              ...row,
              status,
              signedAt,
              age: birthDay <= context.today ? formatAge(birthDay, context.today) : '',
              diagnoses: listDiagnosesOfVisit(context, row.visitId).map((one) => one.name),
              revisions: countRevisions(context, row.visitId),
            },
          ],
    ),
  };
}
