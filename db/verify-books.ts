import type { ReadableDb } from './open.ts';
import { CLOSING_RULES } from './verify/closings.ts';
import { FILE_RULES } from './verify/file.ts';
import { MONEY_RULES } from './verify/money.ts';
import { type Breach, findBreaches, type Rule } from './verify/rule.ts';
import { STOCK_RULES } from './verify/stock.ts';
import { VISIT_RULES } from './verify/visits.ts';

export type { Breach } from './verify/rule.ts';

/** What the station's own rows must satisfy; the file's soundness comes first in `verifyBooks`. */
const BOOK_RULES: readonly Rule[] = [...MONEY_RULES, ...STOCK_RULES, ...VISIT_RULES, ...CLOSING_RULES];

/** The names of all rules, for whoever reports how many were checked. */
export const RULE_NAMES: readonly string[] = [...FILE_RULES, ...BOOK_RULES].map((rule) => rule.name);

/**
 * Proves a database from its raw rows alone: file, money, stock, visits, closings. Nothing that a service
 * computed is trusted; every snapshot, balance and total is worked out again.
 *
 * @returns every broken rule with its rows; an empty list means that the books prove themselves.
 */
export function verifyBooks(db: ReadableDb): Breach[] {
  return findBreaches(db, [...FILE_RULES, ...BOOK_RULES]);
}

/** The same without reading every page of the file: what a closing checks before it is written. */
export function verifyRows(db: ReadableDb): Breach[] {
  return findBreaches(db, BOOK_RULES);
}
