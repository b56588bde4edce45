import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cashDrop,
  countCash,
  type DayClosingInput,
  overShort,
  planDayClosing,
} from '../../electron/shared/domain/closing.ts';
import { FEE_CATEGORIES } from '../../electron/shared/domain/fee-categories.ts';
import { TENDERS } from '../../electron/shared/domain/tenders.ts';
import { proveThreeWay, type ThreeWayInput } from '../../electron/shared/domain/three-way-proof.ts';
import { type Fen, fen, ZERO_FEN } from '../../electron/shared/values/fen.ts';

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, Fen> {
  return Object.fromEntries(keys.map((key) => [key, ZERO_FEN])) as Record<Key, Fen>;
}

const NO_DRUGS = zeros(['western', 'patent', 'herbal'] as const);

/** 20 November: 988.20 charged, 76.00 waived, 912.20 received; drugs 478.60 at a cost of 478.57. */
const DAY: ThreeWayInput = {
  charges: {
    ...zeros(FEE_CATEGORIES),
    registration: fen(8200),
    consultation: fen(20_500),
    examination: fen(6000),
    lab: fen(6600),
    treatment: fen(8400),
    material: fen(1260),
    western: fen(38_642),
    patent: fen(9218),
  },
  payments: {
    ...zeros(TENDERS),
    insurance_pool: fen(29_675),
    insurance_account: fen(8640),
    wechat: fen(21_855),
    alipay: fen(6420),
    cash: fen(24_630),
  },
  waivedFen: fen(7600),
  cashRoundingFen: fen(0),
  drugCost: { ...NO_DRUGS, western: fen(38_640), patent: fen(9217) },
  splitRounding: { ...NO_DRUGS, western: fen(2), patent: fen(1) },
  drugPending: NO_DRUGS,
};

describe('三方相符', () => {
  test('charges = money + insurance + waivers, and drugs went out at what they cost', () => {
    expect(proveThreeWay(DAY)).toEqual({
      identities: [
        { name: 'settled', left: 98_820, right: 98_820, difference: 0 },
        { name: 'western', left: 38_642, right: 38_642, difference: 0 },
        { name: 'patent', left: 9218, right: 9218, difference: 0 },
        { name: 'herbal', left: 0, right: 0, difference: 0 },
      ],
      holds: true,
      moneyFen: 52_905,
      insuranceFen: 38_315,
    });
  });

  test('a fen of markup on western drugs is named', () => {
    const proof = proveThreeWay({ ...DAY, drugCost: { ...DAY.drugCost, western: fen(38_639) } });
    expect(proof.holds).toBe(false);
    expect(proof.identities.filter((one) => one.difference !== 0)).toEqual([
      { name: 'western', left: 38_642, right: 38_641, difference: 1 },
    ]);
  });

  test('what is charged and still to be handed out stands between charge and cost', () => {
    const waiting = { ...NO_DRUGS, patent: fen(418) };
    const drugCost = { ...DAY.drugCost, patent: fen(8799) };
    expect(proveThreeWay({ ...DAY, drugCost }).holds).toBe(false);
    expect(proveThreeWay({ ...DAY, drugCost, drugPending: waiting }).holds).toBe(true);
  });

  test('two wrongs in different drugs do not make a right', () => {
    const drugCost = { ...DAY.drugCost, western: fen(38_639), patent: fen(9218) };
    expect(proveThreeWay({ ...DAY, drugCost }).holds).toBe(false);
  });

  test('a fen more or less on any side breaks the proof', () => {
    const changes: ((by: Fen) => ThreeWayInput)[] = [
      (by) => ({ ...DAY, waivedFen: fen(DAY.waivedFen + by) }),
      (by) => ({ ...DAY, cashRoundingFen: by }),
      ...TENDERS.map((tender) => (by: Fen) => {
        return { ...DAY, payments: { ...DAY.payments, [tender]: fen(DAY.payments[tender] + by) } };
      }),
      ...FEE_CATEGORIES.map((category) => (by: Fen) => {
        return { ...DAY, charges: { ...DAY.charges, [category]: fen(DAY.charges[category] + by) } };
      }),
    ];
    const by = fc.integer({ min: -500, max: 500 }).filter((value) => value !== 0);
    fc.assert(
      fc.property(fc.constantFrom(...changes), by, (change, amount) => {
        expect(proveThreeWay(change(fen(amount))).holds).toBe(false);
      }),
    );
  });
});

const CLOSING: DayClosingInput = {
  state: 'counted',
  tenders: DAY.payments,
  hasBusiness: true,
  floatBeforeFen: fen(20_000),
  floatKeptFen: fen(20_000),
  count: { 10000: 2, 5000: 2, 2000: 3, 1000: 5, 500: 4, 100: 15, 50: 1, 10: 3 },
  overShortReason: '找零多付 0.50',
  proof: proveThreeWay(DAY),
};

describe('日结', () => {
  test('20 November: 445.80 in the drawer, 200.00 float, 0.50 short with a reason, 245.80 handed over', () => {
    expect(planDayClosing(CLOSING)).toEqual({
      ok: true,
      closing: {
        empty: false,
        receivedFen: 91_220,
        bookedCashFen: 24_630,
        floatBeforeFen: 20_000,
        countedFen: 44_580,
        cashOfDayFen: 24_580,
        overShortFen: -50,
        dropFen: 24_580,
        floatAfterFen: 20_000,
      },
    });
  });

  test.each<[string, Partial<DayClosingInput>, object]>([
    ['before the cash is counted', { state: 'open', count: undefined }, { reason: 'not-counted' }],
    ['with a count that is not sealed', { state: 'open' }, { reason: 'not-counted' }],
    ['twice', { state: 'closed' }, { reason: 'already-closed' }],
    [
      'short without a reason',
      { overShortReason: '  ' },
      { reason: 'over-short-without-reason', overShortFen: -50 },
    ],
    [
      'while the books do not agree',
      { proof: proveThreeWay({ ...DAY, waivedFen: fen(7601) }) },
      { reason: 'proof-fails' },
    ],
  ])('refuses to close %s', (_name, more, refusal) => {
    expect(planDayClosing({ ...CLOSING, ...more })).toMatchObject({ ok: false, ...refusal });
  });

  test('a drawer that agrees needs no reason', () => {
    const count = { ...CLOSING.count, 50: 2 };
    expect(planDayClosing({ ...CLOSING, count, overShortReason: '' })).toMatchObject({
      ok: true,
      closing: { overShortFen: 0 },
    });
  });

  test('a day without business closes uncounted, hands over nothing and leaves the float', () => {
    const nothing = { ...DAY, charges: zeros(FEE_CATEGORIES), payments: zeros(TENDERS) };
    const proof = proveThreeWay({
      ...nothing,
      waivedFen: ZERO_FEN,
      drugCost: NO_DRUGS,
      splitRounding: NO_DRUGS,
    });
    const input = { ...CLOSING, state: 'open' as const, hasBusiness: false, count: undefined, proof };
    expect(planDayClosing({ ...input, tenders: zeros(TENDERS) })).toMatchObject({
      ok: true,
      closing: { empty: true, receivedFen: 0, dropFen: 0, floatAfterFen: 20_000 },
    });
  });

  test('whatever is counted: drawer = handed over + float of tomorrow, and over = counted − booked', () => {
    const pieces = fc.integer({ min: 0, max: 40 });
    const count = fc.record({ 10000: pieces, 2000: pieces, 100: pieces, 10: pieces });
    const float = fc.integer({ min: 0, max: 50_000 });
    fc.assert(
      fc.property(count, float, float, (counted, before, kept) => {
        const input = { ...CLOSING, count: counted, floatBeforeFen: fen(before), floatKeptFen: fen(kept) };
        const result = planDayClosing(input);
        if (!result.ok) throw new Error(result.reason);
        const { closing } = result;
        expect(closing.dropFen + closing.floatAfterFen).toBe(closing.countedFen);
        expect(closing.overShortFen).toBe(closing.countedFen - before - 24_630);
        expect(closing.dropFen).toBeGreaterThanOrEqual(0);
        expect(closing.floatAfterFen).toBeLessThanOrEqual(Math.max(kept, 0));
      }),
    );
  });
});

describe('counting cash', () => {
  test('one of each is 186.60', () => {
    const one = { 10000: 1, 5000: 1, 2000: 1, 1000: 1, 500: 1, 100: 1, 50: 1, 10: 1 };
    expect(countCash(one)).toBe(18_660);
    expect(countCash({})).toBe(0);
  });

  test('half a note and a negative number of notes are refused', () => {
    expect(() => countCash({ 100: 0.5 })).toThrow(RangeError);
    expect(() => countCash({ 100: -1 })).toThrow(RangeError);
  });

  test('over is positive, short is negative', () => {
    expect([overShort(fen(101), fen(100)), overShort(fen(99), fen(100))]).toEqual([1, -1]);
  });

  test('a drawer below the float hands over nothing', () => {
    expect([cashDrop(fen(44_580), fen(20_000)), cashDrop(fen(19_999), fen(20_000))]).toEqual([24_580, 0]);
  });
});
