import { CONSULTATION_TAMPERINGS } from './tampering-consultations.ts';
import { COUNT_TAMPERINGS } from './tampering-counts.ts';
import { EVIDENCE_TAMPERINGS } from './tampering-evidence.ts';
import { GROUND_TAMPERINGS } from './tampering-grounds.ts';
import { LOG_TAMPERINGS } from './tampering-log.ts';
import { PRINT_TAMPERINGS } from './tampering-prints.ts';
import { QUEUE_TAMPERINGS } from './tampering-queue.ts';
import { RESIDENT_TAMPERINGS } from './tampering-residents.ts';
/** One way of writing into the file with another program, and the rule that sees it. Ids are those of `openProvenBooks`. */
export interface Tampering {
  readonly rule: string;
  readonly what: string;
  readonly sql: string;
  /** Left as the program wrote it; else whoever writes into the file makes it tell the same. */
  readonly auditStays?: true;
  /** What is done when the triggers stand again. */
  readonly afterwards?: string;
  /** What cannot be written without breaking these too. */
  readonly also?: readonly string[];
}

/** The receipt of the December patient, with its totals and its cash moved by the same amount. */
function receiptMovedBy(fen: number): string {
  return `UPDATE receipts SET gross_fen = gross_fen + ${fen}, net_fen = net_fen + ${fen},
      cash_given_fen = cash_given_fen + ${fen} WHERE id = 3;
    UPDATE payments SET amount_fen = amount_fen + ${fen} WHERE receipt_id = 3 AND tender = 'cash';`;
}

const LAST_CLOSING = "(SELECT closing_id FROM business_days WHERE day = '2026-11-30')";

function undoOf(scope: 'day' | 'month', closing: string): string {
  return `INSERT INTO closing_undos (scope, closing_id, at, staff_id, reason) VALUES ('${scope}', ${closing}, 0, 2, '改');`;
}

const MONEY: readonly Tampering[] = [
  { rule: 'receipt.gross-is-its-charges', what: 'one fen more than the charges', sql: receiptMovedBy(1) },
  {
    rule: 'receipt.waived-is-its-waivers',
    what: 'one fen more waived than its waivers, out of the drawer',
    sql: `UPDATE receipts SET waived_fen = waived_fen + 1, net_fen = net_fen - 1, cash_given_fen = cash_given_fen - 1 WHERE id = 3;
      UPDATE payments SET amount_fen = amount_fen - 1 WHERE receipt_id = 3 AND tender = 'cash';`,
  },
  {
    rule: 'receipt.money-agrees',
    what: 'one fen more by 医保',
    sql: `UPDATE payments SET amount_fen = amount_fen + 1 WHERE receipt_id = 3 AND tender = 'insurance_pool'`,
  },
  {
    rule: 'receipt.cash-rounding-is-small',
    what: 'a yuan taken out of the drawer and called rounding',
    sql: `UPDATE payments SET amount_fen = amount_fen - 100 WHERE receipt_id = 3 AND tender = 'cash';
      UPDATE receipts SET cash_given_fen = cash_given_fen - 100 WHERE id = 3;
      INSERT INTO roundings (kind, amount_fen, day, receipt_id) VALUES ('cash', 100, '2026-12-01', 3)`,
  },
  {
    rule: 'receipt.change-agrees',
    what: 'one fen more of change',
    sql: 'UPDATE receipts SET change_fen = change_fen + 1 WHERE id = 3',
  },
  {
    rule: 'receipt.signs-follow-its-kind',
    what: 'money in by 医保 and out by 支付宝 on one sale',
    sql: `UPDATE payments SET amount_fen = amount_fen + 1000 WHERE receipt_id = 3 AND tender = 'insurance_pool';
      INSERT INTO payments (receipt_id, tender, amount_fen, day) VALUES (3, 'alipay', -1000, '2026-12-01')`,
  },
  {
    rule: 'receipt.rows-share-its-day',
    what: 'a waiver written on the day after',
    sql: `INSERT INTO business_days (day, status, opened_at) VALUES ('2026-12-02', 'open', 0);
      UPDATE waivers SET day = '2026-12-02' WHERE receipt_id = 3`,
  },
  {
    rule: 'receipt.numbers-continuous',
    what: 'a number that no receipt has',
    sql: 'UPDATE receipt_ranges SET next_no = next_no + 1',
  },
  {
    rule: 'charge.once',
    what: 'the test charged twice on one receipt',
    sql: `DROP INDEX charges_order_once;
      INSERT INTO charges (receipt_id, visit_id, day, at, category, order_id, qty, amount_fen)
        SELECT receipt_id, visit_id, day, at, category, order_id, qty, amount_fen FROM charges WHERE category = 'lab';
      ${receiptMovedBy(800)}`,
    also: ['schema.is-as-shipped'],
  },
  {
    rule: 'charge.order-is-the-published-price',
    what: 'a published price changed afterwards',
    sql: 'UPDATE service_prices SET price_fen = 900 WHERE price_fen = 800',
  },
  {
    rule: 'charge.drug-is-its-batch-price',
    what: 'a markup of one fen',
    sql: `UPDATE charges SET amount_fen = amount_fen + 1 WHERE allocation_id = 2; ${receiptMovedBy(1)}`,
  },
  {
    rule: 'refund.mirrors-one-charge',
    what: 'two paid back where one was charged',
    sql: 'UPDATE charges SET qty = -2 WHERE reverses_id IS NOT NULL AND order_id IS NOT NULL AND amount_fen = -500',
  },
  {
    rule: 'refund.within-what-was-paid',
    what: 'one fen more out of the drawer than came in',
    sql: `UPDATE payments SET amount_fen = amount_fen - 1 WHERE receipt_id = 5 AND tender = 'cash';
      UPDATE roundings SET amount_fen = amount_fen + 1 WHERE receipt_id = 5`,
  },
  {
    rule: 'refund.insurance-goes-back-to-insurance',
    what: 'cash given back as 医保',
    sql: `UPDATE payments SET amount_fen = amount_fen - 100 WHERE receipt_id = 5 AND tender = 'insurance_account';
      UPDATE payments SET amount_fen = amount_fen + 100 WHERE receipt_id = 5 AND tender = 'cash'`,
  },
  {
    rule: 'waiver.by-its-rule',
    what: 'half the percentage',
    sql: 'UPDATE waiver_rules SET percent = 50',
  },
  {
    rule: 'general-fee.excludes-the-fees-it-merges',
    what: 'the test turned into 一般诊疗费',
    sql: "UPDATE service_items SET purpose = 'general_fee' WHERE category = 'lab'",
  },
  {
    rule: 'order.status-follows-its-charges',
    what: 'a paid test that looks unpaid',
    sql: "UPDATE orders SET status = 'ordered' WHERE amount_fen = 800",
  },
];

const STOCK: readonly Tampering[] = [
  {
    rule: 'stock.balance-is-its-movements',
    what: 'one tablet more on the shelf',
    sql: 'UPDATE batch_stock SET on_hand_qty = on_hand_qty + 1 WHERE batch_id = 1',
  },
  {
    rule: 'stock.reserved-is-its-prescriptions',
    what: 'one tablet promised to nobody',
    sql: 'UPDATE batch_stock SET reserved_qty = reserved_qty + 1 WHERE batch_id = 1',
  },
  {
    rule: 'stock.valued-at-purchase-cost',
    what: 'a loss written off one fen too dear',
    sql: "UPDATE stock_movements SET cost_fen = cost_fen - 1 WHERE kind = 'loss'",
  },
  {
    rule: 'stock.expired-never-dispensed',
    what: 'a batch that ran out before it was handed out',
    sql: "UPDATE batches SET expires_day = '2026-11-25' WHERE id = 1",
  },
  {
    rule: 'delivery.from-a-licensed-supplier',
    what: 'a licence that had ended',
    sql: "UPDATE suppliers SET licence_to_day = '2026-01-01'",
  },
  {
    rule: 'delivery.lines-agree-with-its-invoice',
    what: 'an invoice of one fen more',
    sql: 'UPDATE deliveries SET invoice_fen = invoice_fen + 1 WHERE id = 1',
  },
  {
    rule: 'delivery.line-is-price-times-packs',
    what: 'a line of one fen more, booked as rounding',
    sql: `UPDATE delivery_lines SET amount_fen = amount_fen + 1 WHERE id = 1;
      UPDATE deliveries SET invoice_fen = invoice_fen + 1 WHERE id = 1;
      INSERT INTO roundings (kind, amount_fen, day, movement_id) VALUES ('delivery', 1, '2026-11-20', 1)`,
  },
  {
    rule: 'rounding.is-charged-less-cost',
    what: 'a 拆零尾差 that nobody had',
    sql: "INSERT INTO roundings (kind, amount_fen, day, movement_id) SELECT 'split', 1, day, id FROM stock_movements WHERE allocation_id = 2",
  },
  {
    rule: 'allocation.priced-by-its-batch',
    what: 'an unpaid slip one fen dearer than its batch',
    sql: "UPDATE allocations SET amount_fen = amount_fen + 1 WHERE status = 'reserved'",
  },
  {
    rule: 'allocation.covers-its-line',
    what: 'a line of one tablet more than is promised',
    sql: "UPDATE prescription_lines SET qty = qty + 1 WHERE id = (SELECT line_id FROM allocations WHERE status = 'reserved')",
  },
  {
    rule: 'allocation.moved-as-its-status-says',
    what: 'drugs called returned that are out',
    sql: "UPDATE allocations SET status = 'returned' WHERE id = 2",
  },
  {
    rule: 'return.mirrors-its-dispense',
    what: 'a return of another patient’s drugs',
    sql: "UPDATE stock_movements SET reverses_id = (SELECT id FROM stock_movements WHERE allocation_id = 3) WHERE kind = 'return'",
  },
];

const LOSSES: readonly Tampering[] = [
  {
    rule: 'loss.moved-as-decided',
    what: 'an approved loss of more than left',
    sql: `INSERT INTO loss_reports (batch_id, qty, reason, reported_by, reported_at, witnessed_by, status, decided_by, decided_at, movement_id)
      SELECT batch_id, 3, '受潮', 1, 0, witnessed_by, 'approved', approved_by, 0, id FROM stock_movements WHERE kind = 'loss'`,
  },
  {
    rule: 'loss.moved-as-decided',
    what: 'drugs that a patient brought back, and that may be handed out again',
    sql: `INSERT INTO loss_reports (batch_id, qty, reason, return_id, reported_by, reported_at, status, decided_by, decided_at)
      SELECT batch_id, qty, '质量问题', id, 3, 0, 'rejected', 2, 0 FROM stock_movements WHERE kind = 'return' LIMIT 1`,
  },
  {
    rule: 'stock.reserved-is-its-prescriptions',
    what: 'a loss that waits and is not set apart',
    sql: "INSERT INTO loss_reports (batch_id, qty, reason, reported_by, reported_at) VALUES (1, 1, '受潮', 3, 0)",
  },
];

const VISITS: readonly Tampering[] = [
  {
    rule: 'visit.duty-override-is-its-registration',
    what: 'a word put beside a registration afterwards',
    sql: "INSERT INTO duty_overrides (visit_id, state, reason, allowed_by, at) VALUES (1, 'full', '加号', 1, 1)",
  },
  {
    rule: 'visit.lapsed-as-its-record-says',
    what: 'a visit with a record that is said never to have been seen',
    sql: `UPDATE visits SET status = 'finished', lapsed_as = 'not_seen'
      WHERE id = (SELECT min(visit_id) FROM consultations)`,
  },
  {
    rule: 'visit.numbers-from-one',
    what: 'a number left out',
    sql: 'UPDATE visits SET number = number + 1 WHERE id = (SELECT max(id) FROM visits)',
  },
  {
    rule: 'visit.cancelled-owes-nothing',
    what: 'a cancelled visit whose money was kept',
    sql: "UPDATE visits SET status = 'cancelled', cancelled_at = 1 WHERE id = (SELECT visit_id FROM receipts WHERE id = 3)",
  },
  {
    rule: 'visit.priority-has-its-reason',
    what: 'priority without a reason',
    sql: 'DELETE FROM visit_groups',
  },
  {
    rule: 'ticket.carries-the-visit',
    what: 'an ordinary patient in the priority line',
    sql: "UPDATE tickets SET rank = 'priority' WHERE point = 'cashier' AND status = 'waiting'",
  },
  {
    rule: 'ticket.status-is-its-last-event',
    what: 'a ticket taken off without an event',
    sql: "UPDATE tickets SET status = 'cancelled' WHERE point = 'cashier' AND status = 'waiting'",
  },
  {
    rule: 'ticket.calls-are-its-events',
    what: 'a miss that nobody called',
    sql: "UPDATE tickets SET misses = 1 WHERE point = 'cashier' AND status = 'waiting'",
  },
  {
    rule: 'prescription.at-most-five-drugs',
    what: 'a sixth drug on a slip',
    sql: `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
      INSERT INTO prescription_lines (prescription_id, position, drug_id, dose_milli, frequency, route, days, qty)
        SELECT l.prescription_id, l.position + i, l.drug_id, l.dose_milli, l.frequency, l.route, l.days, l.qty
        FROM n, prescription_lines l JOIN allocations a ON a.line_id = l.id WHERE a.status = 'reserved';
      INSERT INTO allocations (line_id, batch_id, qty, amount_fen, status)
        SELECT l.id, 1, 28, 392, 'released' FROM prescription_lines l
        WHERE NOT EXISTS (SELECT 1 FROM allocations a WHERE a.line_id = l.id)`,
  },
  {
    rule: 'prescription.numbers-from-one',
    what: 'a slip number left out',
    sql: 'UPDATE prescriptions SET number = number + 1 WHERE id = (SELECT max(id) FROM prescriptions)',
  },
  {
    rule: 'prescription.status-follows-its-lines',
    what: 'a slip called signed whose drugs are out',
    sql: "UPDATE prescriptions SET status = 'signed' WHERE id = 2",
  },
  {
    rule: 'prescription.handed-out-when-paid',
    what: 'drugs out that nobody charged',
    sql: `DELETE FROM charges WHERE allocation_id = 2; ${receiptMovedBy(-182)}`,
    also: ['file.nothing-taken-out'],
  },
  {
    rule: 'prescription.four-signatures',
    what: 'a slip without 核对',
    sql: "DELETE FROM prescription_signatures WHERE prescription_id = 2 AND step = 'check'",
  },
  {
    rule: 'command.once',
    what: 'a command that ran twice',
    sql: `DROP INDEX commands_command_id_unique;
      INSERT INTO commands (command_id, procedure, staff_id, input_hash, reply, at)
        SELECT command_id, procedure, staff_id, input_hash, reply, at FROM commands WHERE sequence = 1`,
    also: ['schema.is-as-shipped'],
  },
];

const CLOSINGS: readonly Tampering[] = [
  {
    rule: 'day.without-a-gap',
    what: 'days left out',
    sql: "INSERT INTO business_days (day, status, opened_at) VALUES ('2026-12-05', 'open', 0)",
  },
  {
    rule: 'day.closed-in-order',
    what: 'an open day before closed ones',
    sql: `${undoOf('day', "(SELECT closing_id FROM business_days WHERE day = '2026-11-25')")}
      ${undoOf('month', '1')}
      UPDATE business_days SET status = 'open', closing_id = NULL WHERE day = '2026-11-25'`,
  },
  { rule: 'day.closing-is-live', what: 'an undone closing in force', sql: undoOf('day', LAST_CLOSING) },
  {
    rule: 'day.snapshot-is-the-raw-rows',
    what: 'a visit more in the closing',
    sql: 'UPDATE day_closings SET visit_count = visit_count + 1 WHERE id = 1',
  },
  {
    rule: 'day.amounts-are-the-raw-rows',
    what: 'one fen more by 微信 in the closing',
    sql: "UPDATE day_closing_amounts SET amount_fen = amount_fen + 1 WHERE code = 'wechat'",
  },
  {
    rule: 'day.counted-as-the-pieces-say',
    what: 'a note more than the total',
    sql: 'UPDATE cash_count_lines SET pieces = pieces + 1 WHERE count_id = 1 AND denomination_fen = 10000',
  },
  {
    rule: 'day.cash-is-the-count-less-the-float',
    what: 'a shortage hidden in the float',
    sql: `UPDATE day_closings SET cash_counted_fen = cash_counted_fen - 100, over_short_fen = over_short_fen - 100,
      over_short_reason = '少' WHERE id = 2`,
  },
  {
    rule: 'day.cash-is-the-count-less-the-float',
    what: 'a shortage hidden in the float of the very first morning',
    sql: `UPDATE day_closings SET cash_counted_fen = cash_counted_fen - 100, over_short_fen = over_short_fen - 100
      WHERE id = 1`,
  },
  {
    rule: 'day.cash-is-the-count-less-the-float',
    what: 'another float on the very first morning',
    sql: 'UPDATE day_closings SET float_before_fen = float_before_fen + 100 WHERE id = 1',
  },
  {
    rule: 'day.cash-is-the-count-less-the-float',
    what: 'the float of a counted morning taken off',
    sql: 'UPDATE day_closings SET float_before_fen = NULL WHERE id = 1',
  },
  {
    rule: 'day.float-is-what-the-evening-before-left',
    what: 'a yuan that went between two days',
    sql: `UPDATE day_closings SET float_before_fen = float_before_fen - 100, cash_counted_fen = cash_counted_fen + 100,
      over_short_fen = over_short_fen + 100, over_short_reason = '多' WHERE id = 2`,
  },
  {
    rule: 'day.float-is-what-the-evening-before-left',
    what: 'more left in the drawer than was counted in it',
    sql: 'UPDATE cash_counts SET float_fen = total_fen + 100 WHERE id = 2',
  },
  {
    rule: 'day.cash-is-the-count-less-the-float',
    what: 'money found on a day that nobody counted',
    sql: `UPDATE day_closings SET cash_counted_fen = 100, over_short_fen = 100, over_short_reason = '多'
      WHERE cash_count_id IS NULL AND day = '2026-11-25'`,
  },
  {
    rule: 'day.zero-has-no-business',
    what: 'a day with patients closed as a quiet one',
    sql: 'UPDATE day_closings SET zero_business = 1 WHERE id = 1',
  },
  {
    rule: 'month.from-closed-days',
    what: 'a closed month with an open day',
    sql: `${undoOf('day', LAST_CLOSING)}
      UPDATE business_days SET status = 'open', closing_id = NULL WHERE day = '2026-11-30'`,
  },
  {
    rule: 'month.snapshot-is-the-raw-rows',
    what: 'one fen more of stock in the month’s closing',
    sql: 'UPDATE month_closings SET closing_stock_fen = closing_stock_fen + 1',
  },
  {
    rule: 'month.drugs-are-their-movements',
    what: 'one fen more of one drug at the month’s end',
    sql: 'UPDATE month_closing_drugs SET in_fen = in_fen + 1, closing_fen = closing_fen + 1 WHERE drug_id = 1',
  },
  {
    rule: 'month.drugs-are-their-movements',
    what: 'a box more bought and a box more handed out',
    sql: 'UPDATE month_closing_drugs SET in_qty = in_qty + 28, out_qty = out_qty + 28 WHERE drug_id = 1',
  },
  {
    rule: 'month.drugs-are-their-movements',
    what: 'a drug that never moved',
    sql: `CREATE TEMP TABLE one AS SELECT * FROM drugs LIMIT 1;
      UPDATE one SET id = 99, code = 'T99';
      INSERT INTO drugs SELECT * FROM one;
      INSERT INTO month_closing_drugs SELECT closing_id, 99, 0, 0, 0, 0, 0, 0, 0, 0 FROM month_closing_drugs LIMIT 1`,
  },
  {
    rule: 'month.follows-the-one-before',
    what: 'a month that begins after the station did',
    sql: `UPDATE month_closings SET from_day = '2026-11-22', visit_count = 0, gross_fen = 0, waived_fen = 0,
        refunded_fen = 0, net_fen = 0, drug_charged_fen = 0, drug_cost_fen = 0, split_rounding_fen = 0,
        opening_stock_fen = closing_stock_fen;
      UPDATE month_closing_drugs SET opening_qty = closing_qty, opening_fen = closing_fen,
        in_qty = 0, in_fen = 0, out_qty = 0, out_fen = 0`,
  },
];

const FILE: readonly Tampering[] = [
  {
    rule: 'file.sound',
    what: 'an index that reads another index’s pages',
    sql: `PRAGMA writable_schema = ON;
      UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'visits_resident')
        WHERE name = 'allergies_resident'`,
  },
  {
    rule: 'file.references',
    what: 'an approver who does not exist',
    sql: 'UPDATE receipts SET approved_by = 999 WHERE id = 5',
  },
];

const SEARCH: readonly Tampering[] = [
  {
    rule: 'search.keys-are-what-the-residents-say',
    what: 'a resident who is not found by the record number',
    sql: 'DELETE FROM resident_keys WHERE key = (SELECT min(key) FROM resident_keys WHERE resident_id = 1) AND resident_id = 1',
  },
  {
    rule: 'search.keys-are-what-the-residents-say',
    what: 'a resident found by the phone of another',
    sql: "INSERT INTO resident_keys (key, resident_id) VALUES ('13800000000', 1)",
  },
  {
    rule: 'search.fresh-are-what-the-residents-say',
    what: 'a visit that moved nobody up',
    sql: 'UPDATE resident_fresh SET visited_at = visited_at - 1',
  },
  {
    rule: 'search.newest-are-the-newest',
    what: 'a list that leaves out the newest',
    sql: `DELETE FROM resident_fresh;
      INSERT INTO resident_newest (term, resident_id, visited_at)
        SELECT '2026', id, coalesce(last_visit_at, 0) FROM residents
        ORDER BY coalesce(last_visit_at, 0), id DESC LIMIT 1`,
  },
];

export const TAMPERINGS: readonly Tampering[] = [
  ...RESIDENT_TAMPERINGS,
  ...MONEY,
  ...STOCK,
  ...LOSSES,
  ...COUNT_TAMPERINGS,
  ...VISITS,
  ...CONSULTATION_TAMPERINGS,
  ...QUEUE_TAMPERINGS,
  ...CLOSINGS,
  ...SEARCH,
  ...EVIDENCE_TAMPERINGS,
  ...PRINT_TAMPERINGS,
  ...LOG_TAMPERINGS,
  ...GROUND_TAMPERINGS,
  ...FILE,
];
