import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0005_sessions');
  // The practice catalogue's price list of the first release, and two visits that nobody ever ended.
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '刘文涛', 'lwt', '', 'none', 0);
    INSERT INTO business_days (day, status, opened_at) VALUES ('2026-11-19', 'open', 0), ('2026-11-20', 'open', 0);
    INSERT INTO clinics (id, name, point, position) VALUES (1, '全科诊断室', 'consultation', 0);
    INSERT INTO residents (id, name, pinyin, initials, sex, birth_day, id_kind, created_at, created_by, record_no)
      VALUES (1, '周桂芳', '', '', 2, '1950-01-01', 'none', 0, 1, 'R1');
    INSERT INTO visits (id, day, number, resident_id, clinic_id, doctor_id, session, kind, status, rank, registered_at, registered_by, finished_at) VALUES
      (1, '2026-11-19', 1, 1, 1, 1, 'am', 'first', 'in_consultation', 'ordinary', 0, 1, NULL),
      (2, '2026-11-20', 1, 1, 1, 1, 'pm', 'return', 'finished', 'priority', 5, 1, 9);
    INSERT INTO service_items (id, code, name, pinyin, initials, category, unit, purpose, active) VALUES
      (1, 'GH01', '普通门诊挂号', '', '', 'registration', '次', 'registration', 1),
      (2, 'GH02', '急诊挂号', '', '', 'registration', '次', 'registration', 1),
      (3, 'ZC01', '全科诊察', '', '', 'consultation', '次', 'consultation', 1);
  `);
});
afterEach(() => file.remove());

const rows = (db: FileAtStep['db'], sql: string) => db.$client.prepare(sql).all() as object[];

test('every visit is kept as it was, and none is said to have lapsed', () => {
  const before = rows(file.db, 'SELECT * FROM visits ORDER BY id');
  const db = file.takeStep();
  expect(rows(db, 'SELECT * FROM visits ORDER BY id')).toEqual(
    before.map((row) => ({ ...row, lapsed_as: null })),
  );
});

test('the emergency registration has a purpose of its own, and the rest of the price list is as it was', () => {
  expect(rows(file.takeStep(), 'SELECT code, purpose FROM service_items ORDER BY id')).toEqual([
    { code: 'GH01', purpose: 'registration' },
    { code: 'GH02', purpose: 'emergency_registration' },
    { code: 'ZC01', purpose: 'consultation' },
  ]);
});

test('a station whose only registration item is called 急诊挂号 keeps it as its registration', () => {
  file.db.$client.exec("UPDATE service_items SET purpose = NULL, active = 0 WHERE code = 'GH01'");
  expect(rows(file.takeStep(), "SELECT purpose FROM service_items WHERE code = 'GH02'")).toEqual([
    { purpose: 'registration' },
  ]);
});

test('the plan holds one place a doctor, weekday and session; what was set is never changed', () => {
  const db = file.takeStep();
  const attempt = (sql: string) => {
    try {
      db.$client.exec(sql);
      return 'done';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const place = (values: string) =>
    attempt(`INSERT INTO duty_weekly (doctor_id, clinic_id, weekday, session, from_minute, to_minute, capacity, set_by, set_at)
      VALUES (1, 1, ${values}, 1, 0)`);
  expect(place("5, 'am', 480, 720, 30")).toBe('done');
  expect(place("5, 'am', 480, 700, NULL")).toMatch(/UNIQUE/);
  expect(place("7, 'am', 480, 720, NULL")).toMatch(/duty_weekly_weekday/);
  expect(place("4, 'am', 720, 480, NULL")).toMatch(/duty_weekly_hours/);
  expect(place("4, 'am', 480, 720, 0")).toMatch(/duty_weekly_capacity/);
  expect(attempt('UPDATE duty_weekly SET capacity = 40')).toBe('append-only: duty_weekly');
  expect(attempt('UPDATE duty_weekly SET active = 0')).toBe('done');
  expect(place("5, 'am', 480, 700, NULL")).toBe('done');
  expect(attempt("UPDATE visits SET lapsed_as = 'not_seen' WHERE id = 1")).toMatch(/visits_lapsed/);
  expect(attempt("UPDATE visits SET lapsed_as = 'unfinished', status = 'finished' WHERE id = 1")).toBe(
    'done',
  );
});

test('an exception is withdrawn once, by a stamp, and then stands as it was', () => {
  const db = file.takeStep();
  const attempt = (sql: string) => {
    try {
      db.$client.exec(sql);
      return 'done';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const add = (values: string) =>
    attempt(`INSERT INTO duty_exceptions (day, session, doctor_id, kind, substitute_id, clinic_id, from_minute, to_minute, reason, set_by, set_at)
      VALUES ('2026-11-20', 'am', 1, ${values}, '培训', 1, 0)`);
  expect(add("'substitute', NULL, NULL, NULL, NULL")).toMatch(/duty_exceptions_substitute/);
  expect(add("'substitute', 1, NULL, NULL, NULL")).toMatch(/duty_exceptions_substitute/);
  expect(add("'extra', NULL, 1, NULL, NULL")).toMatch(/duty_exceptions_extra/);
  expect(add("'stopped', NULL, NULL, NULL, NULL")).toBe('done');
  expect(add("'stopped', NULL, NULL, NULL, NULL")).toMatch(/UNIQUE/);
  expect(attempt("UPDATE duty_exceptions SET reason = ''")).toBe('append-only: duty_exceptions');
  expect(attempt('UPDATE duty_exceptions SET withdrawn_by = 1, withdrawn_at = 5')).toBe('done');
  expect(attempt('UPDATE duty_exceptions SET withdrawn_at = NULL, withdrawn_by = NULL')).toBe(
    'append-only: duty_exceptions',
  );
  expect(add("'stopped', NULL, NULL, NULL, NULL")).toBe('done');
});
