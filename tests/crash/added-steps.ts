import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_MIGRATIONS } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import type { House } from './house.ts';

const PREFIX = 'crash_step_';
const SHIPPED = readdirSync(SHIPPED_MIGRATIONS).filter((name) => name.endsWith('.sql')).length;
/** Enough to take tens of milliseconds, so that a kill falls into the middle of it. */
const ROWS = 20_000;

interface JournalFile {
  readonly entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

/** A newer version: one more migration for the house, which builds a large table and drops the one before. */
export function addStep(house: House): void {
  const file = join(house.migrations, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as JournalFile;
  const last = journal.entries.at(-1);
  if (!last) throw new Error('no migration is shipped');
  const number = last.idx + 1;
  const tag = `${String(number).padStart(4, '0')}_crash`;
  writeFileSync(join(house.migrations, `${tag}.sql`), sqlOf(number));
  journal.entries.push({ ...last, idx: number, when: last.when + 1, tag });
  writeFileSync(file, JSON.stringify(journal));
}

function sqlOf(number: number): string {
  return [
    `CREATE TABLE ${PREFIX}${number} (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;`,
    `WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${ROWS})
     INSERT INTO ${PREFIX}${number} SELECT id, zeroblob(200) FROM n;`,
    `DROP TABLE IF EXISTS ${PREFIX}${number - 1};`,
  ].join('\n--> statement-breakpoint\n');
}

/** Of the added steps the last applied one's table is there, whole, and no trace of another. */
export function brokenSteps(db: ReadableDb): string[] {
  const { $client } = db;
  const applied = Number($client.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get());
  const tables = $client.prepare(`SELECT name FROM sqlite_master WHERE name LIKE '${PREFIX}%'`).pluck().all();
  const found = tables.map((table) => [
    table,
    $client.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  ]);
  const expected = applied > SHIPPED ? [[`${PREFIX}${applied - 1}`, ROWS]] : [];
  if (JSON.stringify(found) === JSON.stringify(expected)) return [];
  return [`a migration is half done: ${applied} applied, ${JSON.stringify(found)}`];
}

export function isStepTable(table: string): boolean {
  return table.startsWith(PREFIX) || table === '__drizzle_migrations';
}
