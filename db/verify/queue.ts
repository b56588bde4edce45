import { type Rule, sqlRule } from './rule.ts';

/** Numbers from the door, undone calls, recalled patients, seats and marks. */
export const QUEUE_RULES: readonly Rule[] = [
  sqlRule(
    'arrival.number-is-the-visits',
    'arrivals',
    '取号与所挂的号日期或号码不符',
    `SELECT a.id, a.day, a.number AS found, v.number AS expected, v.day AS visit_day
     FROM arrivals a JOIN visits v ON v.id = a.visit_id WHERE v.number <> a.number OR v.day <> a.day`,
  ),
  sqlRule(
    'arrival.has-its-ticket',
    'arrivals',
    '取号没有排队票，或票的优先级、日期与取号不符',
    `SELECT a.id, a.number, a.rank AS expected, t.rank AS found FROM arrivals a
     LEFT JOIN tickets t ON t.arrival_id = a.id
     WHERE t.id IS NULL OR t.rank <> a.rank OR t.day <> a.day OR t.arrived_at <> a.arrived_at`,
  ),
  sqlRule(
    'arrival.state-is-its-ticket',
    'arrivals',
    '取号是否挂号、取消与排队票的状态不符',
    `SELECT a.id, a.number, t.status AS found,
       CASE WHEN a.visit_id IS NOT NULL THEN 'done' WHEN a.cancelled_at IS NOT NULL THEN 'cancelled' ELSE 'live' END AS expected
     FROM arrivals a JOIN tickets t ON t.arrival_id = a.id
     WHERE CASE WHEN a.visit_id IS NOT NULL THEN t.status <> 'done'
       WHEN a.cancelled_at IS NOT NULL THEN t.status <> 'cancelled'
       ELSE t.status IN ('done', 'cancelled') END`,
  ),
  sqlRule(
    'call.undone-was-a-call',
    'queue_events',
    '撤回的不是同一张票的呼叫',
    `SELECT u.id, u.undoes_id AS found, u.ticket_id FROM queue_events u JOIN queue_events c ON c.id = u.undoes_id
     WHERE c.kind NOT IN ('call', 'call_out_of_order') OR c.ticket_id <> u.ticket_id OR c.id > u.id
       OR EXISTS (SELECT 1 FROM queue_events s WHERE s.ticket_id = c.ticket_id AND s.id > c.id AND s.id < u.id
         AND s.kind <> 'call_again')`,
  ),
  sqlRule(
    'ticket.stands-back-as-its-steps-say',
    'tickets',
    '过号再到还要让几位，与叫号记录不符',
    `SELECT t.id, t.recalled_behind AS found, coalesce(s.behind_after, 0) AS expected FROM tickets t
     LEFT JOIN recall_steps s ON s.ticket_id = t.id
       AND s.event_id = (SELECT max(n.event_id) FROM recall_steps n WHERE n.ticket_id = t.id)
     WHERE t.recalled_behind <> coalesce(s.behind_after, 0)`,
  ),
  sqlRule(
    'seat.of-somebody-here',
    'seatings',
    '老年人专用座记着已走的人或没有的号',
    `SELECT s.id, s.day, s.number, s.seat AS found FROM seatings s
     WHERE s.freed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.day = s.day AND v.number = s.number
         AND v.status IN ('waiting', 'in_consultation'))
       AND NOT EXISTS (SELECT 1 FROM arrivals a WHERE a.day = s.day AND a.number = s.number
         AND a.visit_id IS NULL AND a.cancelled_at IS NULL)`,
  ),
  sqlRule(
    'care.of-a-number-of-the-day',
    'care_marks',
    '陪同标记的号码当日没有',
    `SELECT c.rowid AS id, c.day, c.number AS found FROM care_marks c
     WHERE NOT EXISTS (SELECT 1 FROM visits v WHERE v.day = c.day AND v.number = c.number)
       AND NOT EXISTS (SELECT 1 FROM arrivals a WHERE a.day = c.day AND a.number = c.number)`,
  ),
];
