import type { ReadableDb } from '../../db/open.ts';

/** Every row of every table, to prove that a refusal changed nothing. */
export function dumpDatabase(db: ReadableDb): Record<string, unknown[]> {
  const tables = db.$client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, db.$client.prepare(selectAll(table, hasRowid(db, table))).all()]),
  );
}

function selectAll(table: string, rowid: boolean): string {
  return `SELECT ${rowid ? 'rowid AS _rowid, ' : ''}* FROM "${table}" ORDER BY 1${rowid ? '' : ', 2'}`;
}

/** Tables of search keys are kept by their own columns alone. */
export function hasRowid(db: ReadableDb, table: string): boolean {
  return db.$client.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').pluck().get(table) === 0;
}
