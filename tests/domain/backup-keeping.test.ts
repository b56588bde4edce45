import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeptCopy, planBackupThinning } from '../../electron/shared/domain/backup-keeping.ts';
import {
  addDays,
  type ClinicDay,
  clinicDay,
  daysBetween,
  monthOf,
} from '../../electron/shared/values/clinic-day.ts';

const TODAY = clinicDay('2026-11-20');

const copyOf = (day: ClinicDay, time = '180000'): KeptCopy => ({
  name: `station-${day.replaceAll('-', '')}-${time}.db`,
  day,
});
const daysOf = (names: readonly string[]) =>
  names.map((name) => name.replace(/^station-(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3'));

/** One copy each evening of so many days, the newest today. */
const evenings = (count: number) =>
  Array.from({ length: count }, (_, index) => copyOf(addDays(TODAY, -index)));

describe('which backups may go', () => {
  test('none of the last 14 days, however many a day', () => {
    const day = addDays(TODAY, -13);
    const copies = [copyOf(day, '080000'), copyOf(day, '120000'), copyOf(TODAY)];
    expect(planBackupThinning(copies, TODAY)).toEqual([]);
  });

  test('of the weeks before, all but the newest of each', () => {
    // 7 November is the first of the 14 days. Weeks are kept by their Sundays, October by its 31st.
    expect(daysOf(planBackupThinning(evenings(26), TODAY))).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
      '2026-11-05',
      '2026-11-06',
    ]);
  });

  test('before half a year, all but the newest of each month', () => {
    const old = ['2026-01-05', '2026-01-31', '2026-02-01', '2026-04-30'].map((day) => copyOf(clinicDay(day)));
    expect(daysOf(planBackupThinning([...old, copyOf(TODAY)], TODAY))).toEqual(['2026-01-05']);
  });

  test('never the newest, though it is years old', () => {
    const copies = [copyOf(clinicDay('2020-05-04')), copyOf(clinicDay('2020-05-05'))];
    expect(daysOf(planBackupThinning(copies, TODAY))).toEqual(['2020-05-04']);
  });

  test('nothing of tomorrow, after a clock went back', () => {
    const copies = [copyOf(addDays(TODAY, 40)), copyOf(addDays(TODAY, 41)), copyOf(TODAY)];
    expect(planBackupThinning(copies, TODAY)).toEqual([]);
  });

  test('years of copies made and thinned each evening leave what is promised, and not many more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gap: fc.integer({ min: 0, max: 12 }), times: fc.integer({ min: 1, max: 3 }) }), {
          minLength: 30,
          maxLength: 250,
        }),
        (steps) => {
          let today = clinicDay('2023-01-01');
          let kept: KeptCopy[] = [];
          const ever: KeptCopy[] = [];
          for (const { gap, times } of steps) {
            today = addDays(today, gap);
            for (let time = 0; time < times; time += 1) {
              const made = copyOf(today, String(100_000 + ever.length));
              ever.push(made);
              const gone = new Set(planBackupThinning([...kept, made], today));
              kept = [...kept, made].filter((copy) => !gone.has(copy.name));
              // Thinned once, there is nothing more to thin.
              expect(planBackupThinning(kept, today)).toEqual([]);
            }
          }
          const names = new Set(kept.map((copy) => copy.name));
          const age = (copy: KeptCopy) => daysBetween(copy.day, today);
          for (const copy of ever) {
            if (age(copy) < 14) expect(names.has(copy.name)).toBe(true);
            // A copy no further than a week away, for half a year; then one of its month.
            if (age(copy) < 175)
              expect(kept.some((one) => Math.abs(daysBetween(one.day, copy.day)) < 7)).toBe(true);
            expect(kept.some((one) => monthOf(one.day) === monthOf(copy.day))).toBe(true);
          }
          expect(names.has(ever.at(-1)?.name ?? '')).toBe(true);
          const months = new Set(ever.map((copy) => monthOf(copy.day))).size;
          expect(kept.filter((copy) => age(copy) >= 14).length).toBeLessThanOrEqual(27 + months);
        },
      ),
      { numRuns: 60 },
    );
  });
});
