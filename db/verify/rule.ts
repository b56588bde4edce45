import type { ReadableDb } from '../open.ts';

/** A row that breaks a rule: the table, its key, and the figures that do not agree. */
export type BreachRow = Readonly<Record<string, string | number | null>>;

/** One rule that the books break, with every row that breaks it (at most `MAX_ROWS`). */
export interface Breach {
  readonly rule: string;
  /** What is wrong, in the station's words. */
  readonly sentence: string;
  readonly table: string;
  readonly rows: readonly BreachRow[];
  /** How many rows break it in all. */
  readonly count: number;
}

export interface Rule {
  readonly name: string;
  readonly sentence: string;
  readonly table: string;
  readonly find: (db: ReadableDb) => readonly BreachRow[];
}

export const MAX_ROWS = 50;

/** A rule whose breaches one SQL question finds: no rows, no breach. */
export function sqlRule(name: string, table: string, sentence: string, sql: string): Rule {
  return { name, table, sentence, find: (db) => db.$client.prepare(sql).all() as BreachRow[] };
}

/** Runs rules and keeps those that are broken; `progress` hears how many are done. */
export function findBreaches(
  db: ReadableDb,
  rules: readonly Rule[],
  progress: (done: number) => void = () => undefined,
): Breach[] {
  return rules.flatMap(({ name, sentence, table, find }, index) => {
    const rows = eachOnce(find(db));
    progress(index + 1);
    return rows.length === 0
      ? []
      : [{ rule: name, sentence, table, rows: rows.slice(0, MAX_ROWS), count: rows.length }];
  });
}

/** A row that two halves of one question found is one breach. */
function eachOnce(rows: readonly BreachRow[]): readonly BreachRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/**
 * `price × qty ÷ pack size`, in fen, rounded half up once, as SQL over 64-bit integers: the same as
 * `priceDrugLine`, which a test holds it to.
 */
export function pricedLine(price: string, packSize: string, qty: string): string {
  return `((2 * ${price} * ${qty} + 100 * ${packSize}) / (200 * ${packSize}))`;
}
