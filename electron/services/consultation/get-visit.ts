import { and, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { listSlipsOfVisit } from '../../../db/queries/prescriptions.ts';
import { listOrdersOfVisit } from '../../../db/queries/visit-orders.ts';
import { consultations, staff, visits } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import type { ResidentId, VisitId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { findRecord, listDiagnosesOfVisit, vitalsOf } from './read-record.ts';
import { countRevisions } from './revisions.ts';
import { visitFees } from './visit-fees.ts';
import { getVisitOf } from './visit-under-care.ts';

type VisitOutput = Output<'consultation.getVisit'>;

/** Earlier visits that the desk shows; further ones are in the resident's record. */
const HISTORY_VISITS = 12;

const earlierVisits = prepared((db) =>
  db
    .select({ day: visits.day, doctorName: staff.name, record: consultations })
    .from(visits)
    .innerJoin(consultations, eq(consultations.visitId, visits.id))
    .innerJoin(staff, eq(staff.id, consultations.doctorId))
    .where(
      and(
        sql`${visits.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        ne(visits.id, sql.placeholder('visitId')),
        isNotNull(consultations.signedAt),
      ),
    )
    .orderBy(desc(visits.registeredAt))
    .limit(HISTORY_VISITS)
    .prepare(),
);

/**
 * A visit as the doctor needs it: what is written, ordered and prescribed, what it costs, and the signed
 * visits before it with their slips (套用上次处方).
 *
 * @throws Refusal 'consultation.unknown-visit'
 */
export function getVisit(context: QueryContext, visitId: VisitId): VisitOutput {
  const { clinicId, birthDay, registeredAt, startedAt, signedAt, ...visit } = getVisitOf(context, visitId);
  const record = findRecord(context, visitId);
  const orders = listOrdersOfVisit(context.db, visitId);
  const prescriptions = listSlipsOfVisit(context.db, visitId);
  return {
    ...visit,
    record: record ? { ...record, revisions: countRevisions(context, visitId) } : null,
    diagnoses: listDiagnosesOfVisit(context, visitId),
    orders,
    prescriptions,
    history: listHistory(context, visit.residentId, visitId),
    fees: visitFees(context, visitId, { orders, slips: prescriptions }, { orders: [], slips: [] }),
  };
}

function listHistory(
  context: QueryContext,
  residentId: ResidentId,
  visitId: VisitId,
): VisitOutput['history'] {
  return earlierVisits(context.db)
    .all({ residentId, visitId })
    .map(({ day, doctorName, record }) => ({
      visitId: record.visitId,
      day,
      doctorName,
      complaint: record.complaint,
      vitals: vitalsOf(record),
      diagnoses: listDiagnosesOfVisit(context, record.visitId),
      prescriptions: listSlipsOfVisit(context.db, record.visitId).filter((slip) => slip.status !== 'void'),
      revisions: countRevisions(context, record.visitId),
    }));
}
