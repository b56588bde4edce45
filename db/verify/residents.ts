import { PROOFS_OF_GROUP } from '../../electron/shared/domain/priority.ts';
import { type Rule, sqlRule } from './rule.ts';

const STANDING = `standing AS (SELECT m.* FROM resident_merges m
  WHERE NOT EXISTS (SELECT 1 FROM resident_merge_undos u WHERE u.merge_id = m.id))`;

/** Up through the merges that hold; UNION, and not ALL, so that a ring of tampered rows ends too. */
const CLIMB = `climb(id, at) AS (
  SELECT merged_id, kept_id FROM standing
  UNION SELECT c.id, s.kept_id FROM climb c JOIN standing s ON s.merged_id = c.at)`;

const PROOFS = Object.entries(PROOFS_OF_GROUP)
  .flatMap(([group, kinds]) => kinds.map((kind) => `('${group}', '${kind}')`))
  .join(', ');

/** Residents' records: what was merged, what ended, and what their documents prove. */
export const RESIDENT_RULES: readonly Rule[] = [
  sqlRule(
    'resident.merged-into-the-kept-one',
    'residents',
    '档案的合并指向与合并、拆回记录不符',
    `WITH RECURSIVE ${STANDING}, ${CLIMB},
       roots AS (SELECT id, at FROM climb WHERE at NOT IN (SELECT merged_id FROM standing)),
       asked AS (SELECT id FROM residents WHERE merged_into_id IS NOT NULL UNION SELECT merged_id FROM standing)
     SELECT a.id, r.merged_into_id AS found, (SELECT max(at) FROM roots WHERE roots.id = a.id) AS expected
     FROM asked a JOIN residents r ON r.id = a.id
     WHERE r.merged_into_id IS NOT (SELECT max(at) FROM roots WHERE roots.id = a.id)`,
  ),
  sqlRule(
    'resident.merged-once',
    'resident_merges',
    '一份档案同时并入了两份',
    `WITH ${STANDING} SELECT merged_id AS id, count(*) AS found, 1 AS expected FROM standing
     GROUP BY merged_id HAVING count(*) > 1`,
  ),
  sqlRule(
    'visit.under-the-kept-record',
    'visits',
    '合并之后的挂号记在了被并入的档案上',
    `SELECT v.id, v.resident_id AS found, m.kept_id AS expected
     FROM resident_merges m LEFT JOIN resident_merge_undos u ON u.merge_id = m.id
     JOIN visits v ON v.resident_id = m.merged_id
     WHERE v.registered_at > m.at AND (u.at IS NULL OR v.registered_at < u.at)`,
  ),
  sqlRule(
    'contract.one-at-a-time',
    'family_doctor_contracts',
    '一个人同一天有两份有效的家庭医生签约',
    `SELECT b.id, a.id AS other, a.resident_id AS resident
     FROM family_doctor_contracts a JOIN family_doctor_contracts b ON b.resident_id = a.resident_id AND b.id > a.id
     WHERE a.from_day <= b.to_day AND b.from_day <= a.to_day
       AND (a.ended_day IS NULL OR (a.ended_day > b.from_day AND a.ended_day > a.from_day))
       AND (b.ended_day IS NULL OR (b.ended_day > a.from_day AND b.ended_day > b.from_day))`,
  ),
  sqlRule(
    'credential.proves-its-group',
    'credentials',
    '凭证种类不能证明所记的优先群体',
    `WITH proofs(priority_group, kind) AS (VALUES ${PROOFS})
     SELECT c.id, c.kind AS found FROM credentials c
     WHERE NOT EXISTS (SELECT 1 FROM proofs p WHERE p.priority_group = c.priority_group AND p.kind = c.kind)`,
  ),
  sqlRule(
    'credential.renews-its-like',
    'credentials',
    '续验的凭证与原凭证不是同一个人、同一群体',
    `SELECT c.id, c.renews_id AS renews FROM credentials c JOIN credentials o ON o.id = c.renews_id
     WHERE (c.resident_id, c.priority_group, c.kind) IS NOT (o.resident_id, o.priority_group, o.kind)`,
  ),
  sqlRule(
    'record.ended-with-its-reason',
    'residents',
    '档案里有条目终止了，却没有写明原因和经手人',
    [
      ended('allergies', 'ended_at', 'ended_by', 'end_reason', '(active = 0)'),
      ended('conditions', 'ended_at', 'ended_by', 'end_reason', '(active = 0)'),
      ended('medical_history', 'ended_at', 'ended_by', 'end_reason', '(ended_at IS NOT NULL)'),
      ended('family_doctor_contracts', 'ended_at', 'ended_by', 'end_reason', '(ended_day IS NOT NULL)'),
      ended('credentials', 'withdrawn_at', 'withdrawn_by', 'withdraw_reason', '(withdrawn_at IS NOT NULL)'),
    ].join(' UNION ALL '),
  ),
];

function ended(table: string, at: string, by: string, reason: string, isEnded: string): string {
  return `SELECT id, resident_id AS resident, '${table}' AS found FROM ${table}
    WHERE ${isEnded} <> (${at} IS NOT NULL) OR ${isEnded} <> (${by} IS NOT NULL) OR ${isEnded} <> (${reason} <> '')`;
}
