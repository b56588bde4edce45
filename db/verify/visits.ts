import { type Rule, sqlRule } from './rule.ts';

/** Visits, tickets, prescriptions and the days they stand on. */
export const VISIT_RULES: readonly Rule[] = [
  sqlRule(
    'visit.numbers-from-one',
    'visits',
    '当日号码有缺号或重号',
    `SELECT day AS id, count(*) AS expected, max(number) AS found, min(number) AS first
     FROM (SELECT day, number FROM visits UNION ALL SELECT day, number FROM arrivals WHERE visit_id IS NULL)
     GROUP BY day HAVING max(number) <> count(*) OR min(number) <> 1 OR count(DISTINCT number) <> count(*)`,
  ),
  sqlRule(
    'visit.cancelled-owes-nothing',
    'visits',
    '已退号的就诊还有未退的收费',
    `SELECT v.id, v.number, count(c.id) AS found FROM visits v JOIN charges c ON c.visit_id = v.id
     WHERE v.status = 'cancelled' AND c.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM charges x WHERE x.reverses_id = c.id)
     GROUP BY v.id`,
  ),
  sqlRule(
    'visit.priority-has-its-reason',
    'visits',
    '优先的就诊没有记下唯一的优先理由，或普通就诊记有优先理由',
    `SELECT v.id, v.rank AS found, count(g.visit_id) AS groups, coalesce(sum(g.main), 0) AS main
     FROM visits v LEFT JOIN visit_groups g ON g.visit_id = v.id
     GROUP BY v.id
     HAVING (v.rank = 'priority' AND coalesce(sum(g.main), 0) <> 1) OR (v.rank = 'ordinary' AND count(g.visit_id) > 0)`,
  ),
  sqlRule(
    'visit.duty-override-is-its-registration',
    'duty_overrides',
    '越过排班的挂号，时间或经手人与挂号不符',
    `SELECT o.visit_id AS id, o.at AS found, v.registered_at AS expected, o.allowed_by, v.registered_by
     FROM duty_overrides o JOIN visits v ON v.id = o.visit_id
     WHERE o.at <> v.registered_at OR o.allowed_by <> v.registered_by`,
  ),
  sqlRule(
    'visit.lapsed-as-its-record-says',
    'visits',
    '作弃号的就诊有接诊记录，或作未完成的就诊没有接诊记录、已经签名',
    `SELECT v.id, v.number, v.lapsed_as AS found, c.started_at, c.signed_at
     FROM visits v LEFT JOIN consultations c ON c.visit_id = v.id
     WHERE (v.lapsed_as = 'not_seen' AND c.visit_id IS NOT NULL)
       OR (v.lapsed_as = 'unfinished' AND (c.visit_id IS NULL OR c.signed_at IS NOT NULL))`,
  ),
  sqlRule(
    'ticket.carries-the-visit',
    'tickets',
    '排队票的优先级与就诊不符，或早于就诊',
    // A later day is right: a slip good for three days, or a bill paid later, stands in line on that day.
    `SELECT t.id, t.rank AS found, v.rank AS expected, t.day, v.day AS visit_day
     FROM tickets t JOIN visits v ON v.id = t.visit_id WHERE t.rank <> v.rank OR t.day < v.day`,
  ),
  sqlRule(
    'ticket.status-is-its-last-event',
    'tickets',
    '排队票的状态与叫号记录不符',
    `SELECT t.id, t.status AS found, e.status_after AS expected FROM tickets t
     LEFT JOIN queue_events e ON e.id = (SELECT max(id) FROM queue_events WHERE ticket_id = t.id)
     WHERE e.status_after IS NOT t.status
     UNION ALL
     SELECT t.id, e.kind, 'enter' FROM tickets t
     JOIN queue_events e ON e.id = (SELECT min(id) FROM queue_events WHERE ticket_id = t.id) WHERE e.kind <> 'enter'`,
  ),
  sqlRule(
    'ticket.calls-are-its-events',
    'tickets',
    '排队票的过号次数与叫号记录不符',
    `SELECT t.id, t.misses AS found, coalesce(sum(e.kind = 'miss'), 0) AS expected
     FROM tickets t LEFT JOIN queue_events e ON e.ticket_id = t.id
     GROUP BY t.id HAVING t.misses <> coalesce(sum(e.kind = 'miss'), 0)`,
  ),
  sqlRule(
    'prescription.at-most-five-drugs',
    'prescriptions',
    '一张西药、中成药处方超过 5 种，或与中药饮片混开',
    `SELECT p.id, p.day, p.number, count(l.id) AS found FROM prescriptions p
     JOIN prescription_lines l ON l.prescription_id = p.id JOIN drugs d ON d.id = l.drug_id
     GROUP BY p.id
     HAVING (sum(d.class = 'herbal') = 0 AND count(l.id) > 5) OR sum(d.class = 'herbal') NOT IN (0, count(l.id))`,
  ),
  sqlRule(
    'prescription.numbers-from-one',
    'prescriptions',
    '当日处方编号有缺号',
    `SELECT day AS id, count(*) AS expected, max(number) AS found FROM prescriptions
     GROUP BY day HAVING max(number) <> count(*) OR min(number) <> 1`,
  ),
  sqlRule(
    'prescription.status-follows-its-lines',
    'prescriptions',
    '处方状态与药品的占用、发出情况不符',
    `SELECT p.id, p.status AS found, sum(a.status = 'reserved') AS reserved, sum(a.status = 'dispensed') AS out,
       sum(a.status = 'returned') AS back, sum(a.status = 'released') AS released
     FROM prescriptions p JOIN prescription_lines l ON l.prescription_id = p.id JOIN allocations a ON a.line_id = l.id
     GROUP BY p.id
     HAVING (p.status IN ('signed', 'settled', 'pay_later', 'prepared') AND (reserved = 0 OR out + back > 0))
       OR (p.status = 'dispensed' AND (out = 0 OR reserved > 0))
       OR (p.status = 'returned' AND (out + reserved > 0 OR back = 0))
       OR (p.status = 'void' AND reserved + out + back > 0)`,
  ),
  sqlRule(
    'prescription.handed-out-when-paid',
    'prescriptions',
    '未收费也未获准后付的处方已发药',
    `SELECT p.id, p.status AS found FROM prescriptions p JOIN visits v ON v.id = p.visit_id
     WHERE p.status IN ('dispensed', 'returned') AND v.pay_later = 0
       AND EXISTS (SELECT 1 FROM prescription_lines l JOIN allocations a ON a.line_id = l.id
         WHERE l.prescription_id = p.id AND a.status IN ('dispensed', 'returned')
           AND NOT EXISTS (SELECT 1 FROM charges c WHERE c.allocation_id = a.id AND c.reverses_id IS NULL))`,
  ),
  sqlRule(
    'prescription.four-signatures',
    'prescription_signatures',
    '已发药的处方缺审核、调配、核对或发药签名',
    `SELECT p.id, p.status, count(s.step) AS found FROM prescriptions p
     LEFT JOIN prescription_signatures s ON s.prescription_id = p.id
     WHERE p.status IN ('dispensed', 'returned') GROUP BY p.id HAVING count(s.step) <> 4`,
  ),
  sqlRule(
    'command.once',
    'commands',
    '同一指令执行了两次',
    `SELECT max(sequence) AS id, command_id, count(*) AS found, 1 AS expected FROM commands
     GROUP BY command_id HAVING count(*) > 1`,
  ),
];
