import type { Tampering } from './tampering.ts';

/** Ways to whiten the ledger of the six priorities. Ids are those of `openProvenBooks`. */
export const EVIDENCE_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'evidence.rule-history-ends-now',
    what: 'another rule of the queues than the history ends with',
    sql: `INSERT INTO settings (key, value, updated_at) VALUES ('queue', '{"policy":{"kind":"absolute"}}', 0)`,
  },
  {
    rule: 'evidence.rule-history-ends-now',
    what: 'no history of the rule at all',
    sql: 'DELETE FROM queue_policies',
  },
  {
    rule: 'evidence.rule-history-in-order',
    what: 'a rule that is said to begin after a call that was never made',
    sql: 'UPDATE queue_policies SET after_event_id = 1000000',
  },
  {
    rule: 'evidence.reviews-are-of-manual-calls',
    what: 'a review of somebody who took a ticket',
    sql: 'INSERT INTO manual_call_reviews (event_id, at, staff_id) SELECT min(id), 2000000000000, 2 FROM queue_events',
  },
];
