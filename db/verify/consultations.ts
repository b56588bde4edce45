import { type Rule, sqlRule } from './rule.ts';

const CONTENT = [
  'complaint',
  'findings',
  'advice',
  'onset_day',
  'temperature_deci',
  'pulse',
  'systolic',
  'diastolic',
  'glucose_deci',
  'weight_deci',
  'signed_at',
] as const;

function contentOf(table: string, who: string): string {
  return [...CONTENT, who].map((column) => `${table}.${column}`).join(', ');
}

const NEWEST = `newest AS (
  SELECT visit_id, max(revision) AS revision FROM consultation_revisions GROUP BY visit_id)`;

/** Records and what was signed of them: nothing signed is lost, nothing stands there unsigned. */
export const CONSULTATION_RULES: readonly Rule[] = [
  sqlRule(
    'consultation.is-its-newest-revision',
    'consultations',
    '已签名的病历与最后一次签名的内容不符',
    `WITH ${NEWEST},
       missing AS (
         SELECT d.visit_id, d.position FROM diagnoses d JOIN newest n ON n.visit_id = d.visit_id
         WHERE NOT EXISTS (SELECT 1 FROM revision_diagnoses r WHERE r.visit_id = d.visit_id
           AND r.revision = n.revision AND r.position = d.position AND r.code = d.code AND r.name = d.name)
         UNION ALL
         SELECT r.visit_id, r.position FROM newest n
         JOIN revision_diagnoses r ON r.visit_id = n.visit_id AND r.revision = n.revision
         WHERE NOT EXISTS (SELECT 1 FROM diagnoses d WHERE d.visit_id = r.visit_id
           AND d.position = r.position AND d.code = r.code AND d.name = r.name))
     SELECT c.visit_id AS id, r.revision, NULL AS diagnosis FROM consultations c
     JOIN newest n ON n.visit_id = c.visit_id
     JOIN consultation_revisions r ON r.visit_id = n.visit_id AND r.revision = n.revision
     WHERE c.signed_at IS NOT NULL AND (${contentOf('c', 'doctor_id')}) IS NOT (${contentOf('r', 'signed_by')})
     UNION ALL
     SELECT c.visit_id, n.revision, m.position FROM missing m
     JOIN consultations c ON c.visit_id = m.visit_id AND c.signed_at IS NOT NULL
     JOIN newest n ON n.visit_id = m.visit_id`,
  ),
  sqlRule(
    'consultation.revisions-from-one',
    'consultation_revisions',
    '病历的签名版本有缺号',
    `SELECT visit_id AS id, count(*) AS expected, max(revision) AS found FROM consultation_revisions
     GROUP BY visit_id HAVING max(revision) <> count(*) OR min(revision) <> 1`,
  ),
  sqlRule(
    'consultation.signed-has-its-revision',
    'consultations',
    '已签名的病历没有留下签名内容，或没有签名的病历留有签名内容',
    `SELECT c.visit_id AS id, c.signed_at AS found FROM consultations c
     WHERE (c.signed_at IS NOT NULL)
       <> EXISTS (SELECT 1 FROM consultation_revisions r WHERE r.visit_id = c.visit_id)`,
  ),
];
