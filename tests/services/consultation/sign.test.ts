import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  allocations,
  consultations,
  diagnoses,
  orders,
  prescriptionLines,
  prescriptions,
  tickets,
  visits,
  waiverRules,
} from '../../../db/schema/index.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import {
  addBatch,
  addDrug,
  addPatientInCare,
  addResident,
  addServiceItem,
  addVisit,
  line,
  signature,
  slip,
  stockOf,
} from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { FRIDAY_MORNING, openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
beforeEach(() => {
  station = openTestStation();
});
afterEach(() => {
  station.close();
});

/** Sends a signature that must be refused, and proves that nothing changed. */
async function refused(intent: ReturnType<typeof signature> & Record<string, unknown>) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('doctor').reply('consultation.sign', intent);
  expect(dumpDatabase(station.db)).toEqual(before);
  expect(station.faults).toEqual([]);
  return reply;
}

describe('signing a consultation', () => {
  it('reserves the batch that expires first and prices each part at its own purchase price', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    const later = addBatch(station, drug, { qty: 56, expiresDay: '2028-06-30', price: 56_000 });
    const sooner = addBatch(station, drug, { qty: 10, expiresDay: '2027-03-31', price: 28_000 });
    const visitId = await addPatientInCare(station, '周桂芳');

    const signed = await station
      .as('doctor')
      .call(
        'consultation.sign',
        signature(visitId, [slip([line(drug, 14, { days: 14 })], { kind: 'long_term' })]),
      );

    // 10 of 28 at 2.80 = 1.00; 4 of 28 at 5.60 = 0.80.
    expect(signed).toEqual({
      prescriptions: [{ prescriptionId: 1, label: '2026-11-20-001', amountFen: 180 }],
      orderIds: [],
      payLater: false,
    });
    expect(station.db.select().from(allocations).all()).toEqual([
      { id: 1, lineId: 1, batchId: sooner, qty: 10, amountFen: 100, status: 'reserved' },
      { id: 2, lineId: 1, batchId: later, qty: 4, amountFen: 80, status: 'reserved' },
    ]);
    expect(stockOf(station.db, sooner)).toEqual({ onHand: 10, reserved: 10 });
    expect(stockOf(station.db, later)).toEqual({ onHand: 56, reserved: 4 });
  });

  it('writes the record, numbers the slips of the day and sends the patient to the cashier', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 280 });
    const first = await addPatientInCare(station, '周桂芳');
    const second = await addPatientInCare(station, '黄志伟', { birthDay: '2016-05-01' });
    await station.as('doctor').call('consultation.sign', signature(first, [slip([line(drug, 7)])]));
    const signed = await station.as('doctor').call('consultation.sign', {
      ...signature(second, [slip([line(drug, 3, { days: 3 })], { kind: 'emergency' })]),
      vitals: { temperatureDeci: 386, pulse: 96 },
      advice: '多饮水',
    });

    expect(signed.prescriptions.map((one) => one.label)).toEqual(['2026-11-20-002']);
    const written = station.db.select().from(prescriptions).where(eq(prescriptions.number, 2)).get();
    expect(written).toMatchObject({ slip: 'yellow', status: 'signed', validToDay: '2026-11-20' });
    expect(
      station.db.select().from(consultations).where(eq(consultations.visitId, second)).get(),
    ).toMatchObject({
      complaint: '头晕 3 天',
      advice: '多饮水',
      temperatureDeci: 386,
      pulse: 96,
      systolic: null,
      signedAt: station.now(),
    });
    expect(station.db.select().from(diagnoses).where(eq(diagnoses.visitId, second)).all()).toEqual([
      { visitId: second, position: 1, code: 'I10', name: '特发性(原发性)高血压' },
    ]);
    const open = station.db
      .select({ point: tickets.point, status: tickets.status })
      .from(tickets)
      .where(eq(tickets.visitId, second))
      .all();
    expect(open).toEqual([
      { point: 'consultation', status: 'done' },
      { point: 'cashier', status: 'waiting' },
    ]);
  });

  it('sends a pay-later patient straight to the pharmacy', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '杨帆', { payLater: true });
    await station.as('doctor').call('consultation.sign', signature(visitId, [slip([line(drug, 7)])]));
    expect(station.db.select({ status: prescriptions.status }).from(prescriptions).get()).toEqual({
      status: 'pay_later',
    });
    expect(
      station.db.select({ point: tickets.point }).from(tickets).where(eq(tickets.status, 'waiting')).all(),
    ).toEqual([{ point: 'pickup' }]);
  });

  it('finishes a visit that needs neither money nor drugs', async () => {
    const visitId = await addPatientInCare(station, '何明辉');
    await station.as('doctor').call('consultation.sign', signature(visitId, []));
    expect(station.db.select({ status: visits.status }).from(visits).get()).toEqual({ status: 'finished' });
  });

  it('refuses the whole prescription when one line is short, and changes nothing', async () => {
    const plenty = addDrug(station.db, '苯磺酸氨氯地平片');
    const scarce = addDrug(station.db, '阿托伐他汀钙片');
    addBatch(station, plenty, { qty: 280 });
    addBatch(station, scarce, { qty: 6 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const reply = await refused(signature(visitId, [slip([line(plenty, 7), line(scarce, 7)])]));
    expect(reply).toEqual({
      ok: false,
      error: {
        kind: 'refusal',
        code: 'consultation.stock-short',
        details: { slipNo: 1, lineNo: 2, drug: '阿托伐他汀钙片', need: 7, available: 6, unit: '片', days: 7 },
      },
    });
  });

  it('counts what the first slip takes against the second', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    const other = addDrug(station.db, '阿托伐他汀钙片');
    addBatch(station, drug, { qty: 10 });
    addBatch(station, other, { qty: 10 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const preview = await station.as('doctor').call('consultation.previewPrescription', {
      visitId,
      slips: [slip([line(drug, 7)]), slip([line(drug, 7), line(other, 7)])],
    });
    expect(preview.slips[1]?.lines[0]?.refused).toEqual({ reason: 'short', available: 3 });
    expect(preview.slips[1]?.lines[1]?.refused).toBeNull();
  });

  it.each([
    ['expired', { qty: 28, expiresDay: '2026-11-19' }, 'consultation.stock-short'],
    ['locked after a recall', { qty: 28, locked: true }, 'consultation.stock-short'],
    [
      'out of date before the course ends',
      { qty: 28, expiresDay: '2026-11-25' },
      'consultation.batch-expires-in-course',
    ],
  ] as const)('never takes from a batch that is %s', async (_name, batch, code) => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, batch);
    const visitId = await addPatientInCare(station, '周桂芳');
    expect(await refused(signature(visitId, [slip([line(drug, 7)])]))).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('refuses a sixth drug on a slip, and takes the same six on two slips', async () => {
    const six = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => addDrug(station.db, `${name}定`));
    for (const drug of six) addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const lines = six.map((drug) => line(drug, 7));
    expect(await refused(signature(visitId, [slip(lines)]))).toMatchObject({
      error: { code: 'consultation.rule', details: { rule: 'too-many-drugs', count: 6, max: 5 } },
    });
    const signed = await station
      .as('doctor')
      .call('consultation.sign', signature(visitId, [slip(lines.slice(0, 5)), slip(lines.slice(5))]));
    expect(signed.prescriptions).toHaveLength(2);
  });

  it('finds a duplicate and an interaction that were split over two slips', async () => {
    const ibuprofen = addDrug(station.db, '布洛芬片');
    const diclofenac = addDrug(station.db, '双氯芬酸钠肠溶片');
    for (const drug of [ibuprofen, diclofenac]) addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '龙思远');
    expect(
      await refused(signature(visitId, [slip([line(ibuprofen, 7)]), slip([line(ibuprofen, 7)])])),
    ).toMatchObject({
      error: { details: { rule: 'duplicate', slipNo: 2, lineNo: 1, otherSlip: 1, otherLine: 1 } },
    });
    expect(
      await refused(signature(visitId, [slip([line(ibuprofen, 7)]), slip([line(diclofenac, 7)])])),
    ).toMatchObject({
      error: { details: { rule: 'interaction', slipNo: 2, lineNo: 1, otherSlip: 1, otherLine: 1 } },
    });
  });

  it('refuses a drug to which the patient is allergic, and 56 days on an ordinary long-term slip', async () => {
    const amoxicillin = addDrug(station.db, '阿莫西林胶囊', { antibioticGrade: 'unrestricted' });
    const amlodipine = addDrug(station.db, '苯磺酸氨氯地平片');
    for (const drug of [amoxicillin, amlodipine]) addBatch(station, drug, { qty: 280 });
    const visitId = await addPatientInCare(station, '周桂芳', { allergies: ['青霉素'] });
    expect(await refused(signature(visitId, [slip([line(amoxicillin, 7)])]))).toMatchObject({
      error: { details: { rule: 'allergy', substance: '青霉素', drug: '阿莫西林胶囊' } },
    });
    const long = line(amlodipine, 56, { days: 56 });
    expect(await refused(signature(visitId, [slip([long], { kind: 'long_term' })]))).toMatchObject({
      error: { details: { rule: 'days', days: 56, max: 28 } },
    });
    const stable = await station
      .as('doctor')
      .call('consultation.sign', signature(visitId, [slip([long], { kind: 'long_term', stable: true })]));
    expect(stable.prescriptions).toHaveLength(1);
  });

  it('takes an interaction only with a reason, and writes the reason beside the drug', async () => {
    const aspirin = addDrug(station.db, '阿司匹林肠溶片');
    const ibuprofen = addDrug(station.db, '布洛芬片');
    for (const drug of [aspirin, ibuprofen]) addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '龙思远');
    const intent = signature(visitId, [slip([line(aspirin, 7), line(ibuprofen, 7, { note: '餐后' })])]);
    expect(await refused(intent)).toMatchObject({
      error: { code: 'consultation.reason-missing', details: { rule: 'interaction', lineNo: 2 } },
    });
    await station.as('doctor').call('consultation.sign', {
      ...intent,
      overrides: [{ slipNo: 1, lineNo: 2, rule: 'interaction', reason: '短期止痛，已告知' }],
    });
    expect(
      station.db.select().from(prescriptionLines).where(eq(prescriptionLines.position, 2)).get(),
    ).toMatchObject({
      note: '餐后；短期止痛，已告知',
      signedAgain: true,
    });
  });

  it.each([
    ['no complaint', { complaint: ' ' }, 'consultation.no-complaint'],
    ['no diagnosis', { diagnoses: [] }, 'consultation.no-diagnosis'],
    ['a code that is not in the list', { diagnoses: ['Z00', 'U99'] }, 'consultation.unknown-diagnosis'],
    ['an asterisk code alone', { diagnoses: ['G01'] }, 'consultation.asterisk-alone'],
    ['an unknown drug', { slips: [slip([line(99 as never, 7)])] }, 'consultation.unknown-drug'],
    ['an empty slip', { slips: [slip([])] }, 'consultation.rule'],
    ['an unknown item', { orders: [{ itemId: 99, qty: 1 }] }, 'consultation.unknown-item'],
    ['an unknown visit', { visitId: 99 }, 'consultation.unknown-visit'],
  ])('refuses a signature with %s', async (_name, change, code) => {
    const visitId = await addPatientInCare(station, '周桂芳');
    expect(
      await refused({ ...signature(visitId, []), ...(change as Record<string, unknown>) }),
    ).toMatchObject({ error: { code } });
  });

  it('takes neither a price nor an amount from the window', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const priced = { ...line(drug, 7), amountFen: 1 };
    expect(await refused(signature(visitId, [slip([priced])]))).toEqual({
      ok: false,
      error: { kind: 'bad-input', paths: ['slips.0.lines.0'] },
    });
  });

  it('refuses a patient who was not called, of another day, or whose visit is over', async () => {
    const waiting = addVisit(station, addResident(station, '吴玉珍'), { ticket: 'waiting' });
    const doctor = station.as('doctor');
    expect(await doctor.reply('consultation.start', { visitId: waiting })).toMatchObject({
      error: { code: 'consultation.not-called' },
    });
    expect(await refused(signature(waiting, []))).toMatchObject({
      error: { code: 'consultation.not-started' },
    });
    const seen = await addPatientInCare(station, '何明辉');
    await doctor.call('consultation.sign', signature(seen, []));
    expect(await refused(signature(seen, []))).toMatchObject({
      error: { code: 'consultation.visit-finished' },
    });
    const late = await addPatientInCare(station, '罗素琴');
    station.advance(24 * 3_600_000);
    expect(await refused(signature(late, []))).toMatchObject({ error: { code: 'consultation.other-day' } });
  });

  it('answers the same signature sent twice with the first result', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    const batch = addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const intent = {
      ...signature(visitId, [slip([line(drug, 7)])]),
      commandId: '4f0d5bd7-93a5-4b4e-8c3c-0f2b8a4b6d11',
    };
    const first = await station.as('doctor').call('consultation.sign', intent);
    expect(await station.as('doctor').call('consultation.sign', intent)).toEqual(first);
    expect(stockOf(station.db, batch)).toEqual({ onHand: 28, reserved: 7 });
  });

  it('lets only a doctor sign', async () => {
    const visitId = await addPatientInCare(station, '周桂芳');
    expect(await station.as('pharmacist').reply('consultation.sign', signature(visitId, []))).toMatchObject({
      error: { code: 'session.role' },
    });
  });

  it('adds to a signed visit that is not over, and sees what it holds already', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    const other = addDrug(station.db, '阿托伐他汀钙片');
    for (const one of [drug, other]) addBatch(station, one, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const doctor = station.as('doctor');
    await doctor.call('consultation.sign', signature(visitId, [slip([line(drug, 7)])]));
    await doctor.call('consultation.start', { visitId });
    const reason = '漏开一种药';
    expect(await refused({ ...signature(visitId, [slip([line(drug, 7)])]), reason })).toMatchObject({
      error: { code: 'consultation.reason-missing', details: { rule: 'recent', daysAgo: 0 } },
    });
    const more = await doctor.call('consultation.sign', {
      ...signature(visitId, [slip([line(other, 7)])]),
      reason,
    });
    expect(more.prescriptions.map((one) => one.label)).toEqual(['2026-11-20-002']);
  });
});

describe('orders', () => {
  it('prices a test by its published price, with the waiver that the rule gives, and keeps the visit open', async () => {
    const ecg = addServiceItem(station, '常规心电图', {
      category: 'examination',
      priceFen: 2_000,
      point: 'examination',
    });
    station.db
      .insert(waiverRules)
      .values({
        code: 'LRXD',
        name: '70岁及以上心电图减半',
        basis: '演示',
        category: 'examination',
        percent: 50,
        condition: 'age',
        minAge: 70,
      })
      .run();
    const visitId = await addPatientInCare(station, '周桂芳');
    const ordered = await station.as('doctor').call('consultation.orderTests', {
      visitId,
      complaint: '胸闷 1 天',
      diagnoses: [],
      orders: [{ itemId: ecg, qty: 1 }],
    });
    expect(ordered).toEqual({ orderIds: [1] });
    expect(station.db.select().from(orders).get()).toMatchObject({
      qty: 1,
      amountFen: 2_000,
      waiverFen: 1_000,
      waiverRuleId: 1,
      source: 'consultation',
      status: 'ordered',
    });
    expect(station.db.select({ status: visits.status }).from(visits).get()).toEqual({
      status: 'in_consultation',
    });
    const read = await station.as('doctor').call('consultation.getVisit', { visitId });
    expect(read.fees).toMatchObject({ grossFen: 2_000, waivedFen: 1_000, dueFen: 1_000 });
    expect(read.record).toMatchObject({ complaint: '胸闷 1 天', signedAt: null });
  });

  it('charges no injection where 一般诊疗费 pays for it, and no registration fee here', async () => {
    const injection = addServiceItem(station, '肌肉注射', {
      category: 'treatment',
      priceFen: 300,
      purpose: 'injection',
    });
    const general = addServiceItem(station, '一般诊疗费', {
      category: 'general_fee',
      priceFen: 1_000,
      purpose: 'general_fee',
    });
    const fee = addServiceItem(station, '普通门诊挂号', {
      category: 'registration',
      priceFen: 200,
      purpose: 'registration',
    });
    const visitId = await addPatientInCare(station, '周桂芳');
    const doctor = station.db.$client.prepare('SELECT min(id) FROM staff').pluck().get() as never;
    expect(await refused({ ...signature(visitId, []), orders: [{ itemId: fee, qty: 1 }] })).toMatchObject({
      error: { code: 'consultation.item-at-registration' },
    });
    station.db
      .insert(orders)
      .values({
        visitId,
        servicePriceId: general as never,
        qty: quantity(1),
        amountFen: 1_000 as never,
        source: 'registration',
        status: 'ordered',
        orderedBy: doctor,
        orderedAt: FRIDAY_MORNING,
      })
      .run();
    expect(
      await refused({ ...signature(visitId, []), orders: [{ itemId: injection, qty: 1 }] }),
    ).toMatchObject({
      error: { code: 'consultation.covered-by-general-fee', details: { name: '肌肉注射' } },
    });
  });

  it('charges no injection on a second visit of the day for which the first one’s 一般诊疗费 pays', async () => {
    const injection = addServiceItem(station, '肌肉注射', {
      category: 'treatment',
      priceFen: 350,
      purpose: 'injection',
    });
    const general = addServiceItem(station, '一般诊疗费', {
      category: 'general_fee',
      priceFen: 1_000,
      purpose: 'general_fee',
    });
    const residentId = addResident(station, '周桂芳');
    const morning = addVisit(station, residentId);
    const doctor = station.db.$client.prepare('SELECT min(id) FROM staff').pluck().get() as never;
    station.db
      .insert(orders)
      .values({
        visitId: morning,
        servicePriceId: general as never,
        qty: quantity(1),
        amountFen: 1_000 as never,
        source: 'registration',
        status: 'ordered',
        orderedBy: doctor,
        orderedAt: FRIDAY_MORNING,
      })
      .run();
    const afternoon = addVisit(station, residentId);
    await station.as('doctor').call('consultation.start', { visitId: afternoon });
    expect(
      await refused({ ...signature(afternoon, []), orders: [{ itemId: injection, qty: 1 }] }),
    ).toMatchObject({ error: { code: 'consultation.covered-by-general-fee' } });
  });

  it('charges the price that the published list shows, also after a clock that ran ahead', async () => {
    const urine = addServiceItem(station, '尿常规', { category: 'lab', priceFen: 800, point: 'lab' });
    const add = (priceFen: number, fromDay: string) =>
      station.db.$client
        .prepare('INSERT INTO service_prices (item_id, price_fen, from_day, at) VALUES (?, ?, ?, 0)')
        .run(urine, priceFen, fromDay);
    add(900, '2026-11-19');
    add(850, '2026-11-18');
    const visitId = await addPatientInCare(station, '周桂芳');
    const [listed] = await station.as('doctor').call('settings.searchItems', { term: '尿常规' });
    expect(listed?.priceFen).toBe(850);
    await station.as('doctor').call('consultation.orderTests', {
      visitId,
      complaint: '尿频',
      diagnoses: [],
      orders: [{ itemId: urine, qty: 1 }],
    });
    expect(station.db.select({ amountFen: orders.amountFen }).from(orders).all()).toEqual([
      { amountFen: 850 },
    ]);
  });

  it('asks for complaint and diagnosis when tests are added to a signed record, which stays', async () => {
    const urine = addServiceItem(station, '尿常规', { category: 'lab', priceFen: 800, point: 'lab' });
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳');
    await station.as('doctor').call('consultation.sign', signature(visitId, [slip([line(drug, 7)])]));
    const before = dumpDatabase(station.db);
    const doctor = station.as('doctor');
    const tests = { visitId, orders: [{ itemId: urine, qty: 1 }] };
    expect(
      await doctor.reply('consultation.orderTests', { ...tests, complaint: '', diagnoses: ['I10'] }),
    ).toMatchObject({ error: { code: 'consultation.no-complaint' } });
    expect(
      await doctor.reply('consultation.orderTests', { ...tests, complaint: '头晕', diagnoses: [] }),
    ).toMatchObject({ error: { code: 'consultation.no-diagnosis' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
