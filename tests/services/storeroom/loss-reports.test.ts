import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import type { CallInput } from '../../../electron/shared/contract/procedures.ts';
import type { BatchId, LossReportId } from '../../../electron/shared/values/ids.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { stockOf } from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import { delivery, line, type Storeroom, setUpStoreroom } from '../../support/storeroom.ts';

const BATCH = 1 as BatchId;

let station: TestStation;
let room: Storeroom;

/** 60 boxes of 28 at 3.92. */
beforeEach(async () => {
  station = openTestStation();
  room = await setUpStoreroom(station);
  await keeper().call('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId)]));
});
afterEach(() => {
  expect(verifyRows(station.db)).toEqual([]);
  expect(station.faults).toEqual([]);
  station.close();
});

const keeper = () => station.as('pharmacist');
const head = () => station.as('head');

const loss = () => ({
  batchId: BATCH,
  qty: quantity(30),
  reason: '受潮变质',
  witnessId: station.as('front_desk').session.staffId,
});

async function refused<Name extends 'storeroom.reportLoss' | 'storeroom.decideLoss'>(
  name: Name,
  intent: Omit<CallInput<Name>, 'commandId'>,
  by = head(),
) {
  const before = dumpDatabase(station.db);
  const reply = await by.reply(name, intent);
  expect(dumpDatabase(station.db)).toEqual(before);
  return reply.ok ? reply : reply.error;
}

describe('a loss that the pharmacist reports', () => {
  it('is set apart at once, so that nobody is promised it, and stays in the books', async () => {
    await keeper().call('storeroom.reportLoss', loss());
    expect(stockOf(station.db, BATCH)).toEqual({ onHand: 1_680, reserved: 30 });
    const drug = await station.as('doctor').call('storeroom.getDrug', { drugId: room.drugId });
    expect([drug.onHandQty, drug.availableQty]).toEqual([1_680, 1_650]);
    expect(await head().call('storeroom.listLossReports', {})).toEqual({
      waiting: 1,
      rows: [
        {
          lossReportId: 1,
          batchId: BATCH,
          genericName: '苯磺酸氨氯地平片',
          spec: '5mg×28片',
          batchNo: '2604207',
          packUnit: '盒',
          packSize: 28,
          smallUnit: '片',
          qty: 30,
          // 30 of 28 at 3.92.
          valueFen: 420,
          reason: '受潮变质',
          returned: false,
          reportedBy: '何静',
          reportedAt: station.now(),
          witnessedBy: '李慧',
          status: 'waiting',
        },
      ],
    });
  });

  it('leaves at purchase cost when the head approves, with three people on record', async () => {
    const { lossReportId } = await keeper().call('storeroom.reportLoss', loss());
    expect(await head().call('storeroom.decideLoss', { lossReportId, approve: true })).toEqual({
      movementId: 2,
    });
    expect(stockOf(station.db, BATCH)).toEqual({ onHand: 1_650, reserved: 0 });
    expect(dumpDatabase(station.db).stock_movements?.[1]).toMatchObject({
      kind: 'loss',
      qty: -30,
      cost_fen: -420,
      reason: '受潮变质',
      staff_id: head().session.staffId,
      witnessed_by: loss().witnessId,
      approved_by: head().session.staffId,
    });
  });

  it('may be handed out again when the head rejects it', async () => {
    const { lossReportId } = await keeper().call('storeroom.reportLoss', loss());
    expect(await head().call('storeroom.decideLoss', { lossReportId, approve: false })).toEqual({
      movementId: null,
    });
    expect(stockOf(station.db, BATCH)).toEqual({ onHand: 1_680, reserved: 0 });
    expect((await keeper().call('storeroom.listLossReports', {})).rows[0]?.status).toBe('rejected');
  });

  it('is decided once, and by the head alone', async () => {
    const { lossReportId } = await keeper().call('storeroom.reportLoss', loss());
    const decision = { lossReportId, approve: true };
    expect(await refused('storeroom.decideLoss', decision, keeper())).toMatchObject({ code: 'session.role' });
    await head().call('storeroom.decideLoss', { ...decision, approve: false });
    expect(await refused('storeroom.decideLoss', decision)).toMatchObject({ code: 'storeroom.loss-decided' });
    const unknown = { lossReportId: 99 as LossReportId, approve: true };
    expect(await refused('storeroom.decideLoss', unknown)).toMatchObject({ code: 'storeroom.loss-unknown' });
  });

  it('is refused beyond what is free, and without a second person', async () => {
    await keeper().call('storeroom.reportLoss', { ...loss(), qty: quantity(1_600) });
    expect(await refused('storeroom.reportLoss', { ...loss(), qty: quantity(81) }, keeper())).toEqual({
      kind: 'refusal',
      code: 'storeroom.reserved',
      details: { batchNo: '2604207', qty: 81, reservedQty: 1_600, freeQty: 80 },
    });
    const alone = { ...loss(), witnessId: keeper().session.staffId };
    expect(await refused('storeroom.reportLoss', alone, keeper())).toMatchObject({
      code: 'storeroom.witness-yourself',
    });
  });
});
