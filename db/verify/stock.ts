import { type BreachRow, pricedLine, type Rule, sqlRule } from './rule.ts';

/** What a batch holds before and after each movement, in the order in which they were written. */
const RUNNING = `SELECT m.id, m.batch_id, m.kind, m.qty, m.cost_fen, m.day, m.allocation_id, m.reverses_id,
    b.purchase_price, b.pack_size, b.expires_day,
    sum(m.qty) OVER (PARTITION BY m.batch_id ORDER BY m.id) AS after_qty
  FROM stock_movements m JOIN batches b ON b.id = m.batch_id`;

/** Batches, reservations, movements and their values: zero markup, proven. */
export const STOCK_RULES: readonly Rule[] = [
  sqlRule(
    'stock.balance-is-its-movements',
    'batch_stock',
    '批号的库存数与出入库记录之和不符',
    `SELECT b.id, b.batch_no, s.on_hand_qty AS found, coalesce(sum(m.qty), 0) AS expected
     FROM batches b LEFT JOIN batch_stock s ON s.batch_id = b.id LEFT JOIN stock_movements m ON m.batch_id = b.id
     GROUP BY b.id HAVING s.on_hand_qty IS NOT coalesce(sum(m.qty), 0)`,
  ),
  sqlRule(
    'stock.reserved-is-its-prescriptions',
    'batch_stock',
    '批号的已占用数与已签处方、待批报损之和不符',
    `SELECT s.batch_id AS id, s.reserved_qty AS found, coalesce(sum(w.qty), 0) AS expected
     FROM batch_stock s LEFT JOIN (
       SELECT batch_id, qty FROM allocations WHERE status = 'reserved'
       UNION ALL SELECT batch_id, qty FROM loss_reports WHERE status = 'waiting') w ON w.batch_id = s.batch_id
     GROUP BY s.batch_id HAVING s.reserved_qty <> coalesce(sum(w.qty), 0)`,
  ),
  sqlRule(
    'loss.moved-as-decided',
    'loss_reports',
    '报损申请与出入库记录不符，或病人退回的药又可以发',
    `SELECT r.id, r.status AS found, m.kind, m.qty, -r.qty AS expected FROM loss_reports r
     LEFT JOIN stock_movements m ON m.id = r.movement_id
     LEFT JOIN stock_movements b ON b.id = r.return_id
     WHERE (r.status = 'approved' AND (m.kind IS NOT 'loss' OR m.batch_id <> r.batch_id OR m.qty <> -r.qty
         OR m.approved_by IS NOT r.decided_by OR m.witnessed_by IS NULL))
       OR (r.return_id IS NOT NULL AND (b.kind IS NOT 'return' OR b.batch_id <> r.batch_id OR b.qty <> r.qty
         OR r.status = 'rejected'))`,
  ),
  {
    name: 'stock.valued-at-purchase-cost',
    table: 'stock_movements',
    sentence: '出入库金额不等于该批进价下库存价值的变动，或库存曾为负',
    find: (db) =>
      db.$client
        .prepare(
          `SELECT id, batch_id, cost_fen AS found, after_qty,
             ${pricedLine('purchase_price', 'pack_size', 'after_qty')}
             - ${pricedLine('purchase_price', 'pack_size', '(after_qty - qty)')} AS expected
           FROM (${RUNNING}) WHERE after_qty < 0 OR found <> expected`,
        )
        .all() as BreachRow[],
  },
  sqlRule(
    'stock.expired-never-dispensed',
    'stock_movements',
    '发出了已过期的药品',
    `SELECT m.id, m.batch_id, m.day AS found, b.expires_day AS expected
     FROM stock_movements m JOIN batches b ON b.id = m.batch_id
     WHERE m.kind = 'dispense' AND b.expires_day < m.day`,
  ),
  sqlRule(
    'delivery.from-a-licensed-supplier',
    'deliveries',
    '入库单的供货单位当日许可证已过期',
    `SELECT d.id, d.note_no, d.day AS found, s.licence_to_day AS expected
     FROM deliveries d JOIN suppliers s ON s.id = d.supplier_id
     WHERE d.opening = 0 AND s.licence_to_day < d.day`,
  ),
  sqlRule(
    'delivery.lines-agree-with-its-invoice',
    'deliveries',
    '入库单的发票金额与明细之和不符',
    `SELECT d.id, d.note_no, d.invoice_fen AS found, coalesce(sum(l.amount_fen), 0) AS expected
     FROM deliveries d LEFT JOIN delivery_lines l ON l.delivery_id = d.id
     GROUP BY d.id HAVING d.invoice_fen <> coalesce(sum(l.amount_fen), 0)`,
  ),
  sqlRule(
    'delivery.line-is-price-times-packs',
    'delivery_lines',
    '入库明细金额不等于进价乘数量，或供货单位、入库数与批号不符',
    `SELECT l.id, l.amount_fen AS found, ${pricedLine('b.purchase_price', 'b.pack_size', 'l.qty')} AS expected,
       m.qty AS moved, l.qty
     FROM delivery_lines l JOIN batches b ON b.id = l.batch_id JOIN deliveries d ON d.id = l.delivery_id
     LEFT JOIN stock_movements m ON m.delivery_line_id = l.id
     WHERE l.amount_fen <> ${pricedLine('b.purchase_price', 'b.pack_size', 'l.qty')}
       OR m.qty IS NOT l.qty OR m.batch_id <> l.batch_id OR b.supplier_id <> d.supplier_id OR m.day <> d.day`,
  ),
  sqlRule(
    'rounding.is-charged-less-cost',
    'roundings',
    '尾差账不等于收费与进价成本之差',
    `SELECT m.id, m.kind, coalesce(r.amount_fen, 0) AS found,
       CASE m.kind
         WHEN 'dispense' THEN a.amount_fen + m.cost_fen
         WHEN 'return' THEN m.cost_fen - a.amount_fen
         WHEN 'purchase' THEN l.amount_fen - m.cost_fen
         ELSE 0 END AS expected
     FROM stock_movements m LEFT JOIN roundings r ON r.movement_id = m.id
     LEFT JOIN allocations a ON a.id = m.allocation_id LEFT JOIN delivery_lines l ON l.id = m.delivery_line_id
     WHERE found <> expected
       OR (r.id IS NOT NULL AND (r.day <> m.day OR r.kind <> CASE m.kind WHEN 'purchase' THEN 'delivery' ELSE 'split' END))`,
  ),
  sqlRule(
    'allocation.priced-by-its-batch',
    'allocations',
    '处方行的金额不等于所占批号的进价',
    `SELECT a.id, a.amount_fen AS found, ${pricedLine('b.purchase_price', 'b.pack_size', 'a.qty')} AS expected,
       b.drug_id AS batch_drug_id, l.drug_id
     FROM allocations a JOIN batches b ON b.id = a.batch_id JOIN prescription_lines l ON l.id = a.line_id
     WHERE a.amount_fen <> ${pricedLine('b.purchase_price', 'b.pack_size', 'a.qty')} OR b.drug_id <> l.drug_id`,
  ),
  sqlRule(
    'allocation.covers-its-line',
    'prescription_lines',
    '处方行的数量与所占批号之和不符',
    `SELECT l.id, l.qty AS expected, coalesce(sum(a.qty), 0) AS found
     FROM prescription_lines l LEFT JOIN allocations a ON a.line_id = l.id
     GROUP BY l.id HAVING coalesce(sum(a.qty), 0) <> l.qty`,
  ),
  sqlRule(
    'allocation.moved-as-its-status-says',
    'allocations',
    '处方行的发药、退药状态与出入库记录不符',
    `SELECT a.id, a.status AS found, a.qty,
       coalesce(sum(CASE WHEN m.kind = 'dispense' THEN -m.qty END), 0) AS out_qty,
       coalesce(sum(CASE WHEN m.kind = 'return' THEN m.qty END), 0) AS back_qty
     FROM allocations a LEFT JOIN stock_movements m ON m.allocation_id = a.id
     GROUP BY a.id
     HAVING out_qty <> CASE WHEN a.status IN ('dispensed', 'returned') THEN a.qty ELSE 0 END
       OR back_qty <> CASE WHEN a.status = 'returned' THEN a.qty ELSE 0 END
       OR sum(m.batch_id <> a.batch_id) > 0`,
  ),
  sqlRule(
    'return.mirrors-its-dispense',
    'stock_movements',
    '退药记录不是原发药记录的反向',
    `SELECT m.id, m.qty AS found, -o.qty AS expected FROM stock_movements m
     LEFT JOIN stock_movements o ON o.id = m.reverses_id
     WHERE m.kind = 'return' AND (o.kind IS NOT 'dispense' OR m.qty <> -o.qty
       OR m.allocation_id IS NOT o.allocation_id OR m.batch_id <> o.batch_id OR o.id >= m.id)`,
  ),
];
