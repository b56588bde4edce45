import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addFen,
  fen,
  fenSchema,
  formatFen,
  negateFen,
  parseFen,
  subtractFen,
  sumFen,
  ZERO_FEN,
} from '../../electron/shared/values/fen.ts';
import { formatPrice, parsePrice, price, priceSchema } from '../../electron/shared/values/price.ts';
import { formatPacks, quantity, quantitySchema } from '../../electron/shared/values/quantity.ts';

describe('fen', () => {
  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_000_001, -1_000_000_001])(
    '%s is no amount',
    (value) => {
      expect(() => fen(value)).toThrow(RangeError);
      expect(fenSchema.safeParse(value).success).toBe(false);
    },
  );

  test('ten million yuan is the most, either way', () => {
    expect([fen(1_000_000_000), fen(-1_000_000_000)]).toEqual([1_000_000_000, -1_000_000_000]);
  });

  test('there is one zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
    expect(Object.is(negateFen(ZERO_FEN), 0)).toBe(true);
  });

  test('sums are exact and refuse to run over', () => {
    expect(addFen(fen(10), fen(20), fen(-5))).toBe(25);
    expect(subtractFen(fen(10), fen(25))).toBe(-15);
    expect(sumFen([], () => fen(1))).toBe(0);
    expect(sumFen([{ amount: 30 }, { amount: 12 }], (row) => fen(row.amount))).toBe(42);
    expect(() => addFen(fen(1_000_000_000), fen(1))).toThrow(RangeError);
  });

  test.each([
    [1_234_567, '12,345.67'],
    [0, '0.00'],
    [5, '0.05'],
    [-820, '\u22128.20'],
    [100_000_000, '1,000,000.00'],
  ])('%i is written %s', (amount, text) => {
    expect(formatFen(fen(amount))).toBe(text);
  });

  test.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12.50', 1250],
    ['.5', 50],
    ['5.', 500],
    [' 12 ', 1200],
    ['0', 0],
    ['12.345', undefined],
    ['', undefined],
    ['.', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['1,000', undefined],
    ['十', undefined],
  ])('typed "%s" is %s', (text, amount) => {
    expect(parseFen(text)).toBe(amount);
  });

  test('what is written can be typed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amount) => {
        expect(parseFen(formatFen(fen(amount)).replaceAll(',', ''))).toBe(amount);
      }),
    );
  });
});

describe('price', () => {
  test.each([0, -1, 1.5, 1_000_000_001])('%s is no price', (value) => {
    expect(() => price(value)).toThrow(RangeError);
    expect(priceSchema.safeParse(value).success).toBe(false);
  });

  test.each([
    [39_200, '3.92'],
    [73_467, '7.3467'],
    [73_450, '7.3450'],
    [1, '0.0001'],
    [1_000_000, '100.00'],
  ])('%i is written %s', (value, text) => {
    expect(formatPrice(price(value))).toBe(text);
    expect(parsePrice(text)).toBe(value);
  });

  test.each(['0', '0.00', '', '-3', '1.23456', '123456', 'x', '.5'])('typed "%s" is no price', (text) => {
    expect(parsePrice(text)).toBeUndefined();
  });

  test('what is written can be typed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (value) => {
        expect(parsePrice(formatPrice(price(value)))).toBe(value);
      }),
    );
  });
});

describe('quantity', () => {
  test.each([0.5, 10_000_000, Number.NaN])('%s is no quantity', (value) => {
    expect(() => quantity(value)).toThrow(RangeError);
    expect(quantitySchema.safeParse(value).success).toBe(false);
  });

  test('nothing and less can be stock, but nobody asks for it', () => {
    expect([quantity(0), quantity(-3)]).toEqual([0, -3]);
    expect(quantitySchema.safeParse(0).success).toBe(false);
  });

  test.each([
    [70, '2 盒 10 片'],
    [60, '2 盒'],
    [10, '10 片'],
    [0, '0 盒'],
    [-70, '\u22122 盒 10 片'],
    [-10, '\u221210 片'],
  ])('%i of 30 a pack is %s', (qty, text) => {
    expect(formatPacks(quantity(qty), 30, '盒', '片')).toBe(text);
  });
});
