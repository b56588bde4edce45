import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/migrate.ts';
import { nativeBinding } from '../../db/native.ts';
import { connect, inTransaction, OpenError, prepared } from '../../db/open.ts';
import { clinics } from '../../db/schema/index.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'));
  file = join(folder, 'station.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reasonOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof OpenError) return error.reason;
    throw error;
  }
  return 'opened';
}

function rawDatabase(path: string): Database.Database {
  const native = nativeBinding();
  return new Database(path, native === undefined ? {} : { nativeBinding: native });
}

function makeStation(): void {
  openDatabase({ file }).$client.close();
}

describe('every connection', () => {
  test('writes in WAL with synchronous FULL, foreign keys on, and waits for others', () => {
    const db = openDatabase({ file });
    const pragma = (name: string) => db.$client.pragma(name, { simple: true });
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      busyTimeout: pragma('busy_timeout'),
      trustedSchema: pragma('trusted_schema'),
    }).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1, busyTimeout: 5000, trustedSchema: 0 });
    db.$client.close();
  });

  test('that only reads is as strict, and cannot write', () => {
    makeStation();
    const db = connect(file, { readonly: true });
    expect(db.$client.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => db.insert(clinics).values({ name: '药房', point: 'pickup' }).run()).toThrow(/readonly/);
    db.$client.close();
  });
});

describe('a file that is not a sound station', () => {
  test('of another kind is refused and left as it is', () => {
    writeFileSync(file, '这是一份排班表，不是数据库。'.repeat(100));
    const before = readFileSync(file);
    expect(reasonOf(() => openDatabase({ file }))).toBe('not-a-database');
    expect(readFileSync(file)).toEqual(before);
  });

  test('of another program is refused, and its tables stay', () => {
    const other = rawDatabase(file);
    other.exec(
      "CREATE TABLE recipes (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO recipes VALUES (1, '豆花')",
    );
    other.close();
    expect(reasonOf(() => openDatabase({ file }))).toBe('not-a-database');
    const again = rawDatabase(file);
    expect(again.prepare('SELECT name FROM recipes').pluck().all()).toEqual(['豆花']);
    expect(again.prepare("SELECT count(*) FROM sqlite_master WHERE type = 'table'").pluck().get()).toBe(1);
    again.close();
  });

  test('with overwritten pages is found at an unclean end, and left as it is', () => {
    makeStation();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 9);
    writeFileSync(file, bytes);
    expect(reasonOf(() => openDatabase({ file, uncleanEnd: true }))).toBe('damaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('cut off in the middle is refused', () => {
    makeStation();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(reasonOf(() => openDatabase({ file, uncleanEnd: true }))).toBe('damaged');
  });

  test('held by another program is told apart from a broken one', () => {
    makeStation();
    const holder = rawDatabase(file);
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    expect(reasonOf(() => openDatabase({ file }))).toBe('locked');
    holder.exec('COMMIT');
    holder.close();
    expect(reasonOf(() => openDatabase({ file }))).toBe('opened');
  }, 20_000);

  test('in a folder that is not there is refused, and no folder is made', () => {
    const missing = join(folder, 'unplugged', 'station.db');
    expect(reasonOf(() => openDatabase({ file: missing }))).toBe('no-access');
    expect(() => statSync(join(folder, 'unplugged'))).toThrow(/ENOENT/);
  });

  test('asked for by name is never made when it must be there', () => {
    expect(reasonOf(() => connect(file, { mustExist: true }))).toBe('no-access');
    expect(() => statSync(file)).toThrow(/ENOENT/);
  });
});

describe('a transaction', () => {
  test('that throws writes nothing, and a nested one takes back its own part only', () => {
    const db = openDatabase({ file });
    const add = (name: string) => db.insert(clinics).values({ name, point: 'pickup' }).run();
    const names = () => db.select({ name: clinics.name }).from(clinics).all();
    expect(() =>
      inTransaction(db, () => {
        add('药房');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(names()).toEqual([]);
    inTransaction(db, (tx) => {
      add('药房');
      expect(() =>
        inTransaction(tx, () => {
          add('药房二');
          throw new Error('inner');
        }),
      ).toThrow('inner');
    });
    expect(names()).toEqual([{ name: '药房' }]);
    db.$client.close();
  });

  test('keeps one prepared statement a connection', () => {
    const db = openDatabase({ file });
    const all = prepared((one) => one.select().from(clinics).prepare());
    expect(all(db)).toBe(all(db));
    const other = connect(file);
    expect(all(other)).not.toBe(all(db));
    other.$client.close();
    db.$client.close();
  });
});
