import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONSULTATION_RULES } from '../../../db/verify/consultations.ts';
import { findBreaches } from '../../../db/verify/rule.ts';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0009_consultation_revisions');
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at)
      VALUES (1, '刘文涛', 'lwt', '', 'x', 0), (2, '何静', 'hj', '', 'x', 0);
    INSERT INTO business_days (day, status, opened_at) VALUES ('2026-11-20', 'open', 0);
    INSERT INTO residents (id, record_no, name, sex, birth_day, id_kind, created_at, created_by, pinyin, initials)
      VALUES (1, '2026-0001', '周桂芳', 2, '1954-03-12', 'none', 0, 1, '', '');
    INSERT INTO clinics (id, name, point, position) VALUES (1, '全科诊断室', 'consultation', 0);
    INSERT INTO visits (id, day, number, resident_id, clinic_id, doctor_id, session, kind, status, rank, pay_later,
        reason, registered_at, registered_by)
      SELECT value, '2026-11-20', value, 1, 1, 1, 'am', 'first', 'in_consultation', 'ordinary', 0, '', 0, 1
      FROM json_each('[1, 2, 3]');
    INSERT INTO consultations (visit_id, complaint, findings, advice, onset_day, temperature_deci, pulse, systolic,
        diastolic, glucose_deci, weight_deci, started_at, doctor_id, signed_at)
      VALUES (1, '头晕 3 天', '心肺未见异常', '低盐饮食', '2026-11-17', 365, 76, 148, 86, 70, 615, 10, 1, 20),
        (2, '咳嗽', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 30, 2, 40),
        (3, '尿频', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 50, 1, NULL);
    INSERT INTO diagnoses (visit_id, position, code, name)
      VALUES (1, 1, 'I10', '高血压'), (1, 2, 'E11', '2型糖尿病'), (2, 1, 'J06', '上感'), (3, 1, 'N39', '泌尿道感染');
    INSERT INTO prints (id, kind, subject_id, copy, at, staff_id, printer, sheets, result)
      VALUES (1, 'ticket', 1, 1, 100, 1, 'XP', 1, 'printed'), (4, 'ticket', 1, 2, 200, 1, '', 1, 'sending');
  `);
});
afterEach(() => file.remove());

const rows = (db: FileAtStep['db'], sql: string) => db.$client.prepare(sql).all() as object[];

test('what is signed gets its first revision as it stands, by whom and when it was signed', () => {
  const before = {
    consultations: rows(file.db, 'SELECT * FROM consultations'),
    diagnoses: rows(file.db, 'SELECT * FROM diagnoses'),
  };
  const db = file.takeStep();
  expect(rows(db, 'SELECT * FROM consultation_revisions')).toEqual([
    {
      visit_id: 1,
      revision: 1,
      signed_at: 20,
      signed_by: 1,
      reason: '',
      complaint: '头晕 3 天',
      findings: '心肺未见异常',
      advice: '低盐饮食',
      onset_day: '2026-11-17',
      temperature_deci: 365,
      pulse: 76,
      systolic: 148,
      diastolic: 86,
      glucose_deci: 70,
      weight_deci: 615,
    },
    expect.objectContaining({ visit_id: 2, revision: 1, signed_at: 40, signed_by: 2, complaint: '咳嗽' }),
  ]);
  expect(rows(db, 'SELECT * FROM revision_diagnoses')).toEqual([
    { visit_id: 1, revision: 1, position: 1, code: 'I10', name: '高血压' },
    { visit_id: 1, revision: 1, position: 2, code: 'E11', name: '2型糖尿病' },
    { visit_id: 2, revision: 1, position: 1, code: 'J06', name: '上感' },
  ]);
  expect(rows(db, 'SELECT * FROM consultations')).toEqual(before.consultations);
  expect(rows(db, 'SELECT * FROM diagnoses')).toEqual(before.diagnoses);
  expect(findBreaches(db, CONSULTATION_RULES)).toEqual([]);
});

test.each([
  ['UPDATE consultation_revisions SET complaint = complaint', 'append-only: consultation_revisions'],
  ['DELETE FROM consultation_revisions', 'append-only: consultation_revisions'],
  ['UPDATE revision_diagnoses SET name = name', 'append-only: revision_diagnoses'],
  ['DELETE FROM revision_diagnoses', 'append-only: revision_diagnoses'],
  [
    "INSERT INTO revision_diagnoses (visit_id, revision, position, code, name) VALUES (1, 1, 3, 'J00', '感冒')",
    'append-only: revision_diagnoses',
  ],
  [
    "INSERT INTO revision_diagnoses (visit_id, revision, position, code, name) VALUES (1, 2, 1, 'J00', '感冒')",
    'done',
  ],
  [
    "INSERT INTO revision_diagnoses (visit_id, revision, position, code, name) VALUES (3, 1, 1, 'J00', '感冒')",
    'FOREIGN KEY constraint failed',
  ],
  [revision(2, 2, ''), 'CHECK constraint failed: consultation_revisions_reason'],
  [revision(3, 1, '补充'), 'CHECK constraint failed: consultation_revisions_reason'],
  [
    revision(1, 2, '补充'),
    'UNIQUE constraint failed: consultation_revisions.visit_id, consultation_revisions.revision',
  ],
])('%s: %s', (sql, said) => {
  const { $client: client } = file.takeStep();
  client.exec(revision(1, 2, '血压记错'));
  const attempt = () => {
    try {
      client.exec(sql);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(attempt()).toBe(said);
});

function revision(visit: number, number: number, reason: string): string {
  return `INSERT INTO consultation_revisions (visit_id, revision, signed_at, signed_by, reason, complaint, findings, advice)
    VALUES (${visit}, ${number}, 60, 1, '${reason}', '头晕', '', '')`;
}

test('prints are kept with what guards them, and labels are counted among them', () => {
  const before = rows(file.db, 'SELECT * FROM prints');
  const { $client: client } = file.takeStep();
  expect(client.prepare('SELECT * FROM prints').all()).toEqual(before);
  const print = (kind: string) =>
    client.exec(
      `INSERT INTO prints (kind, subject_id, copy, at, staff_id, printer, sheets, result)
       VALUES ('${kind}', 1, 1, 300, 1, 'XP', 1, 'printed')`,
    );
  print('label');
  expect(() => print('label')).toThrow('UNIQUE');
  expect(() => print('leaflet')).toThrow('CHECK constraint failed: prints_kind');
  expect(() => client.exec("UPDATE prints SET result = 'failed' WHERE id = 1")).toThrow(
    'append-only: prints',
  );
  client.exec("UPDATE prints SET result = 'printed' WHERE id = 4");
  expect(() => client.exec('DELETE FROM prints')).toThrow('append-only: prints');
});
