import type { Tampering } from './tampering.ts';

const DAY = "'2026-12-01'";
const NOW = '(SELECT max(at) FROM queue_events)';
const NEWEST_TICKET = '(SELECT max(id) FROM tickets)';
const NEXT_NUMBER = `(SELECT max(number) + 1 FROM visits WHERE day = ${DAY})`;

/** A number from the door, without its ticket. */
function arrival(number: string, visit = 'NULL'): string {
  return `INSERT INTO arrivals (id, day, number, arrived_at, taken_by, rank, visit_id)
    VALUES (1, ${DAY}, ${number}, ${NOW}, 1, 'ordinary', ${visit});`;
}

/** Its ticket with the events that brought it to its state. */
function ticket(status: 'done' | 'cancelled'): string {
  const kind = status === 'done' ? 'done' : 'cancel';
  return `INSERT INTO tickets (arrival_id, day, point, status, rank, arrived_at, waiting_since)
      VALUES (1, ${DAY}, 'registration', '${status}', 'ordinary', ${NOW}, ${NOW});
    INSERT INTO queue_events (ticket_id, day, at, kind, status_after, point, rank) VALUES
      (${NEWEST_TICKET}, ${DAY}, ${NOW}, 'enter', 'waiting', 'registration', 'ordinary'),
      (${NEWEST_TICKET}, ${DAY}, ${NOW}, '${kind}', '${status}', 'registration', 'ordinary');`;
}

const WAITING_AT_CASHIER = "point = 'cashier' AND status = 'waiting'";

export const QUEUE_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'arrival.number-is-the-visits',
    what: 'a visit under another number than was taken at the door',
    sql: arrival('77', `(SELECT max(id) FROM visits)`) + ticket('done'),
  },
  { rule: 'arrival.has-its-ticket', what: 'a number that stands in no line', sql: arrival(NEXT_NUMBER) },
  {
    rule: 'arrival.state-is-its-ticket',
    what: 'a number that is open though its ticket is not',
    sql: arrival(NEXT_NUMBER) + ticket('cancelled'),
  },
  {
    rule: 'visit.numbers-from-one',
    what: 'a number given at the door and at the window',
    sql: `${arrival('1')} INSERT INTO tickets (arrival_id, day, point, status, rank, arrived_at, waiting_since)
      VALUES (1, ${DAY}, 'registration', 'waiting', 'ordinary', ${NOW}, ${NOW});
      INSERT INTO queue_events (ticket_id, day, at, kind, status_after, point, rank)
        VALUES (${NEWEST_TICKET}, ${DAY}, ${NOW}, 'enter', 'waiting', 'registration', 'ordinary')`,
  },
  {
    rule: 'call.undone-was-a-call',
    what: 'an undoing of something that was no call',
    sql: `INSERT INTO queue_events (ticket_id, day, at, kind, status_after, point, rank, undoes_id)
      SELECT t.id, t.day, ${NOW}, 'undo_call', 'waiting', t.point, t.rank, min(e.id)
      FROM tickets t JOIN queue_events e ON e.ticket_id = t.id WHERE t.${WAITING_AT_CASHIER} GROUP BY t.id`,
  },
  {
    rule: 'ticket.stands-back-as-its-steps-say',
    what: 'a patient who must let somebody past for no reason',
    sql: `UPDATE tickets SET recalled_behind = 1 WHERE ${WAITING_AT_CASHIER}`,
  },
  {
    rule: 'seat.of-somebody-here',
    what: 'a seat taken by nobody',
    sql: `INSERT INTO seatings (day, number, seat, seated_at, seated_by) VALUES (${DAY}, 99, 1, 1, 1)`,
  },
  {
    rule: 'care.of-a-number-of-the-day',
    what: 'a wheelchair for a number that nobody has',
    sql: `INSERT INTO care_marks (day, number, accompany, mobility, marked_at, marked_by)
      VALUES (${DAY}, 99, 1, 'wheelchair', 1, 1)`,
  },
];
