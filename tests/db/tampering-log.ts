import type { Tampering } from './tampering.ts';

// Of the station of `openProvenBooks`: ticket 13 was called (event 33), served (34) and done; ticket 15 only waits.
const HALF_AN_HOUR = 30 * 60_000;

/** Ways to make a wait shorter than it was, or to take something out of the books. */
export const LOG_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'ticket.is-what-its-events-say',
    what: 'a call turned into something else',
    sql: "UPDATE queue_events SET kind = 'move', rule = NULL, status_after = 'waiting' WHERE id = 33",
  },
  {
    rule: 'ticket.is-what-its-events-say',
    what: 'every call of a patient taken out',
    sql: "DELETE FROM queue_events WHERE ticket_id = 13 AND kind = 'call'",
    also: ['file.nothing-taken-out'],
  },
  {
    rule: 'ticket.is-what-its-events-say',
    what: 'a call half an hour before the patient came',
    sql: `UPDATE queue_events SET at = at - ${HALF_AN_HOUR} WHERE id = 33`,
    also: ['queue.log-in-order-of-time'],
  },
  {
    rule: 'ticket.is-what-its-events-say',
    what: 'a patient who came half an hour later than he did',
    sql: `UPDATE queue_events SET at = at + ${HALF_AN_HOUR} WHERE ticket_id = 15 AND kind = 'enter'`,
  },
  {
    rule: 'ticket.is-what-its-events-say',
    what: 'a wait that began half an hour later',
    sql: `UPDATE tickets SET waiting_since = waiting_since + ${HALF_AN_HOUR} WHERE id = 15`,
  },
  {
    rule: 'ticket.is-what-its-events-say',
    what: 'somebody served who was never taken',
    sql: "UPDATE queue_events SET kind = 'move', status_after = 'serving' WHERE id = 34",
  },
  {
    rule: 'queue.log-in-order-of-time',
    what: 'a patient served half an hour earlier',
    sql: `UPDATE queue_events SET at = at - ${HALF_AN_HOUR} WHERE id = 34`,
  },
  {
    rule: 'queue.log-in-order-of-time',
    what: 'a call half an hour earlier, on the ticket too',
    sql: `UPDATE queue_events SET at = at - ${HALF_AN_HOUR} WHERE id = 33;
      UPDATE tickets SET last_called_at = last_called_at - ${HALF_AN_HOUR} WHERE id = 13`,
  },
  {
    rule: 'file.nothing-taken-out',
    what: 'an event taken out of the log',
    sql: 'DELETE FROM queue_events WHERE id = 34',
  },
  {
    rule: 'file.nothing-taken-out',
    what: 'who opened the day, taken out of the audit',
    sql: "DELETE FROM audit WHERE id = (SELECT min(id) FROM audit WHERE action = 'cashier.day-opened')",
  },
  {
    rule: 'file.nothing-taken-out',
    what: 'the first command',
    sql: 'DELETE FROM commands WHERE sequence = 1',
  },
  {
    rule: 'audit.is-what-was-done',
    what: 'a registration in the audit by somebody else',
    sql: "UPDATE audit SET staff_id = 4 WHERE action = 'registration.registered' AND subject_id = 1",
    auditStays: true,
  },
  {
    rule: 'audit.is-what-was-done',
    what: 'another sum in the audit than on the receipt',
    sql: "UPDATE audit SET detail = json_set(detail, '$.netFen', 1) WHERE action = 'cashier.settled' AND subject_id = 3",
    auditStays: true,
  },
  {
    rule: 'audit.is-what-was-done',
    what: 'a receipt under another name',
    sql: 'UPDATE receipts SET cashier_id = 4 WHERE id = 3',
    auditStays: true,
  },
  {
    rule: 'audit.is-what-was-done',
    what: 'a settlement hidden in the audit',
    sql: "UPDATE audit SET action = 'residents.detail-read' WHERE action = 'cashier.settled' AND subject_id = 1",
    auditStays: true,
  },
  {
    rule: 'audit.is-what-was-done',
    what: 'a test that was done and is set back to paid',
    sql: `INSERT INTO audit (at, day, staff_id, desk, action, subject, subject_id, detail)
      SELECT at, day, 2, 'lab', 'queue.order-done', 'orders', 7, '{}' FROM audit ORDER BY id DESC LIMIT 1`,
    auditStays: true,
  },
  {
    rule: 'row.as-its-table-demands',
    what: 'too much in the drawer, without a reason',
    sql: "UPDATE day_closings SET over_short_reason = '' WHERE over_short_fen <> 0",
  },
  {
    rule: 'row.as-its-table-demands',
    what: 'a call by hand without a reason',
    sql: "UPDATE queue_events SET reason = '', kind = 'call_out_of_order' WHERE id = 33",
  },
  {
    rule: 'schema.is-as-shipped',
    what: 'charges that may be written over again',
    sql: '',
    afterwards: 'DROP TRIGGER charges_no_update',
  },
  {
    rule: 'schema.is-as-shipped',
    what: 'a guard that lets one receipt pass',
    sql: '',
    afterwards: `DROP TRIGGER receipts_no_update;
      CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts WHEN OLD.id <> 3
        BEGIN SELECT RAISE(ABORT, 'append-only: receipts'); END`,
  },
  {
    rule: 'schema.is-as-shipped',
    what: 'an index dropped',
    sql: '',
    afterwards: 'DROP INDEX receipts_number_unique',
  },
  {
    rule: 'schema.is-as-shipped',
    what: 'a trigger that writes by itself',
    sql: '',
    afterwards: `CREATE TRIGGER also_pays AFTER INSERT ON payments BEGIN
      UPDATE batch_stock SET on_hand_qty = on_hand_qty - 1 WHERE batch_id = 1; END`,
  },
];
