import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0003_resident_records');
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '刘文涛', 'lwt', '', 'none', 0);
    INSERT INTO residents (id, record_no, name, pinyin, initials, sex, birth_day, id_kind, id_number, phone, address, last_visit_at, created_at, created_by)
      VALUES (1, '2026-0001', '周桂芳', 'zhouguifang', 'zgf', 2, '1954-03-12', 'resident_id', '510104195403122322', '138', '书院街', 99, 1, 1),
        (2, '2026-0002', '郑小雨', 'zhengxiaoyu', 'zxy', 2, '2026-03-12', 'none', NULL, '', '', NULL, 2, 1);
    INSERT INTO allergies (id, resident_id, substance, reaction, noted_day, active) VALUES (1, 1, '磺胺类', '荨麻疹', '2021-07-01', 1);
    INSERT INTO conditions (id, resident_id, code, name, active) VALUES (1, 1, 'I10', '高血压', 1);
    INSERT INTO family_doctor_contracts (id, resident_id, team, agreement_no, from_day, to_day)
      VALUES (1, 1, '一队', 'QY1', '2026-01-01', '2026-12-31');
    INSERT INTO credentials (id, resident_id, priority_group, kind, number, valid_to_day, checked_by, checked_at)
      VALUES (1, 1, 'veteran', 'veteran_card', '川1', '2030-12-31', 1, 5);
  `);
});
afterEach(() => file.remove());

const TABLES = ['residents', 'allergies', 'conditions', 'family_doctor_contracts', 'credentials'];

function rowsOf(db: FileAtStep['db']): Record<string, unknown[]> {
  return Object.fromEntries(
    TABLES.map((table) => [table, db.$client.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  );
}

const NOT_ENDED = { ended_at: null, ended_by: null, end_reason: '' };
const ADDED: Readonly<Record<string, object>> = {
  residents: {
    card_no: '',
    guardian_phone: '',
    guardian_id_number: '',
    emergency_name: '',
    emergency_relation: '',
    emergency_phone: '',
    blood_type: '',
    merged_into_id: null,
  },
  allergies: NOT_ENDED,
  conditions: { since: '', noted_day: null, ...NOT_ENDED },
  family_doctor_contracts: {
    package: '',
    signed_at: null,
    signed_by: null,
    ended_day: null,
    ...NOT_ENDED,
  },
  credentials: { renews_id: null, withdrawn_at: null, withdrawn_by: null, withdraw_reason: '' },
};

test('every row stands as before, nothing of it ended, withdrawn or merged', () => {
  const before = rowsOf(file.db);
  const expected = Object.fromEntries(
    TABLES.map((table) => [table, before[table]?.map((row) => ({ ...(row as object), ...ADDED[table] }))]),
  );
  expect(rowsOf(file.takeStep())).toEqual(expected);
});

test('entries of before end like new ones: once, with reason and person', () => {
  const db = file.takeStep();
  const end = (reason: string) =>
    db.$client
      .prepare('UPDATE allergies SET active = 0, ended_at = 9, ended_by = 1, end_reason = ?')
      .run(reason);
  expect(() => end('')).toThrow('CHECK constraint failed: allergies_ended');
  expect(end('误记').changes).toBe(1);
  expect(() => end('再改')).toThrow('append-only: allergies');
  expect(() => db.$client.exec("UPDATE credentials SET number = '川2'")).toThrow('append-only: credentials');
  expect(() => db.$client.exec("UPDATE family_doctor_contracts SET to_day = '2030-01-01'")).toThrow(
    'append-only: family_doctor_contracts',
  );
});

test('a card belongs to one record, and nobody is merged into somebody who was merged', () => {
  const db = file.takeStep();
  db.$client.exec("UPDATE residents SET card_no = 'A1' WHERE id = 1");
  expect(() => db.$client.exec("UPDATE residents SET card_no = 'A1' WHERE id = 2")).toThrow('UNIQUE');
  expect(() => db.$client.exec('UPDATE residents SET merged_into_id = 1 WHERE id = 1')).toThrow(
    'residents_merged_elsewhere',
  );
  db.$client.exec(`INSERT INTO residents (id, record_no, name, pinyin, initials, sex, birth_day, id_kind, created_at, created_by)
    VALUES (3, 'R3', '郑小雨', '', '', 2, '2026-03-12', 'none', 0, 1);
    UPDATE residents SET merged_into_id = 1 WHERE id = 2`);
  expect(() => db.$client.exec('UPDATE residents SET merged_into_id = 2 WHERE id = 3')).toThrow(
    'merged into a merged record',
  );
});
