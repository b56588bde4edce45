import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../db/open.ts';
import { batchStock } from '../../../db/schema/index.ts';
import type { CallInput } from '../../../electron/shared/contract/procedures.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import { amlodipine, delivery, line, type Storeroom, setUpStoreroom } from '../../support/storeroom.ts';

let station: TestStation;
let room: Storeroom;

/** 60 boxes of 28 on hand, 100 tablets of them reserved. */
beforeEach(async () => {
  station = openTestStation();
  room = await setUpStoreroom(station);
  await station
    .as('pharmacist')
    .call('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId)]));
  inTransaction(station.db, (tx) =>
    tx
      .update(batchStock)
      .set({ reservedQty: quantity(100) })
      .run(),
  );
});
afterEach(() => station.close());

type Name =
  | 'storeroom.writeOff'
  | 'storeroom.returnToSupplier'
  | 'storeroom.lockBatch'
  | 'storeroom.unlockBatch'
  | 'storeroom.updateDrug'
  | 'storeroom.addDrug'
  | 'storeroom.addSupplier'
  | 'storeroom.changeSupplier';

async function expectRefused<N extends Name>(
  name: N,
  intent: Omit<CallInput<N>, 'commandId'>,
  code: string,
  details: Record<string, unknown> = {},
) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('head').reply(name, intent);
  expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code, details } });
  expect(dumpDatabase(station.db)).toEqual(before);
}

const loss = () => ({
  batchId: 1,
  qty: 30,
  reason: '受潮',
  witnessId: station.as('pharmacist').session.staffId,
});

describe('a loss (报损)', () => {
  it('leaves at purchase cost with reason, witness and the head’s approval', async () => {
    const head = station.as('head');
    // 30 of 28 to a box at 3.92: 4.20 yuan.
    expect(await head.call('storeroom.writeOff', loss())).toEqual({ movementId: 2, costFen: -420 });
    const dump = dumpDatabase(station.db);
    expect(dump.stock_movements?.[1]).toMatchObject({
      kind: 'loss',
      qty: -30,
      cost_fen: -420,
      reason: '受潮',
      staff_id: head.session.staffId,
      witnessed_by: 3,
      approved_by: head.session.staffId,
    });
    expect(dump.batch_stock).toMatchObject([{ on_hand_qty: 1_650, reserved_qty: 100 }]);
  });

  it('refuses more than there is, what is reserved, and a witness who is nobody or oneself', async () => {
    const { batchId, reason, witnessId } = loss();
    await expectRefused('storeroom.writeOff', { ...loss(), qty: 1_681 }, 'storeroom.more-than-there-is', {
      batchNo: '2604207',
      qty: 1_681,
      onHandQty: 1_680,
    });
    await expectRefused(
      'storeroom.writeOff',
      { batchId, reason, witnessId, qty: 1_581 },
      'storeroom.reserved',
      {
        batchNo: '2604207',
        qty: 1_581,
        reservedQty: 100,
        freeQty: 1_580,
      },
    );
    await expectRefused('storeroom.writeOff', { ...loss(), witnessId: 99 }, 'storeroom.witness-unknown');
    const myself = station.as('head').session.staffId;
    await expectRefused('storeroom.writeOff', { ...loss(), witnessId: myself }, 'storeroom.witness-yourself');
    await expectRefused('storeroom.writeOff', { ...loss(), batchId: 9 }, 'storeroom.batch-unknown');
  });

  it('is the head’s alone', async () => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('pharmacist').reply('storeroom.writeOff', loss());
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code: 'session.role', details: {} } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('a recall and a return to the supplier', () => {
  it('locks a batch, telling what is reserved of it, and only the head unlocks it', async () => {
    const keeper = station.as('pharmacist');
    const lock = { batchId: 1, reason: '厂家召回' };
    expect(await keeper.call('storeroom.lockBatch', lock)).toEqual({ onHandQty: 1_680, reservedQty: 100 });
    await expectRefused('storeroom.lockBatch', lock, 'storeroom.batch-locked-already', {
      batchNo: '2604207',
    });
    expect((await keeper.reply('storeroom.unlockBatch', lock)).ok).toBe(false);
    await station.as('head').call('storeroom.unlockBatch', lock);
    await expectRefused('storeroom.unlockBatch', lock, 'storeroom.batch-not-locked', { batchNo: '2604207' });
  });

  it('sends back what is not reserved, at purchase cost', async () => {
    const back = { batchId: 1, qty: 28, reason: '包装破损', noteNo: 'TH-1' };
    expect(await station.as('pharmacist').call('storeroom.returnToSupplier', back)).toEqual({
      movementId: 2,
      costFen: -392,
    });
    await expectRefused('storeroom.returnToSupplier', { ...back, qty: 1_652 }, 'storeroom.reserved', {
      batchNo: '2604207',
      qty: 1_652,
      reservedQty: 100,
      freeQty: 1_552,
    });
  });
});

describe('the drug master', () => {
  it('keeps the pack size once a batch exists, and a drug with stock in use', async () => {
    const change = { drugId: room.drugId, ...amlodipine({ packSize: 14 }), active: true };
    await expectRefused('storeroom.updateDrug', change, 'storeroom.pack-size-fixed', {
      name: '苯磺酸氨氯地平片',
      packSize: 28,
    });
    const stop = { drugId: room.drugId, ...amlodipine(), active: false };
    await expectRefused('storeroom.updateDrug', stop, 'storeroom.drug-has-stock', {
      name: '苯磺酸氨氯地平片',
    });
  });

  it.each([
    ['class', 'patent'],
    ['smallUnit', '粒'],
    ['doseUnit', 'g'],
  ] as const)('keeps %s once a batch exists: slips and charges were counted by it', async (field, value) => {
    const change = { drugId: room.drugId, ...amlodipine({ [field]: value }), active: true };
    await expectRefused('storeroom.updateDrug', change, 'storeroom.drug-fixed', {
      name: '苯磺酸氨氯地平片',
      field,
    });
  });

  it('shows what came back of a drug that is out of use', async () => {
    station.db.$client.prepare('UPDATE drugs SET active = 0').run();
    const keeper = station.as('pharmacist');
    expect(await keeper.call('storeroom.listStock', {})).toMatchObject({ total: 1, valueFen: 23_520 });
    expect(await keeper.call('storeroom.listBatches', {})).toMatchObject({ total: 1 });
    expect(await keeper.call('storeroom.getOverview', {})).toMatchObject({ batchCount: 1, valueFen: 23_520 });
    // Not needed any more, so never short.
    expect(await keeper.call('storeroom.listStock', { only: 'low' })).toMatchObject({ total: 0 });
    station.db.$client.prepare('UPDATE batch_stock SET on_hand_qty = 0, reserved_qty = 0').run();
    expect(await keeper.call('storeroom.listStock', { only: 'low' })).toMatchObject({ total: 0 });
    expect(await keeper.call('storeroom.listStock', { only: 'all' })).toMatchObject({ total: 0 });
  });

  it('spells a changed name anew and notes which fields changed', async () => {
    const change = {
      drugId: room.drugId,
      ...amlodipine({ genericName: '重组人胰岛素注射液', shelf: 'L-01' }),
    };
    await station.as('pharmacist').call('storeroom.updateDrug', { ...change, active: true });
    const row = await station.as('doctor').call('storeroom.getDrug', { drugId: room.drugId });
    expect([row.initials, row.pinyin]).toEqual(['czrydszsy', 'chongzurenyidaosuzhusheye']);
    expect(dumpDatabase(station.db).audit?.at(-1)).toMatchObject({
      action: 'storeroom.drug-updated',
      detail: '{"changed":"genericName,shelf","active":true}',
    });
  });

  it('refuses a code or barcode that another drug has, no approval number, and a minimum above the maximum', async () => {
    const taken = amlodipine({ barcode: '6901234567892' });
    await expectRefused('storeroom.addDrug', taken, 'storeroom.drug-code-taken', {
      code: 'W001',
      name: '苯磺酸氨氯地平片',
    });
    await station.as('head').call('storeroom.addDrug', { ...taken, code: 'W002' });
    await expectRefused('storeroom.addDrug', { ...taken, code: 'W003' }, 'storeroom.barcode-taken', {
      name: '苯磺酸氨氯地平片',
    });
    const unnumbered = amlodipine({ code: 'W004', approvalNo: '' });
    await expectRefused('storeroom.addDrug', unnumbered, 'storeroom.approval-number-missing', {
      name: '苯磺酸氨氯地平片',
    });
    const upsideDown = amlodipine({ code: 'W005', minStockQty: 100, maxStockQty: 99 });
    await expectRefused('storeroom.addDrug', upsideDown, 'storeroom.minimum-above-maximum');
    await station.as('head').call('storeroom.addDrug', { ...unnumbered, class: 'herbal', code: 'H001' });
  });

  it.each([
    ['approvalNo', '国药准字X20193011'],
    ['approvalNo', '国药准字H2019301'],
    ['standardCode', '8690123456789'],
    ['barcode', '6901234567893'],
    ['packSize', 0],
    ['price', 39_200],
  ])('marks %s = %s as wrong and changes nothing', async (field, value) => {
    const before = dumpDatabase(station.db);
    const reply = await station.as('head').raw('storeroom.addDrug', {
      ...amlodipine({ code: 'W009' }),
      commandId: '6f1c1e1a-6a53-4f0a-9f2a-0e8f7a3b5c12',
      [field]: value,
    });
    expect(reply).toEqual({
      ok: false,
      error: { kind: 'bad-input', paths: [field === 'price' ? '' : field] },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('suppliers', () => {
  it('are noted without approval, once by name, and approved only with a licence in force', async () => {
    const keeper = station.as('pharmacist');
    const licence = { licenceNo: '川BA0283345', licenceToDay: '2025-12-31' };
    const { supplierId } = await keeper.call('storeroom.addSupplier', { name: '锦源医药批发部', ...licence });
    await expectRefused(
      'storeroom.addSupplier',
      { name: '锦源医药批发部', ...licence },
      'storeroom.supplier-name-taken',
      { name: '锦源医药批发部' },
    );
    await expectRefused(
      'storeroom.changeSupplier',
      { supplierId, ...licence, approved: true },
      'storeroom.licence-expired',
      { supplier: '锦源医药批发部', licenceToDay: '2025-12-31' },
    );
    const renewed = { licenceNo: '川BA0283345', licenceToDay: '2030-12-31', approved: true };
    expect((await keeper.reply('storeroom.changeSupplier', { supplierId, ...renewed })).ok).toBe(false);
    await station.as('head').call('storeroom.changeSupplier', { supplierId, ...renewed });
    expect(await keeper.call('storeroom.listSuppliers', {})).toMatchObject([
      { name: '蓉康医药配送有限公司', approved: true },
      { name: '锦源医药批发部', initials: 'jyyypfb', approved: true },
    ]);
  });

  it('keep a licence that was in force when they delivered', async () => {
    const { supplierId } = room;
    const earlier = { supplierId, licenceNo: '川AA0280117', licenceToDay: '2026-11-19', approved: false };
    await expectRefused('storeroom.changeSupplier', earlier, 'storeroom.licence-before-delivery', {
      supplier: '蓉康医药配送有限公司',
      deliveredDay: '2026-11-20',
    });
    const withdrawn = { ...earlier, licenceToDay: '2026-11-20' };
    await station.as('head').call('storeroom.changeSupplier', withdrawn);
  });
});
