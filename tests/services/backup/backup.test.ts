import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../db/migrate.ts';
import { connect } from '../../../db/open.ts';
import { backupName, isBackupDue, makeBackup } from '../../../electron/services/backup/make-backup.ts';
import type { OpenStation, StationHost } from '../../../electron/services/context.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { type Instant, instant } from '../../../electron/shared/values/instant.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openHeadedPc } from '../../support/headed-pc.ts';
import type { TestPc } from '../../support/host.ts';
import { FRIDAY_MORNING } from '../../support/station.ts';
import { type TestWindow, windowsOn } from '../../support/windows.ts';

const UNWATCHED = { progress: () => undefined, signal: new AbortController().signal };

let pc: TestPc;
let head: TestWindow;
let now: Instant;

beforeEach(async () => {
  now = FRIDAY_MORNING;
  ({ pc, head } = await openHeadedPc(() => now));
});
afterEach(() => {
  pc.files.end();
  rmSync(pc.folder, { recursive: true, force: true });
});

const openStation = (): OpenStation => {
  const open = pc.files.current();
  if (!open) throw new Error('no station is open');
  return open;
};

test('a copy is named by its moment, holds every row, and is noted with its size', async () => {
  await head.call('settings.addRoom', { name: '换药室', point: 'examination' });
  const before = dumpDatabase(openStation().db);
  const made = await head.call('backup.now', {});
  expect(made.name).toBe('station-20261120-090000.db');
  const copy = connect(join(pc.folder, 'backups', made.name), { readonly: true });
  expect(dumpDatabase(copy)).toEqual(before);
  copy.$client.close();
  expect(await head.call('backup.getLast', {})).toEqual({ last: made });
  expect(await head.call('settings.getState', {})).toMatchObject({ lastBackup: { at: FRIDAY_MORNING } });
  expect(readdirSync(join(pc.folder, 'backups'))).toEqual([made.name]);
});

test('a second copy goes to the folder that the head chose', async () => {
  const disk = join(pc.folder, 'removable');
  mkdirSync(disk);
  await head.call('backup.changeFolder', { folder: disk });
  const made = await head.call('backup.now', {});
  expect(readdirSync(disk)).toEqual([made.name]);
});

test('when that disk is gone the first copy counts all the same, and the screen says so', async () => {
  const disk = join(pc.folder, 'removable');
  mkdirSync(disk);
  await head.call('backup.changeFolder', { folder: disk });
  rmSync(disk, { recursive: true });
  expect(await head.reply('backup.now', {})).toEqual({
    ok: false,
    error: { kind: 'refusal', code: 'backup.folder-unusable', details: { folder: disk } },
  });
  const { last } = await head.call('backup.getLast', {});
  expect(last?.name).toBe('station-20261120-090000.db');
});

test('a folder that cannot be written is not taken', async () => {
  const before = dumpDatabase(openStation().db);
  expect(await head.reply('backup.changeFolder', { folder: join(pc.folder, 'nowhere') })).toMatchObject({
    error: { code: 'backup.folder-unusable' },
  });
  expect(dumpDatabase(openStation().db)).toEqual(before);
});

/** The head's window on a PC on which something of the copying goes wrong. */
async function windowWith(host: Partial<StationHost>): Promise<TestWindow> {
  const window = windowsOn({
    now: () => now,
    station: pc.files.current,
    host: { ...pc.host, ...host },
    announce: () => undefined,
    reportFault: () => 'test-0001',
  })();
  await window.call('staff.signIn', { staffId: 1 as never, password: 'liuwentao1', desk: 'head' });
  return window;
}

const inBackups = () => readdirSync(join(pc.folder, 'backups'));

test('a copy that cannot be read again does not count and leaves no file', async () => {
  const broken = await windowWith({
    sealCopy: async () => {
      throw new Error('quick_check: row 3 missing from index');
    },
  });
  expect(await broken.reply('backup.now', {})).toMatchObject({ error: { code: 'backup.copy-unsound' } });
  expect(await broken.call('backup.getLast', {})).toEqual({ last: null });
  expect(inBackups()).toEqual([]);
});

test('a full disk is told as such and leaves no half of a copy', async () => {
  const full = await windowWith({
    copyTo: async (_station, path) => {
      writeFileSync(path, 'half');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    },
  });
  expect(await full.reply('backup.now', {})).toMatchObject({ error: { code: 'disk.full' } });
  expect(inBackups()).toEqual([]);
});

test('a second copy that broke off leaves no half of itself', async () => {
  const disk = join(pc.folder, 'removable');
  mkdirSync(join(disk, 'station-20261120-090000.db'), { recursive: true });
  await head.call('backup.changeFolder', { folder: disk });
  expect(await head.reply('backup.now', {})).toMatchObject({ error: { code: 'backup.folder-unusable' } });
  expect(readdirSync(disk)).toEqual(['station-20261120-090000.db']);
});

test('the screen tells that the second place has no copy, also of one that nobody asked for', async () => {
  const disk = join(pc.folder, 'removable');
  mkdirSync(disk);
  await head.call('backup.changeFolder', { folder: disk });
  await head.call('backup.now', {});
  expect((await head.call('backup.getLast', {})).last).toMatchObject({ second: 'copied' });
  rmSync(disk, { recursive: true });
  now = instant(now + 60_000);
  const order = { host: pc.host, at: now, day: clinicDay('2026-11-20'), by: undefined, desk: 'upkeep' };
  await makeBackup({ ...order, station: openStation(), work: UNWATCHED }).catch(() => undefined);
  expect((await head.call('backup.getLast', {})).last).toMatchObject({ second: 'failed' });
});

test('it is a copy of the station that was asked for, also when another file is opened meanwhile', async () => {
  const order = { host: pc.host, at: now, day: clinicDay('2026-11-20'), by: undefined, desk: 'upkeep' };
  const station = openStation();
  const other = join(pc.folder, 'other.db');
  const empty = openDatabase({ file: other });
  const current = vi.spyOn(pc.files, 'current').mockReturnValue({ db: empty, file: other, practice: true });
  const made = await makeBackup({ ...order, station, work: UNWATCHED });
  current.mockRestore();
  empty.$client.close();
  const copy = connect(join(pc.folder, 'backups', made.name), { readonly: true });
  expect(copy.$client.prepare('SELECT count(*) FROM staff').pluck().get()).toBe(1);
  copy.$client.close();
});

/** A closing as `closeDay` leaves it, as far as the copies look at it. */
function closeADay(closingId: number, at: Instant): void {
  const { db } = openStation();
  db.$client.pragma('foreign_keys = OFF');
  db.$client.exec(
    `INSERT INTO day_closings SELECT ${closingId}, '2026-11-20', ${at}, 1, NULL, 1, NULL, NULL, NULL, 0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,'','',NULL`,
  );
  db.$client.pragma('foreign_keys = ON');
}

test('one is due after a day was closed, until it is made', async () => {
  const { db } = openStation();
  expect(isBackupDue(db)).toBe(false);
  closeADay(1, instant(now + 1));
  expect(isBackupDue(db)).toBe(true);
  now = instant(now + 60_000);
  await head.call('backup.now', {});
  expect(isBackupDue(db)).toBe(false);
});

test('one is due after a closing although the last copy was made by a clock that stood ahead', async () => {
  closeADay(1, now);
  now = instant(FRIDAY_MORNING + 3_600_000);
  await head.call('backup.now', {});
  now = FRIDAY_MORNING;
  closeADay(2, now);
  expect(isBackupDue(openStation().db)).toBe(true);
  await head.call('backup.now', {});
  expect(isBackupDue(openStation().db)).toBe(false);
});

test('a day that is closed while a copy is being written makes the next one due', async () => {
  const slow = await windowWith({
    copyTo: async (station, path, work) => {
      await pc.host.copyTo(station, path, work);
      closeADay(1, now);
    },
  });
  await slow.call('backup.now', {});
  expect(isBackupDue(openStation().db)).toBe(true);
});

test('practice copies never look like a station’s', () => {
  expect(backupName(FRIDAY_MORNING, 480, false)).toBe('station-20261120-090000.db');
  expect(backupName(FRIDAY_MORNING, 480, true)).toBe('practice-20261120-090000.db');
});
