import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FREQUENCY_CODES, type FrequencyCode, quantityOfDoses } from '../../electron/shared/domain/dosing.ts';
import { explainFinding } from '../../electron/shared/domain/explain-finding.ts';
import {
  checkHerbalDoses,
  daysOfDoses,
  dosesFitCourse,
  MAX_DOSES,
} from '../../electron/shared/domain/herbal-doses.ts';
import type { DraftLine } from '../../electron/shared/domain/prescription-rules.ts';
import type { DrugId } from '../../electron/shared/values/ids.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';

/** 15 g of a herb that is weighed by the gram, once a day for 7 days: 105 g. */
function herb(lineNo: number, genericName: string, more: Partial<DraftLine> = {}): DraftLine {
  return {
    lineNo,
    drug: {
      drugId: lineNo as DrugId,
      genericName,
      allergyGroups: [],
      drugClass: 'herbal',
      control: 'none',
      antibiotic: 'none',
      longTermAllowed: true,
      skinTest: false,
      packSize: 1_000,
      splittable: true,
      strengthMilli: 1_000,
    },
    doseMilli: 15_000,
    frequency: 'qd',
    route: 'decoction',
    days: 7,
    qty: quantity(105),
    ...more,
  };
}

function check(doses: number, ...lines: DraftLine[]) {
  return checkHerbalDoses({ kind: 'ordinary', stableApproved: false, doses, lines });
}

describe('帖 of a slip', () => {
  test('each herb is weighed out as many times as there are 帖', () => {
    const licorice = herb(2, '甘草', { doseMilli: 6_000, qty: quantity(42) });
    expect(check(7, herb(1, '黄芪'), licorice)).toEqual([]);
    expect(check(7, herb(1, '黄芪'), { ...licorice, qty: quantity(41) })).toEqual([
      {
        rule: 'doses',
        lineNo: 2,
        severity: 'refuse',
        params: { drug: '甘草', why: 'quantity', doses: 7, qty: 41, need: 42 },
      },
    ]);
  });

  test('they fill the days, and all herbs are boiled in one pot', () => {
    const told = (...findings: ReturnType<typeof check>) =>
      findings.map((one) => [one.lineNo, one.params.why, explainFinding(one).what]);
    expect(told(...check(5, herb(1, '黄芪', { qty: quantity(75) })))).toEqual([
      [1, 'course', '7 天要 7 帖，写的是 5 帖。'],
    ]);
    expect(told(...check(7, herb(1, '黄芪'), herb(2, '甘草', { days: 5 })))).toEqual([
      [2, 'apart', '甘草与黄芪的用法或天数不同。'],
    ]);
    expect(told(...check(7, herb(1, '黄芪'), herb(2, '甘草', { frequency: 'bid' })))).toEqual([
      [2, 'apart', '甘草与黄芪的用法或天数不同。'],
    ]);
  });

  test('an odd 帖 twice a day ends in the middle of its last day', () => {
    const twice = herb(1, '黄芪', { frequency: 'bid', days: 4 });
    expect([check(7, twice), check(8, { ...twice, qty: quantity(120) })]).toEqual([[], []]);
    expect(check(6, { ...twice, qty: quantity(90) })).toHaveLength(1);
  });

  test('what is taken at once is one 帖, what is taken as needed any number', () => {
    const once = herb(1, '黄芪', { frequency: 'st', days: 1 });
    expect(check(1, { ...once, qty: quantity(15) })).toEqual([]);
    expect(check(3, { ...once, qty: quantity(45) })).toHaveLength(1);
    expect(check(3, herb(1, '黄芪', { frequency: 'prn', qty: quantity(45) }))).toEqual([]);
  });

  test('a slip without 饮片 has none', () => {
    const tablets = herb(1, '板蓝根颗粒');
    const patent = { ...tablets, drug: { ...tablets.drug, drugClass: 'patent' as const } };
    expect(check(1, patent)).toEqual([]);
    expect(check(7, patent)).toEqual([
      { rule: 'doses', severity: 'refuse', params: { why: 'no-herbs', doses: 7 } },
    ]);
  });

  test('any 帖, dose and frequency: just the weighed quantity passes, and no other', () => {
    const anyHerb = fc.record({
      doses: fc.integer({ min: 1, max: MAX_DOSES }),
      doseMilli: fc.integer({ min: 1, max: 500_000 }),
      strengthMilli: fc.integer({ min: 1, max: 50_000 }),
      packSize: fc.integer({ min: 1, max: 1_000 }),
      splittable: fc.boolean(),
      frequency: fc.constantFrom<FrequencyCode>(...FREQUENCY_CODES.filter((code) => code !== 'st')),
      off: fc.integer({ min: -50, max: 50 }).filter((off) => off !== 0),
    });
    fc.assert(
      fc.property(anyHerb, ({ doses, doseMilli, strengthMilli, packSize, splittable, frequency, off }) => {
        const days = daysOfDoses(frequency, doses) ?? 1;
        expect(dosesFitCourse(doses, frequency, days)).toBe(true);
        const { drug } = herb(1, '黄芪');
        const kept = { ...drug, packSize, splittable, strengthMilli };
        const qty = quantityOfDoses({ ...kept, doseMilli }, doses);
        if (qty === undefined) {
          const much = herb(1, '黄芪', { drug: kept, doseMilli, frequency, days });
          expect(check(doses, much).map((one) => one.params.why)).toEqual(['too-much']);
          return;
        }
        const weighed = herb(1, '黄芪', { drug: kept, doseMilli, frequency, days, qty });
        expect(check(doses, weighed)).toEqual([]);
        expect(qty * strengthMilli).toBeGreaterThanOrEqual(doses * doseMilli);
        const wrong = quantity(Math.max(0, qty + off));
        expect(check(doses, { ...weighed, qty: wrong })).toHaveLength(wrong === qty ? 0 : 1);
      }),
      { numRuns: 1000 },
    );
  });
});
