import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packsToOrder } from '../../electron/shared/domain/reorder.ts';

const level = { minStockQty: 280, maxStockQty: 840, packSize: 28 };

test('a drug below its minimum is filled up to its maximum, in whole packs', () => {
  // 840 − 84 = 756 tablets are 27 boxes; one tablet less there is one box more.
  expect(packsToOrder({ ...level, availableQty: 84 })).toBe(27);
  expect(packsToOrder({ ...level, availableQty: 83 })).toBe(28);
});

test('without a maximum it is filled up to twice the minimum', () => {
  expect(packsToOrder({ ...level, maxStockQty: 0, availableQty: 0 })).toBe(20);
});

test('what has reached its minimum asks for nothing', () => {
  expect(packsToOrder({ ...level, availableQty: 280 })).toBe(0);
});

test('after the order the minimum is reached, and no pack is too many', () => {
  const qty = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(
      qty,
      qty,
      qty,
      fc.integer({ min: 1, max: 1_000 }),
      (availableQty, minStockQty, maxStockQty, packSize) => {
        const packs = packsToOrder({ availableQty, minStockQty, maxStockQty, packSize });
        if (availableQty >= minStockQty) {
          expect(packs).toBe(0);
          return;
        }
        expect(availableQty + packs * packSize).toBeGreaterThanOrEqual(minStockQty);
        expect(availableQty + (packs - 1) * packSize).toBeLessThan(Math.max(maxStockQty, 2 * minStockQty));
      },
    ),
  );
});
