import type { Tampering } from './tampering.ts';

/** What somebody could do to stocktakes. Count 1 was approved with two tablets short, count 2 is open. */
export const COUNT_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'count.book-is-its-movements',
    what: 'a shortage hidden in what the books said',
    sql: 'UPDATE stock_counts SET book_qty = book_qty - 3 WHERE id = 2',
  },
  {
    rule: 'count.book-is-its-movements',
    what: 'the books of another batch',
    sql: `UPDATE stock_counts SET through_id = (SELECT id FROM stock_movements WHERE batch_id = 1 AND qty = 280),
      book_qty = 0, counted_qty = 0 WHERE id = 2`,
  },
  {
    rule: 'count.booked-as-counted',
    what: 'another count than was booked',
    sql: 'UPDATE stock_counts SET counted_qty = counted_qty + 1 WHERE id = 1',
  },
  {
    rule: 'count.booked-as-counted',
    what: 'an approval by somebody else',
    sql: 'UPDATE stock_counts SET ended_by = 3 WHERE id = 1',
  },
  {
    rule: 'count.each-adjustment-was-counted',
    what: 'a tablet put back that nobody counted',
    sql: `INSERT INTO stock_movements (batch_id, kind, qty, cost_fen, day, at, staff_id, reason, approved_by)
        VALUES (1, 'adjust', 1, 14, '2026-12-01', 0, 2, '盘点', 2);
      UPDATE batch_stock SET on_hand_qty = on_hand_qty + 1 WHERE batch_id = 1`,
  },
];
