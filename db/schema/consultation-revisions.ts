import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StaffId, VisitId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, idColumn } from './columns.ts';
import { staff } from './staff.ts';
import { consultations } from './visits.ts';

/**
 * What every signature signed, whole: the record is written over by the next one, these rows are not (WS/T
 * 517-2016 修改日志). In columns, and not as one text of JSON: `verifyBooks` compares them with the record in SQL,
 * figures keep their type and unit, and no shape lies in the file that only some version can read.
 */
export const consultationRevisions = sqliteTable(
  'consultation_revisions',
  {
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => consultations.visitId, { onDelete: 'restrict' }),
    /** From 1, without a gap. */
    revision: integer('revision').notNull(),
    signedAt: atColumn('signed_at').notNull(),
    signedBy: idColumn<StaffId>('signed_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    /** Why it was signed again; empty for the first one. */
    reason: text('reason').notNull(),
    complaint: text('complaint').notNull(),
    findings: text('findings').notNull(),
    advice: text('advice').notNull(),
    onsetDay: dayColumn('onset_day'),
    temperatureDeci: integer('temperature_deci'),
    pulse: integer('pulse'),
    systolic: integer('systolic'),
    diastolic: integer('diastolic'),
    glucoseDeci: integer('glucose_deci'),
    weightDeci: integer('weight_deci'),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.revision] }),
    check('consultation_revisions_number', sql`${table.revision} >= 1`),
    check('consultation_revisions_reason', sql`(${table.revision} = 1) = (${table.reason} = '')`),
  ],
);

/** Diagnoses of a revision, the main one first. */
export const revisionDiagnoses = sqliteTable(
  'revision_diagnoses',
  {
    visitId: idColumn<VisitId>('visit_id').notNull(),
    revision: integer('revision').notNull(),
    position: integer('position').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.revision, table.position] }),
    foreignKey({
      columns: [table.visitId, table.revision],
      foreignColumns: [consultationRevisions.visitId, consultationRevisions.revision],
    }).onDelete('restrict'),
  ],
);
