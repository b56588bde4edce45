import { type Rule, sqlRule } from './rule.ts';

/** A fact as the audit row of its command must tell it: at the same instant, by the same person, with its figures. */
interface Told {
  readonly action: string;
  readonly subject: string;
  /** `subject_id, at, staff_id, figure, other` of every such fact. */
  readonly facts: string;
  /** The two figures in the audit row's detail; none = the row holds none. */
  readonly figures?: readonly [string, string?];
}

const SIGNED_STEPS = ['review', 'prepare', 'check', 'dispense'] as const;

/** Commands that write one fact and one audit row about it, always and since the first release. */
export const TOLD: readonly Told[] = [
  {
    action: 'registration.registered',
    subject: 'visits',
    figures: ['number', 'rank'],
    facts: 'SELECT id, registered_at, registered_by, number, rank FROM visits',
  },
  {
    action: 'cashier.settled',
    subject: 'receipts',
    figures: ['number', 'netFen'],
    facts: "SELECT id, at, cashier_id, number, net_fen FROM receipts WHERE kind = 'sale'",
  },
  {
    action: 'cashier.refunded',
    subject: 'receipts',
    figures: ['number', 'grossFen'],
    facts: "SELECT id, at, cashier_id, number, gross_fen FROM receipts WHERE kind = 'refund'",
  },
  {
    action: 'cashier.cash-counted',
    subject: 'cash_counts',
    figures: ['day'],
    facts: 'SELECT id, at, staff_id, day, NULL FROM cash_counts',
  },
  {
    action: 'cashier.day-closed',
    subject: 'day_closings',
    figures: ['netFen', 'overShortFen'],
    facts: 'SELECT id, at, made_by, net_fen, over_short_fen FROM day_closings',
  },
  {
    action: 'cashier.day-undone',
    subject: 'day_closings',
    facts: "SELECT closing_id, at, staff_id, NULL, NULL FROM closing_undos WHERE scope = 'day'",
  },
  {
    action: 'ledger.month-closed',
    subject: 'month_closings',
    figures: ['netFen', 'closingStockFen'],
    // Number 0 is a closing that is proven before it is written.
    facts: 'SELECT id, at, made_by, net_fen, closing_stock_fen FROM month_closings WHERE id > 0',
  },
  {
    action: 'ledger.month-undone',
    subject: 'month_closings',
    facts: "SELECT closing_id, at, staff_id, NULL, NULL FROM closing_undos WHERE scope = 'month'",
  },
  {
    action: 'consultation.started',
    subject: 'visits',
    // The doctor of the record is who signed it last.
    facts: 'SELECT visit_id, started_at, NULL, NULL, NULL FROM consultations',
  },
  {
    action: 'queue.order-done',
    subject: 'orders',
    facts: 'SELECT id, done_at, done_by, NULL, NULL FROM orders WHERE done_at IS NOT NULL',
  },
  {
    action: 'queue.called-out-of-order',
    subject: 'tickets',
    facts:
      "SELECT ticket_id, at, staff_id, NULL, NULL FROM queue_events WHERE point <> '' AND kind = 'call_out_of_order'",
  },
  {
    action: 'queue.call-undone',
    subject: 'tickets',
    facts: 'SELECT ticket_id, at, staff_id, NULL, NULL FROM queue_events WHERE undoes_id IS NOT NULL',
  },
  {
    action: 'queue.number-taken',
    subject: 'arrivals',
    figures: ['number', 'rank'],
    facts: 'SELECT id, arrived_at, taken_by, number, rank FROM arrivals',
  },
  {
    action: 'storeroom.delivery-received',
    subject: 'deliveries',
    figures: ['supplierId', 'amountFen'],
    facts: 'SELECT id, at, accepted_by, supplier_id, invoice_fen FROM deliveries',
  },
  {
    action: 'storeroom.loss-reported',
    subject: 'loss_reports',
    figures: ['batchId', 'qty'],
    facts: 'SELECT id, reported_at, reported_by, batch_id, qty FROM loss_reports',
  },
  ...SIGNED_STEPS.map((step) => ({
    action: `dispensary.${step}-signed`,
    subject: 'prescriptions',
    facts: `SELECT prescription_id, at, staff_id, NULL, NULL FROM prescription_signatures WHERE step = '${step}'`,
  })),
];

const FACTS = TOLD.map(({ action, facts }) => `SELECT -1, '${action}', * FROM (${facts})`).join(
  ' UNION ALL ',
);

function figureOf(place: 0 | 1): string {
  const cases = TOLD.flatMap(({ action, figures }) => {
    const figure = figures?.[place];
    return figure === undefined ? [] : [`WHEN '${action}' THEN json_extract(detail, '$.${figure}')`];
  });
  return `CASE action ${cases.join(' ')} END`;
}

const ACTIONS = TOLD.map(({ action }) => `'${action}'`).join(', ');

/** Who did what (audit), against what was done. */
export const AUDIT_RULES: readonly Rule[] = [
  sqlRule(
    'audit.is-what-was-done',
    'audit',
    '操作记录与所记的事不符：有事无记录，或有记录无其事，或时间、经手人、数字不同',
    `SELECT action, subject_id AS id, at, staff_id, figure, other,
       CASE WHEN sum(side) > 0 THEN 'nothing done' ELSE 'no audit row' END AS found
     FROM (
       SELECT 1 AS side, action, subject_id, at,
         CASE action WHEN 'consultation.started' THEN NULL ELSE staff_id END AS staff_id,
         ${figureOf(0)} AS figure, ${figureOf(1)} AS other
       FROM audit WHERE action IN (${ACTIONS})
       UNION ALL ${FACTS})
     GROUP BY action, subject_id, at, staff_id, figure, other HAVING sum(side) <> 0`,
  ),
];
