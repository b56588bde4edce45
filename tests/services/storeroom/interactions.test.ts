import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../electron/shared/contract/procedures.ts';
import { addBatch, addDrug, addPatientInCare, line, signature, slip } from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
beforeEach(() => {
  station = openTestStation();
});
afterEach(() => station.close());

const keeper = () => station.as('pharmacist');
const PAIR = { drugA: '甲苯', drugB: '乙酰', severity: 'refuse', note: '合用不当' } as const;

async function refused<Name extends 'storeroom.addInteraction' | 'storeroom.changeInteraction'>(
  name: Name,
  intent: Omit<CallInput<Name>, 'commandId'>,
  by = keeper(),
) {
  const before = dumpDatabase(station.db);
  const reply = await by.reply(name, intent);
  expect(dumpDatabase(station.db)).toEqual(before);
  return reply.ok ? reply : reply.error;
}

/** What the rules say of a slip with both drugs. */
async function findingsOf(first: string, second: string) {
  const drugs = [first, second].map((name) => addDrug(station.db, name));
  for (const drug of drugs) addBatch(station, drug, { qty: 28 });
  const visitId = await addPatientInCare(station, '周桂芳');
  const slips = [slip(drugs.map((drug) => line(drug, 7)))];
  const preview = await station.as('doctor').call('consultation.previewPrescription', { visitId, slips });
  const sign = () => station.as('doctor').reply('consultation.sign', signature(visitId, slips));
  return { findings: preview.slips[0]?.findings.map(({ rule, severity }) => ({ rule, severity })), sign };
}

describe('the station’s own interaction table', () => {
  it('begins with what the program knows, and a prescription is checked by it', async () => {
    const rows = await station.as('doctor').call('storeroom.listInteractions', {});
    expect(rows).toHaveLength(41);
    expect(rows).toContainEqual({
      interactionId: expect.any(Number),
      drugA: '奥美拉唑',
      drugB: '氯吡格雷',
      severity: 'refuse',
      note: '奥美拉唑减弱抗血小板作用，换用其他抑酸药',
      active: true,
    });
    const { findings } = await findingsOf('硫酸氢氯吡格雷片', '奥美拉唑肠溶胶囊');
    expect(findings).toEqual([{ rule: 'interaction', severity: 'refuse' }]);
  });

  it('takes a pair from the pharmacist, in either order, which holds at once', async () => {
    const { interactionId } = await keeper().call('storeroom.addInteraction', PAIR);
    const { findings, sign } = await findingsOf('乙酰某片', '甲苯某片');
    expect(findings).toEqual([{ rule: 'interaction', severity: 'refuse' }]);
    expect(await sign()).toMatchObject({ error: { code: 'consultation.rule' } });
    const change = { interactionId, severity: 'warn', note: '分开服', active: true } as const;
    await keeper().call('storeroom.changeInteraction', change);
    expect(await sign()).toMatchObject({ error: { code: 'consultation.reason-missing' } });
    await station.as('head').call('storeroom.changeInteraction', { ...change, active: false });
    expect((await sign()).ok).toBe(true);
    expect((await keeper().call('storeroom.listInteractions', {})).at(-1)).toEqual({
      interactionId,
      drugA: '乙酰',
      drugB: '甲苯',
      severity: 'warn',
      note: '分开服',
      active: false,
    });
  });

  it('refuses a drug with itself, a pair that is there, and a row that is not', async () => {
    await keeper().call('storeroom.addInteraction', PAIR);
    expect(await refused('storeroom.addInteraction', { ...PAIR, drugB: '甲苯' })).toEqual({
      kind: 'refusal',
      code: 'storeroom.interaction-same-drug',
      details: { drug: '甲苯' },
    });
    const turned = { ...PAIR, drugA: PAIR.drugB, drugB: PAIR.drugA };
    expect(await refused('storeroom.addInteraction', turned)).toEqual({
      kind: 'refusal',
      code: 'storeroom.interaction-known',
      details: { drugA: '乙酰', drugB: '甲苯' },
    });
    const change = { interactionId: 999, severity: 'warn', note: '分开服', active: true } as const;
    expect(await refused('storeroom.changeInteraction', change)).toMatchObject({
      code: 'storeroom.interaction-unknown',
    });
  });

  it('is not the front desk’s, and no note is left empty', async () => {
    expect(await refused('storeroom.addInteraction', PAIR, station.as('front_desk'))).toMatchObject({
      code: 'session.role',
    });
    expect(await refused('storeroom.addInteraction', { ...PAIR, note: ' ' })).toEqual({
      kind: 'bad-input',
      paths: ['note'],
    });
  });
});
