import { afterEach, beforeEach, expect, test } from 'vitest';
import { findResidents } from '../../../db/queries/resident-search.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { instant } from '../../../electron/shared/values/instant.ts';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0002_resident_search');
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '李慧', 'lh', '', 'x', 0);
    INSERT INTO residents (record_no, name, pinyin, initials, sex, birth_day, id_kind, id_number, phone, last_visit_at, created_at, created_by)
    VALUES ('2026-0001', '曾凡', 'zengfan', 'zf', 1, '1980-01-01', 'passport', 'E12345678', '13812345678', NULL, 0, 1),
           ('2026-0002', '周桂芳', 'zhouguifang', 'zgf', 2, '1954-03-12', 'none', NULL, '', 5, 0, 1)`);
});
afterEach(() => file.remove());

test('residents of the first release are found by all their keys, newest visit first, and their rows are as before', () => {
  const rowsBefore = file.db.$client.prepare('SELECT * FROM residents ORDER BY id').all();
  expect(rowsBefore.length).toBe(2);
  const alone = file.takeStep();
  expect(alone.$client.prepare('SELECT * FROM residents ORDER BY id').all()).toEqual(rowsBefore);
  expect(
    alone.$client.prepare('SELECT key FROM resident_keys WHERE resident_id = 1 ORDER BY key').pluck().all(),
  ).toEqual(
    [
      ...['13812345678', '20260001', '<10006202', '<87654321831', '<87654321e'],
      ...['cengfan', 'cf', 'e12345678', 'fan', 'zengfan', 'zf', '凡', '曾凡'],
    ].sort(),
  );
  const db = file.takeStep('all');
  const found = (term: string) =>
    findResidents(db, { term, today: clinicDay('2026-11-20'), todayFrom: instant(0), limit: 20 }).rows.map(
      (row) => row.name,
    );
  expect(['z', 'ceng', '5678', '芳', '0002'].map(found)).toEqual([
    ['周桂芳', '曾凡'],
    ['曾凡'],
    ['曾凡'],
    ['周桂芳'],
    ['周桂芳'],
  ]);
});
