import { dayOf, SET_BACKS, wasSetBack } from './clock.ts';
import { type Rule, sqlRule } from './rule.ts';

const COUNTER = "'front_desk', 'head'";
const HEAD = "'head'";

/** What only some may do: who did it, when, and one of which roles it takes. */
const ACTS = `
  SELECT 'day_closings' AS kind, id, made_by AS staff_id, at, 1 AS counter FROM day_closings
  UNION ALL SELECT 'month_closings', id, made_by, at, 0 FROM month_closings
  UNION ALL SELECT 'closing_undos', id, staff_id, at, 0 FROM closing_undos
  UNION ALL SELECT 'receipts', id, cashier_id, at, 1 FROM receipts
  UNION ALL SELECT 'receipts', id, approved_by, at, 0 FROM receipts WHERE approved_by IS NOT NULL
  UNION ALL SELECT 'stock_movements', id, approved_by, at, 0 FROM stock_movements WHERE approved_by IS NOT NULL`;

/**
 * Roles change; the audit keeps who had which since when. Roles from the first day on, changed later and noted
 * nowhere, prove nothing; that the person exists at all is `file.references`.
 */
const MIGHT = `CASE
  WHEN NOT EXISTS (SELECT 1 FROM staff p WHERE p.id = x.staff_id) THEN 1
  WHEN EXISTS (SELECT 1 FROM said s WHERE s.staff_id = x.staff_id AND s.at <= x.at) THEN (
    SELECT s.roles LIKE '%head%' OR (x.counter = 1 AND s.roles LIKE '%front_desk%') FROM said s
    WHERE s.staff_id = x.staff_id AND s.at <= x.at ORDER BY s.id DESC LIMIT 1)
  WHEN EXISTS (SELECT 1 FROM said s WHERE s.staff_id = x.staff_id) THEN 1
  ELSE EXISTS (SELECT 1 FROM staff_roles r WHERE r.staff_id = x.staff_id
    AND (r.role IN (${HEAD}) OR (x.counter = 1 AND r.role IN (${COUNTER})))) END`;

/** Who may close, refund, approve and check, and when money may be taken. */
export const PEOPLE_RULES: readonly Rule[] = [
  sqlRule(
    'act.by-one-who-may',
    'staff',
    '日结、月结、撤销、收费、退费批准或报损盘点批准，经手人当时没有这个岗位',
    `WITH said AS MATERIALIZED (
       SELECT id, at, subject_id AS staff_id, json_extract(detail, '$.roles') AS roles FROM audit
       WHERE subject = 'staff' AND action IN ('staff.added', 'staff.roles-changed'))
     SELECT x.kind, x.id, x.staff_id AS found, x.at FROM (${ACTS}) x WHERE NOT ${MIGHT}`,
  ),
  sqlRule(
    'day.checked-by-another',
    'day_closings',
    '日结的复核人就是制表人，或没有本人输密码复核的记录',
    `SELECT c.id, c.day, c.checked_by AS found, c.made_by FROM day_closings c
     WHERE c.checked_by IS NOT NULL AND (c.checked_by = c.made_by
       OR NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject = 'cash_counts' AND a.subject_id = c.cash_count_id
         AND a.action = 'cashier.day-checked' AND json_extract(a.detail, '$.checkedBy') = c.checked_by))`,
  ),
  sqlRule(
    'refund.approved-by-its-head',
    'receipts',
    '退费写着站长批准，却没有这位站长在窗口签过的记录',
    `SELECT r.id, r.number, r.approved_by AS found, r.cashier_id FROM receipts r
     JOIN staff p ON p.id = r.approved_by
     WHERE r.approved_by <> r.cashier_id
       AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject = 'receipts' AND a.subject_id = r.original_id
         AND a.action = 'cashier.refund-approved' AND json_extract(a.detail, '$.approvedBy') = r.approved_by)`,
  ),
  sqlRule(
    'receipt.within-its-day',
    'receipts',
    '收据的时间不在它的营业日，或在当日点钞、日结之后',
    `WITH ${SET_BACKS}
     SELECT r.id, r.number, r.day AS expected, ${dayOf('r.at')} AS found, r.at, n.at AS counted_at
     FROM receipts r CROSS JOIN business_days b ON b.day = r.day
     LEFT JOIN day_closings c ON c.id = b.closing_id LEFT JOIN cash_counts n ON n.id = c.cash_count_id
     WHERE found <> r.day OR (r.at > min(n.at, c.at) AND NOT ${wasSetBack('r.at', 'min(n.at, c.at)')})`,
  ),
];
