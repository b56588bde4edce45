import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startClock } from '../../electron/main/clock.ts';
import { nextIncident } from '../../electron/main/incidents.ts';
import { findPageFile } from '../../electron/main/page-file.ts';
import { redact } from '../../electron/main/redact.ts';
import { choosePlace, readPlace, writePlace } from '../../electron/main/window-place.ts';
import { instant } from '../../electron/shared/values/instant.ts';

const folder = mkdtempSync(join(tmpdir(), 'shell-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the log names nobody', () => {
  test.each([
    ['name: 周桂芳 not found', 'name: … not found'],
    ['阿卜杜热合曼·麦麦提图尔荪 and 龚䶮', '… and …'],
    ['id 510104195209142322', 'id #'],
    ['id 51010419520914232X in use', 'id # in use'],
    ['phone 138 0000 1111, 028-85512345', 'phone #, #'],
    ['at /home/liuwentao/station/out/main/index.js:12:4', 'at ~/station/out/main/index.js:12:4'],
    ['at C:\\Users\\刘文涛\\station\\index.js', 'at ~\\station\\index.js'],
    ['at C:\\Users\\Liu Wentao\\station\\index.js:12:4', 'at ~\\station\\index.js:12:4'],
    ['at /home/liu (/home/liu/a.js:1:2), file:///home/liu', 'at ~ (~/a.js:1:2), file://~'],
    ["parameter 'liuwentao@example.org' is wrong", "parameter '…' is wrong"],
    ['NOT NULL constraint failed: residents.name', 'NOT NULL constraint failed: residents.name'],
    ['20 rows in 350 ms', '20 rows in 350 ms'],
  ])('%s', (text, written) => {
    expect(redact(text)).toBe(written);
  });
});

test('incident numbers count on through the day and across restarts, and begin anew the next day', () => {
  const file = join(folder, 'incidents.json');
  const friday = instant(Date.parse('2026-11-20T09:00:00+08:00'));
  const late = instant(Date.parse('2026-11-20T23:59:00+08:00'));
  const saturday = instant(Date.parse('2026-11-21T00:01:00+08:00'));
  expect([friday, late, saturday, saturday].map((at) => nextIncident(file, at))).toEqual([
    '20261120-0001',
    '20261120-0002',
    '20261121-0001',
    '20261121-0002',
  ]);
  writeFileSync(file, 'not json');
  expect(nextIncident(file, saturday)).toBe('20261121-0001');
});

describe('pages come from our own folder only', () => {
  const pages = join(folder, 'renderer');
  test.each([
    ['station://app/index.html', join(pages, 'index.html')],
    ['station://app/assets/index.js?x=1', join(pages, 'assets', 'index.js')],
    ['station://other/index.html', undefined],
    // The address itself cannot climb: this is a file of ours that is not there.
    ['station://app/%2e%2e/station.db', join(pages, 'station.db')],
    ['station://app/..%2f..%2fstation.db', undefined],
    ['station://app/%', undefined],
  ])('%s', (url, file) => {
    const found = findPageFile(pages, url);
    expect(found).toBe(file);
    expect(found === undefined || found.startsWith(pages + sep)).toBe(true);
  });
});

describe('the window comes back where it stood', () => {
  const primary = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1280, height: 1024 };
  const kept = { box: { x: 1950, y: 60, width: 1200, height: 800 }, maximized: false };

  test('while that screen is there', () => {
    expect(choosePlace(kept, [primary, second], primary)).toEqual(kept);
  });

  test('or in the middle of the first one when it was unplugged', () => {
    const middle = { box: { x: 277, y: 136, width: 1366, height: 768 }, maximized: false };
    expect(choosePlace(kept, [primary], primary)).toEqual(middle);
    expect(choosePlace(undefined, [primary], primary)).toEqual(middle);
  });

  test('filling a screen that is no larger than the desks are drawn', () => {
    const small = { x: 0, y: 0, width: 1366, height: 728 };
    expect(choosePlace(undefined, [small], small)).toEqual({
      box: { x: 0, y: 0, width: 1366, height: 728 },
      maximized: true,
    });
  });

  test('and nonsense in the file is no reason not to open', () => {
    const file = join(folder, 'window.json');
    expect(readPlace(file)).toBeUndefined();
    writeFileSync(file, '{"box":{"x":"left"}}');
    expect(readPlace(file)).toBeUndefined();
    writePlace(file, kept);
    expect(readPlace(file)).toEqual(kept);
  });
});

describe('the clock', () => {
  test('ticks from a given moment in tests and demos', () => {
    const now = startClock('2026-11-20T07:52:00+08:00');
    const start = Date.parse('2026-11-20T07:52:00+08:00');
    expect(now() - start).toBeGreaterThanOrEqual(0);
    expect(now() - start).toBeLessThan(5_000);
  });

  test('refuses a moment that is none, and never stands still in silence', () => {
    expect(() => startClock('yesterday')).toThrow(RangeError);
  });
});
