import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LongWork } from '../../electron/services/context.ts';
import { dumpDatabase } from '../support/dump.ts';
import { onPc } from '../support/on-pc.ts';
import { openTestStation, type TestStation } from '../support/station.ts';

let station: TestStation;
let folder: string;
beforeEach(() => {
  station = openTestStation();
  folder = mkdtempSync(join(tmpdir(), 'stop-'));
});
afterEach(() => {
  expect(station.faults).toEqual([]);
  station.close();
  rmSync(folder, { recursive: true, force: true });
});

const STOPPED = { ok: false, error: { kind: 'refusal', code: 'task.stopped', details: {} } };

/** Work that would never end by itself. */
function untilStopped({ signal, progress }: LongWork): Promise<never> {
  progress(1, 100);
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

test('long work ends when its window says stop, and changes nothing', async () => {
  const before = dumpDatabase(station.db);
  const window = onPc(station, { host: { proveBooks: (_file, work) => untilStopped(work) } });
  const proving = window.reply('settings.proveBooks', {});
  expect(window.events).toEqual([{ kind: 'progress', task: 'settings.proveBooks', done: 1, total: 100 }]);
  expect(await window.reply('settings.stopTask', { task: 'settings.proveBooks' })).toEqual({
    ok: true,
    value: {},
  });
  expect(await proving).toEqual(STOPPED);
  expect(dumpDatabase(station.db)).toEqual(before);
});

test('neither another window nor another task ends it', async () => {
  const window = onPc(station, { host: { proveBooks: (_file, work) => untilStopped(work) } });
  const proving = window.reply('settings.proveBooks', {});
  await window.otherWindow().reply('settings.stopTask', { task: 'settings.proveBooks' });
  await window.reply('settings.stopTask', { task: 'ledger.exportMonth' });
  const first = await Promise.race([proving, new Promise((resolve) => setTimeout(resolve, 20, 'goes on'))]);
  expect(first).toBe('goes on');
  await window.reply('settings.stopTask', { task: 'settings.proveBooks' });
  expect(await proving).toEqual(STOPPED);
});

test('a stopped export leaves the older file and no half of a new one', async () => {
  mkdirSync(join(folder, 'exports'));
  writeFileSync(join(folder, 'exports', '月末台账-2026-11.xlsx'), 'older');
  const window = onPc(station, {
    host: {
      exportsFolder: join(folder, 'exports'),
      writeMonth: (order, work) => {
        writeFileSync(`${order.path}.part`, 'half');
        return untilStopped(work);
      },
    },
  });
  const exporting = window.reply('ledger.exportMonth', { month: '2026-11' });
  await window.reply('settings.stopTask', { task: 'ledger.exportMonth' });
  expect(await exporting).toEqual(STOPPED);
  expect(readdirSync(join(folder, 'exports'))).toEqual(['月末台账-2026-11.xlsx']);
});

test('a stopped backup leaves no file', async () => {
  const window = onPc(station, {
    host: {
      backupFolder: join(folder, 'backups'),
      copyTo: (_station, path, work) => {
        writeFileSync(path, 'half');
        return untilStopped(work);
      },
    },
  });
  const copying = window.reply('backup.now', {});
  while (!existsSync(join(folder, 'backups'))) await new Promise(setImmediate);
  while (readdirSync(join(folder, 'backups')).length === 0) await new Promise(setImmediate);
  await window.reply('settings.stopTask', { task: 'backup.now' });
  expect(await copying).toEqual(STOPPED);
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
});

test('what is over already is not stopped', async () => {
  const window = onPc(station);
  expect((await window.reply('settings.proveBooks', {})).ok).toBe(true);
  expect((await window.reply('settings.stopTask', { task: 'settings.proveBooks' })).ok).toBe(true);
});
