import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audit, commands } from '../../../db/schema/index.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { citizenNumber, openFrontDesk } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let gao: ResidentId;

beforeEach(async () => {
  station = openTestStation();
  gao = await openFrontDesk(station).person('高建军', '1965-06-01');
});
afterEach(() => station.close());

const VETERAN = {
  group: 'veteran',
  kind: 'veteran_card',
  number: '川0104123450871',
  validTo: '2031-06-30',
} as const;
const SPECIAL = { group: 'special_family', kind: 'special_family_card', number: 'TS2024000031' } as const;

describe('a record', () => {
  test('carries priority from a document that somebody has looked at', async () => {
    await station.as('front_desk').call('residents.addCredential', { residentId: gao, ...VETERAN });
    const strip = await station.as('front_desk').call('residents.getStrip', { residentId: gao });
    expect([strip.rank, strip.priorityLabels]).toEqual(['priority', ['退役军人']]);
  });

  test('never names the sensitive group to the front desk, and does to the doctor', async () => {
    const desk = station.as('front_desk');
    await desk.call('residents.addCredential', { residentId: gao, ...SPECIAL });
    const seen = await desk.call('residents.getRecord', { residentId: gao });
    expect(seen.credentials).toEqual([
      {
        credentialId: 1,
        label: '优先',
        kind: null,
        maskedNumber: '',
        restricted: true,
        validTo: null,
        lapsed: false,
        checkedBy: '李慧',
        checkedAt: station.now(),
      },
    ]);
    const strip = await station.as('doctor').call('residents.getStrip', { residentId: gao });
    expect(strip.priorityLabels).toEqual(['优先']);
    const byDoctor = await station.as('doctor').call('residents.getRecord', { residentId: gao });
    expect(byDoctor.credentials[0]).toMatchObject({ label: '计生特殊家庭', kind: 'special_family_card' });
  });

  test('shows whole numbers in the detail view only, and notes who read them', async () => {
    const record = await station.as('front_desk').call('residents.getRecord', { residentId: gao });
    expect(record.maskedIdNumber).toMatch(/^510104\*{8}/);
    const detail = await station.as('doctor').call('residents.getDetail', { residentId: gao });
    expect(detail.phone).toBe('13800138000');
    expect(detail.idNumber).toMatch(/^51010419650601/);
    const read = station.db.select().from(audit).all().at(-1);
    expect([read?.action, read?.subjectId, read?.staffId, read?.detail]).toEqual([
      'residents.detail-read',
      gao,
      2,
      '{}',
    ]);
    const stored = station.db.select({ reply: commands.reply }).from(commands).all();
    expect(stored.every(({ reply }) => !reply.includes('13800138000'))).toBe(true);
  });

  test('heads every desk with allergies, contract and chronic marks', async () => {
    await station
      .as('doctor')
      .call('residents.addAllergy', { residentId: gao, substance: '青霉素', reaction: '皮疹' });
    await station
      .as('doctor')
      .call('residents.addCondition', { residentId: gao, code: 'I10', name: '高血压' });
    await station.as('front_desk').call('residents.addContract', {
      residentId: gao,
      team: '刘文涛团队',
      agreementNo: 'QY2026-0318',
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
    });
    const strip = await station.as('pharmacist').call('residents.getStrip', { residentId: gao });
    expect(strip).toMatchObject({
      allergies: [{ substance: '青霉素', reaction: '皮疹', notedDay: '2026-11-20' }],
      conditions: ['高血压'],
      contract: { team: '刘文涛团队', toDay: '2026-12-31' },
    });
  });

  test('changes only what is given; a new name is spelled anew', async () => {
    const desk = station.as('front_desk');
    await desk.call('residents.update', {
      residentId: gao,
      identity: { name: '高健军', idKind: 'resident_id', idNumber: citizenNumber('1965-06-01', 77) },
      phone: '13900000000',
    });
    const record = await desk.call('residents.getRecord', { residentId: gao });
    expect([record.name, record.maskedPhone, record.address]).toEqual([
      '高健军',
      '139****0000',
      '惜字宫南街 52 号',
    ]);
  });
});

describe('is refused, and nothing changes', () => {
  const contract = {
    team: '刘文涛团队',
    agreementNo: 'QY1',
    fromDay: '2026-01-01',
    toDay: '2026-12-31',
  } as const;

  async function refused(name: Parameters<ReturnType<TestStation['as']>['raw']>[0], input: object) {
    const before = dumpDatabase(station.db);
    const commandId = '11111111-1111-4111-8111-111111111111';
    const reply = await station.as('front_desk').raw(name, { commandId, residentId: gao, ...input });
    expect(dumpDatabase(station.db)).toEqual(before);
    return reply.ok ? 'done' : reply.error.kind === 'refusal' ? reply.error.code : reply.error.kind;
  }

  test('a document that does not prove the group', async () => {
    expect(await refused('residents.addCredential', { ...VETERAN, kind: 'disabled_card' })).toBe(
      'residents.wrong-proof',
    );
  });

  test('a document out of date', async () => {
    expect(await refused('residents.addCredential', { ...VETERAN, validTo: '2026-11-19' })).toBe(
      'residents.credential-lapsed',
    );
  });

  test('a contract that ends before it begins', async () => {
    expect(await refused('residents.addContract', { ...contract, toDay: '2025-12-31' })).toBe(
      'residents.contract-period',
    );
  });

  test('a second contract for the same time, and a number used twice', async () => {
    await station.as('front_desk').call('residents.addContract', { residentId: gao, ...contract });
    expect(await refused('residents.addContract', { ...contract, agreementNo: 'QY2' })).toBe(
      'residents.contract-overlaps',
    );
    expect(
      await refused('residents.addContract', { ...contract, fromDay: '2027-01-01', toDay: '2027-12-31' }),
    ).toBe('residents.agreement-taken');
  });

  test('a record that does not exist', async () => {
    expect(await refused('residents.addAllergy', { residentId: 99, substance: '青霉素' })).toBe(
      'residents.not-found',
    );
  });

  test('correcting somebody into another person’s number', async () => {
    const other = citizenNumber('1980-01-01', 500);
    await station
      .as('front_desk')
      .call('residents.create', { name: '王五', idKind: 'resident_id', idNumber: other });
    expect(
      await refused('residents.update', {
        identity: { name: '高建军', idKind: 'resident_id', idNumber: other },
      }),
    ).toBe('residents.duplicate-id');
  });
});
