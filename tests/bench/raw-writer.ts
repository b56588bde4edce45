import type { Statement } from 'better-sqlite3';
import { inTransaction, type ReadableDb, type Tx } from '../../db/open.ts';
import type { Row, Write } from '../support/rows-written.ts';

/** The floor: the same rows by prepared statements in one transaction, with nothing read and nothing checked. */
export class RawWriter {
  readonly #statements = new Map<string, Statement>();

  /** @param withRows what else belongs to the transaction; its time counts. */
  constructor(
    readonly db: ReadableDb,
    readonly withRows: (tx: Tx, writes: readonly Write[]) => void = () => undefined,
  ) {}

  /** @returns milliseconds. */
  write(writes: readonly Write[]): number {
    const bound = writes.map((write) => [this.#statement(write), parametersOf(write)] as const);
    const start = performance.now();
    inTransaction(this.db, (tx) => {
      for (const [statement, parameters] of bound) statement.run(parameters);
      this.withRows(tx, writes);
    });
    return performance.now() - start;
  }

  #statement(write: Write): Statement {
    const sql = sqlOf(write);
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.db.$client.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function sqlOf(write: Write): string {
  if (write.kind === 'delete') return `DELETE FROM "${write.table}" WHERE rowid = ?`;
  const columns = columnsOf(write.row).map((column) => `"${column}"`);
  if (write.kind === 'insert') {
    return `INSERT INTO "${write.table}" (${columns}) VALUES (${columns.map(() => '?')})`;
  }
  // A row that was written as it was still had to be written.
  const set = columns.length === 0 ? 'rowid = rowid' : columns.map((column) => `${column} = ?`).join(', ');
  return `UPDATE "${write.table}" SET ${set} WHERE rowid = ?`;
}

function parametersOf(write: Write): unknown[] {
  if (write.kind === 'delete') return [write.rowid];
  const values = columnsOf(write.row).map((column) => write.row[column]);
  return write.kind === 'insert' ? values : [...values, write.rowid];
}

function columnsOf(row: Row): string[] {
  return Object.keys(row);
}
