import { pricedLine, type Rule, sqlRule } from './rule.ts';

/** Receipts, charges, waivers, payments and roundings, from raw rows. */
export const MONEY_RULES: readonly Rule[] = [
  sqlRule(
    'receipt.gross-is-its-charges',
    'receipts',
    '收据的应收与它的费用明细之和不符',
    `SELECT r.id, r.number, r.gross_fen AS found, coalesce(sum(c.amount_fen), 0) AS expected
     FROM receipts r LEFT JOIN charges c ON c.receipt_id = r.id
     GROUP BY r.id HAVING r.gross_fen <> coalesce(sum(c.amount_fen), 0) OR count(c.id) = 0`,
  ),
  sqlRule(
    'receipt.waived-is-its-waivers',
    'receipts',
    '收据的减免与它的减免明细之和不符',
    `SELECT r.id, r.number, r.waived_fen AS found, coalesce(sum(w.amount_fen), 0) AS expected
     FROM receipts r LEFT JOIN waivers w ON w.receipt_id = r.id
     GROUP BY r.id HAVING r.waived_fen <> coalesce(sum(w.amount_fen), 0)`,
  ),
  sqlRule(
    'receipt.money-agrees',
    'receipts',
    '收据的应交与各收款方式加现金舍入不符',
    `SELECT r.id, r.number, r.net_fen AS expected,
       coalesce((SELECT sum(amount_fen) FROM payments WHERE receipt_id = r.id), 0) + coalesce(x.amount, 0) AS found
     FROM receipts r
     LEFT JOIN (SELECT receipt_id, sum(amount_fen) AS amount FROM roundings WHERE kind = 'cash' GROUP BY receipt_id) x
       ON x.receipt_id = r.id
     WHERE found <> expected`,
  ),
  sqlRule(
    'receipt.cash-rounding-is-small',
    'roundings',
    '现金舍入超过抹零所能有的零头',
    // A sale rounds by at most 5 fen; each refund by 10 at most, and the last one takes back those before it.
    `SELECT x.id, r.number, x.amount_fen AS found,
       CASE r.kind WHEN 'sale' THEN 5
         ELSE 5 + 10 * (SELECT count(*) FROM receipts o WHERE o.original_id = r.original_id) END AS expected
     FROM roundings x JOIN receipts r ON r.id = x.receipt_id
     WHERE x.kind = 'cash' AND abs(x.amount_fen) > expected`,
  ),
  sqlRule(
    'receipt.change-agrees',
    'receipts',
    '找零与实收现金减应收现金不符',
    `SELECT r.id, r.number, r.change_fen AS found,
       r.cash_given_fen - coalesce((SELECT amount_fen FROM payments WHERE receipt_id = r.id AND tender = 'cash'), 0) AS expected
     FROM receipts r WHERE r.kind = 'sale' AND found <> expected`,
  ),
  sqlRule(
    'receipt.signs-follow-its-kind',
    'receipts',
    '收款收据上有负的收款或减免，或退费收据上有正的',
    `SELECT r.id, r.number, r.kind AS expected, x.amount_fen AS found FROM receipts r
     JOIN (SELECT receipt_id, amount_fen FROM payments UNION ALL SELECT receipt_id, amount_fen FROM waivers) x
       ON x.receipt_id = r.id
     WHERE (r.kind = 'sale') <> (x.amount_fen > 0)`,
  ),
  sqlRule(
    'receipt.rows-share-its-day',
    'receipts',
    '收据的明细记在别的日子',
    `SELECT r.id, r.number, r.day AS expected, x.day AS found FROM receipts r
     JOIN (SELECT receipt_id, day FROM charges UNION ALL SELECT receipt_id, day FROM payments
       UNION ALL SELECT receipt_id, day FROM waivers
       UNION ALL SELECT receipt_id, day FROM roundings WHERE receipt_id IS NOT NULL) x ON x.receipt_id = r.id
     WHERE x.day <> r.day`,
  ),
  sqlRule(
    'receipt.numbers-continuous',
    'receipts',
    '收据号有缺号、越出领用号段或未按先后顺序',
    // Order by row and not by time: a clock set back, and confirmed, must not make the books unprovable.
    `SELECT g.id AS range_id, g.first_no, g.next_no,
       count(r.id) AS found, g.next_no - g.first_no AS expected, max(r.number) AS last_used
     FROM receipt_ranges g LEFT JOIN receipts r ON r.range_id = g.id
     GROUP BY g.id
     HAVING count(r.id) <> g.next_no - g.first_no OR min(r.number) < g.first_no OR max(r.number) >= g.next_no
     UNION ALL
     SELECT g.id, g.first_no, g.next_no, h.first_no, NULL, NULL FROM receipt_ranges g
     JOIN receipt_ranges h ON h.id > g.id AND h.first_no <= g.last_no AND h.last_no >= g.first_no
     UNION ALL
     SELECT r.range_id, r.number, NULL, r.id, s.id, s.number FROM receipts r
     JOIN receipts s ON s.range_id = r.range_id AND s.number = r.number + 1 AND s.id < r.id`,
  ),
  sqlRule(
    'charge.once',
    'charges',
    '同一项目或同一处方批号收了两次',
    `SELECT max(id) AS id, order_id, allocation_id, count(*) AS found, 1 AS expected FROM charges
     WHERE reverses_id IS NULL GROUP BY order_id, allocation_id HAVING count(*) > 1
     UNION ALL
     SELECT max(id), order_id, allocation_id, count(*), 1 FROM charges
     WHERE reverses_id IS NOT NULL GROUP BY reverses_id HAVING count(*) > 1`,
  ),
  sqlRule(
    'charge.order-is-the-published-price',
    'charges',
    '项目费用不等于公示价乘数量',
    `SELECT c.id, c.amount_fen AS found, p.price_fen * o.qty AS expected, o.id AS order_id
     FROM charges c JOIN orders o ON o.id = c.order_id JOIN service_prices p ON p.id = o.service_price_id
     JOIN service_items i ON i.id = p.item_id
     WHERE c.reverses_id IS NULL
       AND (c.amount_fen <> p.price_fen * o.qty OR c.amount_fen <> o.amount_fen OR c.qty <> o.qty
         OR c.category <> i.category OR c.visit_id <> o.visit_id)`,
  ),
  sqlRule(
    'charge.drug-is-its-batch-price',
    'charges',
    '药品收费不等于所出批号的进价，或记在别人的就诊上',
    `SELECT c.id, c.amount_fen AS found, ${pricedLine('b.purchase_price', 'b.pack_size', 'a.qty')} AS expected,
       a.id AS allocation_id, b.batch_no
     FROM charges c JOIN allocations a ON a.id = c.allocation_id JOIN batches b ON b.id = a.batch_id
     JOIN drugs d ON d.id = b.drug_id JOIN prescription_lines l ON l.id = a.line_id
     JOIN prescriptions p ON p.id = l.prescription_id
     WHERE c.reverses_id IS NULL
       AND (c.amount_fen <> ${pricedLine('b.purchase_price', 'b.pack_size', 'a.qty')}
         OR c.amount_fen <> a.amount_fen OR c.qty <> a.qty OR c.category <> d.class OR c.visit_id <> p.visit_id)`,
  ),
  sqlRule(
    'refund.mirrors-one-charge',
    'charges',
    '退费行不是原收据上一行费用的反向',
    `SELECT c.id, c.amount_fen AS found, -o.amount_fen AS expected, c.reverses_id
     FROM charges c JOIN receipts r ON r.id = c.receipt_id LEFT JOIN charges o ON o.id = c.reverses_id
     WHERE (r.kind = 'refund') <> (c.reverses_id IS NOT NULL)
       OR (c.reverses_id IS NOT NULL AND (o.receipt_id <> r.original_id OR c.amount_fen <> -o.amount_fen
         OR c.qty <> -o.qty OR c.category <> o.category OR c.order_id IS NOT o.order_id
         OR c.allocation_id IS NOT o.allocation_id OR c.visit_id <> o.visit_id))`,
  ),
  sqlRule(
    'refund.within-what-was-paid',
    'payments',
    '某收据累计退款超过当时实收',
    `SELECT r.original_id AS id, sum(p.amount_fen) AS refunded,
       (SELECT coalesce(sum(amount_fen), 0) FROM payments WHERE receipt_id = r.original_id) AS paid
     FROM payments p JOIN receipts r ON r.id = p.receipt_id AND r.kind = 'refund'
     GROUP BY r.original_id HAVING -sum(p.amount_fen) > paid`,
  ),
  sqlRule(
    'refund.insurance-goes-back-to-insurance',
    'payments',
    '退回医保的钱超过医保当时所付',
    `SELECT r.original_id AS id, p.tender, -sum(p.amount_fen) AS found, coalesce(o.amount_fen, 0) AS expected
     FROM payments p JOIN receipts r ON r.id = p.receipt_id AND r.kind = 'refund'
     LEFT JOIN payments o ON o.receipt_id = r.original_id AND o.tender = p.tender
     WHERE p.tender IN ('insurance_pool', 'insurance_account')
     GROUP BY r.original_id, p.tender HAVING -sum(p.amount_fen) > coalesce(o.amount_fen, 0)`,
  ),
  sqlRule(
    'waiver.by-its-rule',
    'waivers',
    '减免金额不等于规则对该项应减的数',
    `SELECT w.id, w.amount_fen AS found,
       CASE WHEN c.reverses_id IS NULL THEN o.waiver_fen ELSE -o.waiver_fen END AS expected, o.id AS order_id
     FROM waivers w JOIN charges c ON c.id = w.charge_id LEFT JOIN orders o ON o.id = c.order_id
     WHERE o.id IS NULL OR w.receipt_id <> c.receipt_id OR w.rule_id IS NOT o.waiver_rule_id OR found <> expected
     UNION ALL
     SELECT o.id, o.waiver_fen, (2 * o.amount_fen * u.percent + 100) / 200, o.id
     FROM orders o JOIN waiver_rules u ON u.id = o.waiver_rule_id
     WHERE o.waiver_fen <> (2 * o.amount_fen * u.percent + 100) / 200
     UNION ALL
     SELECT c.id, 0, o.waiver_fen, o.id FROM charges c JOIN orders o ON o.id = c.order_id
     WHERE o.waiver_fen > 0 AND NOT EXISTS (SELECT 1 FROM waivers w WHERE w.charge_id = c.id)`,
  ),
  sqlRule(
    'general-fee.excludes-the-fees-it-merges',
    'orders',
    '同一就诊既收一般诊疗费又收挂号、诊察、注射或药事费',
    `SELECT o.visit_id AS id, count(*) AS found FROM orders o
     JOIN service_prices p ON p.id = o.service_price_id JOIN service_items i ON i.id = p.item_id
     WHERE o.status IN ('ordered', 'settled', 'done')
     GROUP BY o.visit_id
     HAVING sum(i.purpose = 'general_fee') > 0
       AND sum(i.purpose IN ('registration', 'emergency_registration', 'consultation', 'injection', 'pharmacy_service')) > 0`,
  ),
  sqlRule(
    'order.status-follows-its-charges',
    'orders',
    '项目的状态与收费记录不符',
    `SELECT o.id, o.status AS found, v.pay_later,
       (SELECT count(*) FROM charges c WHERE c.order_id = o.id AND c.reverses_id IS NULL) AS charged,
       (SELECT count(*) FROM charges c JOIN charges x ON x.reverses_id = c.id
        WHERE c.order_id = o.id AND c.reverses_id IS NULL) AS reversed
     FROM orders o JOIN visits v ON v.id = o.visit_id
     WHERE (o.status IN ('ordered', 'cancelled') AND charged > 0)
       OR (o.status = 'settled' AND (charged = 0 OR reversed > 0))
       OR (o.status = 'done' AND v.pay_later = 0 AND (charged = 0))
       OR (o.status = 'refunded' AND reversed = 0)`,
  ),
];
