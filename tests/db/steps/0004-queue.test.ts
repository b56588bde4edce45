import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileAtStep, openBefore } from './at-step.ts';

let file: FileAtStep;
beforeEach(() => {
  file = openBefore('0004_queue');
  // Three patients: 1 was called and is done, 2 was missed and came back behind two, 3 was called by hand.
  file.db.$client.exec(`
    INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '刘文涛', 'lwt', '', 'none', 0);
    INSERT INTO business_days (day, status, opened_at) VALUES ('2026-11-20', 'open', 0);
    INSERT INTO clinics (id, name, point, position) VALUES (1, '全科诊断室', 'consultation', 0), (2, '收费窗口', 'cashier', 1);
    INSERT INTO residents (id, name, pinyin, initials, sex, birth_day, id_kind, created_at, created_by, record_no)
      VALUES (1, '周桂芳', '', '', 2, '1950-01-01', 'none', 0, 1, 'R1');
    INSERT INTO visits (id, day, number, resident_id, clinic_id, doctor_id, session, kind, status, rank, registered_at, registered_by) VALUES
      (1, '2026-11-20', 1, 1, 1, 1, 'am', 'first', 'waiting', 'ordinary', 0, 1),
      (2, '2026-11-20', 2, 1, 1, 1, 'am', 'first', 'waiting', 'ordinary', 0, 1),
      (3, '2026-11-20', 3, 1, 1, 1, 'am', 'first', 'waiting', 'priority', 0, 1);
    INSERT INTO tickets (id, visit_id, day, point, clinic_id, status, rank, arrived_at, waiting_since, returned, recalled_behind, calls, misses, last_called_at, called_clinic_id) VALUES
      (1, 1, '2026-11-20', 'consultation', 1, 'done', 'ordinary', 100, 100, 0, 0, 1, 0, 200, 1),
      (2, 2, '2026-11-20', 'consultation', 1, 'waiting', 'ordinary', 110, 900, 0, 2, 0, 1, NULL, NULL),
      (5, 3, '2026-11-20', 'cashier', NULL, 'called', 'priority', 120, 120, 1, 0, 1, 0, 800, 2);
    INSERT INTO queue_events (id, ticket_id, day, at, kind, status_after, point, rank, clinic_id, staff_id, rule, reason) VALUES
      (1, 1, '2026-11-20', 100, 'enter', 'waiting', 'consultation', 'ordinary', 1, 1, NULL, ''),
      (2, 2, '2026-11-20', 110, 'enter', 'waiting', 'consultation', 'ordinary', 1, 1, NULL, ''),
      (4, 1, '2026-11-20', 200, 'call', 'called', 'consultation', 'ordinary', 1, 1, 'ordinary', '普通里等得最久'),
      (5, 1, '2026-11-20', 300, 'done', 'done', 'consultation', 'ordinary', 1, 1, NULL, ''),
      (6, 2, '2026-11-20', 900, 'come_back', 'waiting', 'consultation', 'ordinary', 1, 1, NULL, ''),
      (7, 5, '2026-11-20', 800, 'call_out_of_order', 'called', 'cashier', 'priority', 2, NULL, 'manual', '胸闷');
  `);
});
afterEach(() => file.remove());

const rows = (db: FileAtStep['db'], sql: string) => db.$client.prepare(sql).all() as object[];

test('every ticket and event is kept, and knows its line', () => {
  const before = {
    tickets: rows(file.db, 'SELECT * FROM tickets ORDER BY id'),
    events: rows(file.db, 'SELECT * FROM queue_events ORDER BY id'),
  };
  const db = file.takeStep();
  expect(rows(db, 'SELECT * FROM tickets ORDER BY id')).toEqual(
    before.tickets.map((row) => ({ ...row, arrival_id: null })),
  );
  expect(rows(db, 'SELECT * FROM queue_events ORDER BY id')).toEqual(
    before.events.map((row, index) => ({ ...row, line_clinic_id: index === 5 ? null : 1, undoes_id: null })),
  );
});

test('who stands back after 过号 still does, with a step that says since when', () => {
  expect(rows(file.takeStep(), 'SELECT * FROM recall_steps')).toEqual([
    { event_id: 6, ticket_id: 2, behind_before: 0, behind_after: 2 },
  ]);
});

test('the old guards stand: nothing deleted, events fixed, one live ticket a point, no foreign row', () => {
  const db = file.takeStep();
  const attempt = (sql: string) => {
    try {
      db.$client.exec(sql);
      return 'done';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  expect(attempt('DELETE FROM tickets')).toBe('nothing is deleted: tickets');
  expect(attempt("UPDATE queue_events SET reason = ''")).toBe('append-only: queue_events');
  expect(attempt('DELETE FROM queue_events')).toBe('append-only: queue_events');
  expect(
    attempt(`INSERT INTO tickets (visit_id, day, point, status, rank, arrived_at, waiting_since)
      VALUES (2, '2026-11-20', 'consultation', 'waiting', 'ordinary', 1, 1)`),
  ).toMatch(/^UNIQUE/);
  expect(
    attempt(`INSERT INTO tickets (day, point, status, rank, arrived_at, waiting_since)
      VALUES ('2026-11-20', 'registration', 'waiting', 'ordinary', 1, 1)`),
  ).toMatch(/tickets_of_a_visit_or_an_arrival/);
  expect(
    attempt(`INSERT INTO queue_events (ticket_id, day, at, kind, status_after, point, rank)
      VALUES (99, '2026-11-20', 1, 'enter', 'waiting', 'lab', 'ordinary')`),
  ).toMatch(/^FOREIGN KEY/);
});

test('a number from the door is one of the day’s, once, and ends once', () => {
  const db = file.takeStep();
  const take = (number: number, rank: string, claim: string | null) =>
    db.$client
      .prepare(
        `INSERT INTO arrivals (day, number, arrived_at, taken_by, rank, claim) VALUES ('2026-11-20', ?, 1, 1, ?, ?)`,
      )
      .run(number, rank, claim);
  expect(() => take(3, 'ordinary', null)).toThrow('number in use: arrivals');
  expect(() => take(4, 'priority', null)).toThrow('arrivals_claim_of_rank');
  expect(() => take(4, 'ordinary', 'word')).toThrow('arrivals_claim_of_rank');
  take(4, 'priority', 'word');
  expect(() => take(4, 'ordinary', null)).toThrow(/^UNIQUE/);
  const change = (sql: string) => db.$client.exec(`UPDATE arrivals SET ${sql}`);
  expect(() => change('number = 5')).toThrow('append-only: arrivals');
  expect(() => change("rank = 'emergency'")).toThrow('append-only: arrivals');
  expect(() => db.$client.exec('DELETE FROM arrivals')).toThrow('nothing is deleted: arrivals');
  change("cancelled_at = 9, cancel_reason = '走了'");
  expect(() => change('visit_id = 1')).toThrow('append-only: arrivals');
});
