import { type Rule, sqlRule } from './rule.ts';

/**
 * Raw figures of every business day, the way the closing's columns define them: sales and refunds apart,
 * gross − waived − refunded = net, and drugs charged but not yet handed out carried from day to day.
 */
const DAY_FIGURES = `
  charged AS (SELECT c.day, sum(c.amount_fen) AS net,
      sum(CASE WHEN r.kind = 'sale' THEN c.amount_fen ELSE 0 END) AS sold,
      sum(CASE WHEN r.kind = 'refund' THEN c.amount_fen ELSE 0 END) AS taken_back,
      sum(CASE WHEN c.allocation_id IS NOT NULL THEN c.amount_fen ELSE 0 END) AS drugs
    FROM charges c JOIN receipts r ON r.id = c.receipt_id GROUP BY c.day),
  waived AS (SELECT w.day, sum(w.amount_fen) AS net,
      sum(CASE WHEN r.kind = 'sale' THEN w.amount_fen ELSE 0 END) AS sold,
      sum(CASE WHEN r.kind = 'refund' THEN w.amount_fen ELSE 0 END) AS taken_back
    FROM waivers w JOIN receipts r ON r.id = w.receipt_id GROUP BY w.day),
  numbered AS (SELECT day, sum(kind = 'sale') AS sales, sum(kind = 'refund') AS refunds,
      min(number) AS first_no, max(number) AS last_no FROM receipts GROUP BY day),
  seen AS (SELECT day, sum(status <> 'cancelled') AS kept, sum(status = 'cancelled') AS cancelled
    FROM visits GROUP BY day),
  rounded AS (SELECT day, sum(CASE WHEN kind = 'cash' THEN amount_fen ELSE 0 END) AS cash,
      sum(CASE WHEN kind = 'split' THEN amount_fen ELSE 0 END) AS split FROM roundings GROUP BY day),
  moved AS (SELECT day, -sum(cost_fen) AS cost FROM stock_movements
    WHERE kind IN ('dispense', 'return') GROUP BY day),
  cash AS (SELECT day, sum(amount_fen) AS due FROM payments WHERE tender = 'cash' GROUP BY day),
  figures AS MATERIALIZED (SELECT b.day,
      coalesce(v.kept, 0) AS visit_count, coalesce(v.cancelled, 0) AS cancelled_count,
      coalesce(n.sales, 0) AS sale_count, coalesce(n.refunds, 0) AS refund_count,
      n.first_no AS first_receipt_no, n.last_no AS last_receipt_no,
      coalesce(c.sold, 0) AS gross_fen, coalesce(w.sold, 0) AS waived_fen,
      coalesce(w.taken_back, 0) - coalesce(c.taken_back, 0) AS refunded_fen,
      coalesce(c.net, 0) - coalesce(w.net, 0) AS net_fen,
      coalesce(r.cash, 0) AS cash_rounding_fen, coalesce(c.drugs, 0) AS drug_charged_fen,
      coalesce(m.cost, 0) AS drug_cost_fen, coalesce(r.split, 0) AS split_rounding_fen,
      sum(coalesce(c.drugs, 0) - coalesce(m.cost, 0) - coalesce(r.split, 0)) OVER (ORDER BY b.day) AS drug_pending_fen,
      coalesce(k.due, 0) AS cash_due_fen
    FROM business_days b LEFT JOIN charged c USING (day) LEFT JOIN waived w USING (day)
    LEFT JOIN numbered n USING (day) LEFT JOIN seen v USING (day) LEFT JOIN rounded r USING (day)
    LEFT JOIN moved m USING (day) LEFT JOIN cash k USING (day))`;

const SNAPSHOT = [
  'visit_count',
  'cancelled_count',
  'sale_count',
  'refund_count',
  'first_receipt_no',
  'last_receipt_no',
  'gross_fen',
  'waived_fen',
  'refunded_fen',
  'net_fen',
  'cash_rounding_fen',
  'drug_charged_fen',
  'drug_cost_fen',
  'split_rounding_fen',
  'drug_pending_fen',
  'cash_due_fen',
] as const;

const MONTH_SNAPSHOT = SNAPSHOT.filter(
  (column) =>
    ![
      'cancelled_count',
      'sale_count',
      'refund_count',
      'first_receipt_no',
      'last_receipt_no',
      'cash_rounding_fen',
      'drug_pending_fen',
      'cash_due_fen',
    ].includes(column),
);

const LIVE_DAY = `day_closings c JOIN business_days b ON b.closing_id = c.id AND b.day = c.day`;
const LIVE_MONTH = `month_closings m WHERE NOT EXISTS
  (SELECT 1 FROM closing_undos u WHERE u.scope = 'month' AND u.closing_id = m.id)`;

/** Days, their closings, and the months made of them: every snapshot against the raw rows. */
export const CLOSING_RULES: readonly Rule[] = [
  sqlRule(
    'day.without-a-gap',
    'business_days',
    '营业日不连续',
    `SELECT day AS id, date(day, '+1 day') AS expected, next AS found
     FROM (SELECT day, lead(day) OVER (ORDER BY day) AS next FROM business_days)
     WHERE next IS NOT NULL AND next <> date(day, '+1 day')`,
  ),
  sqlRule(
    'day.closed-in-order',
    'business_days',
    '有已日结的日子在未日结的日子之后',
    `SELECT day AS id, status AS found FROM business_days
     WHERE status <> 'closed' AND day < (SELECT max(day) FROM business_days WHERE status = 'closed')`,
  ),
  sqlRule(
    'day.closing-is-live',
    'business_days',
    '日结记录与营业日不符，或已撤销的日结仍在用',
    `SELECT b.day AS id, b.closing_id AS found FROM business_days b LEFT JOIN day_closings c ON c.id = b.closing_id
     WHERE b.closing_id IS NOT NULL AND (c.day IS NOT b.day
       OR EXISTS (SELECT 1 FROM closing_undos u WHERE u.scope = 'day' AND u.closing_id = b.closing_id))
     UNION ALL
     SELECT c.day, c.id FROM day_closings c JOIN business_days b ON b.day = c.day
     WHERE b.closing_id IS NOT c.id
       AND NOT EXISTS (SELECT 1 FROM closing_undos u WHERE u.scope = 'day' AND u.closing_id = c.id)`,
  ),
  sqlRule(
    'day.snapshot-is-the-raw-rows',
    'day_closings',
    '日结的数字与原始记录重算的不符',
    `WITH ${DAY_FIGURES} ${SNAPSHOT.map(
      (column) => `SELECT c.id, c.day, '${column}' AS figure, c.${column} AS found, f.${column} AS expected
        FROM ${LIVE_DAY} JOIN figures f ON f.day = c.day WHERE c.${column} IS NOT f.${column}`,
    ).join(' UNION ALL ')}`,
  ),
  sqlRule(
    'day.amounts-are-the-raw-rows',
    'day_closing_amounts',
    '日结按类别或收款方式的数字与原始记录不符',
    `WITH raw AS (
       SELECT day, 'category' AS kind, category AS code, sum(amount_fen) AS amount FROM charges GROUP BY day, category
       UNION ALL SELECT day, 'tender', tender, sum(amount_fen) FROM payments GROUP BY day, tender)
     SELECT c.id, c.day, coalesce(a.kind, r.kind) AS kind, coalesce(a.code, r.code) AS code,
       coalesce(a.amount_fen, 0) AS found, coalesce(r.amount, 0) AS expected
     FROM ${LIVE_DAY} JOIN raw r ON r.day = c.day
     LEFT JOIN day_closing_amounts a ON a.closing_id = c.id AND a.kind = r.kind AND a.code = r.code
     WHERE coalesce(a.amount_fen, 0) <> r.amount
     UNION ALL
     SELECT c.id, c.day, a.kind, a.code, a.amount_fen, coalesce(r.amount, 0)
     FROM ${LIVE_DAY} JOIN day_closing_amounts a ON a.closing_id = c.id
     LEFT JOIN raw r ON r.day = c.day AND r.kind = a.kind AND r.code = a.code
     WHERE a.amount_fen <> coalesce(r.amount, 0)`,
  ),
  sqlRule(
    'day.counted-as-the-pieces-say',
    'cash_counts',
    '点钞合计与各面额张数不符',
    `SELECT n.id, n.day, n.total_fen AS found, coalesce(sum(l.denomination_fen * l.pieces), 0) AS expected
     FROM cash_counts n LEFT JOIN cash_count_lines l ON l.count_id = n.id
     GROUP BY n.id HAVING n.total_fen <> coalesce(sum(l.denomination_fen * l.pieces), 0)`,
  ),
  sqlRule(
    'day.cash-is-the-count-less-the-float',
    'day_closings',
    '日结的点得现金不等于点钞合计减早上的备用金',
    `SELECT c.id, c.day, c.cash_counted_fen AS found, n.total_fen - c.float_before_fen AS expected,
       n.total_fen, c.float_before_fen
     FROM day_closings c JOIN cash_counts n ON n.id = c.cash_count_id
     WHERE n.day <> c.day OR found IS NOT expected
     UNION ALL
     SELECT id, day, cash_counted_fen, 0, NULL, float_before_fen FROM day_closings
     WHERE cash_count_id IS NULL AND (cash_counted_fen <> 0 OR float_before_fen IS NOT NULL)`,
  ),
  sqlRule(
    'day.float-is-what-the-evening-before-left',
    'day_closings',
    '日结的早上备用金不是前一次点钞后留下的，或留下的比点到的多',
    `SELECT id, day, found, expected FROM (
       SELECT c.id, c.day, c.float_before_fen AS found, lag(n.float_fen) OVER (ORDER BY c.day) AS expected
       FROM ${LIVE_DAY} JOIN cash_counts n ON n.id = c.cash_count_id)
     WHERE expected IS NOT NULL AND found IS NOT expected
     UNION ALL
     SELECT c.id, c.day, n.float_fen, n.total_fen FROM ${LIVE_DAY} JOIN cash_counts n ON n.id = c.cash_count_id
     WHERE n.float_fen NOT BETWEEN 0 AND n.total_fen`,
  ),
  sqlRule(
    'day.zero-has-no-business',
    'day_closings',
    '零业务日结的日子有业务',
    `SELECT c.id, c.day FROM ${LIVE_DAY} WHERE c.zero_business = 1
       AND (EXISTS (SELECT 1 FROM receipts WHERE day = c.day) OR EXISTS (SELECT 1 FROM visits WHERE day = c.day))`,
  ),
  sqlRule(
    'month.from-closed-days',
    'month_closings',
    '月结包含未日结的日子，或同一月份月结了两次',
    `SELECT m.id, m.month, b.day AS found FROM month_closings m JOIN business_days b
       ON b.day BETWEEN m.from_day AND m.to_day AND b.status <> 'closed'
     WHERE NOT EXISTS (SELECT 1 FROM closing_undos u WHERE u.scope = 'month' AND u.closing_id = m.id)
     UNION ALL
     SELECT max(m.id), m.month, count(*) FROM ${LIVE_MONTH} GROUP BY m.month HAVING count(*) > 1`,
  ),
  sqlRule(
    'month.follows-the-one-before',
    'month_closings',
    '月结的日子与前一个月结之间有缺口或重叠',
    `SELECT id, month, from_day AS found, begins AS expected FROM (
       SELECT m.id, m.month, m.from_day, m.to_day,
         lag(m.month) OVER (ORDER BY m.to_day) AS month_before,
         date(lag(m.to_day) OVER (ORDER BY m.to_day), '+1 day') AS begins
       FROM ${LIVE_MONTH})
     WHERE to_day < from_day OR from_day <> begins OR month || '-01' <> date(month_before || '-01', '+1 month')
       OR (begins IS NULL AND from_day > (SELECT min(day) FROM business_days))`,
  ),
  sqlRule(
    'month.snapshot-is-the-raw-rows',
    'month_closings',
    '月结的数字与原始记录重算的不符',
    `WITH ${DAY_FIGURES} ${MONTH_SNAPSHOT.map(
      (column) => `SELECT m.id, m.month, '${column}' AS figure, m.${column} AS found,
        (SELECT coalesce(sum(f.${column}), 0) FROM figures f WHERE f.day BETWEEN m.from_day AND m.to_day) AS expected
        FROM ${LIVE_MONTH} AND found <> expected`,
    ).join(' UNION ALL ')}
    UNION ALL
    SELECT m.id, m.month, 'drug_pending_fen', m.drug_pending_fen AS found,
      (SELECT f.drug_pending_fen FROM figures f WHERE f.day = m.to_day) AS expected
    FROM ${LIVE_MONTH} AND found IS NOT expected
    UNION ALL
    SELECT m.id, m.month, 'opening_stock_fen', m.opening_stock_fen AS found,
      (SELECT coalesce(sum(s.cost_fen), 0) FROM stock_movements s WHERE s.day < m.from_day) AS expected
    FROM ${LIVE_MONTH} AND found <> expected
    UNION ALL
    SELECT m.id, m.month, 'closing_stock_fen', m.closing_stock_fen AS found,
      (SELECT coalesce(sum(s.cost_fen), 0) FROM stock_movements s WHERE s.day <= m.to_day) AS expected
    FROM ${LIVE_MONTH} AND found <> expected`,
  ),
  sqlRule(
    'month.drugs-are-their-movements',
    'month_closing_drugs',
    '月末药品的期初、收入、发出、结存与出入库记录不符',
    `WITH raw AS (
       SELECT m.id AS closing_id, b.drug_id,
         coalesce(sum(CASE WHEN s.day < m.from_day THEN s.qty END), 0) AS opening_qty,
         coalesce(sum(CASE WHEN s.day < m.from_day THEN s.cost_fen END), 0) AS opening_fen,
         coalesce(sum(CASE WHEN s.day >= m.from_day AND s.qty > 0 THEN s.qty END), 0) AS in_qty,
         coalesce(sum(CASE WHEN s.day >= m.from_day AND s.qty > 0 THEN s.cost_fen END), 0) AS in_fen,
         sum(s.qty) AS closing_qty, sum(s.cost_fen) AS closing_fen
       FROM month_closings m JOIN stock_movements s ON s.day <= m.to_day JOIN batches b ON b.id = s.batch_id
       WHERE NOT EXISTS (SELECT 1 FROM closing_undos u WHERE u.scope = 'month' AND u.closing_id = m.id)
       GROUP BY m.id, b.drug_id)
     SELECT d.closing_id AS id, d.drug_id, d.closing_fen AS found, r.closing_fen AS expected, d.closing_qty, r.closing_qty AS raw_qty
     FROM month_closing_drugs d LEFT JOIN raw r ON r.closing_id = d.closing_id AND r.drug_id = d.drug_id
     WHERE d.closing_id IN (SELECT m.id FROM ${LIVE_MONTH}) AND (r.drug_id IS NULL OR d.opening_qty <> r.opening_qty OR d.opening_fen <> r.opening_fen
       OR d.closing_qty <> r.closing_qty OR d.closing_fen <> r.closing_fen
       OR d.in_qty <> r.in_qty OR d.in_fen <> r.in_fen
       OR d.opening_qty + d.in_qty - d.out_qty <> d.closing_qty OR d.opening_fen + d.in_fen - d.out_fen <> d.closing_fen)
     UNION ALL
     SELECT r.closing_id, r.drug_id, NULL, r.closing_fen, NULL, r.closing_qty FROM raw r
     WHERE (r.opening_qty <> 0 OR r.closing_qty <> 0 OR r.opening_fen <> 0 OR r.closing_fen <> 0)
       AND NOT EXISTS (SELECT 1 FROM month_closing_drugs d WHERE d.closing_id = r.closing_id AND d.drug_id = r.drug_id)`,
  ),
];
