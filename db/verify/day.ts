import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ReadableDb } from '../open.ts';
import { prepared } from '../open.ts';

const DAY_RULES = {
  'receipt.gross-is-its-charges': `SELECT r.number FROM receipts r WHERE r.day = :day
    AND r.gross_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM charges WHERE receipt_id = r.id)`,
  'receipt.waived-is-its-waivers': `SELECT r.number FROM receipts r WHERE r.day = :day
    AND r.waived_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM waivers WHERE receipt_id = r.id)`,
  'receipt.money-agrees': `SELECT r.number FROM receipts r WHERE r.day = :day AND r.net_fen <>
    (SELECT coalesce(sum(amount_fen), 0) FROM payments WHERE receipt_id = r.id)
    + (SELECT coalesce(sum(amount_fen), 0) FROM roundings WHERE receipt_id = r.id AND kind = 'cash')`,
  'charge.drug-is-its-batch-price': `SELECT c.id AS number FROM receipts r
    CROSS JOIN charges c ON c.receipt_id = r.id CROSS JOIN allocations a ON a.id = c.allocation_id
    WHERE r.day = :day AND c.reverses_id IS NULL AND (c.amount_fen <> a.amount_fen OR c.qty <> a.qty)`,
} as const;

const statements = prepared((db) =>
  Object.entries(DAY_RULES).map(([rule, sql]) => ({ rule, statement: db.$client.prepare(sql) })),
);

/** What one day's own rows break, as `rule: numbers`; a closing asks this before it freezes the day. */
export function verifyDay(db: ReadableDb, day: ClinicDay): string[] {
  return statements(db).flatMap(({ rule, statement }) => {
    const rows = statement.all({ day }) as { number: number }[];
    return rows.length === 0 ? [] : [`${rule}: ${rows.map((row) => row.number).join(', ')}`];
  });
}
