import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { nativeBinding } from './native.ts';
import * as schema from './schema/index.ts';
import { withSettledPlan } from './settled-plans.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

type Orm = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database };

/** A connection that a function may read from. Queries take this. */
export type ReadableDb = Orm & { readonly [readable]: true };

/** The inside of a transaction. Only `inTransaction` makes one, so no write can happen outside. */
export type Tx = ReadableDb & { readonly [writable]: true };

/** A file that another program holds, that is damaged, or that is none of ours. */
export class OpenError extends Error {
  constructor(
    readonly reason:
      | 'damaged'
      | 'not-a-database'
      | 'locked'
      | 'no-access'
      | 'newer'
      | 'edited'
      | 'migration-failed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'OpenError';
  }
}

/**
 * Opens a connection with the settings that durability depends on, and asserts them: a database that
 * silently ran at synchronous=NORMAL lost acknowledged bills in a simulated power cut.
 *
 * @throws OpenError when the file cannot be opened as our database. Never makes an in-memory stand-in.
 */
export function connect(file: string, options: { readonly?: boolean; mustExist?: boolean } = {}): ReadableDb {
  const client = openClient(file, options);
  try {
    if (!options.readonly) client.pragma('journal_mode = WAL');
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
    client.pragma('busy_timeout = 5000');
    // The log is written back when nobody waits (see upkeep); inline it would be the longest wait of the day.
    client.pragma('wal_autocheckpoint = 4000');
    client.pragma('cache_size = -32000');
    client.pragma('trusted_schema = OFF');
    assertDurable(client);
    settlePlans(client);
  } catch (error) {
    client.close();
    throw asOpenError(error);
  }
  return drizzle(client, { schema }) as unknown as ReadableDb;
}

function openClient(file: string, options: { readonly?: boolean; mustExist?: boolean }): Database.Database {
  const native = nativeBinding();
  try {
    return new Database(file, {
      readonly: options.readonly ?? false,
      fileMustExist: options.mustExist ?? options.readonly ?? false,
      ...(native === undefined ? {} : { nativeBinding: native }),
    });
  } catch (error) {
    throw asOpenError(error);
  }
}

function assertDurable(client: Database.Database): void {
  const synchronous = client.pragma('synchronous', { simple: true });
  const foreignKeys = client.pragma('foreign_keys', { simple: true });
  const journal = client.pragma('journal_mode', { simple: true });
  if (synchronous !== 2 || foreignKeys !== 1 || !(client.readonly || client.memory || journal === 'wal')) {
    throw new Error(
      `not durable: synchronous=${synchronous} foreign_keys=${foreignKeys} journal_mode=${journal}`,
    );
  }
}

/** Whatever `client` prepares from now on is planned once. */
function settlePlans(client: Database.Database): void {
  const prepare = client.prepare.bind(client) as (text: string) => Database.Statement;
  client.prepare = ((text: string) => prepare(withSettledPlan(text))) as Database.Database['prepare'];
}

/** Why a file could not be opened, by what SQLite or the disk says. */
export function asOpenError(error: unknown): OpenError {
  if (error instanceof OpenError) return error;
  const code = (error as { code?: string }).code ?? '';
  const message = error instanceof Error ? error.message : String(error);
  const cause = { cause: error };
  if (code.startsWith('SQLITE_NOTADB')) return new OpenError('not-a-database', message, cause);
  if (code.startsWith('SQLITE_CORRUPT')) return new OpenError('damaged', message, cause);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new OpenError('locked', message, cause);
  return new OpenError('no-access', message, cause);
}

/** Runs `work` as one transaction that takes the write lock at once; a throw rolls everything back. */
export function inTransaction<Result>(db: ReadableDb, work: (tx: Tx) => Result): Result {
  return db.$client.transaction(() => work(db as Tx)).immediate();
}

/** Keeps prepared statements: Drizzle rebuilt at each call runs at a seventh of the raw speed. */
export function prepared<Statement>(build: (db: ReadableDb) => Statement): (db: ReadableDb) => Statement {
  const made = new WeakMap<object, Statement>();
  return (db) => {
    const known = made.get(db.$client);
    if (known !== undefined) return known;
    const statement = build(db);
    made.set(db.$client, statement);
    return statement;
  };
}
