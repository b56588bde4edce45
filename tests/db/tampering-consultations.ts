import type { Tampering } from './tampering.ts';

/** Of the visit whose record was corrected. */
const CORRECTED = '(SELECT visit_id FROM consultation_revisions WHERE revision = 2)';

export const CONSULTATION_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'consultation.is-its-newest-revision',
    what: 'a complaint written over after the signature',
    sql: `UPDATE consultations SET complaint = '头晕 1 天' WHERE visit_id = ${CORRECTED}`,
  },
  {
    rule: 'consultation.is-its-newest-revision',
    what: 'a pressure that was never measured',
    sql: 'UPDATE consultations SET systolic = 128, diastolic = 78 WHERE visit_id = 1',
  },
  {
    rule: 'consultation.is-its-newest-revision',
    what: 'a diagnosis taken away after the signature',
    sql: `DELETE FROM diagnoses WHERE visit_id = ${CORRECTED} AND position = 2`,
  },
  {
    rule: 'consultation.is-its-newest-revision',
    what: 'a diagnosis that nobody signed',
    sql: "INSERT INTO diagnoses (visit_id, position, code, name) VALUES (1, 2, 'J00', '急性鼻咽炎[感冒]')",
  },
  {
    rule: 'consultation.is-its-newest-revision',
    what: 'another doctor’s signature',
    sql: 'UPDATE consultations SET doctor_id = 1 WHERE visit_id = 1',
  },
  {
    rule: 'consultation.revisions-from-one',
    what: 'the first signature taken away',
    sql: `CREATE TEMP TABLE one AS SELECT ${CORRECTED} AS visit_id;
      DELETE FROM revision_diagnoses WHERE revision = 1 AND visit_id = (SELECT visit_id FROM one);
      DELETE FROM consultation_revisions WHERE revision = 1 AND visit_id = (SELECT visit_id FROM one)`,
  },
  {
    rule: 'consultation.signed-has-its-revision',
    what: 'a signature that left nothing',
    sql: `DELETE FROM revision_diagnoses WHERE visit_id = 1; DELETE FROM consultation_revisions WHERE visit_id = 1`,
  },
  {
    rule: 'consultation.signed-has-its-revision',
    what: 'a signature taken back',
    sql: 'UPDATE consultations SET signed_at = NULL WHERE visit_id = 1',
  },
];
