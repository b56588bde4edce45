import { SHIPPED_MIGRATIONS } from './migrate.ts';
import type { ReadableDb } from './open.ts';
import { AUDIT_RULES } from './verify/audit.ts';
import { CLOSING_RULES } from './verify/closings.ts';
import { CONSULTATION_RULES } from './verify/consultations.ts';
import { DECLARED_RULES } from './verify/declared.ts';
import { EVIDENCE_RULES } from './verify/evidence.ts';
import { FILE_RULES } from './verify/file.ts';
import { GAP_RULES } from './verify/gaps.ts';
import { GROUND_RULES } from './verify/grounds.ts';
import { MONEY_RULES } from './verify/money.ts';
import { PEOPLE_RULES } from './verify/people.ts';
import { PRINT_RULES } from './verify/prints.ts';
import { QUEUE_RULES } from './verify/queue.ts';
import { QUEUE_LOG_RULES } from './verify/queue-log.ts';
import { RECORD_RULES } from './verify/records.ts';
import { RESIDENT_RULES } from './verify/residents.ts';
import { type Breach, findBreaches, type Rule } from './verify/rule.ts';
import { schemaRule } from './verify/schema.ts';
import { SEARCH_RULES } from './verify/search.ts';
import { STOCK_RULES } from './verify/stock.ts';
import { STOCK_COUNT_RULES } from './verify/stock-counts.ts';
import { VISIT_RULES } from './verify/visits.ts';

export type { Breach } from './verify/rule.ts';

/** What the station's own rows must satisfy; the file's soundness comes first in `verifyBooks`. */
const BOOK_RULES: readonly Rule[] = [
  ...MONEY_RULES,
  ...STOCK_RULES,
  ...STOCK_COUNT_RULES,
  ...VISIT_RULES,
  ...CONSULTATION_RULES,
  ...QUEUE_RULES,
  ...RESIDENT_RULES,
  ...CLOSING_RULES,
  ...PRINT_RULES,
  ...EVIDENCE_RULES,
  ...QUEUE_LOG_RULES,
  ...GROUND_RULES,
  ...RECORD_RULES,
  ...PEOPLE_RULES,
  ...AUDIT_RULES,
  ...GAP_RULES,
];

function allRules(migrations: string): readonly Rule[] {
  return [...FILE_RULES, schemaRule(migrations), ...DECLARED_RULES, ...BOOK_RULES, ...SEARCH_RULES];
}

/** The names of all rules, for whoever reports how many were checked. */
export const RULE_NAMES: readonly string[] = allRules(SHIPPED_MIGRATIONS).map((rule) => rule.name);

/**
 * Proves a database from its raw rows alone: file, money, stock, visits, closings, what people are found by, and
 * that nothing was taken out. Nothing that a service computed is trusted; every snapshot, balance and total is
 * worked out again.
 *
 * @param migrations folder of the steps that the program ships; the default is the one beside the sources.
 * @returns every broken rule with its rows; an empty list means that the books prove themselves.
 */
export function verifyBooks(
  db: ReadableDb,
  progress?: (done: number) => void,
  migrations = SHIPPED_MIGRATIONS,
): Breach[] {
  return findBreaches(db, allRules(migrations), progress);
}

/** The rules of the station's own rows alone: quick enough to be asked after each step that is tested. */
export function verifyRows(db: ReadableDb): Breach[] {
  return findBreaches(db, BOOK_RULES);
}
