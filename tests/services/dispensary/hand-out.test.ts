import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  allocations,
  batches,
  prescriptionSignatures,
  prescriptions,
  roundings,
  settings,
  stockMovements,
  tickets,
  visits,
} from '../../../db/schema/index.ts';
import type { DispensingStep } from '../../../electron/shared/contract/dispensary.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/domain/settings.ts';
import type { PrescriptionId } from '../../../electron/shared/values/ids.ts';
import {
  addBatch,
  addDrug,
  addPatientInCare,
  line,
  payFor,
  signature,
  slip,
  stockOf,
} from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const STEPS = ['review', 'prepare', 'check', 'dispense'] as const;
const SLIP = 1 as PrescriptionId;

let station: TestStation;
beforeEach(() => {
  station = openTestStation();
});
afterEach(() => {
  station.close();
});

/** A patient with one signed slip of 10 tablets out of boxes of 28 at 3.92. */
async function signOne(values: { payLater?: boolean; expiresDay?: string; price?: number } = {}) {
  const drug = addDrug(station.db, '苯磺酸氨氯地平片');
  const batch = addBatch(station, drug, { qty: 28, ...values });
  const visitId = await addPatientInCare(station, '周桂芳', values);
  const days = 7;
  await station
    .as('doctor')
    .call('consultation.sign', signature(visitId, [slip([line(drug, 10, { days })])]));
  return { drug, batch, visitId };
}

async function walk(steps: readonly DispensingStep[]) {
  for (const step of steps)
    await station.as('pharmacist').call(`dispensary.${step}`, { prescriptionId: SLIP });
}

async function refused(step: DispensingStep) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('pharmacist').reply(`dispensary.${step}`, { prescriptionId: SLIP });
  expect(dumpDatabase(station.db)).toEqual(before);
  expect(station.faults).toEqual([]);
  return reply;
}

describe('handing out', () => {
  it('takes four signatures, moves the promised batch and finishes the visit', async () => {
    const { batch } = await signOne();
    payFor(station, SLIP);
    await walk(['review', 'prepare', 'check']);
    expect(station.db.select({ status: prescriptions.status }).from(prescriptions).get()).toEqual({
      status: 'prepared',
    });
    expect(stockOf(station.db, batch)).toEqual({ onHand: 28, reserved: 10 });
    const handedOut = await station.as('pharmacist').call('dispensary.dispense', { prescriptionId: SLIP });

    // 10 of 28 at 3.92 = 1.40, and so is the cost.
    expect(handedOut).toEqual({ chargedFen: 140, costFen: 140, visitFinished: true });
    expect(stockOf(station.db, batch)).toEqual({ onHand: 18, reserved: 0 });
    expect(
      station.db.select().from(stockMovements).where(eq(stockMovements.kind, 'dispense')).all(),
    ).toMatchObject([{ batchId: batch, qty: -10, costFen: -140, day: '2026-11-20', allocationId: 1 }]);
    expect(station.db.select().from(roundings).all()).toEqual([]);
    expect(station.db.select({ status: visits.status }).from(visits).get()).toEqual({ status: 'finished' });
    expect(
      station.db
        .select({ step: prescriptionSignatures.step })
        .from(prescriptionSignatures)
        .all()
        .map((row) => row.step)
        .sort(),
    ).toEqual([...STEPS].sort());
  });

  it('books the rounding of a split pack, so that charge = cost + rounding', async () => {
    // 10 of 28 at 0.99: charged 0.35; the box is worth 0.99 before and 0.64 after, so it costs 0.35. 9 more:
    // charged 0.32; 0.64 − 0.32 = 0.32. The last 9: charged 0.32; all that is left, 0.32.
    const drug = addDrug(station.db, '维生素C片');
    addBatch(station, drug, { qty: 28, price: 10_100 });
    for (const qty of [9, 9, 10]) {
      const visitId = await addPatientInCare(station, `病人${qty}`, { payLater: true });
      await station.as('doctor').call('consultation.sign', signature(visitId, [slip([line(drug, qty)])]));
    }
    for (const prescriptionId of [1, 2, 3]) {
      for (const step of STEPS) await station.as('pharmacist').call(`dispensary.${step}`, { prescriptionId });
    }
    // At 1.01: charged 0.32 + 0.32 + 0.36 = 1.00; the box cost 1.01.
    const sum = (table: string, where: string) =>
      station.db.$client
        .prepare(`SELECT coalesce(sum(amount_fen), 0) FROM ${table} WHERE ${where}`)
        .pluck()
        .get();
    const cost = station.db.$client
      .prepare("SELECT -sum(cost_fen) FROM stock_movements WHERE kind = 'dispense'")
      .pluck()
      .get();
    expect({ charged: sum('allocations', '1'), cost, rounding: sum('roundings', "kind = 'split'") }).toEqual({
      charged: 100,
      cost: 101,
      rounding: -1,
    });
  });

  it('keeps the pick-up ticket while another slip of the visit waits', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    const other = addDrug(station.db, '阿托伐他汀钙片');
    for (const one of [drug, other]) addBatch(station, one, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳', { payLater: true });
    await station
      .as('doctor')
      .call('consultation.sign', signature(visitId, [slip([line(drug, 7)]), slip([line(other, 7)])]));
    await walk(STEPS);
    const pickup = () =>
      station.db.select({ status: tickets.status }).from(tickets).where(eq(tickets.point, 'pickup')).all();
    expect(pickup()).toEqual([{ status: 'waiting' }]);
    for (const step of STEPS)
      await station.as('pharmacist').call(`dispensary.${step}`, { prescriptionId: 2 });
    expect(pickup()).toEqual([{ status: 'done' }]);
  });

  it('refuses a slip that is not paid, and takes it when it may be paid later', async () => {
    await signOne();
    expect(await refused('review')).toMatchObject({
      error: { code: 'dispensary.not-settled', details: { number: 1 } },
    });
  });

  it.each([
    ['prepare', [], 'review'],
    ['check', ['review'], 'prepare'],
    ['dispense', ['review', 'prepare'], 'check'],
  ] as const)('refuses %s before its turn', async (step, signed, next) => {
    await signOne({ payLater: true });
    await walk(signed);
    expect(await refused(step)).toMatchObject({
      error: { code: 'dispensary.step-out-of-order', details: { step, next } },
    });
  });

  it('refuses a second signature of a step and a second hand-out', async () => {
    await signOne({ payLater: true });
    await walk(['review']);
    expect(await refused('review')).toMatchObject({ error: { code: 'dispensary.step-done' } });
    await walk(['prepare', 'check', 'dispense']);
    expect(await refused('dispense')).toMatchObject({ error: { code: 'dispensary.already-dispensed' } });
  });

  it('asks for a second person where one may not sign twice', async () => {
    station.db
      .insert(settings)
      .values({
        key: 'dispensary',
        value: JSON.stringify({ ...DEFAULT_SETTINGS.dispensary, samePersonMaySignTwice: false }),
        updatedAt: station.now(),
      })
      .run();
    await signOne({ payLater: true });
    await walk(['review', 'prepare']);
    expect(await refused('check')).toMatchObject({
      error: { code: 'dispensary.second-person', details: { name: '何静' } },
    });
    await station.as('front_desk', 'pharmacist').call('dispensary.check', { prescriptionId: SLIP });
  });

  it('refuses a batch that ran out of date or was recalled after the signature', async () => {
    const { batch } = await signOne({ payLater: true, expiresDay: '2026-11-26' });
    station.db.update(batches).set({ locked: true }).where(eq(batches.id, batch)).run();
    expect(await refused('review')).toMatchObject({ error: { code: 'dispensary.batch-locked' } });
    station.db.update(batches).set({ locked: false }).where(eq(batches.id, batch)).run();
    station.db
      .update(prescriptions)
      .set({ validToDay: '2026-12-31' as never })
      .run();
    await walk(['review', 'prepare', 'check']);
    station.advance(7 * 24 * 3_600_000);
    expect(await refused('dispense')).toMatchObject({
      error: {
        code: 'dispensary.batch-expired',
        details: { drug: '苯磺酸氨氯地平片', expiresDay: '2026-11-26' },
      },
    });
  });

  it('refuses a paid slip after its last day and says that it was paid', async () => {
    await signOne();
    payFor(station, SLIP);
    station.advance(24 * 3_600_000);
    expect(await refused('review')).toMatchObject({
      error: { code: 'dispensary.lapsed', details: { validToDay: '2026-11-20', paid: 1 } },
    });
  });

  it('lets only a pharmacist sign, and knows no slip that does not exist', async () => {
    await signOne({ payLater: true });
    expect(await station.as('doctor').reply('dispensary.review', { prescriptionId: SLIP })).toMatchObject({
      error: { code: 'session.role' },
    });
    expect(await station.as('pharmacist').reply('dispensary.review', { prescriptionId: 99 })).toMatchObject({
      error: { code: 'dispensary.unknown-prescription' },
    });
  });
});

describe('what the pharmacist sees', () => {
  it('shows batches, shelf, what will be charged and what it costs, and the next step', async () => {
    await signOne({ payLater: true });
    await walk(['review']);
    const seen = await station.as('pharmacist').call('dispensary.getPrescription', { prescriptionId: SLIP });
    expect(seen).toMatchObject({
      label: '2026-11-20-001',
      residentName: '周桂芳',
      doctorName: '刘文涛',
      clinicName: '全科诊断室',
      diagnoses: [{ code: 'I10', name: '特发性(原发性)高血压' }],
      chargedFen: 140,
      costFen: 140,
      differenceFen: 0,
      paid: false,
      payLater: true,
      nextStep: 'prepare',
      signatures: [{ step: 'review', name: '何静', at: station.now() }],
    });
    expect(seen.lines[0]).toMatchObject({
      shelf: 'A-03',
      allocations: [
        { expiresDay: '2028-01-10', band: 'fine', qty: 10, amountFen: 140, costFen: 140, status: 'reserved' },
      ],
    });
  });

  it('lists waiting slips by rank and the ones of today that are done', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 280 });
    for (const [name, rank] of [
      ['唐晓梅', 'ordinary'],
      ['吴玉珍', 'priority'],
      ['杨帆', 'emergency'],
    ] as const) {
      const visitId = await addPatientInCare(station, name, { payLater: true, rank });
      await station.as('doctor').call('consultation.sign', signature(visitId, [slip([line(drug, 7)])]));
    }
    await walk(STEPS);
    const today = await station.as('pharmacist').call('dispensary.listToday', {});
    expect(today.waiting.map((row) => row.name)).toEqual(['杨帆', '吴玉珍']);
    expect(today.done.map((row) => [row.name, row.status, row.drugCount])).toEqual([
      ['唐晓梅', 'dispensed', 1],
    ]);
    expect(today.counts).toEqual({ toPrepare: 2, prepared: 0, dispensed: 1, returned: 0 });
  });
});

describe('sending a slip back', () => {
  it('makes an unpaid slip void, frees its batch and puts the patient before the doctor again', async () => {
    const { batch, visitId } = await signOne({ payLater: true });
    await station
      .as('pharmacist')
      .call('dispensary.refuseSlip', { prescriptionId: SLIP, reason: '用量有疑问' });
    expect(stockOf(station.db, batch)).toEqual({ onHand: 28, reserved: 0 });
    expect(station.db.select().from(prescriptions).get()).toMatchObject({
      status: 'void',
      voidReason: '药房拒发：用量有疑问',
    });
    const back = station.db
      .select({ point: tickets.point, status: tickets.status, returned: tickets.returned })
      .from(tickets)
      .all();
    expect(back).toEqual([
      { point: 'consultation', status: 'waiting', returned: true },
      { point: 'pickup', status: 'cancelled', returned: false },
    ]);
    expect(
      station.db.select({ status: visits.status }).from(visits).where(eq(visits.id, visitId)).get(),
    ).toEqual({
      status: 'in_consultation',
    });
  });

  it('frees the window at which the patient stood', async () => {
    await signOne({ payLater: true });
    await walk(['review', 'prepare']);
    station.db.$client.prepare("UPDATE tickets SET status = 'serving' WHERE point = 'pickup'").run();
    await station
      .as('pharmacist')
      .call('dispensary.refuseSlip', { prescriptionId: SLIP, reason: '用量有疑问' });
    expect(station.db.select({ point: tickets.point, status: tickets.status }).from(tickets).all()).toEqual([
      { point: 'consultation', status: 'waiting' },
      { point: 'pickup', status: 'done' },
    ]);
  });

  it('asks for the refund first when the slip is paid, and changes nothing', async () => {
    await signOne();
    payFor(station, SLIP);
    const before = dumpDatabase(station.db);
    const reply = await station
      .as('pharmacist')
      .reply('dispensary.refuseSlip', { prescriptionId: SLIP, reason: '缺货' });
    expect(reply).toMatchObject({ error: { code: 'dispensary.refund-first', details: { receipt: 12_001 } } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('taking drugs back', () => {
  it.each(['quality', 'adverse_reaction'] as const)(
    'sets what comes back for %s apart: it is promised to nobody and only ever leaves as a loss',
    async (reason) => {
      const { batch, drug } = await signOne();
      payFor(station, SLIP);
      await walk(STEPS);
      const intent = { prescriptionId: SLIP, lineIds: [1], reason, note: '' };
      await station.as('pharmacist').call('dispensary.takeBack', intent);
      expect(stockOf(station.db, batch)).toEqual({ onHand: 28, reserved: 10 });
      const shelf = await station.as('doctor').call('storeroom.getDrug', { drugId: drug });
      expect(shelf.availableQty).toBe(18);
      const { rows } = await station.as('head').call('storeroom.listLossReports', {});
      expect(rows).toMatchObject([{ qty: 10, returned: true, status: 'waiting', reportedBy: '何静' }]);
      const lossReportId = rows[0]?.lossReportId as never;
      const before = dumpDatabase(station.db);
      const head = station.as('head');
      expect(await head.reply('storeroom.decideLoss', { lossReportId, approve: false })).toMatchObject({
        error: { code: 'storeroom.returned-stays-out' },
      });
      expect(dumpDatabase(station.db)).toEqual(before);
      await head.call('storeroom.decideLoss', { lossReportId, approve: true });
      expect(stockOf(station.db, batch)).toEqual({ onHand: 18, reserved: 0 });
    },
  );

  it('puts them into the batch they left, reverses the movement and asks for the refund', async () => {
    const { batch } = await signOne({ price: 10_100 });
    payFor(station, SLIP);
    await walk(STEPS);
    const back = await station.as('pharmacist').call('dispensary.takeBack', {
      prescriptionId: SLIP,
      lineIds: [1],
      reason: 'wrong_drug',
      note: '拿错规格',
    });
    expect(back).toEqual({ returnedFen: 36, refundDue: true });
    expect(stockOf(station.db, batch)).toEqual({ onHand: 28, reserved: 0 });
    expect(
      station.db.select().from(stockMovements).where(eq(stockMovements.kind, 'return')).all(),
    ).toMatchObject([{ batchId: batch, qty: 10, costFen: 36, reversesId: 2, reason: '发错药：拿错规格' }]);
    expect(station.db.select({ status: prescriptions.status }).from(prescriptions).get()).toEqual({
      status: 'returned',
    });
    expect(station.db.select({ status: allocations.status }).from(allocations).get()).toEqual({
      status: 'returned',
    });
    expect(
      station.db.$client.prepare('SELECT coalesce(sum(amount_fen), 0) FROM roundings').pluck().get(),
    ).toBe(0);
  });

  it.each([
    ['not handed out', [], [1], 'dispensary.not-dispensed'],
    ['another slip’s line', STEPS, [99], 'dispensary.unknown-line'],
  ] as const)('refuses %s, and changes nothing', async (_name, steps, lineIds, code) => {
    await signOne({ payLater: true });
    await walk(steps);
    const before = dumpDatabase(station.db);
    const reply = await station.as('pharmacist').reply('dispensary.takeBack', {
      prescriptionId: SLIP,
      lineIds: [...lineIds],
      reason: 'quality',
    });
    expect(reply).toMatchObject({ error: { code } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('refuses a batch that is out of date by now, a second return and a reason of its own', async () => {
    await signOne({ payLater: true, expiresDay: '2026-11-26' });
    await walk(STEPS);
    const intent = { prescriptionId: SLIP, lineIds: [1] } as const;
    const pharmacist = station.as('pharmacist');
    expect(
      await pharmacist.raw('dispensary.takeBack', {
        ...intent,
        reason: '不想要了',
        commandId: '4f0d5bd7-93a5-4b4e-8c3c-0f2b8a4b6d12',
      }),
    ).toMatchObject({ error: { kind: 'bad-input', paths: ['reason'] } });
    station.advance(7 * 24 * 3_600_000);
    expect(
      await pharmacist.reply('dispensary.takeBack', { ...intent, lineIds: [1], reason: 'quality' }),
    ).toMatchObject({
      error: { code: 'dispensary.return-expired' },
    });
    station.advance(-6 * 24 * 3_600_000);
    await pharmacist.call('dispensary.takeBack', { ...intent, lineIds: [1], reason: 'quality' });
    expect(
      await pharmacist.reply('dispensary.takeBack', { ...intent, lineIds: [1], reason: 'quality' }),
    ).toMatchObject({
      error: { code: 'dispensary.already-returned' },
    });
  });
});

describe('the list of the day', () => {
  it('shows today’s slips before paid ones that lapsed long ago, however many those are', async () => {
    const { visitId } = await signOne();
    payFor(station, SLIP);
    station.db.$client.exec(`
      WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 71)
      INSERT INTO prescriptions (day, number, visit_id, doctor_id, kind, slip, doses, status, signed_at, valid_to_day)
      SELECT p.day, n.i, p.visit_id, p.doctor_id, p.kind, p.slip, p.doses, 'settled', p.signed_at - n.i * 86400000, '2026-11-01'
      FROM n, prescriptions p WHERE p.id = 1`);
    const { waiting } = await station.as('pharmacist').call('dispensary.listToday', {});
    expect(waiting[0]).toMatchObject({ prescriptionId: SLIP, visitId });
  });
});
