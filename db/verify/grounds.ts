import { SET_BACKS, wasSetBack } from './clock.ts';
import { type Rule, sqlRule } from './rule.ts';

/**
 * Records that were ever merged, each with every other of its cluster: what was granted under one of them stays
 * granted, also when the merge was taken back since.
 */
const KIN = `kin(one, other) AS MATERIALIZED (
  SELECT kept_id, merged_id FROM resident_merges UNION SELECT merged_id, kept_id FROM resident_merges
  UNION SELECT k.one, m.merged_id FROM kin k JOIN resident_merges m ON m.kept_id = k.other
  UNION SELECT k.one, m.kept_id FROM kin k JOIN resident_merges m ON m.merged_id = k.other)`;

function isOf(record: string, resident: string): string {
  return `${record} IN (SELECT ${resident} UNION ALL SELECT kin.other FROM kin WHERE kin.one = ${resident})`;
}

/** The first day of an age in full years; who was born on 29 February is a year older on 28 February. */
function dayOfAge(birthDay: string, years: string): string {
  return `date(${birthDay}, '+' || ${years} || ' years',
    CASE WHEN ${birthDay} LIKE '%-02-29' THEN '-1 day' ELSE '+0 day' END)`;
}

/** A birth day that was corrected since, or two records with one each, prove nothing about then. */
function birthDayStood(resident: string, since: string): string {
  return `NOT EXISTS (SELECT 1 FROM kin WHERE kin.one = ${resident})
    AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject = 'residents' AND a.subject_id = ${resident}
      AND a.action = 'residents.updated' AND a.at >= ${since} AND a.detail LIKE '%birthDay%')`;
}

/** Ended later on the visit's own day: in the morning it was in force. */
const CONTRACT_HELD = `EXISTS (SELECT 1 FROM family_doctor_contracts c
  WHERE ${isOf('c.resident_id', 'v.resident_id')} AND v.day BETWEEN c.from_day AND c.to_day
    AND (c.ended_day IS NULL OR c.ended_day > v.day OR (c.ended_day = v.day AND c.ended_at >= o.ordered_at))
    AND (c.signed_at IS NULL OR c.signed_at <= o.ordered_at OR ${wasSetBack('c.signed_at', 'o.ordered_at')}))`;

/** What entitles: waivers by contract, age or group, priority by document or age, prices by the published list. */
export const GROUND_RULES: readonly Rule[] = [
  sqlRule(
    'waiver.has-its-ground',
    'orders',
    '减免没有依据：当日没有有效签约、年龄不到、没有该优先身份，或不是规则所减的项目',
    `WITH RECURSIVE ${KIN}, ${SET_BACKS}
     SELECT o.id, o.visit_id, u.code AS rule, u.condition AS expected, v.day AS found
     FROM orders o CROSS JOIN visits v ON v.id = o.visit_id CROSS JOIN waiver_rules u ON u.id = o.waiver_rule_id
     CROSS JOIN service_prices p ON p.id = o.service_price_id CROSS JOIN service_items i ON i.id = p.item_id
     CROSS JOIN residents r ON r.id = v.resident_id
     WHERE o.waiver_rule_id IS NOT NULL AND (u.category <> i.category OR u.service_item_id <> i.id
       OR CASE u.condition
         WHEN 'contract' THEN NOT ${CONTRACT_HELD}
         WHEN 'group' THEN NOT EXISTS (SELECT 1 FROM visit_groups g
           WHERE g.visit_id = v.id AND g.priority_group = u.priority_group)
         ELSE v.day < ${dayOfAge('r.birth_day', 'u.min_age')} AND ${birthDayStood('r.id', 'o.ordered_at')} END)`,
  ),
  sqlRule(
    'priority.has-its-proof',
    'visit_groups',
    '优先身份没有依据：凭证当日已过期、未核验或已撤回，不是本人或不是该群体的，或年龄不到',
    `WITH RECURSIVE ${KIN}, ${SET_BACKS},
       rule AS (SELECT updated_at AS since, json_extract(value, '$.elderAge') AS elder,
         json_extract(value, '$.infantMaxAge') AS infant FROM settings WHERE key = 'priority')
     SELECT v.id, g.priority_group, v.day AS expected, c.valid_to_day AS found, c.id AS credential
     FROM visit_groups g CROSS JOIN visits v ON v.id = g.visit_id
     LEFT JOIN credentials c ON c.id = g.credential_id
     WHERE (c.id IS NOT NULL AND (c.priority_group <> g.priority_group OR c.valid_to_day < v.day
         OR NOT (${isOf('c.resident_id', 'v.resident_id')})
         OR (c.checked_at > v.registered_at AND NOT ${wasSetBack('c.checked_at', 'v.registered_at')})
         OR (c.withdrawn_at < v.registered_at AND NOT ${wasSetBack('v.registered_at', 'c.withdrawn_at')})))
       OR (c.id IS NULL AND g.priority_group NOT IN ('elder', 'infant'))
       OR (c.id IS NULL AND g.priority_group = 'elder'
         AND v.day < (SELECT ${dayOfAge(
           'r.birth_day',
           `coalesce((SELECT CASE WHEN since <= v.registered_at THEN elder ELSE 50 END FROM rule), 70)`,
         )} FROM residents r WHERE r.id = v.resident_id)
         AND ${birthDayStood('v.resident_id', 'v.registered_at')})
       OR (c.id IS NULL AND g.priority_group = 'infant'
         AND v.day >= (SELECT ${dayOfAge(
           'r.birth_day',
           `coalesce((SELECT CASE WHEN since <= v.registered_at THEN infant ELSE 13 END FROM rule), 2) + 1`,
         )} FROM residents r WHERE r.id = v.resident_id)
         AND ${birthDayStood('v.resident_id', 'v.registered_at')})`,
  ),
  sqlRule(
    'order.at-the-price-in-force',
    'orders',
    '项目用的价格当日还没有公示生效，或已被更新的价格取代',
    `WITH ${SET_BACKS}
     SELECT o.id, o.visit_id, p.id AS price, p.from_day AS found, v.day AS expected
     FROM orders o CROSS JOIN visits v ON v.id = o.visit_id CROSS JOIN service_prices p ON p.id = o.service_price_id
     WHERE p.from_day > v.day OR (p.at > o.ordered_at AND NOT ${wasSetBack('p.at', 'o.ordered_at')})
       OR EXISTS (SELECT 1 FROM service_prices q WHERE q.item_id = p.item_id AND q.id > p.id AND q.from_day <= v.day
         AND q.at < o.ordered_at AND NOT ${wasSetBack('o.ordered_at', 'q.at')})`,
  ),
];
