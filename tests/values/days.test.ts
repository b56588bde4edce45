import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addMonthsToDay,
  clinicDay,
  clinicDayAt,
  clinicDaySchema,
  clinicMonth,
  daysBetween,
  daysFromTo,
  firstDayOf,
  formatMoment,
  lastDayOf,
  minuteOfDay,
  monthOf,
  startOfDay,
  wallClockAt,
  weekdayOf,
} from '../../electron/shared/values/clinic-day.ts';
import { instant, instantSchema } from '../../electron/shared/values/instant.ts';

const CHINA = 480;

describe('the station’s day', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-11-31', '2026-11-20T00:00'])(
    '"%s" is no day',
    (text) => {
      expect(() => clinicDay(text)).toThrow(RangeError);
      expect(clinicDaySchema.safeParse(text).success).toBe(false);
    },
  );

  test('begins at midnight in China, which is 16:00 UTC of the day before', () => {
    const midnight = instant(Date.UTC(2026, 10, 19, 16, 0));
    expect(clinicDayAt(midnight, CHINA)).toBe('2026-11-20');
    expect(clinicDayAt(instant(midnight - 1), CHINA)).toBe('2026-11-19');
    expect(startOfDay(clinicDay('2026-11-20'), CHINA)).toBe(midnight);
  });

  test('knows leap years, weekdays and months', () => {
    expect(addDays(clinicDay('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(clinicDay('2026-03-01'), -1)).toBe('2026-02-28');
    expect(weekdayOf(clinicDay('2026-11-20'))).toBe(5);
    expect(monthOf(clinicDay('2026-11-20'))).toBe('2026-11');
    expect(addMonths(clinicMonth('2026-11'), 2)).toBe('2027-01');
    expect(addMonths(clinicMonth('2026-01'), -1)).toBe('2025-12');
    expect([firstDayOf(clinicMonth('2028-02')), lastDayOf(clinicMonth('2028-02'))]).toEqual([
      '2028-02-01',
      '2028-02-29',
    ]);
  });

  test.each(['2026-00', '2026-13', '2026-1', '2026-01-01'])('"%s" is no month', (text) => {
    expect(() => clinicMonth(text)).toThrow(RangeError);
  });

  test('the station’s wall clock is some hours before or after the sun of Greenwich', () => {
    const late = instant(Date.parse('2026-11-20T16:46:05Z'));
    expect([minuteOfDay(late, 480), formatMoment(late, 480)]).toEqual([46, '2026-11-21 00:46']);
    expect([minuteOfDay(late, -300), wallClockAt(late, -300)]).toEqual([706, '2026-11-20T11:46:05']);
  });

  test('a month on from the 31st is the last of the month', () => {
    expect(addMonthsToDay(clinicDay('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonthsToDay(clinicDay('2026-11-20'), 3)).toBe('2027-02-20');
    expect(addMonthsToDay(clinicDay('2026-03-31'), -1)).toBe('2026-02-28');
  });

  test('a range counts both ends, and is empty backwards', () => {
    expect(daysFromTo(clinicDay('2026-11-29'), clinicDay('2026-12-01'))).toEqual([
      '2026-11-29',
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(daysFromTo(clinicDay('2026-12-01'), clinicDay('2026-11-30'))).toEqual([]);
  });

  test('going n days on and counting them back agree', () => {
    const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(clinicDay('1900-01-01'), days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(addDays(day, count) < day).toBe(count < 0);
      }),
    );
  });
});

test.each([-1, 0.5, Number.NaN])('%s is no instant', (value) => {
  expect(() => instant(value)).toThrow(RangeError);
  expect(instantSchema.safeParse(value).success).toBe(false);
});
