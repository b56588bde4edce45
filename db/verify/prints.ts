import { type Rule, sqlRule } from './rule.ts';

/** 号票、收据、处方笺、用法签、日结表 as they were printed: what is marked as 补打, and how often, must be true. */
export const PRINT_RULES: readonly Rule[] = [
  sqlRule(
    'print.copies-in-order',
    'prints',
    '打印的份数不是从第一份起逐份连续的',
    `SELECT p.id, p.kind, p.subject_id, p.copy AS found,
       1 + (SELECT count(*) FROM prints q WHERE q.kind = p.kind AND q.subject_id = p.subject_id AND q.id < p.id
         AND q.result <> 'failed') AS expected
     FROM prints p WHERE found <> expected`,
  ),
  sqlRule(
    'print.of-something-there',
    'prints',
    '打印记录指的号、收据、处方或日结不存在',
    `SELECT p.id, p.kind, p.subject_id FROM prints p
     WHERE NOT CASE p.kind
       WHEN 'ticket' THEN EXISTS (SELECT 1 FROM visits WHERE id = p.subject_id)
       WHEN 'arrival' THEN EXISTS (SELECT 1 FROM arrivals WHERE id = p.subject_id)
       WHEN 'receipt' THEN EXISTS (SELECT 1 FROM receipts WHERE id = p.subject_id)
       WHEN 'prescription' THEN EXISTS (SELECT 1 FROM prescriptions WHERE id = p.subject_id)
       WHEN 'label' THEN EXISTS (SELECT 1 FROM prescriptions WHERE id = p.subject_id)
       ELSE EXISTS (SELECT 1 FROM day_closings WHERE id = p.subject_id) END`,
  ),
];
