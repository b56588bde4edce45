import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE_DRUGS } from '../../electron/services/practice/catalogue/drugs.ts';
import {
  type Arrival,
  type ArrivingLine,
  checkDelivery,
  deliveryAmount,
  deliveryLineAmount,
} from '../../electron/shared/domain/delivery.ts';
import { isApprovalNumber, isBarcode, isStandardCode } from '../../electron/shared/domain/drug-numbers.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import type { DrugId } from '../../electron/shared/values/ids.ts';
import { price } from '../../electron/shared/values/price.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';

const metformin: ArrivingLine = {
  drugId: 2 as DrugId,
  batchNo: '2607115',
  expiresDay: clinicDay('2029-06-30'),
  price: price(73_467),
  packs: 40,
  packSize: 30,
  cold: false,
  onHandQty: quantity(0),
  locked: false,
};

/** 40 boxes of metformin, whose papers are in order, with what a test changes. */
function arrival(changes: Partial<Arrival> = {}): Arrival {
  return {
    onDay: clinicDay('2026-11-20'),
    supplier: { approved: true, licenceToDay: clinicDay('2028-04-30') },
    opening: false,
    arrivalMonths: 6,
    coldTemperatureDeci: undefined,
    invoiceFen: fen(29_387),
    lines: [metformin],
    ...changes,
  };
}

const rules = (changes: Partial<Arrival>) => checkDelivery(arrival(changes)).map((finding) => finding.rule);

describe('checking a delivery', () => {
  it('finds nothing against papers that are in order: 7.3467 × 40 = 293.87', () => {
    expect(checkDelivery(arrival())).toEqual([]);
  });

  it('takes a licence on its last day, and an unknown supplier like one that is not approved', () => {
    const licenceToDay = clinicDay('2026-11-20');
    expect(rules({ supplier: { approved: true, licenceToDay } })).toEqual([]);
    expect(rules({ supplier: undefined })).toEqual(['supplier-not-approved']);
    expect(rules({ supplier: { approved: false, licenceToDay } })).toEqual(['supplier-not-approved']);
  });

  it('draws the line of near expiry at the same day months on, and none when the station sets 0', () => {
    const until = (day: string) => [{ ...metformin, expiresDay: clinicDay(day) }];
    expect(rules({ lines: until('2027-05-21') })).toEqual([]);
    expect(rules({ lines: until('2027-05-20') })).toEqual(['line-near-expiry']);
    expect(rules({ lines: until('2026-11-20'), arrivalMonths: 0 })).toEqual([]);
    expect(rules({ lines: until('2026-11-19'), arrivalMonths: 0, opening: true })).toEqual([]);
  });

  it('takes cold goods from 2.0 to 8.0 ℃', () => {
    const lines = [{ ...metformin, cold: true }];
    const at = (coldTemperatureDeci: number | undefined) => rules({ lines, coldTemperatureDeci });
    expect([at(20), at(80)]).toEqual([[], []]);
    expect([at(19), at(81), at(undefined)]).toEqual([
      ['cold-temperature-outside'],
      ['cold-temperature-outside'],
      ['cold-temperature-missing'],
    ]);
  });

  it('tells everything at once, in the order of the desk', () => {
    const expired = { ...metformin, expiresDay: clinicDay('2026-05-31'), cold: true };
    expect(
      rules({ supplier: undefined, lines: [expired, metformin, metformin], invoiceFen: fen(0) }),
    ).toEqual([
      'supplier-not-approved',
      'line-expired',
      'line-repeated',
      'cold-temperature-missing',
      'invoice-differs',
    ]);
  });

  it('adds lines that are rounded each by itself', () => {
    expect(deliveryLineAmount(price(50), 1)).toBe(1);
    expect(deliveryAmount([metformin, { price: price(50), packs: 1 }])).toBe(29_388);
  });

  it('never breaks on what can be typed: too much is an answer', () => {
    const line = fc.record({
      price: fc.integer({ min: 1, max: 1_000_000_000 }).map(price),
      packs: fc.integer({ min: 1, max: 100_000 }),
      packSize: fc.integer({ min: 1, max: 10_000 }),
      onHandQty: fc.integer({ min: 0, max: 9_999_999 }).map(quantity),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const found = rules({ lines: lines.map((one) => ({ ...metformin, ...one })) });
        const amount = lines.reduce((sum, one) => sum + (one.price * one.packs) / 100, 0);
        if (amount > 1_000_000_005) expect(found).toContain('line-too-much');
      }),
    );
  });
});

describe('the numbers on a pack', () => {
  it('of the whole catalogue are well formed', () => {
    for (const drug of CATALOGUE_DRUGS) {
      expect([drug.code, isBarcode(drug.barcode)]).toEqual([drug.code, true]);
      const numbered = drug.class !== 'herbal';
      expect([drug.code, isApprovalNumber(drug.approvalNo)]).toEqual([drug.code, numbered]);
      expect([drug.code, isStandardCode(drug.standardCode)]).toEqual([drug.code, numbered]);
    }
  });

  it('with a wrong letter, length or check digit are not', () => {
    expect(['国药准字H20193011', '国药准字S10960038', '国药准字T20200001'].every(isApprovalNumber)).toBe(
      true,
    );
    expect(['国药准字A20193011', '国药准字H2019301', 'H20193011', ''].some(isApprovalNumber)).toBe(false);
    expect(['6901234567892', '96385074'].every(isBarcode)).toBe(true);
    expect(['6901234567893', '690123456789', '69012345678920', ''].some(isBarcode)).toBe(false);
  });
});
