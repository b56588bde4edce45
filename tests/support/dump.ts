import type { ReadableDb } from '../../db/open.ts';

/** Every row of every table, to prove that a refusal changed nothing. */
export function dumpDatabase(db: ReadableDb): Record<string, unknown[]> {
  const tables = db.$client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db.$client.prepare(`SELECT rowid AS _rowid, * FROM "${table}" ORDER BY 1`).all(),
    ]),
  );
}
