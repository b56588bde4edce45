import { and, asc, count, eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { listSlipsOfVisit } from '../../../db/queries/prescriptions.ts';
import {
  consultationRevisions,
  orders,
  revisionDiagnoses,
  serviceItems,
  servicePrices,
  staff,
} from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { contentOf } from './read-record.ts';
import { type CareVisit, getVisitOf } from './visit-under-care.ts';

// Taken over from the record in the file itself: what is kept is what was written, not what was meant.
const insertRevision = prepared((db) =>
  db.$client.prepare<{ visitId: VisitId; revision: number; reason: string }>(
    `INSERT INTO consultation_revisions (visit_id, revision, signed_at, signed_by, reason, complaint, findings, advice,
       onset_day, temperature_deci, pulse, systolic, diastolic, glucose_deci, weight_deci)
     SELECT visit_id, :revision, signed_at, doctor_id, :reason, complaint, findings, advice,
       onset_day, temperature_deci, pulse, systolic, diastolic, glucose_deci, weight_deci
     FROM consultations WHERE visit_id = :visitId`,
  ),
);

const insertDiagnoses = prepared((db) =>
  db.$client.prepare<{ visitId: VisitId; revision: number }>(
    `INSERT INTO revision_diagnoses (visit_id, revision, position, code, name)
     SELECT visit_id, :revision, position, code, name FROM diagnoses WHERE visit_id = :visitId ORDER BY position`,
  ),
);

const countOf = prepared((db) =>
  db
    .select({ revisions: count() })
    .from(consultationRevisions)
    .where(eq(consultationRevisions.visitId, sql.placeholder('visitId')))
    .prepare(),
);

const revisionsOf = prepared((db) =>
  db
    .select({ row: consultationRevisions, signedBy: staff.name })
    .from(consultationRevisions)
    .innerJoin(staff, eq(staff.id, consultationRevisions.signedBy))
    .where(eq(consultationRevisions.visitId, sql.placeholder('visitId')))
    .orderBy(asc(consultationRevisions.revision))
    .prepare(),
);

const diagnosesOf = prepared((db) =>
  db
    .select({
      revision: revisionDiagnoses.revision,
      code: revisionDiagnoses.code,
      name: revisionDiagnoses.name,
    })
    .from(revisionDiagnoses)
    .where(eq(revisionDiagnoses.visitId, sql.placeholder('visitId')))
    .orderBy(revisionDiagnoses.revision, revisionDiagnoses.position)
    .prepare(),
);

const ordersOf = prepared((db) =>
  db
    .select({ name: serviceItems.name, orderedAt: orders.orderedAt })
    .from(orders)
    .innerJoin(servicePrices, eq(servicePrices.id, orders.servicePriceId))
    .innerJoin(serviceItems, eq(serviceItems.id, servicePrices.itemId))
    .where(and(eq(orders.visitId, sql.placeholder('visitId')), eq(orders.source, 'consultation')))
    .orderBy(orders.id)
    .prepare(),
);

/**
 * A signed record is not written over without a word (WS/T 517-2016 修改日志).
 *
 * @throws Refusal 'consultation.correction-reason' {number}
 */
export function requireCorrectionReason(visit: CareVisit, reason: string): void {
  if (visit.signedAt !== null && reason === '') {
    throw refuse('consultation.correction-reason', { number: visit.number });
  }
}

/**
 * Leaves what has just been signed as the next revision, for good; the reason belongs to every one but the
 * first. To be called after the record is written, in the same command. @returns its number, from 1
 */
export function leaveRevision(context: CommandContext, visitId: VisitId, reason: string): number {
  const revision = countRevisions(context, visitId) + 1;
  insertRevision(context.db).run({ visitId, revision, reason: revision === 1 ? '' : reason });
  insertDiagnoses(context.db).run({ visitId, revision });
  return revision;
}

/** How often a record was signed; 0 before the first time. */
export function countRevisions(context: Pick<QueryContext, 'db'>, visitId: VisitId): number {
  return countOf(context.db).get({ visitId })?.revisions ?? 0;
}

/**
 * What every signature of a visit signed, who, when and why, and what was prescribed and ordered with it.
 *
 * @throws Refusal 'consultation.unknown-visit'
 */
export function listRevisions(context: QueryContext, visitId: VisitId): Output<'consultation.listRevisions'> {
  getVisitOf(context, visitId);
  const named = diagnosesOf(context.db).all({ visitId });
  const slips = listSlipsOfVisit(context.db, visitId);
  const ordered = ordersOf(context.db).all({ visitId });
  return {
    revisions: revisionsOf(context.db)
      .all({ visitId })
      .map(({ row, signedBy }) => ({
        ...contentOf(row),
        revision: row.revision,
        signedAt: row.signedAt,
        signedBy,
        reason: row.reason,
        diagnoses: named
          .filter((one) => one.revision === row.revision)
          .map(({ code, name }) => ({ code, name })),
        slips: slips.filter((slip) => slip.signedAt === row.signedAt).map((slip) => slip.label),
        orders: ordered.filter((order) => order.orderedAt === row.signedAt).map((order) => order.name),
      })),
  };
}
