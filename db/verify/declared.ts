import type { ReadableDb } from '../open.ts';
import type { BreachRow, Rule } from './rule.ts';

/**
 * What the tables themselves demand of a row (CHECK), asked of every row: another program may write with the checks
 * switched off, and `integrity_check` passes them over on a connection that only reads.
 */
export const DECLARED_RULES: readonly Rule[] = [
  {
    name: 'row.as-its-table-demands',
    table: 'sqlite_master',
    sentence: '有记录不合所在表的约束，例如长短款没有写明原因',
    find: findRefusedRows,
  },
];

function findRefusedRows(db: ReadableDb): BreachRow[] {
  const tables = db.$client
    .prepare("SELECT name, sql FROM main.sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%'")
    .all() as { name: string; sql: string }[];
  const keysOf = db.$client.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').pluck();
  return tables.flatMap(({ name, sql }) => {
    const checks = checksIn(sql);
    if (checks.length === 0) return [];
    const keys = keysOf.all(name).map((key) => `"${String(key)}"`);
    const breaks = `NOT (${checks.map((check) => `(${check})`).join(' AND ')})`;
    return db.$client
      .prepare(`SELECT '${name}' AS found, ${keys.join(', ')} FROM main."${name}" WHERE ${breaks}`)
      .all() as BreachRow[];
  });
}

/** The conditions of a table's CHECKs. They hold no quoted parenthesis. */
function checksIn(sql: string): string[] {
  return [...sql.matchAll(/\bCHECK\s*\(/g)].map(({ index, 0: head }) => {
    const from = index + head.length;
    let depth = 1;
    let to = from;
    for (; depth > 0 && to < sql.length; to += 1) depth += sql[to] === '(' ? 1 : sql[to] === ')' ? -1 : 0;
    return sql.slice(from, to - 1);
  });
}
