import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prescriptionLines } from '../../../db/schema/index.ts';
import type { LineIntent } from '../../../electron/shared/contract/prescribing.ts';
import type { DrugId, VisitId } from '../../../electron/shared/values/ids.ts';
import { addBatch, addDrug, addPatientInCare, line, signature, slip } from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let paracetamol: DrugId;
let visitId: VisitId;

/** 对乙酰氨基酚片 0.5 g: 1 g at once and 4 g a day at most. */
beforeEach(async () => {
  station = openTestStation();
  paracetamol = addDrug(station.db, '对乙酰氨基酚片', {
    strengthMilli: 500,
    doseUnit: 'g',
    maxSingleDoseMilli: 1_000,
    maxDailyDoseMilli: 4_000,
  });
  addBatch(station, paracetamol, { qty: 280 });
  visitId = await addPatientInCare(station, '周桂芳');
});
afterEach(() => station.close());

const sign = (values: Partial<LineIntent>, qty: number, reason?: string) => {
  const slips = [slip([line(paracetamol, qty, { days: 3, ...values })])];
  const override = { slipNo: 1, lineNo: 1, rule: 'overdose', reason: reason ?? '' } as const;
  const overrides = reason === undefined ? [] : [override];
  return station.as('doctor').reply('consultation.sign', { ...signature(visitId, slips), overrides });
};

describe('an overdose', () => {
  it.each([
    ['at once', { doseMilli: 1_500, frequency: 'bid' }, 18, { what: 'single', dose: 1_500, max: 1_000 }],
    ['in a day', { doseMilli: 1_000, frequency: 'q4h' }, 36, { what: 'daily', dose: 6_000, max: 4_000 }],
  ] as const)('%s is refused until the doctor signs again with a reason', async (_, dose, qty, told) => {
    const before = dumpDatabase(station.db);
    expect(await sign(dose, qty)).toMatchObject({
      error: { code: 'consultation.rule', details: { rule: 'overdose', lineNo: 1, ...told } },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
    expect((await sign(dose, qty, '体重 110 kg，短期使用')).ok).toBe(true);
    expect(
      station.db
        .select({ note: prescriptionLines.note, signedAgain: prescriptionLines.signedAgain })
        .from(prescriptionLines)
        .all(),
    ).toEqual([{ note: '体重 110 kg，短期使用', signedAgain: true }]);
  });

  it('is none at the limit, and none where no limit is known', async () => {
    expect((await sign({ doseMilli: 1_000, frequency: 'qid' }, 24)).ok).toBe(true);
    station.db.$client.exec('UPDATE drugs SET max_single_dose_milli = NULL, max_daily_dose_milli = NULL');
    expect((await sign({ doseMilli: 3_000, frequency: 'qid' }, 72, undefined)).ok).toBe(false);
    const other = await addPatientInCare(station, '吴玉珍');
    visitId = other;
    expect((await sign({ doseMilli: 3_000, frequency: 'qid' }, 72)).ok).toBe(true);
  });
});
