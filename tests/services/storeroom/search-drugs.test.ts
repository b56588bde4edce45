import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../db/open.ts';
import { batchStock } from '../../../db/schema/index.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { price } from '../../../electron/shared/values/price.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import {
  amlodipine,
  delivery,
  line,
  type Storeroom,
  setUpStoreroom,
  takeStock,
} from '../../support/storeroom.ts';

let station: TestStation;
let room: Storeroom;

beforeEach(async () => {
  station = openTestStation();
  room = await setUpStoreroom(station, { tradeName: '络活喜', barcode: '6901234567892' });
});
afterEach(() => station.close());

const DAY = 86_400_000;

async function find(term: string, forTreatmentDays?: number) {
  return station
    .as('doctor')
    .call('storeroom.searchDrugs', { term, ...(forTreatmentDays ? { forTreatmentDays } : {}) });
}

/** Batches that are taken in as opening stock, so that their expiry may be near. */
async function stock(...batches: readonly (readonly [string, string, number])[]) {
  const lines = batches.map(([batchNo, expiresDay, packs]) =>
    line(room.drugId, { batchNo, expiresDay: clinicDay(expiresDay), packs }),
  );
  const papers = delivery(room.supplierId, lines, { opening: true, noteNo: `期初-${batches[0]?.[0]}` });
  await station.as('head').call('storeroom.receiveDelivery', papers);
}

describe('finding a drug', () => {
  it.each([
    ['initials', 'bhsal'],
    ['initials from the middle', 'aldp'],
    ['initials of the trade name', 'lhx'],
    ['pinyin', 'benhuangsuan'],
    ['pinyin in capitals', 'BenHuang'],
    ['its code', 'w001'],
    ['its barcode', '6901234567892'],
    ['a part of the generic name', '氨氯地平'],
    ['the trade name', '络活'],
  ])('by %s', async (_, term) => {
    expect((await find(term)).map((row) => row.genericName)).toEqual(['苯磺酸氨氯地平片']);
  });

  it('finds nothing for what matches nothing, and takes no wildcard', async () => {
    expect(await find('zzz')).toEqual([]);
    expect(await find('%')).toEqual([]);
    expect(await find("' OR 1=1 --")).toEqual([]);
  });

  it('puts the beginning of the initials before their middle, and what can be had before what cannot', async () => {
    const head = station.as('head');
    await head.call('storeroom.addDrug', amlodipine({ code: 'W002', genericName: '氨氯地平阿托伐他汀钙片' }));
    await head.call('storeroom.addDrug', amlodipine({ code: 'W003', genericName: '氨氯地平分散片' }));
    const names = async () => (await find('aldp')).map((row) => row.code);
    expect(await names()).toEqual(['W003', 'W002', 'W001']);
    const { drugId } = (await find('w002'))[0] ?? { drugId: room.drugId };
    await head.call('storeroom.receiveDelivery', delivery(room.supplierId, [line(drugId)]));
    expect(await names()).toEqual(['W002', 'W003', 'W001']);
  });

  it('does not offer a drug that is out of use', async () => {
    await station
      .as('head')
      .call('storeroom.updateDrug', { drugId: room.drugId, ...amlodipine(), active: false });
    expect(await find('bhs')).toEqual([]);
  });
});

describe('what can be had of a drug', () => {
  it('is what is on hand and not reserved of batches in date, the first to expire first', async () => {
    await stock(['B2', '2028-01-31', 2], ['B1', '2027-01-31', 1], ['B0', '2026-11-25', 1]);
    inTransaction(station.db, (tx) =>
      tx
        .update(batchStock)
        .set({ reservedQty: quantity(8) })
        .run(),
    );
    station.advance(6 * DAY);
    const [row] = await find('bhs');
    expect(row).toMatchObject({
      onHandQty: 112,
      availableQty: 68,
      unavailable: null,
      lastPrice: price(39_200),
      firstBatch: {
        batchNo: 'B1',
        expiresDay: '2027-01-31',
        price: price(39_200),
        availableQty: 20,
        band: 'near3',
      },
    });
  });

  it('leaves out batches that would expire during the course', async () => {
    await stock(['B1', '2026-11-30', 1], ['B2', '2028-01-31', 1]);
    expect((await find('bhs'))[0]?.firstBatch?.batchNo).toBe('B1');
    expect((await find('bhs', 11))[0]?.firstBatch?.batchNo).toBe('B1');
    expect((await find('bhs', 12))[0]?.firstBatch?.batchNo).toBe('B2');
  });

  it('says why there is none', async () => {
    const why = async (days?: number) => (await find('bhs', days))[0]?.unavailable;
    expect(await why()).toBe('none');
    await stock(['B1', '2026-11-30', 1]);
    expect(await why(30)).toBe('expires-before-end');
    inTransaction(station.db, (tx) =>
      tx
        .update(batchStock)
        .set({ reservedQty: quantity(28) })
        .run(),
    );
    expect(await why()).toBe('reserved');
    await station.as('pharmacist').call('storeroom.lockBatch', { batchId: 1, reason: '召回' });
    expect(await why()).toBe('locked');
    station.advance(11 * DAY);
    expect(await why()).toBe('expired');
  });
});

describe('the stock lists', () => {
  it('count bands, values and what is below the minimum, expired stock counting as none', async () => {
    await stock(
      ['B0', '2026-11-30', 3],
      ['B1', '2027-01-31', 1],
      ['B2', '2027-04-30', 1],
      ['B3', '2029-01-31', 1],
    );
    station.advance(11 * DAY);
    const keeper = station.as('pharmacist');
    const overview = await keeper.call('storeroom.getOverview', {});
    expect(overview).toMatchObject({
      drugCount: 1,
      batchCount: 4,
      valueFen: 6 * 392,
      bandCounts: { expired: 1, near1: 0, near3: 1, near6: 1 },
      nearCount: 3,
      lowCount: 1,
    });
    expect(overview.near.map((batch) => [batch.batchNo, batch.band, batch.availableQty])).toEqual([
      ['B0', 'expired', 0],
      ['B1', 'near3', 28],
      ['B2', 'near6', 28],
    ]);
    expect(overview.low).toMatchObject([{ onHandQty: 168, availableQty: 84, minStockQty: 280, low: true }]);
    const page = await keeper.call('storeroom.listStock', { term: 'bhs', only: 'low' });
    expect(page).toMatchObject({ total: 1, valueFen: 2_352 });
    expect(page.rows[0]?.batches.map((batch) => batch.batchNo)).toEqual(['B0', 'B1', 'B2', 'B3']);
    const expired = await keeper.call('storeroom.listBatches', { band: 'expired' });
    expect(expired.rows.map((batch) => [batch.batchNo, batch.valueFen])).toEqual([['B0', 1_176]]);
  });

  it('tell a batch’s movements, newest first, with the stock after each', async () => {
    await stock(['B1', '2028-01-31', 2]);
    const head = station.as('head');
    const witnessId = station.as('pharmacist').session.staffId;
    await head.call('storeroom.writeOff', { batchId: 1, qty: 5, reason: '破损', witnessId });
    await takeStock(station, [{ batchId: 1, countedQty: 52 }]);
    const { rows, total } = await head.call('storeroom.listMovements', { batchId: 1 });
    expect(total).toBe(3);
    expect(rows.map((row) => [row.kind, row.qty, row.afterQty, row.costFen, row.noteNo])).toEqual([
      ['adjust', 1, 52, 14, ''],
      ['loss', -5, 51, -70, ''],
      ['purchase', 56, 56, 784, '期初-B1'],
    ]);
    const { rows: deliveries } = await head.call('storeroom.listDeliveries', {});
    expect(deliveries).toMatchObject([{ noteNo: '期初-B1', invoiceFen: 784, lineCount: 1, opening: true }]);
  });
});
