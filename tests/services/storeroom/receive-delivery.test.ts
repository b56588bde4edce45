import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import { price } from '../../../electron/shared/values/price.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import { amlodipine, delivery, line, type Storeroom, setUpStoreroom } from '../../support/storeroom.ts';

let station: TestStation;
let room: Storeroom;

beforeEach(async () => {
  station = openTestStation();
  room = await setUpStoreroom(station);
});
afterEach(() => station.close());

type Intent = ReturnType<typeof delivery>;

async function expectRefused(intent: Intent, code: string, details: Record<string, unknown>) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('pharmacist').reply('storeroom.receiveDelivery', intent);
  expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code, details } });
  expect(dumpDatabase(station.db)).toEqual(before);
}

const about = { supplier: '蓉康医药配送有限公司', line: 1, name: '苯磺酸氨氯地平片', batchNo: '2604207' };

describe('taking in a delivery', () => {
  it('makes the batch, moves the stock in at purchase cost and keeps the papers', async () => {
    const taken = await station
      .as('pharmacist')
      .call('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId)]));
    expect(taken).toEqual({ deliveryId: 1, amountFen: 23_520, packs: 60, batchIds: [1] });
    const dump = dumpDatabase(station.db);
    expect(dump.batch_stock).toMatchObject([{ batch_id: 1, on_hand_qty: 1_680, reserved_qty: 0 }]);
    expect(dump.stock_movements).toMatchObject([
      { batch_id: 1, kind: 'purchase', qty: 1_680, cost_fen: 23_520, day: '2026-11-20', delivery_line_id: 1 },
    ]);
    expect(dump.delivery_lines).toMatchObject([{ position: 1, batch_id: 1, qty: 1_680, amount_fen: 23_520 }]);
    expect(dump.deliveries).toMatchObject([
      { note_no: 'RK-20261120-017', invoice_fen: 23_520, accepted_by: 3, opening: 0 },
    ]);
    expect(dump.roundings).toEqual([]);
    expect(dump.business_days).toMatchObject([{ day: '2026-11-20', status: 'open' }]);
  });

  it('adds to the batch of the same drug, number, expiry, price and supplier, and makes another at a new price', async () => {
    const keeper = station.as('pharmacist');
    await keeper.call('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId)]));
    const second = await keeper.call(
      'storeroom.receiveDelivery',
      delivery(
        room.supplierId,
        [line(room.drugId, { packs: 5 }), line(room.drugId, { price: price(39_100) })],
        {
          noteNo: 'RK-2',
        },
      ),
    );
    expect(second.batchIds).toEqual([1, 2]);
    expect(dumpDatabase(station.db).batch_stock).toMatchObject([
      { batch_id: 1, on_hand_qty: 1_820 },
      { batch_id: 2, on_hand_qty: 1_680 },
    ]);
  });

  it('books to its own account what rounding leaves between the invoice line and the stock value', async () => {
    // A pack of 3 at 0.0050 yuan is half a fen, rounded up to 1; one unit of it lost leaves 2 units worth 0.
    const { drugId } = await station
      .as('head')
      .call('storeroom.addDrug', amlodipine({ code: 'W900', packSize: 3, minStockQty: 0, maxStockQty: 9 }));
    const half = line(drugId, { price: price(50), packs: 1 });
    const keeper = station.as('pharmacist');
    await keeper.call('storeroom.receiveDelivery', delivery(room.supplierId, [half]));
    await keeper.call('storeroom.receiveDelivery', delivery(room.supplierId, [half], { noteNo: 'RK-2' }));
    const dump = dumpDatabase(station.db);
    expect(dump.stock_movements).toMatchObject([{ cost_fen: 1 }, { cost_fen: 0 }]);
    expect(dump.roundings).toMatchObject([
      { kind: 'delivery', amount_fen: 1, movement_id: 2, receipt_id: null },
    ]);
  });

  it('refuses a supplier that the head has not approved (私自采购)', async () => {
    const { supplierId } = await station.as('pharmacist').call('storeroom.addSupplier', {
      name: '惠民大药房',
      licenceNo: '川DA0289031',
      licenceToDay: '2027-09-30',
    });
    await expectRefused(delivery(supplierId, [line(room.drugId)]), 'storeroom.supplier-not-approved', {
      supplier: '惠民大药房',
    });
  });

  it('refuses a distributor whose licence has run out', async () => {
    station.setNow((station.now() + 600 * 86_400_000) as never);
    await station.as('head').call('settings.confirmClock', { aheadDays: 600 });
    await expectRefused(delivery(room.supplierId, [line(room.drugId)]), 'storeroom.licence-expired', {
      supplier: '蓉康医药配送有限公司',
      licenceToDay: '2028-04-30',
    });
  });

  it('refuses the whole note for one expired batch, and for one that expires within six months', async () => {
    const expired = line(room.drugId, { batchNo: '230602', expiresDay: clinicDay('2026-11-19') });
    await expectRefused(delivery(room.supplierId, [line(room.drugId), expired]), 'storeroom.line-expired', {
      ...about,
      line: 2,
      batchNo: '230602',
      expiresDay: '2026-11-19',
    });
    const near = line(room.drugId, { expiresDay: clinicDay('2027-05-20') });
    await expectRefused(delivery(room.supplierId, [near]), 'storeroom.line-near-expiry', {
      ...about,
      expiresDay: '2027-05-20',
    });
  });

  it('refuses a delivery note that was taken in before', async () => {
    await station
      .as('pharmacist')
      .call('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId)]));
    await expectRefused(delivery(room.supplierId, [line(room.drugId)]), 'storeroom.note-taken', {
      noteNo: 'RK-20261120-017',
      day: '2026-11-20',
    });
  });

  it('refuses an invoice that differs from the sum of the lines by a fen', async () => {
    const intent = delivery(room.supplierId, [line(room.drugId)], { invoiceFen: fen(23_521) });
    await expectRefused(intent, 'storeroom.invoice-differs', {
      supplier: about.supplier,
      invoiceFen: 23_521,
      linesFen: 23_520,
    });
  });

  it('refuses the same batch on two lines, and a quantity that no shelf holds', async () => {
    const twice = delivery(room.supplierId, [line(room.drugId), line(room.drugId, { packs: 1 })]);
    await expectRefused(twice, 'storeroom.line-repeated', { ...about, line: 2, firstLine: 1 });
    const huge = line(room.drugId, { packs: 100_000, price: price(1_000_000_000) });
    const intent = { ...delivery(room.supplierId, [line(room.drugId)]), lines: [huge, huge] };
    await expectRefused(intent, 'storeroom.line-too-much', about);
  });

  it('refuses cold goods without a temperature or outside 2–8 ℃, and takes them in at 4.6', async () => {
    const { drugId } = await station
      .as('head')
      .call(
        'storeroom.addDrug',
        amlodipine({ code: 'W055', genericName: '门冬胰岛素注射液', storage: 'cold' }),
      );
    const lines = [line(drugId)];
    await expectRefused(delivery(room.supplierId, lines), 'storeroom.cold-temperature-missing', {
      supplier: about.supplier,
    });
    await expectRefused(
      delivery(room.supplierId, lines, { coldTemperatureDeci: 81 }),
      'storeroom.cold-temperature-outside',
      { supplier: about.supplier, temperatureDeci: 81 },
    );
    const taken = await station
      .as('pharmacist')
      .call('storeroom.receiveDelivery', delivery(room.supplierId, lines, { coldTemperatureDeci: 46 }));
    expect(taken.packs).toBe(60);
  });

  it('refuses more of a batch that is locked by a recall', async () => {
    const keeper = station.as('pharmacist');
    await keeper.call('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId)]));
    await keeper.call('storeroom.lockBatch', { batchId: 1, reason: '厂家召回' });
    const again = delivery(room.supplierId, [line(room.drugId)], { noteNo: 'RK-2' });
    await expectRefused(again, 'storeroom.line-batch-locked', about);
  });

  it('lets only the head take in opening stock, which may be near its expiry', async () => {
    const near = line(room.drugId, { expiresDay: clinicDay('2026-12-31') });
    const opening = delivery(room.supplierId, [near], { opening: true });
    await expectRefused(opening, 'storeroom.opening-by-head', {});
    const taken = await station.as('head').call('storeroom.receiveDelivery', opening);
    expect(taken.amountFen).toBe(23_520);
  });

  it('proves books that begin with stock of a distributor whose licence has run out since', async () => {
    station.db.$client.prepare("UPDATE suppliers SET licence_to_day = '2026-11-01'").run();
    const opening = delivery(room.supplierId, [line(room.drugId)], { opening: true });
    await station.as('head').call('storeroom.receiveDelivery', opening);
    expect(verifyRows(station.db)).toEqual([]);
  });

  it.each([
    ['a missing price', { price: undefined }, 'lines.0.price'],
    ['a price of nothing', { price: 0 }, 'lines.0.price'],
    ['a fifth decimal', { price: 39_200.5 }, 'lines.0.price'],
    ['half a pack', { packs: 0.5 }, 'lines.0.packs'],
    ['no batch number', { batchNo: ' ' }, 'lines.0.batchNo'],
    ['a day that does not exist', { expiresDay: '2029-02-30' }, 'lines.0.expiresDay'],
    ['a sale price', { salePrice: 50_000 }, 'lines.0'],
  ])('answers %s with the field, and changes nothing', async (_, changes, path) => {
    const before = dumpDatabase(station.db);
    const intent = delivery(room.supplierId, [line(room.drugId)]);
    const reply = await station.as('pharmacist').raw('storeroom.receiveDelivery', {
      ...intent,
      commandId: '6f1c1e1a-6a53-4f0a-9f2a-0e8f7a3b5c11',
      lines: [{ ...intent.lines[0], ...changes }],
    });
    expect(reply).toEqual({ ok: false, error: { kind: 'bad-input', paths: [path] } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('is not for the front desk', async () => {
    const before = dumpDatabase(station.db);
    const reply = await station
      .as('front_desk')
      .reply('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId)]));
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code: 'session.role', details: {} } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
