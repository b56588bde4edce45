import type { ReadableDb } from '../../db/open.ts';

export type Row = Readonly<Record<string, unknown>>;

/** One row that a call left behind: a new one, changed columns of an old one, or one taken away (drafts). */
export type Write =
  | { readonly kind: 'insert'; readonly table: string; readonly row: Row }
  | { readonly kind: 'update'; readonly table: string; readonly rowid: number; readonly row: Row }
  | { readonly kind: 'delete'; readonly table: string; readonly rowid: number };

interface Seen {
  readonly kind: Write['kind'];
  readonly tab: string;
  readonly row: number;
  readonly before: string | null;
}

/** Watches one connection by temporary triggers, which leave no trace in the file. */
export class RowWatch {
  constructor(readonly db: ReadableDb) {
    const { $client } = db;
    $client.exec(
      'CREATE TEMP TABLE seen (id INTEGER PRIMARY KEY, kind TEXT, tab TEXT, row INTEGER, before TEXT)',
    );
    for (const table of tablesOf(db)) $client.exec(triggersFor(table, columnsOf(db, table)));
  }

  /** What was written since it was last asked, in the order in which it was written. */
  take(): Write[] {
    const { $client } = this.db;
    const seen = $client.prepare('SELECT kind, tab, row, before FROM seen ORDER BY id').all() as Seen[];
    $client.exec('DELETE FROM seen');
    return seen.map((one) => this.#asWrite(one));
  }

  #asWrite({ kind, tab: table, row: rowid, before }: Seen): Write {
    if (kind === 'delete') return { kind, table, rowid };
    const row = this.db.$client.prepare(`SELECT * FROM main."${table}" WHERE rowid = ?`).get(rowid) as Row;
    if (kind === 'insert') return { kind, table, row };
    const old = JSON.parse(before ?? '{}') as Row;
    const changed = Object.entries(row).filter(([column, value]) => value !== old[column]);
    return { kind, table, rowid, row: Object.fromEntries(changed) };
  }
}

function triggersFor(table: string, columns: readonly string[]): string {
  const old = columns.map((column) => `'${column}', OLD."${column}"`).join(', ');
  const on = (event: string, row: string, before: string) => `
    CREATE TEMP TRIGGER "seen_${event}_${table}" AFTER ${event} ON main."${table}"
    BEGIN INSERT INTO seen (kind, tab, row, before) VALUES ('${event}', '${table}', ${row}, ${before}); END;`;
  return (
    on('insert', 'NEW.rowid', 'NULL') +
    on('update', 'NEW.rowid', `json_object(${old})`) +
    on('delete', 'OLD.rowid', 'NULL')
  );
}

/**
 * All but what residents are found by: that follows from their rows, and a floor that need not be searched
 * does without.
 */
function tablesOf(db: ReadableDb): string[] {
  return db.$client
    .prepare(
      `SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT IN ('resident_keys', 'resident_newest', 'resident_fresh', 'resident_search_state')`,
    )
    .pluck()
    .all() as string[];
}

function columnsOf(db: ReadableDb, table: string): string[] {
  return db.$client.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
}
