import { describe, expect, it, test } from 'vitest';
import { potWords, routeWarning, type Usage, usageWords } from '../../electron/shared/domain/usage-words.ts';

/** A tablet of 5 mg, once a day for a week. */
const TABLET: Usage = {
  route: 'oral',
  frequency: 'qd',
  days: 7,
  doseMilli: 5_000,
  doseUnit: 'mg',
  strengthMilli: 5_000,
  smallUnit: '片',
};

describe('the use of a drug, for whoever takes it', () => {
  it.each<[string, Partial<Usage>]>([
    ['口服，每日 1 次，每次 1 片（5mg），共 7 天', {}],
    ['口服，每日 1 次，每次 半片（2.5mg），共 7 天', { doseMilli: 2_500 }],
    ['口服，每日 1 次，每次 四分之一片（1.25mg），共 7 天', { doseMilli: 1_250 }],
    ['口服，每日 1 次，每次 1 片半（7.5mg），共 7 天', { doseMilli: 7_500 }],
    ['口服，每日 1 次，每次 2 又四分之三片（13.75mg），共 7 天', { doseMilli: 13_750 }],
    ['口服，每日 3 次，每次 3 片（15mg），共 28 天', { doseMilli: 15_000, frequency: 'tid', days: 28 }],
  ])('%s', (words, change) => {
    expect(usageWords({ ...TABLET, ...change })).toBe(words);
  });

  it('stays in the unit of the dose where it makes no pieces that can be counted', () => {
    const syrup = { ...TABLET, doseMilli: 15_000, doseUnit: 'ml', strengthMilli: 100_000, smallUnit: '瓶' };
    expect(usageWords(syrup)).toBe('口服，每日 1 次，每次 15ml，共 7 天');
    expect(usageWords({ ...TABLET, doseMilli: 2_000 })).toBe('口服，每日 1 次，每次 2mg，共 7 天');
  });

  it('names pieces once where the dose is counted in pieces itself', () => {
    const pills = { ...TABLET, doseMilli: 8_000, doseUnit: '丸', strengthMilli: 1_000, smallUnit: '丸' };
    expect(usageWords(pills)).toBe('口服，每日 1 次，每次 8丸，共 7 天');
  });

  it('has no days where it is taken once or as needed', () => {
    expect(usageWords({ ...TABLET, frequency: 'prn' })).toBe('口服，必要时用，每次 1 片（5mg）');
    expect(usageWords({ ...TABLET, frequency: 'st' })).toBe('口服，立即 1 次，每次 1 片（5mg）');
  });

  it('of 饮片 says nothing of the weight of one of them', () => {
    expect(potWords({ route: 'decoction', frequency: 'bid', days: 7 })).toBe('煎服，每日 2 次，共 7 天');
  });
});

test('what is not for swallowing says so', () => {
  expect(routeWarning('external')).toBe('不是内服药，不能吃。');
  expect(routeWarning('eye')).toBe('不是内服药，不能吃。');
  expect(['oral', 'sublingual', 'decoction', 'im'].map((route) => routeWarning(route as never))).toEqual([
    '',
    '',
    '',
    '',
  ]);
});
