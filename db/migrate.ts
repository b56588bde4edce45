import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { asOpenError, connect, inTransaction, OpenError, type ReadableDb, type Tx } from './open.ts';
import { bringSearchKeysUpToDate, haveOtherRules } from './resident-search/keys.ts';

interface Step {
  readonly hash: string;
  readonly at: number;
}

interface ShippedStep extends Step {
  readonly statements: readonly string[];
}

export interface OpenOptions {
  readonly file: string;
  /** Folder of the shipped migrations; the default is the one beside this file. */
  readonly migrations?: string;
  /** Called with a path beside the file before anything is migrated; must leave a verified copy there. */
  readonly backUp?: (db: ReadableDb, target: string) => void;
  /** The last end was not a clean one: check the pages before using them. */
  readonly uncleanEnd?: boolean;
}

export const SHIPPED_MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Opens the station's database and brings it to this version, or refuses and leaves the file as it is.
 *
 * Drizzle's own migrator skips a step that is older than the newest applied one, ignores edited shipped
 * files, opens a newer database without complaint, and has committed before anybody can ask whether a reference
 * broke. So the steps are read by Drizzle, and compared and run here.
 *
 * @throws OpenError 'newer' | 'edited' | 'damaged' | 'migration-failed' | …; the connection is closed.
 */
export function openDatabase(options: OpenOptions): ReadableDb {
  const isNew = !existsSync(options.file);
  // Cut to nothing by a crash or a copy that broke off: filled anew it would pass for the station.
  if (!isNew && statSync(options.file).size === 0) throw new OpenError('damaged', 'the file is empty');
  const db = connect(options.file);
  try {
    const folder = options.migrations ?? SHIPPED_MIGRATIONS;
    const applied = listApplied(db);
    if (!isNew && applied.length === 0) throw new OpenError('damaged', 'the file holds no station');
    const pending = findPending(applied, listShipped(folder));
    if (!isNew && (options.uncleanEnd || pending.length > 0)) checkPages(db);
    if (pending.length > 0) {
      if (!isNew) backUpBefore(db, options);
      runPending(db, pending);
    }
    bringSearchKeysUpToDate(db);
    return db;
  } catch (error) {
    db.$client.close();
    throw asOpenError(error);
  }
}

function listShipped(folder: string): ShippedStep[] {
  const steps = readMigrationFiles({ migrationsFolder: folder }).map((step) => ({
    hash: step.hash,
    at: step.folderMillis,
    statements: step.sql,
  }));
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before && before.at >= step.at)
      throw new OpenError('migration-failed', 'shipped migrations do not rise');
  });
  return steps;
}

function listApplied(db: ReadableDb): Step[] {
  const known = db.$client.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
  if (!known) {
    const others = db.$client
      .prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .get();
    if (Number(others) > 0) throw new OpenError('not-a-database', 'the file belongs to another program');
    return [];
  }
  return db.$client
    .prepare('SELECT hash, created_at AS at FROM __drizzle_migrations ORDER BY created_at')
    .all() as Step[];
}

/** The shipped steps that are still to run. The applied list must be a prefix of the shipped one. */
function findPending(applied: readonly Step[], shipped: readonly ShippedStep[]): readonly ShippedStep[] {
  applied.forEach((step, index) => {
    const ours = shipped[index];
    if (!ours) throw new OpenError('newer', 'the database was made by a newer version');
    if (ours.at !== Number(step.at))
      throw new OpenError('newer', 'the database has a step that this version lacks');
    if (ours.hash !== step.hash) throw new OpenError('edited', `step ${index} differs from the shipped one`);
  });
  return shipped.slice(applied.length);
}

/**
 * Whether a file is of an earlier version, so that steps are still to run or search keys to be made anew.
 *
 * @throws OpenError 'newer' | 'edited' | 'not-a-database'
 */
export function isOfEarlierVersion(db: ReadableDb): boolean {
  return findPending(listApplied(db), listShipped(SHIPPED_MIGRATIONS)).length > 0 || haveOtherRules(db);
}

function checkPages(db: ReadableDb): void {
  const found = db.$client.pragma('quick_check', { simple: true });
  if (found !== 'ok') throw new OpenError('damaged', `quick_check: ${String(found)}`);
}

function backUpBefore(db: ReadableDb, options: OpenOptions): void {
  if (!options.backUp)
    throw new OpenError('migration-failed', 'a migration is pending and no backup can be made');
  options.backUp(db, copyBeforeMigration(options.file));
}

/** Where the copy of a file lies that was made before it was migrated. */
export function copyBeforeMigration(file: string): string {
  return `${file}.before-migration`;
}

/**
 * All that is pending as one transaction, so that what fails leaves the file as it was. Inside of one SQLite
 * ignores `foreign_keys = OFF`, which a table that is rebuilt needs: it stands around it.
 */
function runPending(db: ReadableDb, steps: readonly ShippedStep[]): void {
  db.$client.pragma('foreign_keys = OFF');
  try {
    inTransaction(db, (tx) => {
      for (const step of steps) runStep(tx, step);
      const broken = tx.$client.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`foreign_key_check: ${broken.length} rows`);
    });
  } catch (error) {
    throw new OpenError('migration-failed', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  } finally {
    db.$client.pragma('foreign_keys = ON');
  }
}

/** Runs a step and notes it in the table of Drizzle's migrator, which the files of earlier versions hold. */
function runStep({ $client }: Tx, { hash, at, statements }: ShippedStep): void {
  for (const statement of statements) $client.exec(statement);
  $client.exec(
    'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  $client.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(hash, at);
}

/** A consistent copy made by SQLite itself while the database is in use, checked before it is trusted. */
export function copyDatabase(db: ReadableDb, target: string): void {
  db.$client.prepare('VACUUM INTO ?').run(target);
  const copy = connect(target, { readonly: true });
  try {
    checkPages(copy);
  } finally {
    copy.$client.close();
  }
}
