import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyDatabase, openDatabase } from '../../db/migrate.ts';
import { connect } from '../../db/open.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { dumpDatabase } from '../support/dump.ts';

// One played station of each release, as its stations hold it. Never remade: what is out there stays as it is.
const RELEASES = fileURLToPath(new URL('./releases', import.meta.url));

/** Tables of a release whose rows live on under another name. */
const MOVED: Readonly<Record<string, string>> = { receipt_prints: 'prints' };

/** Columns that a step changes on purpose: the emergency registration has a purpose of its own since 0005. */
const CHANGED: Readonly<Record<string, readonly string[]>> = { service_items: ['purpose'] };

type Row = Readonly<Record<string, unknown>>;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function unpack(release: string): string {
  const file = join(folder, 'station.db');
  writeFileSync(file, gunzipSync(readFileSync(join(RELEASES, release))));
  return file;
}

function readOld(file: string): Record<string, Row[]> {
  const db = connect(file, { readonly: true });
  const dump = dumpDatabase(db) as Record<string, Row[]>;
  db.$client.close();
  return dump;
}

function pick(rows: readonly Row[], columns: readonly string[]): Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

describe.each(readdirSync(RELEASES))('a station of %s', (release) => {
  test('is carried to this version with every row as it was, and its books prove themselves', () => {
    const file = unpack(release);
    const before = readOld(file);
    const db = openDatabase({ file, backUp: copyDatabase });
    const after = dumpDatabase(db) as Record<string, Row[]>;
    expect(verifyBooks(db)).toEqual([]);
    db.$client.close();
    for (const [table, rows] of Object.entries(before)) {
      const [first] = rows;
      if (table === '__drizzle_migrations' || !first) continue;
      const now = after[MOVED[table] ?? table] ?? [];
      expect(now, table).toHaveLength(rows.length);
      const kept = Object.keys(first).filter((column) => !CHANGED[table]?.includes(column));
      if (!(table in MOVED)) expect(pick(now, kept), table).toEqual(pick(rows, kept));
    }
  });

  test('leaves a copy of the old file beside it', () => {
    const file = unpack(release);
    const before = readOld(file);
    openDatabase({ file, backUp: copyDatabase }).$client.close();
    expect(readOld(`${file}.before-migration`)).toEqual(before);
  });
});
