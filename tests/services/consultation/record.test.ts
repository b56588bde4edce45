import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allocations, drafts, prescriptions, visits } from '../../../db/schema/index.ts';
import {
  addBatch,
  addDrug,
  addPatientInCare,
  addResident,
  addVisit,
  line,
  payFor,
  signature,
  slip,
  stockOf,
} from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const DAY = 24 * 3_600_000;

let station: TestStation;
beforeEach(() => {
  station = openTestStation();
});
afterEach(() => {
  station.close();
});

describe('diagnoses', () => {
  it.each([
    ['i10', 'I10'],
    ['高血压', 'I10'],
    ['tfx', 'I10'],
    ['sg', 'J06'],
    ['上感', 'J06'],
    ['qiguanyan', 'J20'],
    ['tnb', 'E11'],
    ['上呼吸道', 'J06'],
  ])('finds %s among the first as %s', async (term, code) => {
    const found = await station.as('doctor').call('consultation.searchDiagnoses', { term });
    expect(found.rows.map((row) => row.code).slice(0, 3)).toContain(code);
    expect(found.rows.length).toBeLessThanOrEqual(20);
  });

  it('lists the common ones when nothing is typed, and nothing for nonsense', async () => {
    const common = await station.as('doctor').call('consultation.searchDiagnoses', { term: '' });
    expect(common.rows[0]).toEqual({ code: 'I10', name: '特发性(原发性)高血压', common: true });
    expect(common.rows.every((row) => row.common)).toBe(true);
    expect(await station.as('doctor').call('consultation.searchDiagnoses', { term: 'zzzz' })).toEqual({
      rows: [],
    });
  });
});

describe('a draft', () => {
  it('is gone in the moment in which the visit is signed', async () => {
    const visitId = await addPatientInCare(station, '周桂芳');
    const doctor = station.as('doctor');
    const place = { desk: 'consultation', subject: `visit:${visitId}` };
    await doctor.call('staff.saveDraft', { ...place, body: JSON.stringify({ complaint: '头晕 3' }) });
    await doctor.call('staff.saveDraft', { desk: 'consultation', subject: 'visit:99', body: '{}' });
    await doctor.call('consultation.sign', signature(visitId, []));
    expect(station.db.select({ subject: drafts.subject }).from(drafts).all()).toEqual([
      { subject: 'visit:99' },
    ]);
  });
});

describe('the preview', () => {
  it('says batch, price, quantity and bill exactly as the signature will write them', async () => {
    const drug = addDrug(station.db, '盐酸二甲双胍缓释片', {
      strengthMilli: 500,
      doseUnit: 'g',
      packSize: 30,
    });
    const first = addBatch(station, drug, { qty: 30, expiresDay: '2027-02-14', price: 73_467 });
    addBatch(station, drug, { qty: 60, expiresDay: '2029-03-31', price: 73_500 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const slips = [
      slip([line(drug, 56, { doseMilli: 500, frequency: 'bid', days: 28 })], { kind: 'long_term' }),
    ];
    const before = dumpDatabase(station.db);
    const preview = await station.as('doctor').call('consultation.previewPrescription', { visitId, slips });
    expect(dumpDatabase(station.db)).toEqual(before);
    // 30 of 30 at 7.3467 = 7.35; 26 of 30 at 7.35 = 6.37.
    expect(preview).toEqual({
      slips: [
        {
          amountFen: 1_372,
          maxDays: 28,
          validToDay: '2026-11-20',
          lines: [
            {
              suggestedQty: 56,
              amountFen: 1_372,
              refused: null,
              parts: [
                {
                  batchId: first,
                  batchNo: expect.any(String),
                  expiresDay: '2027-02-14',
                  band: 'near3',
                  qty: 30,
                  amountFen: 735,
                },
                {
                  batchId: first + 1,
                  batchNo: expect.any(String),
                  expiresDay: '2029-03-31',
                  band: 'fine',
                  qty: 26,
                  amountFen: 637,
                },
              ],
            },
          ],
          findings: [],
        },
      ],
      fees: {
        lines: [{ category: 'western', count: 1, names: ['盐酸二甲双胍缓释片'], amountFen: 1_372 }],
        grossFen: 1_372,
        waivedFen: 0,
        paidFen: 0,
        dueFen: 1_372,
      },
    });
    const signed = await station.as('doctor').call('consultation.sign', signature(visitId, slips));
    expect(signed.prescriptions[0]?.amountFen).toBe(1_372);
  });

  it('marks near expiry by the months that the station has set', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 28, expiresDay: '2027-10-01' });
    const change = { key: 'storeroom', value: { expiryBandMonths: [12, 3, 1], arrivalMonths: 6 } } as const;
    await station.as('head').call('settings.changeRule', { change: change as never });
    const visitId = await addPatientInCare(station, '周桂芳', { payLater: true });
    const slips = [slip([line(drug, 7)])];
    const preview = await station.as('doctor').call('consultation.previewPrescription', { visitId, slips });
    expect(preview.slips[0]?.lines[0]?.parts[0]?.band).toBe('near6');
    const signed = await station.as('doctor').call('consultation.sign', signature(visitId, slips));
    const prescriptionId = signed.prescriptions[0]?.prescriptionId as never;
    const checked = await station.as('pharmacist').call('dispensary.getPrescription', { prescriptionId });
    expect(checked.lines[0]?.allocations[0]?.band).toBe('near6');
  });

  it('names every finding of a slip that cannot be signed', async () => {
    const drug = addDrug(station.db, '阿莫西林胶囊', {
      antibioticGrade: 'unrestricted',
      splittable: false,
      packSize: 24,
    });
    addBatch(station, drug, { qty: 240 });
    const visitId = await addPatientInCare(station, '周桂芳', { allergies: ['青霉素'] });
    const preview = await station.as('doctor').call('consultation.previewPrescription', {
      visitId,
      slips: [slip([line(drug, 20, { days: 8 })])],
    });
    expect(
      preview.slips[0]?.findings.map(({ rule, severity, lineNo }) => ({ rule, severity, lineNo })),
    ).toEqual([
      { rule: 'days', severity: 'refuse', lineNo: 1 },
      { rule: 'allergy', severity: 'refuse', lineNo: 1 },
      { rule: 'quantity', severity: 'refuse', lineNo: 1 },
    ]);
  });
});

describe('history', () => {
  it('shows the last visit with its slips, to be taken over, and warns of what was handed out this week', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 280 });
    const residentId = addResident(station, '周桂芳');
    const doctor = station.as('doctor');
    const first = addVisit(station, residentId, { payLater: true });
    await doctor.call('consultation.start', { visitId: first });
    await doctor.call('consultation.sign', signature(first, [slip([line(drug, 7)])]));
    const pharmacist = station.as('pharmacist');
    for (const step of ['review', 'prepare', 'check', 'dispense'] as const) {
      await pharmacist.call(`dispensary.${step}`, { prescriptionId: 1 });
    }
    station.advance(3 * DAY);
    const second = addVisit(station, residentId);
    await doctor.call('consultation.start', { visitId: second });
    const read = await doctor.call('consultation.getVisit', { visitId: second });
    expect(
      read.history.map((past) => [past.day, past.diagnoses, past.prescriptions.map((one) => one.label)]),
    ).toEqual([['2026-11-20', [{ code: 'I10', name: '特发性(原发性)高血压' }], ['2026-11-20-001']]]);
    const preview = await doctor.call('consultation.previewPrescription', {
      visitId: second,
      slips: [slip([line(drug, 7)])],
    });
    expect(preview.slips[0]?.findings).toEqual([
      {
        rule: 'recent',
        lineNo: 1,
        severity: 'warn',
        needsReason: true,
        reason: '',
        params: { drug: '苯磺酸氨氯地平片', day: '2026-11-20', daysAgo: 3 },
      },
    ]);
  });
});

describe('taking a slip back', () => {
  it('frees the batch of an unpaid slip and finishes the visit that has nothing left', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    const batch = addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const doctor = station.as('doctor');
    await doctor.call('consultation.sign', signature(visitId, [slip([line(drug, 7)])]));
    await doctor.call('consultation.voidPrescription', { prescriptionId: 1, reason: '病人不要了' });
    expect(stockOf(station.db, batch)).toEqual({ onHand: 28, reserved: 0 });
    expect(station.db.select().from(prescriptions).get()).toMatchObject({
      status: 'void',
      voidedAt: station.now(),
      voidReason: '病人不要了',
    });
    expect(station.db.select({ status: allocations.status }).from(allocations).all()).toEqual([
      { status: 'released' },
    ]);
    expect(station.db.select({ status: visits.status }).from(visits).get()).toEqual({ status: 'finished' });
  });

  it('refuses a paid slip, a void one and an unknown one, and changes nothing', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    addBatch(station, drug, { qty: 28 });
    const visitId = await addPatientInCare(station, '周桂芳');
    const doctor = station.as('doctor');
    await doctor.call('consultation.sign', signature(visitId, [slip([line(drug, 7)])]));
    payFor(station, 1 as never);
    const before = dumpDatabase(station.db);
    const tries = [1, 99].map((prescriptionId) =>
      doctor.reply('consultation.voidPrescription', { prescriptionId, reason: '改方' }),
    );
    expect(await Promise.all(tries)).toMatchObject([
      { error: { code: 'consultation.refund-first', details: { receipt: 12_001 } } },
      { error: { code: 'consultation.unknown-prescription' } },
    ]);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('releases an unpaid slip on the day after its last, and keeps a paid one', async () => {
    const drug = addDrug(station.db, '苯磺酸氨氯地平片');
    const batch = addBatch(station, drug, { qty: 28 });
    const doctor = station.as('doctor');
    for (const name of ['周桂芳', '吴玉珍']) {
      const visitId = await addPatientInCare(station, name);
      await doctor.call('consultation.sign', signature(visitId, [slip([line(drug, 7)])]));
    }
    payFor(station, 1 as never);
    station.advance(DAY);
    await addPatientInCare(station, '唐晓梅');
    expect(station.db.select({ status: prescriptions.status }).from(prescriptions).all()).toEqual([
      { status: 'settled' },
      { status: 'void' },
    ]);
    expect(stockOf(station.db, batch)).toEqual({ onHand: 28, reserved: 7 });
  });
});
