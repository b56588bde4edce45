import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StationFiles } from '../../electron/main/station-files.ts';
import { startUpkeep } from '../../electron/main/upkeep.ts';
import type { StationHost } from '../../electron/services/context.ts';
import { loadSpelling } from '../../electron/services/spelling.ts';
import { instant } from '../../electron/shared/values/instant.ts';

const QUIET_MS = 3_000;

beforeEach(async () => {
  await loadSpelling();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** Upkeep of a program without a station: what it does is written down. */
function watchUpkeep() {
  const done: string[] = [];
  const upkeep = startUpkeep({
    files: {
      checkpoint: () => done.push('checkpoint'),
      current: () => undefined,
    } as unknown as StationFiles,
    host: {} as StationHost,
    now: () => instant(0),
    announce: () => undefined,
    reportFault: () => '20261120-0001',
  });
  return { upkeep, done };
}

test('upkeep waits until the station has been quiet for three seconds', async () => {
  const { upkeep, done } = watchUpkeep();
  upkeep.touched();
  await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
  upkeep.touched();
  await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(['checkpoint']);
});

test('what changes while upkeep is at work is tended after it: the evening’s closing gets its copy', async () => {
  const { upkeep, done } = watchUpkeep();
  upkeep.touched();
  vi.advanceTimersByTime(QUIET_MS);
  upkeep.touched();
  vi.advanceTimersByTime(QUIET_MS);
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(done).toEqual(['checkpoint', 'checkpoint']);
});

test('upkeep that was stopped does nothing more', async () => {
  const { upkeep, done } = watchUpkeep();
  upkeep.touched();
  upkeep.stop();
  await vi.advanceTimersByTimeAsync(2 * QUIET_MS);
  expect(done).toEqual([]);
});
