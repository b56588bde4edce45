import { describe, expect, it } from 'vitest';
import { holidayOn } from '../../build/demo/population/holidays.ts';
import { planMonth } from '../../build/demo/population/month-plan.ts';
import { generateResidents } from '../../build/demo/population/residents.ts';
import { clinicDay, clinicMonth, daysFromTo, weekdayOf } from '../../electron/shared/values/clinic-day.ts';

describe('public holidays', () => {
  it.each([
    ['2026-01-01', '元旦'],
    ['2026-02-16', '除夕'],
    ['2026-02-17', '春节'],
    ['2026-02-22', '春节'],
    ['2026-02-23', undefined],
    ['2026-04-05', '清明节'],
    ['2024-04-04', '清明节'],
    ['2026-05-01', '劳动节'],
    ['2026-06-19', '端午节'],
    ['2026-09-25', '中秋节'],
    ['2026-10-06', '国庆节'],
    ['2026-10-07', undefined],
    ['2035-02-07', '除夕'],
    ['2035-02-08', '春节'],
    ['2026-11-09', undefined],
  ])('%s is %s', (day, name) => {
    expect(holidayOn(clinicDay(day))).toBe(name);
  });

  it('are as many in every year, leap months or not', () => {
    for (const year of [2019, 2020, 2025, 2026, 2033, 2035]) {
      const days = daysFromTo(clinicDay(`${year}-01-01`), clinicDay(`${year}-12-31`));
      const names = days.map(holidayOn).filter((name) => name !== undefined);
      // 中秋 of 2020 and of 2025 lies within 国庆.
      expect([year, names.length]).toEqual([year, [2020, 2025].includes(year) ? 19 : 20]);
    }
  });

  it('leave the station nearly empty, and the other days as full as ever', () => {
    const residents = generateResidents({ seed: 2, onDay: clinicDay('2026-10-01'), count: 2_000 });
    const { days, stock } = planMonth({ seed: 2, month: clinicMonth('2026-10'), residents });
    const quiet = days.filter(({ day }) => holidayOn(day) !== undefined || weekdayOf(day) === 0);
    const others = days.filter((day) => !quiet.includes(day)).map(({ visits }) => visits.length);
    expect(quiet.filter(({ visits }) => visits.length > 8)).toEqual([]);
    expect(quiet.filter(({ visits }) => visits.length === 0).length).toBeGreaterThan(quiet.length / 2);
    expect(Math.min(...others)).toBeGreaterThan(15);
    expect(Math.max(...others)).toBeLessThan(65);
    expect(stock.deliveries.filter(({ day }) => holidayOn(day) !== undefined)).toEqual([]);
  });
});
