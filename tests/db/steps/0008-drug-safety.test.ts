import { afterEach, beforeEach, expect, test } from 'vitest';
import { CATALOGUE_INTERACTIONS } from '../../../electron/services/practice/catalogue/interactions.ts';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0008_drug_safety');
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '何静', 'hj', '', 'none', 0);
    INSERT INTO suppliers (id, name, initials, licence_no, licence_to_day, approved)
      VALUES (1, '蓉康医药配送有限公司', '', 'A', '2028-04-30', 1);
    INSERT INTO drugs (id, code, generic_name, pinyin, initials, class, form, spec, pack_unit, pack_size, small_unit,
        strength_milli, dose_unit, maker, insurance_class, essential, prescription_only, antibiotic_grade, control,
        storage, default_dose_milli, default_frequency, default_route, min_stock_qty, max_stock_qty)
      VALUES (1, 'W091', '对乙酰氨基酚片', '', '', 'western', '片剂', '0.5g×12片', '盒', 12, '片', 500, 'g', '演示',
        'A', 'national', 0, 'none', 'none', 'room', 500, 'tid', 'oral', 0, 0),
      (2, 'W092', '塞来昔布胶囊', '', '', 'western', '胶囊', '0.2g×6粒', '盒', 6, '粒', 200, 'g', '演示',
        'A', 'national', 1, 'none', 'none', 'room', 200, 'qd', 'oral', 0, 0);
    INSERT INTO batches (id, drug_id, supplier_id, batch_no, expires_day, purchase_price, pack_size)
      VALUES (1, 1, 1, '2604207', '2029-03-31', 14400, 12);
    INSERT INTO batch_stock (batch_id, on_hand_qty, reserved_qty) VALUES (1, 120, 24);
  `);
});
afterEach(() => file.remove());

const rows = (db: FileAtStep['db'], sql: string) => db.$client.prepare(sql).all() as object[];

test('drugs and stock are kept, without limits', () => {
  const before = {
    drugs: rows(file.db, 'SELECT * FROM drugs'),
    stock: rows(file.db, 'SELECT * FROM batch_stock'),
  };
  const db = file.takeStep();
  expect(rows(db, 'SELECT * FROM drugs')).toEqual(
    before.drugs.map((row) => ({ ...row, max_single_dose_milli: null, max_daily_dose_milli: null })),
  );
  expect(rows(db, 'SELECT * FROM batch_stock')).toEqual(before.stock);
});

test('the table begins with the pairs that the program checked until now', () => {
  const found = rows(
    file.takeStep(),
    'SELECT drug_a, drug_b, severity, note FROM interactions WHERE active = 1',
  );
  expect(found).toEqual(
    CATALOGUE_INTERACTIONS.map(({ a, b, severity, note }) => ({
      drug_a: a < b ? a : b,
      drug_b: a < b ? b : a,
      severity,
      note,
    })),
  );
});

test.each([
  ["UPDATE drugs SET class = 'patent' WHERE id = 1", 'class and units are fixed once a batch exists'],
  ["UPDATE drugs SET dose_unit = 'mg' WHERE id = 1", 'class and units are fixed once a batch exists'],
  ['UPDATE drugs SET class = class, dose_unit = dose_unit WHERE id = 1', 'done'],
  ["UPDATE drugs SET class = 'patent' WHERE id = 2", 'done'],
  ['UPDATE drugs SET max_daily_dose_milli = 0', 'CHECK constraint failed: drugs_max_daily_dose'],
  ['DELETE FROM interactions', 'nothing is deleted: interactions'],
  [
    "INSERT INTO interactions (drug_a, drug_b, severity, note, at) VALUES ('b', 'a', 'warn', 'x', 0)",
    'CHECK constraint failed: interactions_pair',
  ],
  ['DELETE FROM loss_reports', 'nothing is deleted: loss_reports'],
  ['UPDATE loss_reports SET qty = 1', 'append-only: loss_reports'],
  [
    "UPDATE loss_reports SET status = 'approved', decided_by = 1, decided_at = 0",
    'CHECK constraint failed: loss_reports_moved',
  ],
  ["UPDATE loss_reports SET status = 'rejected', decided_by = 1, decided_at = 0", 'done'],
])('%s: %s', (sql, said) => {
  const db = file.takeStep();
  db.$client.exec(
    "INSERT INTO loss_reports (batch_id, qty, reason, reported_by, reported_at) VALUES (1, 5, '受潮', 1, 0)",
  );
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

test('a decision stands', () => {
  const db = file.takeStep();
  db.$client.exec(`
    INSERT INTO loss_reports (batch_id, qty, reason, reported_by, reported_at) VALUES (1, 5, '受潮', 1, 0);
    UPDATE loss_reports SET status = 'rejected', decided_by = 1, decided_at = 0`);
  expect(() => db.$client.exec('UPDATE loss_reports SET decided_at = 1')).toThrow(
    'append-only: loss_reports',
  );
});
