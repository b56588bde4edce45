import type { Tampering } from './tampering.ts';

// Of the station of `openProvenBooks`: visits 3 and 4 pay no registration by contracts 1 and 2, visit 6 is an elder's.
const VETERAN = `INSERT INTO credentials (resident_id, priority_group, kind, number, checked_by, checked_at, valid_to_day)`;
const BY_CARD = "UPDATE visit_groups SET priority_group = 'veteran', credential_id = 1";

/** Waivers, priority and prices that nothing entitles to; records and people that were exchanged. */
export const GROUND_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'waiver.has-its-ground',
    what: 'a contract taken out that a waiver stood on',
    sql: 'DELETE FROM family_doctor_contracts WHERE id = 2',
  },
  {
    rule: 'waiver.has-its-ground',
    what: 'a contract that had ended the day before',
    sql: `UPDATE family_doctor_contracts SET ended_day = '2026-11-30', ended_at = 1796000000000, ended_by = 2,
      end_reason = '迁出' WHERE id = 1`,
  },
  {
    rule: 'waiver.has-its-ground',
    what: 'a contract of somebody else',
    sql: 'UPDATE family_doctor_contracts SET resident_id = 1 WHERE id = 1',
  },
  {
    rule: 'waiver.has-its-ground',
    what: 'a waiver for the old, given to the young',
    sql: "UPDATE waiver_rules SET condition = 'age', min_age = 65",
  },
  {
    rule: 'waiver.has-its-ground',
    what: 'a waiver for veterans, given to others',
    sql: "UPDATE waiver_rules SET condition = 'group', priority_group = 'veteran'",
  },
  {
    rule: 'priority.has-its-proof',
    what: 'a card that had lapsed the day before',
    sql: `${VETERAN} VALUES (6, 'veteran', 'veteran_card', '川1', 1, 0, '2026-11-30'); ${BY_CARD}`,
  },
  {
    rule: 'priority.has-its-proof',
    what: "somebody else's card",
    sql: `${VETERAN} VALUES (5, 'veteran', 'veteran_card', '川1', 1, 0, NULL); ${BY_CARD}`,
  },
  {
    rule: 'priority.has-its-proof',
    what: 'a veteran without a card',
    sql: "UPDATE visit_groups SET priority_group = 'veteran'",
  },
  {
    rule: 'priority.has-its-proof',
    what: 'an elder who is not old enough',
    sql: `INSERT INTO settings (key, value, updated_at) VALUES
      ('priority', '{"elderAge":80,"enabledGroups":["elder"],"infantMaxAge":2}', 0)`,
  },
  {
    rule: 'order.at-the-price-in-force',
    what: 'a price that was published the day after',
    sql: "UPDATE service_prices SET from_day = '2026-12-02' WHERE id = 5",
  },
  {
    rule: 'order.at-the-price-in-force',
    what: 'a price that had been replaced',
    sql: `INSERT INTO service_prices (item_id, price_fen, from_day, at)
      SELECT item_id, 700, '2026-11-25', at FROM service_prices WHERE id = 5`,
  },
  {
    rule: 'visit.finished-has-its-record',
    what: 'the record of a finished visit taken out',
    sql: ['revision_diagnoses', 'consultation_revisions', 'diagnoses', 'consultations']
      .map((table) => `DELETE FROM ${table} WHERE visit_id = 2`)
      .join(';'),
  },
  {
    rule: 'order.done-as-its-record-says',
    what: 'a test that somebody did and that is not done',
    sql: 'UPDATE orders SET done_at = 1796086800000, done_by = 2 WHERE id = 7',
  },
  {
    rule: 'order.done-as-its-record-says',
    what: 'a test that nobody did',
    sql: "UPDATE orders SET status = 'done' WHERE id = 7",
  },
  {
    rule: 'order.done-as-its-record-says',
    what: 'a result of a test that was not done',
    sql: "UPDATE orders SET result = '阴性' WHERE id = 7",
  },
  {
    rule: 'loss.seen-by-two',
    what: 'a loss that nobody saw',
    sql: "UPDATE stock_movements SET witnessed_by = NULL WHERE kind = 'loss'",
  },
  {
    rule: 'loss.seen-by-two',
    what: 'a loss seen by who approved it',
    sql: "UPDATE stock_movements SET witnessed_by = approved_by WHERE kind = 'loss'",
  },
  {
    rule: 'act.by-one-who-may',
    what: 'a day closed by the pharmacist',
    sql: 'UPDATE day_closings SET made_by = 3 WHERE id = 1',
  },
  {
    rule: 'act.by-one-who-may',
    what: 'a month closed by the front desk',
    sql: 'UPDATE month_closings SET made_by = 1',
  },
  {
    rule: 'day.checked-by-another',
    what: 'a second signature that nobody gave',
    sql: 'UPDATE day_closings SET checked_by = 4 WHERE id = 1',
  },
  {
    rule: 'day.checked-by-another',
    what: 'a day checked by who made it',
    sql: `UPDATE day_closings SET checked_by = 1 WHERE id = 1;
      UPDATE audit SET action = 'cashier.day-checked', detail = '{"checkedBy":1}' WHERE action = 'cashier.cash-counted' AND subject_id = 1`,
  },
  {
    rule: 'refund.approved-by-its-head',
    what: 'an approval that no head gave',
    sql: "UPDATE receipts SET approved_by = 2 WHERE kind = 'refund' AND cashier_id = 1",
  },
  {
    rule: 'receipt.within-its-day',
    what: 'a receipt of the next day',
    sql: 'UPDATE receipts SET at = at + 86400000 WHERE id = 3',
  },
  {
    rule: 'receipt.within-its-day',
    what: 'money taken after the drawer was counted',
    sql: 'UPDATE receipts SET at = at + 600000 WHERE id = 1',
  },
];
