import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalAmount } from '../../electron/shared/domain/capital-amount.ts';
import {
  checkGeneralFee,
  FEE_CATEGORIES,
  FEE_CATEGORY_LABELS,
  type FeeCategory,
  isDrugCategory,
} from '../../electron/shared/domain/fee-categories.ts';
import {
  drugCostPerVisit,
  drugShare,
  formatShare,
  headAllowance,
  incomePerVisit,
  shareInTenths,
} from '../../electron/shared/domain/indicators.ts';
import { divideHalfUp, divideUp } from '../../electron/shared/domain/rounding.ts';
import { STATED_TENDERS, TENDER_LABELS, TENDERS } from '../../electron/shared/domain/tenders.ts';
import { fen } from '../../electron/shared/values/fen.ts';

describe('大写金额', () => {
  test.each([
    [6488, '陆拾肆元捌角捌分'],
    [0, '零元整'],
    [500, '伍元整'],
    [5, '伍分'],
    [50, '伍角'],
    [1005, '壹拾元零伍分'],
    [1050, '壹拾元伍角'],
    [10_000, '壹佰元整'],
    [100_700, '壹仟零柒元整'],
    [101_000, '壹仟零壹拾元整'],
    [10_000_000, '壹拾万元整'],
    [100_000_000, '壹佰万元整'],
    [999_999_999, '玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    [-820, '负捌元贰角'],
  ])('%i fen is %s', (amount, text) => {
    expect(capitalAmount(fen(amount))).toBe(text);
  });

  test('two amounts never read the same', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(capitalAmount(fen(a)) === capitalAmount(fen(b))).toBe(a === b);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('一般诊疗费 is charged alone', () => {
  const line = (chargeKey: string, category: FeeCategory, inGeneralFee = false) => {
    return { chargeKey, category, inGeneralFee };
  };
  const general = line('g', 'general_fee');

  test('without it 挂号 and 诊察 stand side by side', () => {
    expect(checkGeneralFee([line('r', 'registration'), line('c', 'consultation')])).toEqual({ ok: true });
  });

  test('with it drugs, tests and treatments pass', () => {
    const lines = [general, line('d', 'western'), line('l', 'lab'), line('t', 'treatment')];
    expect(checkGeneralFee(lines)).toEqual({ ok: true });
  });

  test('挂号, 诊察, an injection and 药事服务 beside it are charged twice', () => {
    const lines = [
      line('r', 'registration'),
      line('c', 'consultation'),
      general,
      line('i', 'treatment', true),
      line('p', 'other', true),
      line('t', 'treatment'),
    ];
    expect(checkGeneralFee(lines)).toEqual({
      ok: false,
      reason: 'covered',
      chargeKeys: ['r', 'c', 'i', 'p'],
    });
  });

  test('it is not charged twice itself', () => {
    expect(checkGeneralFee([general, line('g2', 'general_fee')])).toEqual({
      ok: false,
      reason: 'charged-twice',
      chargeKeys: ['g2'],
    });
  });
});

test('twelve fee categories as the month’s statement has them', () => {
  expect(FEE_CATEGORIES.map((one) => FEE_CATEGORY_LABELS[one])).toEqual([
    '挂号',
    '诊察',
    '检查',
    '化验',
    '治疗',
    '手术',
    '卫生材料',
    '西药',
    '中成药',
    '中药饮片',
    '一般诊疗费',
    '其他',
  ]);
  expect(FEE_CATEGORIES.filter(isDrugCategory)).toEqual(['western', 'patent', 'herbal']);
});

test('seven tenders, of which all but cash are stated', () => {
  expect(TENDERS.map((one) => TENDER_LABELS[one])).toEqual([
    '现金',
    '微信',
    '支付宝',
    '银行卡',
    '医保统筹',
    '个人账户',
    '挂账',
  ]);
  expect([...STATED_TENDERS, 'cash'].sort()).toEqual([...TENDERS].sort());
});

describe('the month’s figures', () => {
  test('23,760.93 over 954 visits is 24.91 each, drugs 12.37, 49.7% drugs, 222.73 for the head', () => {
    const income = fen(2_376_093);
    const drugs = fen(1_180_163);
    expect(incomePerVisit(income, 954)).toBe(2491);
    expect(drugCostPerVisit(drugs, 954)).toBe(1237);
    expect(drugShare(drugs, income)).toBe(497);
    expect(formatShare(497)).toBe('49.7%');
    expect(headAllowance(fen(2_227_293))).toBe(22_273);
  });

  test('an empty month has no averages and no allowance', () => {
    expect(incomePerVisit(fen(0), 0)).toBeUndefined();
    expect(drugCostPerVisit(fen(0), 0)).toBeUndefined();
    expect(drugShare(fen(0), fen(0))).toBeUndefined();
    expect(shareInTenths(0, 0)).toBeUndefined();
    expect(headAllowance(fen(0))).toBe(0);
  });

  test('a month of refunds alone allows nothing', () => {
    expect(headAllowance(fen(-5000))).toBe(0);
    expect(drugShare(fen(-500), fen(-1000))).toBeUndefined();
  });

  test('visits are a count', () => {
    expect(() => incomePerVisit(fen(100), -1)).toThrow(RangeError);
    expect(() => incomePerVisit(fen(100), 1.5)).toThrow(RangeError);
    expect(() => shareInTenths(0.5, 1)).toThrow(RangeError);
  });

  test('shares read with one decimal', () => {
    expect([0, 5, 1000, -15].map(formatShare)).toEqual(['0.0%', '0.5%', '100.0%', '−1.5%']);
  });
});

describe('rounding', () => {
  test('halves go away from zero, everything else to the nearest', () => {
    const halves = [5n, 4n, 15n, -5n, -4n, 0n].map((value) => divideHalfUp(value, 10n));
    expect(halves).toEqual([1, 0, 2, -1, 0, 0]);
    expect([0n, 1n, 10n, 11n].map((value) => divideUp(value, 10n))).toEqual([0, 1, 1, 2]);
  });

  test('refuses to divide by zero or less', () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => divideUp(1n, -1n)).toThrow(RangeError);
    expect(() => divideUp(-1n, 1n)).toThrow(RangeError);
  });
});
