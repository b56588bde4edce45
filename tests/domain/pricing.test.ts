import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  movementCost,
  priceDrugLine,
  priceServiceLine,
  splitRounding,
  stockValue,
} from '../../electron/shared/domain/pricing.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import { price } from '../../electron/shared/values/price.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';

const q = quantity;

describe('a drug line costs what the batch cost', () => {
  test.each([
    ['1 盒 氨氯地平 3.92', 39_200, 28, 28, 392],
    ['2 盒 二甲双胍 7.35', 73_500, 30, 60, 1470],
    ['28 of 30 片 阿司匹林 at 12.36 a 盒', 123_600, 30, 28, 1154],
    ['1 of 24 粒 at 5.30: 22.083 fen', 53_000, 24, 1, 22],
    ['half a fen rounds up: 1 of 2 at 0.01', 100, 2, 1, 1],
    ['just under half a fen rounds down: 49 of 100 at 0.01', 100, 100, 49, 0],
    ['four decimals: 3 盒 at 7.3467 = 22.0401', 73_467, 10, 30, 2204],
    ['nothing costs nothing', 73_467, 10, 0, 0],
    ['beyond the exact range of floating point', 999_999_999, 9_999_999, 9_999_998, 9_999_999],
  ])('%s', (_name, packPrice, packSize, qty, expected) => {
    expect(priceDrugLine(price(packPrice), packSize, q(qty))).toBe(expected);
  });

  test('refuses a negative quantity, an empty pack, and a sum beyond ten million yuan', () => {
    expect(() => priceDrugLine(price(100), 10, q(-1))).toThrow(RangeError);
    expect(() => priceDrugLine(price(100), 0, q(1))).toThrow(RangeError);
    expect(() => priceDrugLine(price(100), 1.5, q(1))).toThrow(RangeError);
    expect(() => priceDrugLine(price(1_000_000_000), 1, q(9_999_999))).toThrow(RangeError);
  });

  test('is within half a fen of the exact amount', () => {
    fc.assert(
      fc.property(anyPrice, anyPackSize, anyQty, (packPrice, packSize, qty) => {
        const exactTimes = BigInt(packPrice) * BigInt(qty);
        const unit = BigInt(packSize) * 100n;
        const twiceOff = (BigInt(priceDrugLine(packPrice, packSize, qty)) * unit - exactTimes) * 2n;
        expect(twiceOff <= unit && twiceOff > -unit).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('whole packs cost whole packs, to the fen', () => {
    const wholeFen = fc.integer({ min: 1, max: 500_000 });
    fc.assert(
      fc.property(wholeFen, anyPackSize, fc.integer({ min: 1, max: 50 }), (packFen, packSize, packs) => {
        expect(priceDrugLine(price(packFen * 100), packSize, q(packSize * packs))).toBe(packFen * packs);
      }),
      { numRuns: 1000 },
    );
  });
});

const anyPrice = fc.integer({ min: 1, max: 5_000_000 }).map(price);
const anyPackSize = fc.integer({ min: 1, max: 200 });
const anyQty = fc.integer({ min: 0, max: 5_000 }).map(q);

/** A batch and the order in which it is handed out, piece by piece until nothing is left. */
const anySplit = fc
  .record({
    packPrice: anyPrice,
    packSize: anyPackSize,
    parts: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }),
  })
  .map((row) => ({ ...row, total: row.parts.reduce((sum, part) => sum + part, 0) }));

describe('a batch goes out at exactly what it came in for', () => {
  test('a pack of 3 at 1.00: the splits cost 0.33, 0.34 and 0.33', () => {
    const cost = (before: number, after: number) => movementCost(price(10_000), 3, q(before), q(after));
    expect([cost(3, 2), cost(2, 1), cost(1, 0)]).toEqual([-33, -34, -33]);
    expect(cost(0, 3)).toBe(100);
  });

  test('whatever the splits, they sum to the purchase cost', () => {
    fc.assert(
      fc.property(anySplit, ({ packPrice, packSize, parts, total }) => {
        let left = total;
        let out = 0;
        for (const part of parts) {
          out -= movementCost(packPrice, packSize, q(left), q(left - part));
          left -= part;
        }
        expect(out).toBe(stockValue(packPrice, packSize, q(total)));
      }),
      { numRuns: 3000 },
    );
  });

  test('a return brings back what its way out took, when nothing moved in between', () => {
    fc.assert(
      fc.property(anyPrice, anyPackSize, anyQty, anyQty, (packPrice, packSize, a, b) => {
        const there = movementCost(packPrice, packSize, a, b);
        const back = movementCost(packPrice, packSize, b, a);
        expect(there + back).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('charged and cost differ by a fen at most in one movement: there is no room for a markup', () => {
    fc.assert(
      fc.property(anySplit, ({ packPrice, packSize, parts, total }) => {
        let left = total;
        for (const part of parts) {
          const cost = fen(-movementCost(packPrice, packSize, q(left), q(left - part)));
          const charged = priceDrugLine(packPrice, packSize, q(part));
          expect(Math.abs(splitRounding(charged, cost))).toBeLessThanOrEqual(1);
          left -= part;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('three patients with a tablet each pay 0.99 for a pack of 1.00; one fen is booked', () => {
    const charged = fen(3 * priceDrugLine(price(10_000), 3, q(1)));
    expect(splitRounding(charged, fen(100))).toBe(-1);
  });
});

describe('a service line', () => {
  test('is price times count', () => {
    expect(priceServiceLine(fen(500), q(3))).toBe(1500);
    expect(priceServiceLine(fen(0), q(3))).toBe(0);
  });

  test('refuses negative prices and counts', () => {
    expect(() => priceServiceLine(fen(-1), q(1))).toThrow(RangeError);
    expect(() => priceServiceLine(fen(1), q(-1))).toThrow(RangeError);
  });
});
