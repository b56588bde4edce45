import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DosingInput,
  dosesInCourse,
  FREQUENCIES,
  FREQUENCY_CODES,
  ROUTE_CODES,
  ROUTES,
  suggestQuantity,
} from '../../electron/shared/domain/dosing.ts';
import { substanceOf } from '../../electron/shared/domain/generic-name.ts';

/** Amlodipine 5 mg × 28. */
const COURSE: DosingInput = {
  doseMilli: 5000,
  strengthMilli: 5000,
  frequency: 'qd',
  days: 28,
  packSize: 28,
  splittable: true,
};

describe('how many a course needs', () => {
  test.each<[string, Partial<DosingInput>, number | undefined]>([
    ['one a day for 28 days', {}, 28],
    ['twice a day for 28 days', { frequency: 'bid' }, 56],
    ['half a tablet a day for 7 days rounds up', { doseMilli: 2500, days: 7 }, 4],
    [
      'half an ampoule a day takes an ampoule each time',
      { doseMilli: 2500, days: 7, wholeUnitPerDose: true },
      7,
    ],
    ['once a week for 10 days: two doses', { frequency: 'qw', days: 10 }, 2],
    ['every other day for 7 days: four doses', { frequency: 'qod', days: 7 }, 4],
    ['at once: a single dose', { frequency: 'st', days: 3 }, 1],
    ['as needed: the doctor says', { frequency: 'prn' }, undefined],
    ['whole packs: 7 tablets are a pack of 28', { days: 7, splittable: false }, 28],
    ['whole packs: 29 tablets are two', { days: 29, splittable: false }, 56],
    [
      '0.1 g of 0.3 g, three times for 1 day: one',
      { doseMilli: 100, strengthMilli: 300, frequency: 'tid', days: 1 },
      1,
    ],
  ])('%s', (_name, more, units) => {
    expect(suggestQuantity({ ...COURSE, ...more })).toBe(units);
  });

  test.each<[string, Partial<DosingInput>]>([
    ['a dose of nothing', { doseMilli: 0 }],
    ['a unit that holds nothing', { strengthMilli: 0 }],
    ['no days', { days: 0 }],
    ['half a day', { days: 0.5 }],
    ['an empty pack', { packSize: 0 }],
  ])('refuses %s', (_name, more) => {
    expect(() => suggestQuantity({ ...COURSE, ...more })).toThrow(RangeError);
  });

  test('says nothing of a dose that nobody could mean', () => {
    const much = { doseMilli: 100_000_000, strengthMilli: 1, days: 84, frequency: 'qid' as const };
    expect(suggestQuantity({ ...COURSE, ...much })).toBeUndefined();
    expect(suggestQuantity({ ...COURSE, ...much, wholeUnitPerDose: true })).toBeUndefined();
  });

  test('covers every dose of the course, and one unit less would not', () => {
    const anyCourse = fc.record({
      doseMilli: fc.integer({ min: 1, max: 20_000 }),
      strengthMilli: fc.integer({ min: 1, max: 20_000 }),
      frequency: fc.constantFrom(...FREQUENCY_CODES),
      days: fc.integer({ min: 1, max: 84 }),
      packSize: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(anyCourse, (course) => {
        const doses = dosesInCourse(course.frequency, course.days);
        const units = suggestQuantity({ ...course, splittable: true });
        if (doses === undefined || units === undefined) {
          expect([doses, units]).toEqual([undefined, undefined]);
          return;
        }
        const needed = doses * course.doseMilli;
        expect(units * course.strengthMilli).toBeGreaterThanOrEqual(needed);
        expect((units - 1) * course.strengthMilli).toBeLessThan(needed);
        const packs = suggestQuantity({ ...course, splittable: false }) ?? 0;
        expect(packs % course.packSize).toBe(0);
        expect(packs >= units && packs - units < course.packSize).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test('every frequency and route has its own words', () => {
  const labels = FREQUENCY_CODES.map((code) => FREQUENCIES[code].label);
  expect(new Set(labels).size).toBe(labels.length);
  expect([FREQUENCIES.qd.label, FREQUENCIES.bid.label, FREQUENCIES.qn.label]).toEqual([
    '每日 1 次',
    '每日 2 次',
    '每晚 1 次',
  ]);
  expect(new Set(ROUTE_CODES.map((code) => ROUTES[code])).size).toBe(ROUTE_CODES.length);
});

test.each([
  ['阿莫西林胶囊', '阿莫西林'],
  ['阿莫西林颗粒', '阿莫西林'],
  ['布洛芬缓释胶囊', '布洛芬'],
  ['注射用青霉素钠', '青霉素钠'],
  ['盐酸二甲双胍缓释片', '盐酸二甲双胍'],
  ['蒙脱石散', '蒙脱石'],
  ['复方甘草片（成人）', '复方甘草'],
  ['黄芪', '黄芪'],
  ['片', '片'],
])('the substance of %s is %s', (name, substance) => {
  expect(substanceOf(name)).toBe(substance);
});
