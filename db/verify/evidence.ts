import { type Rule, sqlRule } from './rule.ts';

/** What the ledger of the six priorities (六优先服务台账) stands on. */
export const EVIDENCE_RULES: readonly Rule[] = [
  sqlRule(
    'evidence.rule-history-ends-now',
    'queue_policies',
    '叫号规则的沿革与现行规则不符',
    `SELECT p.id, p.value AS found, s.value AS expected FROM settings s
     JOIN queue_policies p ON p.id = (SELECT max(id) FROM queue_policies)
     WHERE s.key = 'queue' AND s.value <> p.value
     UNION ALL SELECT 0, NULL, 'queue' WHERE NOT EXISTS (SELECT 1 FROM queue_policies)`,
  ),
  sqlRule(
    'evidence.rule-history-in-order',
    'queue_policies',
    '叫号规则的沿革次序颠倒，或指向没有的叫号记录',
    `SELECT p.id, p.after_event_id AS found FROM queue_policies p
     WHERE p.after_event_id < (SELECT max(b.after_event_id) FROM queue_policies b WHERE b.id < p.id)
       OR p.after_event_id > coalesce((SELECT max(id) FROM queue_events), 0)`,
  ),
  sqlRule(
    'evidence.reviews-are-of-manual-calls',
    'manual_call_reviews',
    '审阅的不是另叫，或审阅早于叫号',
    `SELECT m.event_id AS id, e.kind AS found FROM manual_call_reviews m JOIN queue_events e ON e.id = m.event_id
     WHERE e.kind <> 'call_out_of_order' OR m.at < e.at`,
  ),
];
