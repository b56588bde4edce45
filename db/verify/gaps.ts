import { type Rule, sqlRule } from './rule.ts';

/**
 * Tables whose rows nobody deletes, with the column that counts them from one. SQLite gives the next id after the
 * greatest one, and a rolled-back row gives its id back: so a number that is missing was a row that is gone.
 * Master data that a catalogue may bring with numbers of its own is left out; `drafts`, roles and search keys
 * come and go.
 */
const COUNTED: Readonly<Record<string, string>> = {
  visits: 'id',
  arrivals: 'id',
  tickets: 'id',
  queue_events: 'id',
  seatings: 'id',
  escorts: 'id',
  orders: 'id',
  prescriptions: 'id',
  prescription_lines: 'id',
  allocations: 'id',
  receipts: 'id',
  charges: 'id',
  waivers: 'id',
  payments: 'id',
  roundings: 'id',
  cash_counts: 'id',
  day_closings: 'id',
  month_closings: 'id',
  closing_undos: 'id',
  deliveries: 'id',
  delivery_lines: 'id',
  batches: 'id',
  stock_movements: 'id',
  stock_counts: 'id',
  loss_reports: 'id',
  prints: 'id',
  service_prices: 'id',
  family_doctor_contracts: 'id',
  credentials: 'id',
  resident_merges: 'id',
  facility_checks: 'id',
  audit: 'id',
  commands: 'sequence',
};

/** Counted by an index, without reading the rows. A month's closing that is proven before it is written is number 0. */
function gapOf(table: string, key: string): string {
  return `SELECT '${table}' AS id, found, last - min(first, 1) + 1 AS expected,
      CASE WHEN first > 1 THEN 1 ELSE (SELECT a.${key} + 1 FROM ${table} a
        WHERE NOT EXISTS (SELECT 1 FROM ${table} b WHERE b.${key} = a.${key} + 1) LIMIT 1) END AS missing
    FROM (SELECT (SELECT count(*) FROM ${table}) AS found, (SELECT max(${key}) FROM ${table}) AS last,
      (SELECT min(${key}) FROM ${table}) AS first)
    WHERE found <> last - min(first, 1) + 1`;
}

/** Nothing is ever taken out of the books: every number from the first to the last is there. */
export const GAP_RULES: readonly Rule[] = [
  sqlRule(
    'file.nothing-taken-out',
    'sqlite_master',
    '有只增不减的记录被删去，编号有缺',
    Object.entries(COUNTED)
      .map(([table, key]) => gapOf(table, key))
      .join(' UNION ALL '),
  ),
];
