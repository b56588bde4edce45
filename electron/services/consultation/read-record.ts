import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { type consultationRevisions, consultations, diagnoses } from '../../../db/schema/index.ts';
import type { Vitals } from '../../shared/contract/consultation-record.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';

const recordOf = prepared((db) =>
  db
    .select()
    .from(consultations)
    .where(eq(consultations.visitId, sql.placeholder('visitId')))
    .prepare(),
);

const diagnosesOf = prepared((db) =>
  db
    .select({ code: diagnoses.code, name: diagnoses.name })
    .from(diagnoses)
    .where(eq(diagnoses.visitId, sql.placeholder('visitId')))
    .orderBy(diagnoses.position)
    .prepare(),
);

type ContentRow = Pick<
  typeof consultations.$inferSelect & typeof consultationRevisions.$inferSelect,
  keyof typeof consultations.$inferSelect & keyof typeof consultationRevisions.$inferSelect
>;

/** Diagnoses of a visit as they stand, the main one first. */
export function listDiagnosesOfVisit(context: Pick<QueryContext, 'db'>, visitId: VisitId) {
  return diagnosesOf(context.db).all({ visitId });
}

/** What was measured, by name; what was not measured is left out. */
export function vitalsOf(row: Omit<ContentRow, 'visitId' | 'signedAt'>): Vitals {
  return {
    ...(row.temperatureDeci === null ? {} : { temperatureDeci: row.temperatureDeci }),
    ...(row.pulse === null ? {} : { pulse: row.pulse }),
    ...(row.systolic === null ? {} : { systolic: row.systolic }),
    ...(row.diastolic === null ? {} : { diastolic: row.diastolic }),
    ...(row.glucoseDeci === null ? {} : { glucoseDeci: row.glucoseDeci }),
    ...(row.weightDeci === null ? {} : { weightDeci: row.weightDeci }),
  };
}

/** The words and figures of a record's row, as they are shown and compared. */
export function contentOf(row: Omit<ContentRow, 'visitId' | 'signedAt'>) {
  const { complaint, findings, advice, onsetDay } = row;
  return { complaint, findings, advice, onsetDay, vitals: vitalsOf(row) };
}

/** The doctor's record of a visit as it stands; undefined before it was begun. */
export function findRecord(context: Pick<QueryContext, 'db'>, visitId: VisitId) {
  const row = recordOf(context.db).get({ visitId });
  return row && { ...contentOf(row), startedAt: row.startedAt, signedAt: row.signedAt };
}
