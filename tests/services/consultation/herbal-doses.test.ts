import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prescriptionLines, prescriptions } from '../../../db/schema/index.ts';
import type { LineIntent, SlipIntent } from '../../../electron/shared/contract/prescribing.ts';
import type { DrugId, VisitId } from '../../../electron/shared/values/ids.ts';
import { consultationTexts } from '../../../renderer/api/refusal-texts/consultation.ts';
import { addBatch, addDrug, addPatientInCare, line, signature, slip } from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let astragalus: DrugId;
let licorice: DrugId;
let tablet: DrugId;
let visitId: VisitId;

beforeEach(async () => {
  station = openTestStation();
  const herb = (name: string) =>
    addDrug(station.db, name, {
      class: 'herbal',
      form: '饮片',
      packUnit: '袋',
      packSize: 1_000,
      smallUnit: '克',
      strengthMilli: 1_000,
      doseUnit: 'g',
    });
  astragalus = herb('黄芪');
  licorice = herb('甘草');
  tablet = addDrug(station.db, '苯磺酸氨氯地平片');
  for (const drugId of [astragalus, licorice, tablet]) addBatch(station, drugId, { qty: 5_000 });
  visitId = await addPatientInCare(station, '周桂芳');
});
afterEach(() => station.close());

const herb = (drugId: DrugId, dose: number, qty: number, values: Partial<LineIntent> = {}) =>
  line(drugId, qty, { doseMilli: dose * 1_000, route: 'decoction', ...values });
const reply = (one: SlipIntent) => station.as('doctor').reply('consultation.sign', signature(visitId, [one]));

describe('a slip of 饮片', () => {
  it('is signed with what its 帖 weigh', async () => {
    const seven = slip([herb(astragalus, 15, 105), herb(licorice, 6, 42)], { doses: 7 });
    expect((await reply(seven)).ok).toBe(true);
    expect(station.db.select({ doses: prescriptions.doses }).from(prescriptions).all()).toEqual([
      { doses: 7 },
    ]);
    expect(station.db.select({ qty: prescriptionLines.qty }).from(prescriptionLines).all()).toEqual([
      { qty: 105 },
      { qty: 42 },
    ]);
  });

  it.each<[string, () => SlipIntent, string]>([
    [
      'another quantity than its 帖 weigh',
      () => slip([herb(astragalus, 15, 105), herb(licorice, 6, 30)], { doses: 7 }),
      '第 2 行：甘草开 30，7 帖要 42。数量改成 42，或改每帖用量、帖数。',
    ],
    [
      'other 帖 than its days hold',
      () => slip([herb(astragalus, 15, 75)], { doses: 5 }),
      '第 1 行：7 天要 7 帖，写的是 5 帖。改帖数，或改用法、天数。',
    ],
    [
      'a herb that is boiled for fewer days',
      () => slip([herb(astragalus, 15, 105), herb(licorice, 6, 42, { days: 5 })], { doses: 7 }),
      '第 2 行：甘草与黄芪的用法或天数不同。同煎的改成一样，另煎的按 Alt D 另开一张。',
    ],
    [
      '帖 of tablets',
      () => slip([line(tablet, 7)], { doses: 7 }),
      '方里没有饮片，却写了 7 帖。帖数改成 1，饮片另开一张。',
    ],
  ])('with %s is refused, and nothing is changed', async (_, wrong, sentence) => {
    const before = dumpDatabase(station.db);
    const answer = await reply(wrong());
    if (answer.ok || answer.error.kind !== 'refusal') throw new Error('not refused');
    expect(answer.error.code).toBe('consultation.rule');
    expect(consultationTexts['consultation.rule'](answer.error.details)).toBe(sentence);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('is told what its 帖 weigh before it is signed, with the same words', async () => {
    const wrong = slip([herb(licorice, 6, 30)], { doses: 7 });
    const { slips } = await station
      .as('doctor')
      .call('consultation.previewPrescription', { visitId, slips: [wrong] });
    expect(slips.map(({ lines, findings }) => [lines.map((one) => one.suggestedQty), findings])).toEqual([
      [
        [42],
        [
          {
            rule: 'doses',
            lineNo: 1,
            severity: 'refuse',
            needsReason: false,
            reason: '',
            params: { drug: '甘草', why: 'quantity', doses: 7, qty: 30, need: 42 },
          },
        ],
      ],
    ]);
  });
});
