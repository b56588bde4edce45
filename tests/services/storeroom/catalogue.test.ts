import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CATALOGUE_DRUGS } from '../../../electron/services/practice/catalogue/drugs.ts';
import { drugFields } from '../../../electron/shared/contract/drug-schemas.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import { amlodipine, delivery, line, setUpStoreroom } from '../../support/storeroom.ts';

let station: TestStation;

beforeEach(() => {
  station = openTestStation();
});
afterEach(() => station.close());

describe('the catalogue', () => {
  it('could be typed in whole: every drug of the practice station fits the form', () => {
    const form = z.strictObject(drugFields);
    for (const { price: _, ...drug } of CATALOGUE_DRUGS) {
      expect([drug.code, form.safeParse(drug).error?.issues ?? []]).toEqual([drug.code, []]);
    }
  });

  it('lists drugs in use by code with what their form needs, and those out of use last when asked for', async () => {
    const { supplierId, drugId } = await setUpStoreroom(station, { code: 'W050' });
    const head = station.as('head');
    await head.call('storeroom.receiveDelivery', delivery(supplierId, [line(drugId)]));
    const second = await head.call('storeroom.addDrug', amlodipine({ code: 'W010' }));
    const third = await head.call(
      'storeroom.addDrug',
      amlodipine({ code: 'W001', genericName: '阿司匹林肠溶片' }),
    );
    await head.call('storeroom.updateDrug', { ...amlodipine({ code: 'W001' }), ...third, active: false });
    const inUse = await head.call('storeroom.listDrugs', {});
    expect([inUse.total, inUse.rows.map((row) => [row.code, row.hasBatches])]).toEqual([
      2,
      [
        ['W010', false],
        ['W050', true],
      ],
    ]);
    const all = await head.call('storeroom.listDrugs', { includeInactive: true });
    expect(all.rows.map((row) => [row.code, row.active])).toEqual([
      ['W010', true],
      ['W050', true],
      ['W001', false],
    ]);
    const found = await head.call('storeroom.listDrugs', { term: 'W010' });
    expect(found.rows.map((row) => row.drugId)).toEqual([second.drugId]);
  });
});
