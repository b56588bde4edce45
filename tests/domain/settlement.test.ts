import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEE_CATEGORIES } from '../../electron/shared/domain/fee-categories.ts';
import {
  planSettlement,
  type SettlementInput,
  type SettlementLine,
} from '../../electron/shared/domain/settlement.ts';
import { planWaivers, type WaiverRule } from '../../electron/shared/domain/waivers.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import type { ServiceItemId, WaiverRuleId } from '../../electron/shared/values/ids.ts';

function line(chargeKey: string, amount: number, category: SettlementLine['category']): SettlementLine {
  return { chargeKey, category, amountFen: fen(amount) };
}

/** 周桂芳's bill: 76.88 with 12.00 waived. */
const BILL: SettlementLine[] = [
  line('registration', 200, 'registration'),
  line('consultation', 500, 'consultation'),
  line('ecg', 2000, 'examination'),
  line('glucose', 500, 'lab'),
  line('urine', 800, 'lab'),
  line('drugs', 3688, 'western'),
];
const WAIVERS = [
  { chargeKey: 'registration', amountFen: fen(200) },
  { chargeKey: 'ecg', amountFen: fen(1000) },
];

function settle(more: Partial<SettlementInput> = {}) {
  return planSettlement({ lines: BILL, waivers: WAIVERS, tenders: {}, roundCashToJiao: false, ...more });
}

describe('a bill is paid', () => {
  test('76.88 less 12.00 waived: insurance 48.60, the rest in cash, 3.72 change out of 20', () => {
    const tenders = { insurance_pool: fen(3860), insurance_account: fen(1000) };
    expect(settle({ tenders, cashGiven: fen(2000) })).toEqual({
      ok: true,
      plan: {
        grossFen: 7688,
        waivedFen: 1200,
        netFen: 6488,
        cashDueFen: 1628,
        cashRoundingFen: 0,
        changeFen: 372,
        payments: [
          { tender: 'insurance_pool', amountFen: 3860 },
          { tender: 'insurance_account', amountFen: 1000 },
          { tender: 'cash', amountFen: 1628 },
        ],
      },
    });
  });

  test.each([
    [6488, 6490, -2],
    [6485, 6490, -5],
    [6484, 6480, 4],
    [4, 0, 4],
  ])('cash of %i fen rounded to 角 is %i, and %i is booked', (due, rounded, booked) => {
    const result = settle({ lines: [line('a', due, 'other')], waivers: [], roundCashToJiao: true });
    expect(result).toMatchObject({ ok: true, plan: { cashDueFen: rounded, cashRoundingFen: booked } });
  });

  test('only cash is rounded', () => {
    const result = settle({ tenders: { wechat: fen(6488) }, roundCashToJiao: true });
    expect(result).toMatchObject({ plan: { cashDueFen: 0, cashRoundingFen: 0 } });
  });

  test('a bill waived to zero is settled without a payment', () => {
    const lines = [line('registration', 200, 'registration')];
    const result = settle({ lines, waivers: WAIVERS.slice(0, 1) });
    expect(result).toMatchObject({ ok: true, plan: { netFen: 0, payments: [] } });
  });

  test('who gives no cash figure gives what is due', () => {
    expect(settle()).toMatchObject({ plan: { cashDueFen: 6488, changeFen: 0 } });
  });
});

describe('refuses', () => {
  test.each<[string, Partial<SettlementInput>, object]>([
    ['a bill without charges', { lines: [], waivers: [] }, { reason: 'nothing-to-settle' }],
    ['a charge that stands twice', { lines: [...BILL, ...BILL] }, { reason: 'repeated-charge' }],
    [
      'a negative charge',
      { lines: [line('a', -1, 'other')], waivers: [] },
      { reason: 'negative-amount', byFen: -1 },
    ],
    [
      'a waiver above its charge',
      { waivers: [{ chargeKey: 'ecg', amountFen: fen(2001) }] },
      { reason: 'waiver-exceeds-charge', byFen: 1 },
    ],
    [
      'two waivers that are together above their charge',
      { waivers: [...WAIVERS, { chargeKey: 'ecg', amountFen: fen(1001) }] },
      { reason: 'waiver-exceeds-charge', byFen: 1 },
    ],
    [
      'a waiver for another bill',
      { waivers: [{ chargeKey: 'elsewhere', amountFen: fen(1) }] },
      { reason: 'waiver-exceeds-charge', byFen: 1 },
    ],
    [
      'a waiver of nothing',
      { waivers: [{ chargeKey: 'ecg', amountFen: fen(0) }] },
      { reason: 'negative-amount' },
    ],
    ['a negative tender', { tenders: { wechat: fen(-1) } }, { reason: 'negative-amount' }],
    [
      'tenders above what is due',
      { tenders: { wechat: fen(6489) } },
      { reason: 'tenders-exceed-net', byFen: 1 },
    ],
    ['too little cash', { cashGiven: fen(6400) }, { reason: 'cash-short', byFen: 88 }],
    [
      'cash when none is due',
      { tenders: { card: fen(6488) }, cashGiven: fen(500) },
      { reason: 'no-cash-due', byFen: 500 },
    ],
  ])('%s', (_name, more, refusal) => {
    expect(settle(more)).toMatchObject({ ok: false, ...refusal });
  });
});

const anyBill = fc
  .array(
    fc.record({
      amount: fc.integer({ min: 0, max: 100_000 }),
      waivedPercent: fc.integer({ min: 0, max: 100 }),
      category: fc.constantFrom(...FEE_CATEGORIES),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) => ({
    lines: rows.map((row, index) => line(`c${index}`, row.amount, row.category)),
    waivers: rows.flatMap((row, index) => {
      const amount = Math.floor((row.amount * row.waivedPercent) / 100);
      return amount > 0 ? [{ chargeKey: `c${index}`, amountFen: fen(amount) }] : [];
    }),
  }));

test('any bill: 应收 = payments + 减免 + booked rounding, and change is what was given less what was due', () => {
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(anyBill, percent, percent, fc.boolean(), fc.nat(10_000), (bill, a, b, round, over) => {
      const net =
        bill.lines.reduce((sum, one) => sum + one.amountFen, 0) -
        bill.waivers.reduce((sum, one) => sum + one.amountFen, 0);
      const pool = fen(Math.floor((net * a) / 100));
      const wechat = fen(Math.floor(((net - pool) * b) / 100));
      const input = { ...bill, tenders: { insurance_pool: pool, wechat }, roundCashToJiao: round };
      const exact = planSettlement(input);
      if (!exact.ok) throw new Error(exact.reason);
      const { plan } = exact;
      const paid = plan.payments.reduce((sum, one) => sum + one.amountFen, 0);
      expect(plan.grossFen).toBe(paid + plan.waivedFen + plan.cashRoundingFen);
      expect(Math.abs(plan.cashRoundingFen)).toBeLessThanOrEqual(round ? 5 : 0);
      expect(plan.payments.every((one) => one.amountFen > 0)).toBe(true);
      if (round) expect(plan.cashDueFen % 10).toBe(0);
      if (plan.cashDueFen === 0) return;
      const given = fen(plan.cashDueFen + over);
      expect(planSettlement({ ...input, cashGiven: given })).toMatchObject({ plan: { changeFen: over } });
    }),
    { numRuns: 2000 },
  );
});

function rule(id: number, more: Partial<WaiverRule>): WaiverRule {
  return {
    id: id as WaiverRuleId,
    code: `W${id}`,
    name: '签约免挂号费',
    basis: '签约协议',
    category: 'registration',
    percent: 100,
    condition: 'contract',
    ...more,
  };
}

describe('waivers', () => {
  const ECG = 31 as ServiceItemId;
  const halfEcg = rule(2, {
    name: '70 岁心电图减半',
    basis: '中心〔2026〕7 号',
    category: 'examination',
    serviceItemId: ECG,
    percent: 50,
    condition: 'age',
    minAge: 70,
  });
  const orders = [
    { chargeKey: 'r', category: 'registration' as const, amountFen: fen(200) },
    { chargeKey: 'e', category: 'examination' as const, serviceItemId: ECG, amountFen: fen(2001) },
    { chargeKey: 'u', category: 'examination' as const, amountFen: fen(4000) },
  ];

  test('a signed resident of 72 pays no registration fee and half the ECG, half a fen up', () => {
    const person = { contract: { number: 'QY2026-0318' }, age: 72, groups: [] };
    expect(planWaivers([rule(1, {}), halfEcg], orders, person)).toEqual([
      {
        chargeKey: 'r',
        ruleId: 1,
        code: 'W1',
        name: '签约免挂号费',
        basis: '签约协议',
        amountFen: 200,
      },
      {
        chargeKey: 'e',
        ruleId: 2,
        code: 'W2',
        name: '70 岁心电图减半',
        basis: '中心〔2026〕7 号',
        amountFen: 1001,
      },
    ]);
  });

  test('70 counts, 69 and an unknown age do not', () => {
    const at = (age?: number) => planWaivers([halfEcg], orders, { age, groups: [] }).length;
    expect([at(70), at(69), at(undefined)]).toEqual([1, 0, 0]);
  });

  test('a line gets one waiver, the largest; of equal ones the older rule', () => {
    const person = { contract: { number: 'x' }, age: 72, groups: ['veteran' as const] };
    const rules = [
      rule(9, { percent: 50 }),
      rule(5, { percent: 80, condition: 'group', group: 'veteran' }),
      rule(3, { percent: 80, condition: 'age', minAge: 65 }),
    ];
    const planned = planWaivers(rules, orders.slice(0, 1), person);
    expect(planned.map((one) => [one.ruleId, one.amountFen])).toEqual([[3, 160]]);
  });

  test('who fulfils no condition, and a line of zero, get nothing', () => {
    expect(planWaivers([rule(1, {}), halfEcg], orders, { age: 40, groups: [] })).toEqual([]);
    const free = [{ chargeKey: 'r', category: 'registration' as const, amountFen: fen(0) }];
    expect(planWaivers([rule(1, {})], free, { contract: { number: 'x' }, groups: [] })).toEqual([]);
  });

  test('a rule of more than 100% or of none is a fault', () => {
    const person = { contract: { number: 'x' }, groups: [] };
    expect(() => planWaivers([rule(1, { percent: 101 })], orders, person)).toThrow(RangeError);
    expect(() => planWaivers([rule(1, { percent: 0 })], orders, person)).toThrow(RangeError);
  });
});
