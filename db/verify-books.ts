import type { ReadableDb } from './open.ts';
import { CLOSING_RULES } from './verify/closings.ts';
import { EVIDENCE_RULES } from './verify/evidence.ts';
import { FILE_RULES } from './verify/file.ts';
import { MONEY_RULES } from './verify/money.ts';
import { PRINT_RULES } from './verify/prints.ts';
import { QUEUE_RULES } from './verify/queue.ts';
import { RESIDENT_RULES } from './verify/residents.ts';
import { type Breach, findBreaches, type Rule } from './verify/rule.ts';
import { SEARCH_RULES } from './verify/search.ts';
import { STOCK_RULES } from './verify/stock.ts';
import { VISIT_RULES } from './verify/visits.ts';

export type { Breach } from './verify/rule.ts';

/** What the station's own rows must satisfy; the file's soundness comes first in `verifyBooks`. */
const BOOK_RULES: readonly Rule[] = [
  ...MONEY_RULES,
  ...STOCK_RULES,
  ...VISIT_RULES,
  ...QUEUE_RULES,
  ...RESIDENT_RULES,
  ...CLOSING_RULES,
  ...PRINT_RULES,
  ...EVIDENCE_RULES,
];

/** The names of all rules, for whoever reports how many were checked. */
export const RULE_NAMES: readonly string[] = [...FILE_RULES, ...BOOK_RULES, ...SEARCH_RULES].map(
  (rule) => rule.name,
);

/**
 * Proves a database from its raw rows alone: file, money, stock, visits, closings, and what people are found
 * by. Nothing that a service computed is trusted; every snapshot, balance and total is worked out again.
 *
 * @returns every broken rule with its rows; an empty list means that the books prove themselves.
 */
export function verifyBooks(db: ReadableDb, progress?: (done: number) => void): Breach[] {
  return findBreaches(db, [...FILE_RULES, ...BOOK_RULES, ...SEARCH_RULES], progress);
}

/** The same without reading every page of the file: what a closing checks before it is written. */
export function verifyRows(db: ReadableDb): Breach[] {
  return findBreaches(db, BOOK_RULES);
}
