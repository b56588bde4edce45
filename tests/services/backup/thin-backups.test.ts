import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBackup } from '../../../electron/services/backup/make-backup.ts';
import type { StationHost } from '../../../electron/services/context.ts';
import { clinicDayAt } from '../../../electron/shared/values/clinic-day.ts';
import { type Instant, instant } from '../../../electron/shared/values/instant.ts';
import { openHeadedPc } from '../../support/headed-pc.ts';
import type { TestPc } from '../../support/host.ts';
import { FRIDAY_MORNING } from '../../support/station.ts';
import type { TestWindow } from '../../support/windows.ts';

const UNWATCHED = { progress: () => undefined, signal: new AbortController().signal };
const DAY_MS = 86_400_000;

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

const backups = () => join(pc.folder, 'backups');
const lying = (folder = backups()) => readdirSync(folder).sort();

/** A copy so many days on. */
async function backUpAfter(days: number, host: Partial<StationHost> = {}, practice = false): Promise<void> {
  const current = pc.files.current();
  if (!current) throw new Error('no station is open');
  const station = { ...current, practice };
  now = instant(now + days * DAY_MS);
  const order = { station, host: { ...pc.host, ...host }, at: now, day: clinicDayAt(now, 480) };
  await makeBackup({ ...order, by: undefined, desk: 'upkeep', work: UNWATCHED });
}

/** Friday, Saturday and Sunday, a copy each. */
async function aWeekend(): Promise<void> {
  await backUpAfter(0);
  await backUpAfter(1);
  await backUpAfter(1);
}
const WEEKEND = ['station-20261120-090000.db', 'station-20261121-090000.db', 'station-20261122-090000.db'];

test('older copies go after a new one is proven, here and at the second place', async () => {
  const disk = join(pc.folder, 'removable');
  mkdirSync(disk);
  await head.call('backup.changeFolder', { folder: disk });
  await aWeekend();
  await backUpAfter(10);
  expect(lying()).toEqual([...WEEKEND, 'station-20261202-090000.db']);
  now = instant(now + 9 * DAY_MS);
  await head.call('settings.confirmClock', { aheadDays: 21 });
  // November keeps its newest.
  await backUpAfter(0);
  const kept = ['station-20261122-090000.db', 'station-20261202-090000.db', 'station-20261211-090000.db'];
  expect(lying()).toEqual(kept);
  expect(lying(disk)).toEqual(kept);
  expect(
    pc.files
      .current()
      ?.db.$client.prepare("SELECT detail FROM audit WHERE action = 'backup.thinned'")
      .pluck()
      .all(),
  ).toEqual(['{"removed":2,"where":"here"}', '{"removed":2,"where":"second"}']);
});

test('what the station did not make itself stays, whatever it is called', async () => {
  await aWeekend();
  const folder = backups();
  cpSync(join(folder, 'station-20261120-090000.db'), join(folder, 'station-20261119-090000.db'));
  writeFileSync(join(folder, '说明.txt'), '');
  // No copy of ours any more: somebody wrote into it.
  appendFileSync(join(folder, 'station-20261121-090000.db'), 'x');
  await backUpAfter(30);
  expect(lying()).toEqual([
    'station-20261119-090000.db',
    'station-20261121-090000.db',
    'station-20261122-090000.db',
    'station-20261222-090000.db',
    '说明.txt',
  ]);
});

test('copies of the practice station go in the same way, and those of a station beside them stay', async () => {
  mkdirSync(backups(), { recursive: true });
  writeFileSync(join(backups(), 'station-20261101-180000.db'), 'of another file');
  for (const days of [0, 1, 1, 19]) await backUpAfter(days, {}, true);
  expect(lying()).toEqual([
    'practice-20261122-090000.db',
    'practice-20261211-090000.db',
    'station-20261101-180000.db',
  ]);
});

test('nothing goes for a copy that could not be read again', async () => {
  await aWeekend();
  const broken = async () => {
    throw new Error('quick_check: row 3 missing from index');
  };
  await expect(backUpAfter(30, { sealCopy: broken })).rejects.toMatchObject({ code: 'backup.copy-unsound' });
  expect(lying()).toEqual(WEEKEND);
});

test('nothing goes at a second place that did not take the new one', async () => {
  const disk = join(pc.folder, 'removable');
  mkdirSync(disk);
  await head.call('backup.changeFolder', { folder: disk });
  await aWeekend();
  mkdirSync(join(disk, 'station-20261201-090000.db.part'));
  await expect(backUpAfter(9)).rejects.toMatchObject({ code: 'backup.folder-unusable' });
  now = instant(now + DAY_MS);
  await backUpAfter(0);
  rmSync(join(disk, 'station-20261201-090000.db.part'), { recursive: true });
  expect(lying(disk)).toEqual([...WEEKEND, 'station-20261202-090000.db']);
});

test('nothing goes by a clock that nobody has confirmed', async () => {
  await head.call('settings.addRoom', { name: '换药室', point: 'examination' });
  await aWeekend();
  await backUpAfter(300);
  expect(lying()).toHaveLength(4);
  now = instant(FRIDAY_MORNING + 40 * DAY_MS);
  await head.call('settings.confirmClock', { aheadDays: 40 });
  await backUpAfter(0);
  // The one of the wrong clock lies in the future: it stays.
  expect(lying()).toEqual([
    'station-20261122-090000.db',
    'station-20261230-090000.db',
    'station-20270918-090000.db',
  ]);
});
