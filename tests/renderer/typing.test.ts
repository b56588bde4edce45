import { describe, expect, test } from 'vitest';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import {
  formatLongDay,
  formatMoment,
  formatNumber,
  formatReceiptNo,
  formatShortMoment,
  formatTime,
  formatWeekday,
} from '../../renderer/components/format.ts';
import { readDay, readNumber } from '../../renderer/components/inputs.tsx';
import { nextIndex } from '../../renderer/components/WhoList.tsx';

describe('what is typed', () => {
  test.each([
    ['36.5', 1, 365],
    ['36', 1, 360],
    ['36.', 1, 360],
    ['36.55', 1, undefined],
    ['7', 0, 7],
    ['7.5', 0, undefined],
    ['-7', 0, undefined],
    ['七', 0, undefined],
    ['', 0, undefined],
    ['0.125', 3, 125],
  ])('%s with %i decimals', (text, decimals, value) => {
    expect(readNumber(text, decimals)).toBe(value);
  });

  test.each([
    ['20261120', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['2026.11.20', '2026-11-20'],
    ['2026/11/20', '2026-11-20'],
    ['20260230', undefined],
    ['261120', undefined],
    ['2026112', undefined],
  ])('the day %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe('what is written', () => {
  const at = instant(Date.parse('2026-11-20T01:42:07Z'));
  test('times are the station’s wall clock', () => {
    expect([formatTime(at), formatShortMoment(at), formatMoment(at)]).toEqual([
      '09:42',
      '11-20 09:42',
      '2026-11-20 09:42',
    ]);
  });

  test('days in words, numbers with their zeros', () => {
    const day = clinicDay('2026-11-20');
    expect([formatLongDay(day), formatWeekday(day), formatNumber(17), formatReceiptNo(12_828)]).toEqual([
      '2026 年 11 月 20 日',
      '星期五',
      '017',
      '0012828',
    ]);
  });
});

test('arrows stay inside the list, and lead nowhere in an empty one', () => {
  expect(nextIndex('ArrowDown', -1, 3)).toBe(0);
  expect(nextIndex('ArrowDown', 2, 3)).toBe(2);
  expect(nextIndex('ArrowUp', 0, 3)).toBe(0);
  expect(nextIndex('End', 0, 3)).toBe(2);
  expect(nextIndex('Home', 2, 3)).toBe(0);
  expect(nextIndex('x', 1, 3)).toBeUndefined();
  expect(nextIndex('ArrowDown', 0, 0)).toBeUndefined();
});
