import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0007_evidence');
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '刘文涛', 'lwt', '', 'none', 0);
    INSERT INTO business_days (day, status, opened_at) VALUES ('2026-11-20', 'open', 0);
    INSERT INTO clinics (id, name, point, position) VALUES (1, '全科诊断室', 'consultation', 0);
    INSERT INTO residents (id, name, pinyin, initials, sex, birth_day, id_kind, created_at, created_by, record_no)
      VALUES (1, '周桂芳', '', '', 2, '1950-01-01', 'none', 0, 1, 'R1');
    INSERT INTO visits (id, day, number, resident_id, clinic_id, doctor_id, session, kind, status, rank, registered_at, registered_by)
      VALUES (1, '2026-11-20', 1, 1, 1, 1, 'am', 'first', 'waiting', 'ordinary', 0, 1);
    INSERT INTO tickets (id, visit_id, day, point, status, rank, arrived_at, waiting_since)
      VALUES (1, 1, '2026-11-20', 'consultation', 'called', 'ordinary', 100, 100);
    INSERT INTO queue_events (id, ticket_id, day, at, kind, status_after, point, rank) VALUES
      (1, 1, '2026-11-20', 100, 'enter', 'waiting', 'consultation', 'ordinary');
    INSERT INTO queue_events (id, ticket_id, day, at, kind, status_after, point, rank, staff_id, rule, reason) VALUES
      (2, 1, '2026-11-20', 300, 'call_out_of_order', 'called', 'consultation', 'ordinary', 1, 'manual', '胸闷');
  `);
});
afterEach(() => file.remove());

const THEN = '{"policy":{"kind":"absolute"},"recallAfterOrdinary":1,"returnPlacement":"next"}';
const NOW =
  '{"policy":{"kind":"weighted","priorityBonusMinutes":15,"capMinutes":60},"recallAfterOrdinary":1,"returnPlacement":"next"}';

function historyOf(db: FileAtStep['db']) {
  return db.$client
    .prepare('SELECT after_event_id, at, set_by, value FROM queue_policies ORDER BY id')
    .raw()
    .all();
}

const FIRST = [
  0,
  0,
  null,
  '{"policy":{"kind":"interleave","priorityRun":2,"capMinutes":30},"recallAfterOrdinary":2,"callsBeforeMissed":3,"callGapSeconds":60,"missesBeforeGivenUp":3,"returnPlacement":"next"}',
];

test('a station that never changed the rule has the one that the first release came with', () => {
  const db = file.takeStep();
  expect(historyOf(db)).toEqual([FIRST]);
  expect(db.$client.prepare('SELECT count(*) FROM queue_events').pluck().get()).toBe(2);
});

test('changes of the rule are taken over from the audit, each after the events that came before it', () => {
  const audit = file.db.$client.prepare(
    `INSERT INTO audit (at, day, staff_id, desk, action, subject, detail) VALUES (?, '2026-11-20', 1, 'head', 'settings.rule-changed', 'settings', ?)`,
  );
  audit.run(200, JSON.stringify({ key: 'queue', value: THEN }));
  audit.run(250, JSON.stringify({ key: 'fees', value: '{}' }));
  audit.run(400, JSON.stringify({ key: 'queue', value: NOW }));
  file.db.$client
    .prepare("INSERT INTO settings (key, value, updated_at, updated_by) VALUES ('queue', ?, 400, 1)")
    .run(NOW);
  expect(historyOf(file.takeStep())).toEqual([FIRST, [1, 200, 1, THEN], [2, 400, 1, NOW]]);
});

test('a rule that was set without an audit row is not lost', () => {
  file.db.$client.prepare("INSERT INTO settings (key, value, updated_at) VALUES ('queue', ?, 150)").run(THEN);
  expect(historyOf(file.takeStep())).toEqual([FIRST, [1, 150, null, THEN]]);
});

test('from now on every change is written down by the file itself, and nothing of it is changed or removed', () => {
  const { $client: client } = file.takeStep();
  client
    .prepare("INSERT INTO settings (key, value, updated_at, updated_by) VALUES ('queue', ?, 500, 1)")
    .run(THEN);
  client.prepare("UPDATE settings SET value = ?, updated_at = 600 WHERE key = 'queue'").run(NOW);
  client.prepare("UPDATE settings SET value = ?, updated_at = 700 WHERE key = 'queue'").run(NOW);
  client.prepare("INSERT INTO settings (key, value, updated_at) VALUES ('cash', '{}', 800)").run();
  expect(
    client.prepare('SELECT after_event_id, at, value FROM queue_policies WHERE id > 0').raw().all(),
  ).toEqual([
    [2, 500, THEN],
    [2, 600, NOW],
  ]);
  client.exec('INSERT INTO manual_call_reviews (event_id, at, staff_id) VALUES (2, 900, 1)');
  client.exec(`INSERT INTO facility_checks (facility, present, note, checked_day, at, staff_id)
    VALUES ('seats', 1, '8 个', '2026-11-20', 900, 1)`);
  for (const table of ['queue_policies', 'manual_call_reviews', 'facility_checks']) {
    expect(() => client.exec(`UPDATE ${table} SET at = 1`)).toThrow(`append-only: ${table}`);
    expect(() => client.exec(`DELETE FROM ${table}`)).toThrow(`append-only: ${table}`);
  }
});

test('only a call by hand can be reviewed, once', () => {
  const { $client: client } = file.takeStep();
  const review = client.prepare(
    'INSERT INTO manual_call_reviews (event_id, at, staff_id) VALUES (?, 900, 1)',
  );
  expect(() => review.run(1)).toThrow('not a call by hand');
  review.run(2);
  expect(() => review.run(2)).toThrow('UNIQUE');
});
