import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONSULTATION_RULES } from '../../../db/verify/consultations.ts';
import { findBreaches } from '../../../db/verify/rule.ts';
import {
  addBatch,
  addDrug,
  addPatientInCare,
  addServiceItem,
  line,
  signature,
  slip,
} from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;
const HYPERTENSION = { code: 'I10', name: '特发性(原发性)高血压' };
const COLD = { code: 'J06', name: '急性上呼吸道感染，多发和未特指部位的' };

let station: TestStation;
beforeEach(() => {
  station = openTestStation();
});
afterEach(() => {
  expect(findBreaches(station.db, CONSULTATION_RULES)).toEqual([]);
  expect(station.faults).toEqual([]);
  station.close();
});

/** A signed visit that is not over: its slip waits for the cashier. */
async function signedVisit() {
  const drug = addDrug(station.db, '苯磺酸氨氯地平片');
  addBatch(station, drug, { qty: 280 });
  const visitId = await addPatientInCare(station, '周桂芳');
  await station.as('doctor').call('consultation.sign', {
    ...signature(visitId, [slip([line(drug, 7)])]),
    vitals: { systolic: 184, diastolic: 86, pulse: 76 },
    advice: '低盐饮食',
  });
  return visitId;
}

const listOf = async (visitId: number) =>
  (await station.as('doctor').call('consultation.listRevisions', { visitId: visitId as never })).revisions;

async function refusedAndUnchanged(name: 'consultation.sign' | 'consultation.orderTests', intent: object) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('doctor').reply(name, intent as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  return reply;
}

describe('every signature stays', () => {
  it('keeps what was signed first, word for word, when the doctor corrects it', async () => {
    const visitId = await signedVisit();
    const first = station.now();
    station.advance(20 * MINUTE);
    await station.as('doctor').call('consultation.sign', {
      ...signature(visitId, []),
      complaint: '头晕 3 天，加重 1 天',
      vitals: { systolic: 148, diastolic: 86, pulse: 76 },
      diagnoses: ['J06', 'I10'],
      reason: '血压记错',
    });
    const shared = { findings: '', onsetDay: null, signedBy: '刘文涛', orders: [] };
    expect(await listOf(visitId)).toEqual([
      {
        ...shared,
        revision: 1,
        signedAt: first,
        reason: '',
        complaint: '头晕 3 天',
        advice: '低盐饮食',
        vitals: { systolic: 184, diastolic: 86, pulse: 76 },
        diagnoses: [HYPERTENSION],
        slips: ['2026-11-20-001'],
      },
      {
        ...shared,
        revision: 2,
        signedAt: station.now(),
        reason: '血压记错',
        complaint: '头晕 3 天，加重 1 天',
        advice: '',
        vitals: { systolic: 148, diastolic: 86, pulse: 76 },
        diagnoses: [expect.objectContaining({ code: COLD.code }), HYPERTENSION],
        slips: [],
      },
    ]);
    const read = await station.as('doctor').call('consultation.getVisit', { visitId });
    expect([read.record?.revisions, read.record?.complaint]).toEqual([2, '头晕 3 天，加重 1 天']);
    const { rows } = await station.as('doctor').call('consultation.listToday', {});
    expect(rows.map((row) => row.revisions)).toEqual([2]);
  });

  it.each([
    ['none', {}],
    ['blanks', { reason: '   ' }],
  ])('asks why a signed record is signed again: %s is refused, and changes nothing', async (_, reason) => {
    const visitId = await signedVisit();
    expect(
      await refusedAndUnchanged('consultation.sign', { ...signature(visitId, []), ...reason }),
    ).toMatchObject({ error: { code: 'consultation.correction-reason', details: { number: 1 } } });
    expect(await listOf(visitId)).toHaveLength(1);
  });

  it('asks nothing of the first signature, and keeps no reason of it', async () => {
    const visitId = await addPatientInCare(station, '周桂芳');
    await station.as('doctor').call('consultation.sign', { ...signature(visitId, []), reason: '手滑' });
    expect((await listOf(visitId)).map(({ revision, reason }) => [revision, reason])).toEqual([[1, '']]);
  });

  it('leaves nothing of what is only written down, and nothing when the same signature is sent twice', async () => {
    const urine = addServiceItem(station, '尿常规', { category: 'lab', priceFen: 800, point: 'lab' });
    const visitId = await addPatientInCare(station, '周桂芳');
    const doctor = station.as('doctor');
    await doctor.call('consultation.orderTests', {
      ...{ visitId, complaint: '尿频', diagnoses: [] },
      orders: [{ itemId: urine, qty: 1 }],
    });
    expect(await listOf(visitId)).toEqual([]);
    expect((await doctor.call('consultation.getVisit', { visitId })).record?.revisions).toBe(0);
    const intent = { ...signature(visitId, []), commandId: '4f0d5bd7-93a5-4b4e-8c3c-0f2b8a4b6d11' };
    await doctor.call('consultation.sign', intent);
    await doctor.call('consultation.sign', intent);
    expect(await listOf(visitId)).toHaveLength(1);
  });

  it('can be read by doctor and head, and by nobody else', async () => {
    const visitId = await signedVisit();
    expect((await station.as('head').call('consultation.listRevisions', { visitId })).revisions).toHaveLength(
      1,
    );
    for (const role of ['front_desk', 'pharmacist'] as const) {
      expect(await station.as(role).reply('consultation.listRevisions', { visitId })).toMatchObject({
        error: { code: 'session.role' },
      });
    }
    expect(
      await station.as('doctor').reply('consultation.listRevisions', { visitId: 99 as never }),
    ).toMatchObject({ error: { code: 'consultation.unknown-visit' } });
  });

  it('is counted in the history of the next visit and in the resident’s visits', async () => {
    const visitId = await signedVisit();
    await station.as('doctor').call('consultation.sign', { ...signature(visitId, []), reason: '补充病历' });
    const { residentId } = await station.as('doctor').call('consultation.getVisit', { visitId });
    const file = await station.as('front_desk').call('residents.getFile', { residentId });
    expect(file.visits.newest.map((row) => row.revisions)).toEqual([2]);
  });
});

describe('tests ordered after the signature', () => {
  const withTests = (visitId: number) => {
    const urine = addServiceItem(station, '尿常规', { category: 'lab', priceFen: 800, point: 'lab' });
    return {
      visitId,
      complaint: '头晕 3 天',
      advice: '低盐饮食',
      vitals: { systolic: 184, diastolic: 86, pulse: 76 },
      diagnoses: ['I10'],
      orders: [{ itemId: urine, qty: 1 }],
    };
  };

  it('leave a record that nobody touched as it was signed, without a reason', async () => {
    const visitId = await signedVisit();
    const first = station.now();
    station.advance(MINUTE);
    await station.as('doctor').call('consultation.orderTests', withTests(visitId) as never);
    expect((await listOf(visitId)).map((one) => one.signedAt)).toEqual([first]);
  });

  it('sign a record that was changed again, and ask why', async () => {
    const visitId = await signedVisit();
    station.advance(MINUTE);
    const changed = { ...withTests(visitId), complaint: '头晕 3 天，尿频' };
    expect(await refusedAndUnchanged('consultation.orderTests', changed)).toMatchObject({
      error: { code: 'consultation.correction-reason' },
    });
    await station.as('doctor').call('consultation.orderTests', { ...changed, reason: '补充主诉' } as never);
    expect(
      (await listOf(visitId)).map(({ complaint, reason, orders }) => [complaint, reason, orders]),
    ).toEqual([
      ['头晕 3 天', '', []],
      ['头晕 3 天，尿频', '补充主诉', ['尿常规']],
    ]);
    const read = await station.as('doctor').call('consultation.getVisit', { visitId });
    expect(read.record?.signedAt).toBe(station.now());
  });
});
