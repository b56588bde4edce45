import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

export interface SearchColumns {
  readonly names: readonly SQLiteColumn[];
  readonly pinyin: SQLiteColumn;
  readonly initials: SQLiteColumn;
  /** Codes that are typed or scanned whole, or from their beginning. */
  readonly codes: readonly SQLiteColumn[];
}

/** The rank of a row that does not match. */
export const NO_MATCH = 9;

/**
 * How well a row answers what was typed, 0 best, 9 not at all: a whole code, then the beginnings of initials,
 * name, code and pinyin, then the middles. Pinyin counts in the middle from four letters on, or `an` would
 * find everything. `term` is a placeholder in lower case; nothing in it is a wildcard.
 */
export function searchRank(
  columns: SearchColumns,
  term: SQL | ReturnType<typeof sql.placeholder>,
): SQL<number> {
  const starts = (column: SQLiteColumn) => sql`substr(lower(${column}), 1, length(${term})) = ${term}`;
  const word = (column: SQLiteColumn) => sql`instr(' ' || ${column}, ' ' || ${term}) > 0`;
  const holds = (column: SQLiteColumn) => sql`instr(lower(${column}), ${term}) > 0`;
  const whole = (column: SQLiteColumn) => sql`lower(${column}) = ${term}`;
  const any = (parts: readonly SQL[]) => sql.join([...parts], sql` OR `);
  return sql<number>`CASE
    WHEN ${term} = '' THEN 1
    WHEN ${any(columns.codes.map(whole))} THEN 0
    WHEN ${word(columns.initials)} OR ${any(columns.names.map(starts))} THEN 1
    WHEN ${any(columns.codes.map(starts))} THEN 2
    WHEN ${word(columns.pinyin)} THEN 3
    WHEN ${any(columns.names.map(holds))} THEN 4
    WHEN length(${term}) > 1 AND ${holds(columns.initials)} THEN 5
    WHEN length(${term}) > 3 AND ${holds(columns.pinyin)} THEN 6
    ELSE ${sql.raw(String(NO_MATCH))} END`;
}
