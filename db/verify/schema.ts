import { readMigrationFiles } from 'drizzle-orm/migrator';
import { connect, type ReadableDb } from '../open.ts';
import type { BreachRow, Rule } from './rule.ts';

/** Tables, indexes and triggers that the program made; SQLite's own and the migrator's are theirs. */
const OBJECTS = `SELECT type || ' ' || name, sql FROM main.sqlite_master
  WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__drizzle_migrations'`;

/**
 * The triggers that keep facts append-only are part of what the books rest on: whoever drops one can write what he
 * likes. So the file's tables, indexes and triggers are compared with what the file's steps make in an empty one.
 */
export function schemaRule(migrations: string): Rule {
  return {
    name: 'schema.is-as-shipped',
    table: 'sqlite_master',
    sentence: '数据库的表、索引或防改触发器与程序所建的不同，有人动过',
    find: (db) => findChanged(db, migrations),
  };
}

function findChanged(db: ReadableDb, migrations: string): BreachRow[] {
  const steps = Number(db.$client.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get());
  const shipped = shippedObjects(migrations, steps);
  const found = readObjects(db);
  const names = [...new Set([...shipped.keys(), ...found.keys()])].sort();
  return names
    .filter((name) => shipped.get(name) !== found.get(name))
    .map((name) => ({
      id: name,
      found: found.has(name) ? (shipped.has(name) ? 'changed' : 'added') : 'missing',
    }));
}

function readObjects(db: ReadableDb): Map<string, string> {
  const rows = db.$client.prepare(OBJECTS).raw().all() as [string, string][];
  return new Map(rows.map(([name, sql]) => [name, tidy(sql)]));
}

/** Versions of SQLite quote and space what they rewrite differently; words and their order they keep. */
function tidy(sql: string): string {
  return sql
    .replaceAll(/[`"\s]+/g, ' ')
    .replaceAll(/ ?([(),]) ?/g, '$1')
    .trim();
}

/** Made once a process for each folder and number of steps: shipped steps never change. */
const shippedSoFar = new Map<string, ReadonlyMap<string, string>>();

function shippedObjects(migrations: string, steps: number): ReadonlyMap<string, string> {
  const key = `${steps} ${migrations}`;
  const known = shippedSoFar.get(key) ?? makeObjects(migrations, steps);
  shippedSoFar.set(key, known);
  return known;
}

function makeObjects(migrations: string, steps: number): Map<string, string> {
  const empty = connect(':memory:');
  try {
    empty.$client.exec('BEGIN');
    for (const step of readMigrationFiles({ migrationsFolder: migrations }).slice(0, steps)) {
      for (const statement of step.sql) empty.$client.exec(statement);
    }
    return readObjects(empty);
  } finally {
    empty.$client.close();
  }
}
