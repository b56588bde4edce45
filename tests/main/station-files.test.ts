import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyDatabase } from '../../db/migrate.ts';
import { stationPaths } from '../../electron/main/paths.ts';
import { StationFiles } from '../../electron/main/station-files.ts';
import { loadSpelling } from '../../electron/services/spelling.ts';
import { insertPerson } from '../../electron/services/staff/insert-person.ts';
import { instant } from '../../electron/shared/values/instant.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const NOW = instant(Date.parse('2026-11-20T09:00:00+08:00'));
const KEPT = 'station.db.kept-20261120090000';

let folder: string;
let files: StationFiles;
let troubles: unknown[];

beforeEach(async () => {
  await loadSpelling();
  folder = mkdtempSync(join(tmpdir(), 'station-files-'));
  files = startFiles();
  files.create((tx) => {
    const head = { name: '刘文涛', title: '站长', phone: '', roles: ['head'] as const, passwordHash: '' };
    insertPerson(tx, head, NOW);
  });
});
afterEach(() => {
  files.end();
  rmSync(folder, { recursive: true, force: true });
});

function startFiles(): StationFiles {
  troubles = [];
  const started = new StationFiles({
    paths: stationPaths({ userData: folder, app: REPOSITORY, main: REPOSITORY }),
    now: () => NOW,
    onSwitch: () => undefined,
    onTrouble: (error) => troubles.push(error),
  });
  started.start();
  return started;
}

test('a copy whose name holds no possible time is listed with the time of its file', () => {
  const { backups } = stationPaths({ userData: folder, app: REPOSITORY, main: REPOSITORY });
  mkdirSync(backups, { recursive: true });
  const names = [
    'station-20261119-180207.db',
    'station-20260230-180000.db',
    'station-20261340-180000.db',
    'station-20261118-250000.db',
  ];
  for (const name of names) {
    writeFileSync(join(backups, name), '');
    utimesSync(join(backups, name), NOW / 1000, NOW / 1000);
  }
  const at = (text: string) => Date.parse(`${text}+08:00`);
  expect(files.listBackups()).toEqual([
    { name: 'station-20261340-180000.db', at: NOW, bytes: 0 },
    { name: 'station-20261118-250000.db', at: NOW, bytes: 0 },
    { name: 'station-20260230-180000.db', at: NOW, bytes: 0 },
    { name: 'station-20261119-180207.db', at: at('2026-11-19T18:02:07'), bytes: 0 },
  ]);
});

/** A copy of the station as it stands, in which the head bears another name. */
function makeBackup(): string {
  const path = join(folder, 'copy.db');
  const db = files.current()?.db;
  if (!db) throw new Error('no station is open');
  db.$client.prepare("UPDATE staff SET name = '何静'").run();
  copyDatabase(db, path);
  db.$client.prepare("UPDATE staff SET name = '刘文涛'").run();
  return path;
}

function head(): unknown {
  return files.current()?.db.$client.prepare('SELECT name FROM staff').pluck().get();
}

function names(): string[] {
  return readdirSync(folder).filter((name) => !/-(?:wal|shm)$/.test(name));
}

describe('a backup takes the place of the station', () => {
  test('and what was there is kept, with its log', () => {
    const backup = makeBackup();
    expect(files.restore(backup)).toBe(join(folder, KEPT));
    expect([head(), files.state()]).toEqual(['何静', { kind: 'open' }]);
    expect(names().sort()).toEqual(['copy.db', 'running', 'station.db', KEPT]);
  });

  test('not at all when the station cannot be moved aside', () => {
    const backup = makeBackup();
    mkdirSync(join(folder, KEPT, 'in-the-way'), { recursive: true });
    const before = names().sort();
    expect(() => files.restore(backup)).toThrow();
    expect(names().sort()).toEqual(before);
    expect([head(), files.state()]).toEqual(['刘文涛', { kind: 'open' }]);
  });

  test('not at all when the log of a damaged one cannot be moved aside: the file is back at its name', () => {
    const backup = makeBackup();
    files.end();
    writeFileSync(join(folder, 'station.db'), '豆花'.repeat(1000));
    mkdirSync(join(folder, `${KEPT}-wal`, 'in-the-way'), { recursive: true });
    files = startFiles();
    const before = names().sort();
    writeFileSync(join(folder, 'station.db-wal'), 'log');
    expect(() => files.restore(backup)).toThrow();
    expect(names().sort()).toEqual(before);
    expect(readFileSync(join(folder, 'station.db'), 'utf8')).toBe('豆花'.repeat(1000));
    expect(files.state()).toMatchObject({ kind: 'trouble', reason: 'not-a-database' });
  });

  test('also when the power fails between the two renames: the next start goes on', () => {
    const backup = makeBackup();
    files.end();
    renameSync(join(folder, 'station.db'), join(folder, KEPT));
    renameSync(backup, join(folder, 'station.db.restored'));
    files = startFiles();
    expect([head(), files.state()]).toEqual(['何静', { kind: 'open' }]);
    expect(names().sort()).toEqual(['running', 'station.db', KEPT]);
  });

  test('also when the power fails before the log is moved: it goes to the file that it belongs to', () => {
    const backup = makeBackup();
    files.end();
    const yesterday = 'station.db.kept-20261119180000';
    writeFileSync(join(folder, 'station.db.kept-20261101080000'), 'older');
    renameSync(join(folder, 'station.db'), join(folder, yesterday));
    writeFileSync(join(folder, 'station.db-wal'), 'log');
    renameSync(backup, join(folder, 'station.db.restored'));
    files = startFiles();
    expect([head(), files.state()]).toEqual(['何静', { kind: 'open' }]);
    expect(readFileSync(join(folder, `${yesterday}-wal`), 'utf8')).toBe('log');
    expect(existsSync(join(folder, KEPT))).toBe(false);
  });

  test('also when the next start cannot go on either: the one after it does, and no station is empty', () => {
    const backup = makeBackup();
    files.end();
    renameSync(join(folder, 'station.db'), join(folder, KEPT));
    writeFileSync(join(folder, 'station.db-wal'), 'log');
    renameSync(backup, join(folder, 'station.db.restored'));
    mkdirSync(join(folder, `${KEPT}-wal`, 'in-the-way'), { recursive: true });
    files = startFiles();
    expect(files.state()).toMatchObject({ kind: 'trouble' });
    rmSync(join(folder, `${KEPT}-wal`), { recursive: true });
    files = startFiles();
    expect([head(), files.state()]).toEqual(['何静', { kind: 'open' }]);
  });

  test('never by a copy that was not read to its end', () => {
    const backup = makeBackup();
    files.end();
    renameSync(backup, join(folder, 'station.db.restoring'));
    files = startFiles();
    expect(head()).toBe('刘文涛');
  });
});

describe('the end of the program', () => {
  test('leaves one file and no mark', () => {
    files.end();
    expect(readdirSync(folder)).toEqual(['station.db']);
  });

  test('on a full disk lets the file go and leaves the mark, so that the next start reads every page', () => {
    const client = files.current()?.db.$client;
    if (!client) throw new Error('no station is open');
    const pragma = client.pragma.bind(client);
    client.pragma = (source, options) => {
      if (source.startsWith('wal_checkpoint')) throw new Error('database or disk is full');
      return pragma(source, options);
    };
    files.end();
    expect([client.open, existsSync(join(folder, 'running')), troubles.length]).toEqual([false, true, 1]);
  });
});

test('what was on its way to the printer when the program ended counts as come out at the next start', () => {
  const prints = () => files.current()?.db.$client.prepare('SELECT result FROM prints').pluck().all();
  const client = files.current()?.db.$client;
  client?.exec(`INSERT INTO prints (kind, subject_id, copy, at, staff_id, printer, sheets, result)
    VALUES ('ticket', 1, 1, 0, 1, 'XP', 1, 'sending'), ('ticket', 2, 1, 0, 1, 'XP', 1, 'failed')`);
  files.end();
  files = startFiles();
  expect(prints()).toEqual(['printed', 'failed']);
});

test('a start that cannot leave its mark opens nothing and says so', () => {
  files.end();
  mkdirSync(join(folder, 'running'));
  files = startFiles();
  expect([head(), files.state().kind, troubles.length]).toEqual([undefined, 'trouble', 1]);
});
