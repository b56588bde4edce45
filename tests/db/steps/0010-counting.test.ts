import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileAtStep, openBefore } from './at-step.ts';

/** Two counted days, the first undone and closed anew, and a quiet one, as the step before holds them. */
const CLOSING = `visit_count, cancelled_count, sale_count, refund_count, gross_fen, waived_fen, refunded_fen, net_fen,
  cash_rounding_fen, drug_charged_fen, drug_cost_fen, split_rounding_fen, drug_pending_fen`;
const NOTHING = '0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0010_counting');
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '李慧', 'lh', '', 'none', 0);
    INSERT INTO business_days (day, status, opened_at) VALUES ('2026-11-20', 'open', 0), ('2026-11-21', 'open', 0),
      ('2026-11-22', 'open', 0);
    INSERT INTO cash_counts (id, day, at, staff_id, total_fen, float_fen) VALUES
      (1, '2026-11-20', 0, 1, 30900, 20000), (2, '2026-11-20', 0, 1, 31000, 20000), (3, '2026-11-22', 0, 1, 20500, 20000);
    INSERT INTO day_closings (id, day, at, made_by, zero_business, cash_count_id, cash_due_fen, cash_counted_fen,
        over_short_fen, over_short_reason, ${CLOSING})
      VALUES (1, '2026-11-20', 0, 1, 0, 1, 1000, 900, -100, '少', ${NOTHING}),
        (2, '2026-11-20', 0, 1, 0, 2, 1000, 1000, 0, '', ${NOTHING}),
        (3, '2026-11-21', 0, 1, 1, NULL, 0, 0, 0, '', ${NOTHING}),
        (4, '2026-11-22', 0, 1, 0, 3, 500, 500, 0, '', ${NOTHING});
    INSERT INTO suppliers (id, name, initials, licence_no, licence_to_day, approved)
      VALUES (1, '蓉康医药配送有限公司', '', 'A', '2028-04-30', 1);
    INSERT INTO drugs (id, code, generic_name, pinyin, initials, class, form, spec, pack_unit, pack_size, small_unit,
        strength_milli, dose_unit, maker, insurance_class, essential, prescription_only, antibiotic_grade, control,
        storage, default_dose_milli, default_frequency, default_route, min_stock_qty, max_stock_qty)
      VALUES (1, 'W091', '对乙酰氨基酚片', '', '', 'western', '片剂', '0.5g×12片', '盒', 12, '片', 500, 'g', '演示',
        'A', 'national', 0, 'none', 'none', 'room', 500, 'tid', 'oral', 0, 0);
    INSERT INTO batches (id, drug_id, supplier_id, batch_no, expires_day, purchase_price, pack_size)
      VALUES (1, 1, 1, '2604207', '2029-03-31', 14400, 12);
    INSERT INTO stock_movements (id, batch_id, kind, qty, cost_fen, day, at, staff_id, reason, approved_by)
      VALUES (1, 1, 'adjust', 24, 288, '2026-11-22', 0, 1, '盘点', 1), (2, 1, 'adjust', -3, -36, '2026-11-22', 0, 1, '盘点', 1);
  `);
});
afterEach(() => file.remove());

const rows = (db: FileAtStep['db'], sql: string) => db.$client.prepare(sql).all() as object[];

test('closings keep every figure, and the float that each counted morning began with', () => {
  const before = rows(file.db, 'SELECT * FROM day_closings');
  const db = file.takeStep();
  const floats = [30_000, 30_000, null, 20_000];
  expect(rows(db, 'SELECT * FROM day_closings')).toEqual(
    before.map((row, index) => ({ ...row, float_before_fen: floats[index] })),
  );
});

const COUNT = `INSERT INTO stock_counts (id, batch_id, day, at, counted_by, counted_qty, book_qty, through_id)
  VALUES (1, 1, '2026-11-22', 0, 1, 20, 24, 1)`;
const END = 'ended_at = 0, ended_by = 1';

test.each([
  ['UPDATE day_closings SET float_before_fen = 0', 'append-only: day_closings'],
  [
    `INSERT INTO day_closings (day, at, made_by, zero_business, cash_count_id, cash_due_fen, cash_counted_fen,
      over_short_fen, ${CLOSING}) VALUES ('2026-11-22', 0, 1, 0, 3, 500, 500, 0, ${NOTHING})`,
    'a counted closing keeps the float of its morning',
  ],
  [
    `INSERT INTO day_closings (day, at, made_by, zero_business, float_before_fen, cash_due_fen, cash_counted_fen,
      over_short_fen, ${CLOSING}) VALUES ('2026-11-22', 0, 1, 1, 20000, 0, 0, 0, ${NOTHING})`,
    'a counted closing keeps the float of its morning',
  ],
  [COUNT.replace('(1, 1,', '(2, 1,'), 'UNIQUE constraint failed: stock_counts.batch_id'],
  ['DELETE FROM stock_counts', 'nothing is deleted: stock_counts'],
  ['UPDATE stock_counts SET counted_qty = 24', 'append-only: stock_counts'],
  ['UPDATE stock_counts SET book_qty = 20', 'append-only: stock_counts'],
  ["UPDATE stock_counts SET status = 'dropped'", 'CHECK constraint failed: stock_counts_ended'],
  [`UPDATE stock_counts SET status = 'booked', ${END}`, 'CHECK constraint failed: stock_counts_moved'],
  [
    `UPDATE stock_counts SET status = 'dropped', movement_id = 2, ${END}`,
    'CHECK constraint failed: stock_counts_moved',
  ],
  [`UPDATE stock_counts SET status = 'booked', movement_id = 2, ${END}`, 'done'],
  [`UPDATE stock_counts SET status = 'recounted', ${END}`, 'done'],
  [
    "UPDATE business_days SET status = 'closed', closing_id = 3 WHERE day = '2026-11-21'; INSERT INTO stock_counts (batch_id, day, at, counted_by, counted_qty, book_qty, through_id) VALUES (1, '2026-11-21', 0, 1, 0, 0, 1)",
    'closed day: stock_counts',
  ],
])('%s: %s', (sql, said) => {
  const db = file.takeStep();
  db.$client.exec(COUNT);
  const attempt = () => {
    try {
      db.$client.exec(sql);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(attempt()).toBe(said);
});

test('a count that has ended stands', () => {
  const db = file.takeStep();
  db.$client.exec(`${COUNT}; UPDATE stock_counts SET status = 'dropped', ${END}`);
  expect(() => db.$client.exec('UPDATE stock_counts SET ended_at = 1')).toThrow('append-only: stock_counts');
});
