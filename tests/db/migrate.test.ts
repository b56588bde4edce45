import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyDatabase, openDatabase, SHIPPED_MIGRATIONS } from '../../db/migrate.ts';
import { connect, OpenError, type ReadableDb } from '../../db/open.ts';
import { clinics } from '../../db/schema/index.ts';
import { dumpDatabase } from '../support/dump.ts';

let folder: string;
let file: string;
let migrations: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  file = join(folder, 'station.db');
  migrations = join(folder, 'migrations');
  cpSync(SHIPPED_MIGRATIONS, migrations, { recursive: true });
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

/** Ships one more step after the real ones. */
function ship(sql: string, tag = '0099_next'): void {
  const journal = join(migrations, 'meta', '_journal.json');
  const read = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { idx: number; when: number }[] };
  const last = read.entries.at(-1);
  read.entries.push({
    idx: (last?.idx ?? 0) + 1,
    version: '6',
    when: (last?.when ?? 0) + 1_000,
    tag,
    breakpoints: true,
  } as never);
  writeFileSync(journal, JSON.stringify(read));
  writeFileSync(join(migrations, `${tag}.sql`), sql);
}

/** A station of this version with a room in it. */
function makeStation(): Record<string, unknown[]> {
  const db = openDatabase({ file, migrations });
  db.insert(clinics).values({ name: '药房', point: 'pickup' }).run();
  const dump = dumpDatabase(db);
  db.$client.close();
  return dump;
}

function readStation(): Record<string, unknown[]> {
  const db = connect(file, { readonly: true });
  const dump = dumpDatabase(db);
  db.$client.close();
  return dump;
}

const backUp = (db: ReadableDb, target: string) => copyDatabase(db, target);

describe('opening', () => {
  test('a new file brings it to this version', () => {
    const dump = makeStation();
    expect(dump.clinics).toHaveLength(1);
    expect(dump.__drizzle_migrations).toHaveLength(
      readdirSync(migrations).filter((name) => name.endsWith('.sql')).length,
    );
  });

  test('an empty file where a station was is refused and left as it is, never filled anew', () => {
    writeFileSync(file, '');
    expect(reasonOf(() => openDatabase({ file, migrations, backUp }))).toBe('damaged');
    expect(readFileSync(file)).toHaveLength(0);
    expect(existsSync(`${file}.before-migration`)).toBe(false);
  });

  test('the same version again changes nothing', () => {
    const dump = makeStation();
    openDatabase({ file, migrations, uncleanEnd: true }).$client.close();
    expect(readStation()).toEqual(dump);
  });

  test('a file of a newer version is refused and left as it is', () => {
    ship('ALTER TABLE `clinics` ADD `floor` integer;');
    makeStation();
    const bytes = readFileSync(file);
    expect(reasonOf(() => openDatabase({ file }))).toBe('newer');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('a file with a step that this version never had is refused', () => {
    makeStation();
    const db = connect(file);
    db.$client.exec('UPDATE __drizzle_migrations SET created_at = created_at + 1');
    db.$client.close();
    expect(reasonOf(() => openDatabase({ file }))).toBe('newer');
  });

  test('a file whose step was edited is refused', () => {
    makeStation();
    const db = connect(file);
    db.$client.exec("UPDATE __drizzle_migrations SET hash = 'edited'");
    db.$client.close();
    expect(reasonOf(() => openDatabase({ file }))).toBe('edited');
  });
});

describe('a pending step', () => {
  test('is preceded by a copy that holds the rows of the step before', () => {
    const before = makeStation();
    ship('ALTER TABLE `clinics` ADD `floor` integer DEFAULT 1 NOT NULL;');
    const copies: string[] = [];
    const db = openDatabase({
      file,
      migrations,
      backUp: (open, target) => {
        copies.push(target);
        backUp(open, target);
      },
    });
    expect(db.$client.prepare('SELECT name, floor FROM clinics').all()).toEqual([{ name: '药房', floor: 1 }]);
    db.$client.close();
    expect(copies).toEqual([`${file}.before-migration`]);
    const copy = connect(`${file}.before-migration`, { readonly: true });
    expect(dumpDatabase(copy)).toEqual(before);
    copy.$client.close();
  });

  test('is not run where no copy can be made', () => {
    const before = makeStation();
    ship('ALTER TABLE `clinics` ADD `floor` integer;');
    expect(reasonOf(() => openDatabase({ file, migrations }))).toBe('migration-failed');
    expect(readStation()).toEqual(before);
  });

  test('that fails half way leaves the file as it was', () => {
    const before = makeStation();
    ship(
      'ALTER TABLE `clinics` ADD `floor` integer;\n--> statement-breakpoint\nINSERT INTO `no_such_table` VALUES (1);',
    );
    expect(reasonOf(() => openDatabase({ file, migrations, backUp }))).toBe('migration-failed');
    expect(readStation()).toEqual(before);
    // The version that wrote it opens it as before.
    expect(reasonOf(() => openDatabase({ file, uncleanEnd: true }))).toBe('opened');
  });

  test('that would leave a row without its parent is refused, however often, and leaves the file as it was', () => {
    const before = makeStation();
    ship("INSERT INTO `staff_roles` (`staff_id`, `role`) VALUES (4711, 'head');");
    expect(reasonOf(() => openDatabase({ file, migrations, backUp }))).toBe('migration-failed');
    rmSync(`${file}.before-migration`);
    expect(reasonOf(() => openDatabase({ file, migrations, backUp }))).toBe('migration-failed');
    expect(readStation()).toEqual(before);
  });

  test('may rebuild a table that others point to, and their rows stay', () => {
    makeStation();
    const db = connect(file);
    db.$client.exec(
      "INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '何静', 'hj', '', 'x', 0); INSERT INTO staff_roles VALUES (1, 'head')",
    );
    db.$client.close();
    ship(
      [
        'DROP TRIGGER IF EXISTS `staff_no_delete`;',
        'CREATE TABLE `__new_staff` AS SELECT * FROM `staff`;',
        'DROP TABLE `staff`;',
        'ALTER TABLE `__new_staff` RENAME TO `staff`;',
        'CREATE UNIQUE INDEX `staff_id_again` ON `staff` (`id`);',
      ].join('\n--> statement-breakpoint\n'),
    );
    const after = openDatabase({ file, migrations, backUp });
    expect(after.$client.prepare('SELECT staff_id, role FROM staff_roles').all()).toEqual([
      { staff_id: 1, role: 'head' },
    ]);
    expect(after.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    after.$client.close();
  });

  test('is not run when the disk is too full for the copy, which is not called damage', () => {
    const before = makeStation();
    ship('ALTER TABLE `clinics` ADD `floor` integer;');
    const full = () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    expect(reasonOf(() => openDatabase({ file, migrations, backUp: full }))).toBe('no-access');
    expect(readStation()).toEqual(before);
  });

  test('is not run on a damaged file', () => {
    makeStation();
    ship('ALTER TABLE `clinics` ADD `floor` integer;');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 9);
    writeFileSync(file, bytes);
    expect(reasonOf(() => openDatabase({ file, migrations, backUp }))).toBe('damaged');
    expect(existsSync(`${file}.before-migration`)).toBe(false);
  });

  test('whose numbers do not rise is refused before anything is run', () => {
    const journal = join(migrations, 'meta', '_journal.json');
    ship('ALTER TABLE `clinics` ADD `floor` integer;');
    const read = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] };
    const entries = read.entries.map((entry) => ({ ...entry, when: 1 }));
    writeFileSync(journal, JSON.stringify({ ...read, entries }));
    expect(reasonOf(() => openDatabase({ file, migrations, backUp }))).toBe('migration-failed');
  });
});

describe('a copy', () => {
  test('holds every row and is sound', () => {
    const before = makeStation();
    const db = connect(file);
    const target = join(folder, 'copy.db');
    copyDatabase(db, target);
    db.$client.close();
    const copy = connect(target, { readonly: true });
    expect(dumpDatabase(copy)).toEqual(before);
    copy.$client.close();
  });

  test('never overwrites a file', () => {
    makeStation();
    const target = join(folder, 'copy.db');
    mkdirSync(folder, { recursive: true });
    writeFileSync(target, 'something of yesterday');
    const db = connect(file);
    expect(() => copyDatabase(db, target)).toThrow();
    db.$client.close();
    expect(readFileSync(target, 'utf8')).toBe('something of yesterday');
  });
});
