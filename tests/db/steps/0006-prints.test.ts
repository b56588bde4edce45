import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0006_prints');
  file.db.$client.pragma('foreign_keys = OFF');
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '李慧', 'lh', '', 'x', 0);
    INSERT INTO receipt_ranges (id, first_no, last_no, next_no, received_by, received_at) VALUES (1, 1, 9, 2, 1, 0);
    INSERT INTO business_days (day, status, opened_at) VALUES ('2026-11-20', 'open', 0);
    INSERT INTO residents (id, record_no, name, sex, birth_day, id_kind, created_at, created_by, pinyin, initials)
      VALUES (1, '2026-0001', '周桂芳', 2, '1954-03-12', 'none', 0, 1, '', '');
    INSERT INTO clinics (id, name, point, position) VALUES (1, '全科诊断室', 'consultation', 0);
    INSERT INTO visits (id, day, number, resident_id, clinic_id, doctor_id, session, kind, status, rank, pay_later,
      reason, registered_at, registered_by)
      VALUES (1, '2026-11-20', 1, 1, 1, 1, 'am', 'first', 'waiting', 'ordinary', 0, '', 0, 1);
    INSERT INTO receipts (id, number, range_id, kind, visit_id, gross_fen, waived_fen, net_fen, cash_given_fen,
      change_fen, day, at, cashier_id, reason)
      VALUES (1, 1, 1, 'sale', 1, 0, 0, 0, 0, 0, '2026-11-20', 0, 1, '');
    INSERT INTO receipt_prints (receipt_id, copy, at, staff_id) VALUES (1, 1, 100, 1), (1, 2, 200, 1)`);
});
afterEach(() => file.remove());

test('the prints of receipts that were noted by hand go on being counted, and nobody can change them', () => {
  const { $client: client } = file.takeStep();
  expect(client.prepare('SELECT * FROM prints ORDER BY id').all()).toEqual(
    [1, 2].map((copy) => ({
      id: copy,
      kind: 'receipt',
      subject_id: 1,
      copy,
      at: copy * 100,
      staff_id: 1,
      printer: '',
      sheets: 1,
      result: 'noted',
    })),
  );
  expect(client.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'receipt_prints%'").all()).toEqual(
    [],
  );
  expect(() => client.exec("UPDATE prints SET result = 'failed'")).toThrow('append-only: prints');
});

test('what is on its way is finished once, and nothing else of it changes', () => {
  const { $client: client } = file.takeStep();
  const send = (copy: number) =>
    client
      .prepare(
        `INSERT INTO prints (kind, subject_id, copy, at, staff_id, printer, sheets, result)
         VALUES ('receipt', 1, ?, 300, 1, 'XP', 1, 'sending')`,
      )
      .run(copy).lastInsertRowid;
  const id = send(3);
  for (const change of [
    "copy = 4, result = 'printed'",
    "result = 'noted'",
    "printer = 'other', result = 'printed'",
  ]) {
    expect(() => client.exec(`UPDATE prints SET ${change} WHERE id = ${id}`), change).toThrow(
      'append-only: prints',
    );
  }
  expect(() => send(3)).toThrow('UNIQUE');
  client.exec(`UPDATE prints SET result = 'failed' WHERE id = ${id}`);
  // What never came out gives its number back.
  const again = send(3);
  client.exec(`UPDATE prints SET result = 'printed' WHERE id = ${again}`);
  expect(() => client.exec(`UPDATE prints SET result = 'saved' WHERE id = ${again}`)).toThrow('append-only');
  expect(() => client.exec('DELETE FROM prints')).toThrow('append-only: prints');
});
