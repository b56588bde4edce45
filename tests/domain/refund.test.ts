import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRefund, type RefundInput, type RefundPlan } from '../../electron/shared/domain/refund.ts';
import { planSettlement, type SettlementLine } from '../../electron/shared/domain/settlement.ts';
import type { MoneyTender, Tender } from '../../electron/shared/domain/tenders.ts';
import { fen } from '../../electron/shared/values/fen.ts';

function line(chargeKey: string, amount: number): SettlementLine {
  return { chargeKey, category: 'western', amountFen: fen(amount) };
}

/** 60.00, of it 10.00 waived; 20.00 统筹, 18.00 微信, 12.00 cash. */
const BILL: RefundInput = {
  lines: [line('a', 3000), line('b', 2000), line('c', 1000)],
  waivers: [{ chargeKey: 'a', amountFen: fen(1000) }],
  payments: [
    { tender: 'insurance_pool', amountFen: fen(2000) },
    { tender: 'wechat', amountFen: fen(1800) },
    { tender: 'cash', amountFen: fen(1200) },
  ],
  cashRoundingFen: fen(0),
  refundedKeys: [],
  refundedPayments: [],
  refundedRoundingFen: fen(0),
  chosenKeys: ['a', 'b', 'c'],
  roundCashToJiao: false,
};

function refund(more: Partial<RefundInput>): RefundPlan {
  const result = planRefund({ ...BILL, ...more });
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}

function rows(plan: RefundPlan): (string | number)[][] {
  return plan.payments.map((one) => [one.tender, one.reverses, one.amountFen]);
}

describe('a refund is the opposite of what was booked', () => {
  test('the whole bill goes back the way it came, cash last', () => {
    expect(refund({})).toEqual({
      lines: [line('a', -3000), line('b', -2000), line('c', -1000)],
      waivers: [{ chargeKey: 'a', amountFen: -1000 }],
      payments: [
        { tender: 'wechat', reverses: 'wechat', amountFen: -1800 },
        { tender: 'insurance_pool', reverses: 'insurance_pool', amountFen: -2000 },
        { tender: 'cash', reverses: 'cash', amountFen: -1200 },
      ],
      grossFen: -6000,
      waivedFen: -1000,
      cashRoundingFen: 0,
      cashOutFen: 1200,
    });
  });

  test('a part takes its waiver along and fills the last payment first', () => {
    expect(rows(refund({ chosenKeys: ['a'] }))).toEqual([
      ['wechat', 'wechat', -1800],
      ['insurance_pool', 'insurance_pool', -200],
    ]);
  });

  test('a second refund starts where the first one stopped', () => {
    const after = refund({
      chosenKeys: ['b', 'c'],
      refundedKeys: ['a'],
      refundedPayments: [
        { tender: 'wechat', amountFen: fen(1800) },
        { tender: 'insurance_pool', amountFen: fen(200) },
      ],
    });
    expect(rows(after)).toEqual([
      ['insurance_pool', 'insurance_pool', -1800],
      ['cash', 'cash', -1200],
    ]);
  });

  test('paid out in cash instead of 微信, but 医保 goes back to 医保', () => {
    expect(rows(refund({ payOutBy: 'cash' }))).toEqual([
      ['cash', 'wechat', -1800],
      ['insurance_pool', 'insurance_pool', -2000],
      ['cash', 'cash', -1200],
    ]);
    expect(refund({ payOutBy: 'cash' }).cashOutFen).toBe(3000);
  });

  test('挂账 is cancelled before any money leaves, and never paid out', () => {
    const payments = [
      { tender: 'on_account' as const, amountFen: fen(2000) },
      { tender: 'cash' as const, amountFen: fen(3000) },
    ];
    expect(rows(refund({ payments, chosenKeys: ['b'], payOutBy: 'cash' }))).toEqual([
      ['on_account', 'on_account', -2000],
    ]);
  });

  test('a bill rounded down to 角 gives back what was paid, not more', () => {
    const bill = {
      lines: [line('a', 504), line('b', 500)],
      waivers: [],
      payments: [{ tender: 'cash' as const, amountFen: fen(1000) }],
      cashRoundingFen: fen(4),
      roundCashToJiao: true,
    };
    expect(refund({ ...bill, chosenKeys: ['a'] })).toMatchObject({ cashOutFen: 500, cashRoundingFen: -4 });
    expect(refund({ ...bill, chosenKeys: ['a', 'b'] })).toMatchObject({
      cashOutFen: 1000,
      cashRoundingFen: -4,
    });
  });
});

describe('refuses', () => {
  test.each<[string, Partial<RefundInput>, object]>([
    ['nothing chosen', { chosenKeys: [] }, { reason: 'nothing-chosen', chargeKeys: [] }],
    ['a charge of another bill', { chosenKeys: ['a', 'z'] }, { reason: 'unknown-charge', chargeKeys: ['z'] }],
    [
      'a charge that was refunded before',
      { chosenKeys: ['a', 'b'], refundedKeys: ['b'] },
      { reason: 'already-refunded', chargeKeys: ['b'] },
    ],
    [
      'a bill whose payments do not fit its charges',
      { payments: [{ tender: 'cash', amountFen: fen(4999) }] },
      { reason: 'payments-do-not-cover' },
    ],
  ])('%s', (_name, more, refusal) => {
    expect(planRefund({ ...BILL, ...more })).toMatchObject({ ok: false, ...refusal });
  });
});

const anyRefundedBill = fc.record({
  amounts: fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 8 }),
  waived: fc.integer({ min: 0, max: 100 }),
  pool: fc.integer({ min: 0, max: 100 }),
  wechat: fc.integer({ min: 0, max: 100 }),
  owed: fc.integer({ min: 0, max: 100 }),
  round: fc.boolean(),
});

type RefundedBill = typeof anyRefundedBill extends fc.Arbitrary<infer Value> ? Value : never;

function settledBill(bill: RefundedBill): RefundInput {
  const lines = bill.amounts.map((amount, index) => line(`c${index}`, amount));
  const waivers = lines.flatMap(({ chargeKey, amountFen }) => {
    const amount = fen(Math.floor((amountFen * bill.waived) / 100));
    return amount > 0 ? [{ chargeKey, amountFen: amount }] : [];
  });
  let left =
    lines.reduce((sum, one) => sum + one.amountFen, 0) - waivers.reduce((sum, one) => sum + one.amountFen, 0);
  const part = (percent: number) => {
    const amount = fen(Math.floor((left * percent) / 100));
    left -= amount;
    return amount;
  };
  const tenders = {
    insurance_pool: part(bill.pool),
    wechat: part(bill.wechat),
    on_account: part(bill.owed),
  };
  const settled = planSettlement({ lines, waivers, tenders, roundCashToJiao: bill.round });
  if (!settled.ok) throw new Error(settled.reason);
  const { payments, cashRoundingFen } = settled.plan;
  return { ...BILL, lines, waivers, payments, cashRoundingFen, roundCashToJiao: bill.round };
}

/** Refunds the charges one at a time in a given order. */
function refundOneByOne(bill: RefundInput, order: readonly string[], payOutBy?: MoneyTender): RefundPlan[] {
  const plans: RefundPlan[] = [];
  let state = bill;
  for (const key of order) {
    const result = planRefund({ ...state, chosenKeys: [key], payOutBy });
    if (!result.ok) throw new Error(`${key}: ${result.reason}`);
    const { plan } = result;
    plans.push(plan);
    state = {
      ...state,
      refundedKeys: [...state.refundedKeys, key],
      refundedPayments: [
        ...state.refundedPayments,
        ...plan.payments.map((one) => ({ tender: one.reverses, amountFen: fen(-one.amountFen) })),
      ],
      refundedRoundingFen: fen(state.refundedRoundingFen + plan.cashRoundingFen),
    };
  }
  return plans;
}

const anyOrder = fc.infiniteStream(fc.nat());

describe('any bill, refunded in any order', () => {
  test('every refund balances: 应收 = payments + 减免 + booked rounding', () => {
    fc.assert(
      fc.property(
        anyRefundedBill,
        anyOrder,
        fc.constantFrom<MoneyTender | undefined>(undefined, 'cash', 'wechat'),
        (row, dice, payOutBy) => {
          const bill = settledBill(row);
          for (const plan of refundOneByOne(bill, shuffledKeys(bill, dice), payOutBy)) {
            const paid = plan.payments.reduce((sum, one) => sum + one.amountFen, 0);
            expect(plan.grossFen).toBe(paid + plan.waivedFen + plan.cashRoundingFen);
            expect(plan.payments.every((one) => one.amountFen < 0)).toBe(true);
            if (row.round) expect(plan.cashOutFen % 10).toBe(0);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('piece by piece every tender gets back exactly what it paid, and the rounding account is even', () => {
    fc.assert(
      fc.property(anyRefundedBill, anyOrder, (row, dice) => {
        const bill = settledBill(row);
        const plans = refundOneByOne(bill, shuffledKeys(bill, dice));
        const back = new Map<Tender, number>();
        for (const { tender, amountFen } of plans.flatMap((plan) => plan.payments)) {
          back.set(tender, (back.get(tender) ?? 0) - amountFen);
        }
        expect([...back].sort()).toEqual(
          bill.payments.map((one): [Tender, number] => [one.tender, one.amountFen]).sort(),
        );
        const rounding = plans.reduce((sum, plan) => sum + plan.cashRoundingFen, 0);
        expect(rounding + bill.cashRoundingFen).toBe(0);
      }),
      { numRuns: 1500 },
    );
  });

  test('insurance and 挂账 are never paid out by another tender', () => {
    fc.assert(
      fc.property(anyRefundedBill, (row) => {
        const bill = settledBill(row);
        const keys = bill.lines.map((one) => one.chargeKey);
        const result = planRefund({ ...bill, chosenKeys: keys, payOutBy: 'cash' });
        if (!result.ok) throw new Error(result.reason);
        for (const one of result.plan.payments) {
          if (one.reverses === 'insurance_pool' || one.reverses === 'on_account') {
            expect(one.tender).toBe(one.reverses);
          } else expect(one.tender).toBe('cash');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function shuffledKeys(bill: RefundInput, dice: { next(): { value?: number } }): string[] {
  return bill.lines
    .map((one) => ({ key: one.chargeKey, at: dice.next().value ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map((entry) => entry.key);
}
