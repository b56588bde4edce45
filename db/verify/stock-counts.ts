import { type Rule, sqlRule } from './rule.ts';

/** Stocktakes: what the books said when each batch was counted, and what the approval booked. */
export const STOCK_COUNT_RULES: readonly Rule[] = [
  sqlRule(
    'count.book-is-its-movements',
    'stock_counts',
    '盘点时的账上数与那时的出入库记录之和不符',
    `SELECT c.id, c.batch_id, c.book_qty AS found,
       (SELECT coalesce(sum(m.qty), 0) FROM stock_movements m
        WHERE m.batch_id = c.batch_id AND m.id <= c.through_id) AS expected
     FROM stock_counts c JOIN stock_movements t ON t.id = c.through_id
     WHERE found <> expected OR t.batch_id <> c.batch_id`,
  ),
  sqlRule(
    'count.booked-as-counted',
    'stock_counts',
    '盘点记的差异与盘得、账上之差不符，或不是批准的人所记',
    `SELECT c.id, c.batch_id, m.qty AS found, c.counted_qty - c.book_qty AS expected
     FROM stock_counts c LEFT JOIN stock_movements m ON m.id = c.movement_id
     WHERE c.status = 'booked' AND c.counted_qty <> c.book_qty
       AND (m.kind IS NOT 'adjust' OR found <> expected OR m.batch_id <> c.batch_id OR m.id <= c.through_id
         OR m.approved_by IS NOT c.ended_by)`,
  ),
  // Adjustments of the time before counts were kept have none.
  sqlRule(
    'count.each-adjustment-was-counted',
    'stock_movements',
    '盘点调整没有盘点记录',
    `SELECT m.id, m.batch_id, m.qty AS found FROM stock_movements m
     WHERE m.kind = 'adjust' AND m.id >= (SELECT min(movement_id) FROM stock_counts)
       AND NOT EXISTS (SELECT 1 FROM stock_counts c WHERE c.movement_id = m.id)`,
  ),
];
