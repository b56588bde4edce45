import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AllocatableBatch,
  byExpiry,
  expiryBand,
  planAllocation,
} from '../../electron/shared/domain/allocation.ts';
import { priceDrugLine } from '../../electron/shared/domain/pricing.ts';
import { addDays, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { BatchId } from '../../electron/shared/values/ids.ts';
import { price } from '../../electron/shared/values/price.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';

const TODAY = clinicDay('2026-11-20');

function batch(id: number, expires: string, qty: number, more: Partial<AllocatableBatch> = {}) {
  const row: AllocatableBatch = {
    batchId: id as BatchId,
    expiresDay: clinicDay(expires),
    availableQty: quantity(qty),
    price: price(73_500),
    packSize: 30,
    locked: false,
    ...more,
  };
  return row;
}

function plan(batches: AllocatableBatch[], need: number, treatmentDays = 7) {
  return planAllocation(batches, quantity(need), { onDay: TODAY, treatmentDays });
}

describe('first expired, first out', () => {
  test('two boxes of metformin: one of the batch that expires first, one of the next at its own price', () => {
    const batches = [
      batch(2, '2029-03-31', 900, { price: price(74_000) }),
      batch(1, '2027-02-14', 30),
      batch(3, '2026-10-31', 900),
    ];
    expect(plan(batches, 60, 28)).toEqual({
      ok: true,
      parts: [
        { batchId: 1, qty: 30, amountFen: 735 },
        { batchId: 2, qty: 30, amountFen: 740 },
      ],
    });
  });

  test('of equal expiry the older batch goes first', () => {
    const batches = [batch(9, '2028-01-01', 30), batch(4, '2028-01-01', 30)];
    expect(plan(batches, 30)).toMatchObject({ parts: [{ batchId: 4, qty: 30 }] });
  });

  test('a batch must last until the last day of the course, and that day is enough', () => {
    const batches = [batch(1, '2026-12-17', 90)];
    expect(plan(batches, 28, 28)).toMatchObject({ ok: true });
    expect(plan(batches, 29, 29)).toEqual({ ok: false, reason: 'expires-before-end', available: 0 });
  });

  test('a batch is good on its last day and counts as none on the next', () => {
    expect(plan([batch(1, '2026-11-20', 10)], 10, 1)).toMatchObject({ ok: true });
    expect(plan([batch(1, '2026-11-19', 10)], 10, 1)).toEqual({ ok: false, reason: 'short', available: 0 });
  });

  test('one unit short refuses the whole line and says what there is', () => {
    const batches = [batch(1, '2028-01-01', 30), batch(2, '2028-02-01', 29), batch(3, '2026-11-22', 900)];
    expect(plan(batches, 60)).toEqual({ ok: false, reason: 'expires-before-end', available: 59 });
    expect(plan(batches.slice(0, 2), 60)).toEqual({ ok: false, reason: 'short', available: 59 });
  });

  test('a locked batch is not there', () => {
    expect(plan([batch(1, '2028-01-01', 30, { locked: true })], 1)).toEqual({
      ok: false,
      reason: 'short',
      available: 0,
    });
  });

  test('refuses to allocate nothing', () => {
    expect(() => plan([], 0)).toThrow(RangeError);
  });
});

const anyBatches = fc
  .array(
    fc.record({
      days: fc.integer({ min: -60, max: 400 }),
      qty: fc.integer({ min: 0, max: 120 }),
      locked: fc.boolean(),
      packPrice: fc.integer({ min: 1, max: 1_000_000 }),
      packSize: fc.integer({ min: 1, max: 60 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map((row, index): AllocatableBatch => {
      const { qty, locked, packPrice, packSize } = row;
      const batchId = (index + 1) as BatchId;
      const expiresDay = addDays(TODAY, row.days);
      return { batchId, expiresDay, availableQty: quantity(qty), price: price(packPrice), packSize, locked };
    }),
  );

describe('any shelf', () => {
  test('gives exactly what is needed, never more than a batch has, never locked or out of date', () => {
    fc.assert(
      fc.property(
        anyBatches,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 84 }),
        (batches, need, days) => {
          const lastDay = addDays(TODAY, days - 1);
          const usable = batches.filter((one) => !one.locked && one.expiresDay >= lastDay);
          const total = usable.reduce((sum, one) => sum + one.availableQty, 0);
          const result = plan(batches, need, days);
          expect(result.ok).toBe(total >= need);
          if (!result.ok) {
            expect(result.available).toBe(total);
            return;
          }
          expect(result.parts.reduce((sum, part) => sum + part.qty, 0)).toBe(need);
          for (const part of result.parts) {
            const source = usable.find((one) => one.batchId === part.batchId);
            expect(part.qty).toBeGreaterThan(0);
            expect(part.qty).toBeLessThanOrEqual(source?.availableQty ?? 0);
            expect(source && priceDrugLine(source.price, source.packSize, part.qty)).toBe(part.amountFen);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('uses up every earlier batch before it opens a later one, whatever the order of the list', () => {
    fc.assert(
      fc.property(anyBatches, fc.integer({ min: 1, max: 300 }), (batches, need) => {
        const result = plan(batches, need);
        expect(plan([...batches].reverse(), need)).toEqual(result);
        if (!result.ok) return;
        const usable = batches
          .filter((one) => !one.locked && one.expiresDay >= addDays(TODAY, 6) && one.availableQty > 0)
          .sort(byExpiry);
        expect(result.parts.map((part) => part.batchId)).toEqual(
          usable.slice(0, result.parts.length).map((one) => one.batchId),
        );
        for (const [index, part] of result.parts.slice(0, -1).entries()) {
          expect(part.qty).toBe(usable[index]?.availableQty);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('near expiry', () => {
  test.each([
    ['2026-11-19', 'expired'],
    ['2026-11-20', 'near1'],
    ['2026-12-08', 'near1'],
    ['2026-12-20', 'near1'],
    ['2026-12-21', 'near3'],
    ['2027-02-14', 'near3'],
    ['2027-02-20', 'near3'],
    ['2027-03-15', 'near6'],
    ['2027-05-20', 'near6'],
    ['2027-05-21', 'fine'],
  ])('%s is %s on 2026-11-20', (expires, band) => {
    expect(expiryBand(clinicDay(expires), TODAY)).toBe(band);
  });

  test('the station may set other months', () => {
    expect(expiryBand(clinicDay('2027-11-20'), TODAY, [12, 6, 3])).toBe('near6');
    expect(expiryBand(clinicDay('2027-02-20'), TODAY, [12, 6, 3])).toBe('near1');
  });

  test('a month that has no 31st ends on its last day', () => {
    expect(expiryBand(clinicDay('2027-02-28'), clinicDay('2026-08-31'))).toBe('near6');
    expect(expiryBand(clinicDay('2027-03-01'), clinicDay('2026-08-31'))).toBe('fine');
  });
});
