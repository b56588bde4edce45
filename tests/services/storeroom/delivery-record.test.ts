import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { price } from '../../../electron/shared/values/price.ts';
import { refusalText } from '../../../renderer/api/refusal-texts/index.ts';
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

describe('the record of one delivery', () => {
  it('shows an inspector the papers and every line as the note had them', async () => {
    const insulin = await station.as('head').call(
      'storeroom.addDrug',
      amlodipine({
        code: 'W002',
        genericName: '甘精胰岛素注射液',
        form: '注射液',
        spec: '3ml:300单位',
        packUnit: '支',
        packSize: 1,
        smallUnit: '支',
        approvalNo: '国药准字S20190041',
        storage: 'cold',
      }),
    );
    const lines = [
      line(insulin.drugId, { batchNo: 'INS-7', price: price(1_285_000), packs: 3 }),
      line(room.drugId),
    ];
    const keeper = station.as('pharmacist');
    const { deliveryId } = await keeper.call(
      'storeroom.receiveDelivery',
      delivery(room.supplierId, lines, { coldTemperatureDeci: 45, appearance: '外箱一角压痕' }),
    );
    // What is handed out, counted or written off afterwards changes nothing of what came.
    const witnessId = keeper.session.staffId;
    const { batchIds } = await keeper.call(
      'storeroom.receiveDelivery',
      delivery(room.supplierId, [line(room.drugId, { packs: 2 })], { noteNo: 'RK-2' }),
    );
    await station.as('head').call('storeroom.writeOff', {
      batchId: batchIds[0] ?? (0 as never),
      qty: 30,
      reason: '破损',
      witnessId,
    });
    expect(await keeper.call('storeroom.getDelivery', { deliveryId })).toEqual({
      deliveryId,
      day: '2026-11-20',
      at: station.now(),
      supplierName: '蓉康医药配送有限公司',
      licenceNo: '川AA0280117',
      licenceToDay: '2028-04-30',
      noteNo: 'RK-20261120-017',
      platformOrderNo: 'CD20261118004132',
      invoiceNo: '26512000008744130001',
      invoiceFen: 62_070,
      linesFen: 62_070,
      lineCount: 2,
      acceptedBy: keeper.session.name,
      opening: false,
      appearance: '外箱一角压痕',
      coldTemperatureDeci: 45,
      lines: [
        {
          position: 1,
          genericName: '甘精胰岛素注射液',
          spec: '3ml:300单位',
          form: '注射液',
          maker: '川岭制药（演示）',
          approvalNo: '国药准字S20190041',
          packUnit: '支',
          smallUnit: '支',
          batchNo: 'INS-7',
          expiresDay: '2029-03-31',
          price: 1_285_000,
          packSize: 1,
          qty: 3,
          amountFen: 38_550,
        },
        {
          position: 2,
          genericName: '苯磺酸氨氯地平片',
          spec: '5mg×28片',
          form: '片剂',
          maker: '川岭制药（演示）',
          approvalNo: '国药准字H20193011',
          packUnit: '盒',
          smallUnit: '片',
          batchNo: '2604207',
          expiresDay: '2029-03-31',
          price: 39_200,
          packSize: 28,
          qty: 1_680,
          amountFen: 23_520,
        },
      ],
    });
  });

  it('holds a note of a hundred lines on one page, with the sum of all on every page', async () => {
    const lines = Array.from({ length: 100 }, (_, at) =>
      line(room.drugId, { batchNo: `B${at}`, expiresDay: clinicDay('2029-03-31'), packs: 1 + at }),
    );
    const keeper = station.as('pharmacist');
    const { deliveryId, amountFen } = await keeper.call(
      'storeroom.receiveDelivery',
      delivery(room.supplierId, lines),
    );
    const whole = await keeper.call('storeroom.getDelivery', { deliveryId });
    expect(whole.lines.map((one) => one.batchNo)).toEqual(lines.map((one) => one.batchNo));
    expect(whole).toMatchObject({ lineCount: 100, linesFen: amountFen, invoiceFen: amountFen });
    const beyond = await keeper.call('storeroom.getDelivery', { deliveryId, page: 1 });
    expect(beyond).toEqual({ ...whole, lines: [] });
  });

  it('says of a delivery that is not there what to do, and is not shown to the front desk', async () => {
    const before = dumpDatabase(station.db);
    const unknown = { deliveryId: 99 as never };
    const reply = await station.as('pharmacist').reply('storeroom.getDelivery', unknown);
    expect(reply).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'storeroom.delivery-unknown', details: {} },
    });
    expect(refusalText('storeroom.delivery-unknown', {})).toBe('没有这张入库单。请回到入库记录重新选。');
    expect(await station.as('front_desk').reply('storeroom.getDelivery', unknown)).toMatchObject({
      error: { kind: 'refusal', code: 'session.role' },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
