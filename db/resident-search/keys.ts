import { SEARCH_KEY_VERSION, searchKeysOf } from '../../electron/shared/domain/search-keys.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import { inTransaction, prepared, type ReadableDb, type Tx } from '../open.ts';
import { eachSubject, findSubject } from './subjects.ts';

const insertKey = prepared((db) =>
  db.$client.prepare('INSERT INTO resident_keys (key, resident_id) VALUES (?, ?)'),
);
const deleteKey = prepared((db) =>
  db.$client.prepare('DELETE FROM resident_keys WHERE key = ? AND resident_id = ?'),
);
const putFresh = prepared((db) =>
  db.$client.prepare(
    `INSERT INTO resident_fresh (resident_id, visited_at, keys) VALUES (?, ?, ?)
     ON CONFLICT (resident_id) DO UPDATE SET visited_at = excluded.visited_at, keys = excluded.keys`,
  ),
);
const keyVersion = prepared((db) =>
  db.$client.prepare('SELECT key_version FROM resident_search_state WHERE id = 1').pluck(),
);

/** Keys as `resident_fresh` keeps them: each after a line feed, which no term holds. */
export function joinKeys(keys: readonly string[]): string {
  return keys.map((key) => `\n${key}`).join('');
}

/** The keys that `joinKeys` put together. */
export function splitKeys(joined: string): string[] {
  return joined === '' ? [] : joined.slice(1).split('\n');
}

/** A new record is found from now on. For one that has never been changed or visited. */
export function addSearchKeys(tx: Tx, residentId: ResidentId): void {
  const subject = findSubject(tx, residentId);
  if (subject) for (const key of searchKeysOf(subject)) insertKey(tx).run(key, residentId);
}

/**
 * Before a record changes, or is merged into another: it is found no more until `writeSearchKeys`. Reads what
 * the record still says, so it comes before the change.
 */
export function dropSearchKeys(tx: Tx, residentId: ResidentId): void {
  const subject = findSubject(tx, residentId);
  if (!subject) return;
  for (const key of searchKeysOf(subject)) deleteKey(tx).run(key, residentId);
  putFresh(tx).run(residentId, subject.visitedAt, '');
}

/** After a record changed, or stands by itself again: it is found by what it says now. */
export function writeSearchKeys(tx: Tx, residentId: ResidentId): void {
  const subject = findSubject(tx, residentId);
  if (!subject) return;
  const keys = searchKeysOf(subject);
  for (const key of keys) insertKey(tx).run(key, residentId);
  putFresh(tx).run(residentId, subject.visitedAt, joinKeys(keys));
}

/** The record changes in `change`, and is found by what it says afterwards; only keys that differ are written. */
export function keepFound(tx: Tx, residentId: ResidentId, change: () => void): void {
  const before = new Set(keysNow(tx, residentId));
  change();
  const subject = findSubject(tx, residentId);
  const after = new Set(keysNow(tx, residentId));
  const gone = [...before].filter((key) => !after.has(key));
  const come = [...after].filter((key) => !before.has(key));
  for (const key of gone) deleteKey(tx).run(key, residentId);
  for (const key of come) insertKey(tx).run(key, residentId);
  if (gone.length + come.length > 0)
    putFresh(tx).run(residentId, subject?.visitedAt ?? 0, joinKeys([...after]));
}

function keysNow(tx: Tx, residentId: ResidentId): readonly string[] {
  const subject = findSubject(tx, residentId);
  return subject ? searchKeysOf(subject) : [];
}

/** Somebody is here: one row, so that a registration need not write all keys with the new moment. */
export function touchSearch(tx: Tx, residentId: ResidentId): void {
  const subject = findSubject(tx, residentId);
  if (subject) putFresh(tx).run(residentId, subject.visitedAt, joinKeys(searchKeysOf(subject)));
}

/** Makes all keys anew when they are missing or were made by other rules; otherwise does nothing. */
export function bringSearchKeysUpToDate(db: ReadableDb): void {
  if (haveOtherRules(db)) inTransaction(db, rebuildSearchKeys);
}

/** Whether the keys were made by the rules of another version, or not yet. */
export function haveOtherRules(db: ReadableDb): boolean {
  return hasSearch(db) && keyVersion(db).get() !== SEARCH_KEY_VERSION;
}

function hasSearch(db: ReadableDb): boolean {
  const table = db.$client.prepare("SELECT 1 FROM sqlite_master WHERE name = 'resident_search_state'");
  return table.get() !== undefined;
}

/**
 * Makes the keys of all residents from their own rows. They are sorted first: in the order of records a
 * million of them would come to another page with every row.
 */
export function rebuildSearchKeys(tx: Tx): void {
  const { $client } = tx;
  $client.exec(`
    DELETE FROM resident_keys; DELETE FROM resident_newest; DELETE FROM resident_fresh;
    DROP TABLE IF EXISTS temp.made_keys;
    CREATE TEMP TABLE made_keys (key TEXT NOT NULL, resident_id INTEGER NOT NULL)`);
  const make = $client.prepare('INSERT INTO made_keys (key, resident_id) VALUES (?, ?)');
  for (const subject of eachSubject(tx)) {
    for (const key of searchKeysOf(subject)) make.run(key, subject.id);
  }
  $client.exec(`
    INSERT INTO resident_keys (key, resident_id) SELECT key, resident_id FROM made_keys ORDER BY key, resident_id;
    DROP TABLE temp.made_keys`);
  $client
    .prepare('UPDATE resident_search_state SET key_version = ?, listed_to = 0 WHERE id = 1')
    .run(SEARCH_KEY_VERSION);
}
