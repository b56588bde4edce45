import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBooks } from '../../../db/verify-books.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { citizenNumber, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { openTestStation, type TestCaller, type TestStation } from '../../support/station.ts';

let station: TestStation;
let desk: TestCaller;
let doctor: TestCaller;
let gao: ResidentId;

beforeEach(async () => {
  station = openTestStation();
  seedFees(station);
  desk = station.as('front_desk');
  doctor = station.as('doctor');
  gao = await openFrontDesk(station).person('高建军', '1965-06-01');
});
afterEach(() => station.close());

const VETERAN = { group: 'veteran', kind: 'veteran_card', number: '川0104123450871' } as const;
const CONTRACT = {
  team: '刘文涛团队',
  agreementNo: 'QY1',
  fromDay: '2026-01-01',
  toDay: '2026-12-10',
} as const;

const rankNow = async () => (await desk.call('residents.getStrip', { residentId: gao })).rank;
const contractNow = async () => (await desk.call('residents.getStrip', { residentId: gao })).contract;

/** Weeks without a command: the head says that the clock is right. */
async function daysLater(days: number): Promise<void> {
  station.advance(days * 86_400_000);
  await station.as('head').call('settings.confirmClock', { aheadDays: days });
}

async function refused(caller: TestCaller, name: string, input: object): Promise<string> {
  const before = dumpDatabase(station.db);
  const commandId = '22222222-2222-4222-8222-222222222222';
  const reply = await caller.raw(name, { commandId, ...input });
  expect(dumpDatabase(station.db)).toEqual(before);
  return reply.ok ? 'done' : reply.error.kind === 'refusal' ? reply.error.code : reply.error.kind;
}

describe('an allergy, a condition, a piece of history', () => {
  test('ends with a reason and stays in the record, marked as ended', async () => {
    await doctor.call('residents.addAllergy', { residentId: gao, substance: '青霉素', reaction: '皮疹' });
    await doctor.call('residents.addCondition', {
      residentId: gao,
      code: 'I10',
      name: '高血压',
      since: '2020-03',
    });
    await doctor.call('residents.addHistory', {
      residentId: gao,
      kind: 'surgery',
      what: '阑尾切除',
      since: '1996',
    });
    await doctor.call('residents.endEntry', { entry: 'allergy', entryId: 1, reason: '皮试阴性，原记有误' });
    const strip = await desk.call('residents.getStrip', { residentId: gao });
    expect([strip.allergies, strip.conditions]).toEqual([[], ['高血压']]);
    const file = await desk.call('residents.getFile', { residentId: gao });
    expect(file.allergies).toEqual([
      {
        entryId: 1,
        substance: '青霉素',
        reaction: '皮疹',
        notedDay: '2026-11-20',
        endedAt: station.now(),
        endReason: '皮试阴性，原记有误',
      },
    ]);
    expect(file.conditions).toMatchObject([{ name: '高血压', since: '2020-03', endedAt: null }]);
    expect(file.history).toMatchObject([{ kind: 'surgery', what: '阑尾切除', since: '1996' }]);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('is written anew when it does hold after all', async () => {
    const allergy = { residentId: gao, substance: '青霉素', reaction: '' };
    await doctor.call('residents.addAllergy', allergy);
    expect(await refused(doctor, 'residents.addAllergy', allergy)).toBe('residents.allergy-known');
    await doctor.call('residents.endEntry', { entry: 'allergy', entryId: 1, reason: '误记' });
    await doctor.call('residents.addAllergy', allergy);
    expect(
      await refused(doctor, 'residents.endEntry', { entry: 'allergy', entryId: 1, reason: '再终止' }),
    ).toBe('residents.entry-ended');
    expect((await desk.call('residents.getStrip', { residentId: gao })).allergies).toHaveLength(1);
  });

  test('is ended by doctor and head only, never without a reason, and only where it is', async () => {
    await doctor.call('residents.addAllergy', { residentId: gao, substance: '青霉素', reaction: '' });
    const end = { entry: 'allergy', entryId: 1, reason: '误记' };
    expect(await refused(desk, 'residents.endEntry', end)).toBe('session.role');
    expect(await refused(doctor, 'residents.endEntry', { ...end, reason: '' })).toBe('bad-input');
    expect(await refused(doctor, 'residents.endEntry', { ...end, entryId: 9 })).toBe(
      'residents.no-such-entry',
    );
  });

  test('neither another program nor a mistake of ours changes or deletes it', async () => {
    await doctor.call('residents.addAllergy', { residentId: gao, substance: '青霉素', reaction: '' });
    const run = (sql: string) => () => station.db.$client.exec(sql);
    expect(run("UPDATE allergies SET substance = '头孢'")).toThrow('append-only: allergies');
    expect(run('UPDATE allergies SET active = 0')).toThrow('append-only: allergies');
    expect(run('DELETE FROM allergies')).toThrow('nothing is deleted: allergies');
  });
});

describe('a family-doctor contract', () => {
  test('ended early holds no longer from that day, and another may begin', async () => {
    await desk.call('residents.addContract', { residentId: gao, ...CONTRACT });
    await desk.call('residents.endContract', { contractId: 1, reason: '搬离辖区' });
    expect(await contractNow()).toBeNull();
    await desk.call('residents.addContract', {
      residentId: gao,
      ...CONTRACT,
      team: '王芳团队',
      agreementNo: 'QY2',
      fromDay: '2026-11-20',
    });
    expect(await contractNow()).toEqual({ team: '王芳团队', toDay: '2026-12-10' });
    const { contracts } = await desk.call('residents.getFile', { residentId: gao });
    expect(contracts.map((one) => [one.agreementNo, one.inForce, one.endedDay, one.endReason])).toEqual([
      ['QY2', true, null, ''],
      ['QY1', false, '2026-11-20', '搬离辖区'],
    ]);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('is renewed from the next day, not before', async () => {
    await desk.call('residents.addContract', { residentId: gao, ...CONTRACT });
    const next = { residentId: gao, ...CONTRACT, agreementNo: 'QY2', toDay: '2027-12-10' };
    expect(await refused(desk, 'residents.addContract', { ...next, fromDay: '2026-12-10' })).toBe(
      'residents.contract-overlaps',
    );
    await desk.call('residents.addContract', { ...next, fromDay: '2026-12-11' });
    expect(await contractNow()).toEqual({ team: '刘文涛团队', toDay: '2026-12-10' });
  });

  test('that has run out or was ended is not ended again', async () => {
    await desk.call('residents.addContract', { residentId: gao, ...CONTRACT, toDay: '2026-11-19' });
    const end = { contractId: 1, reason: '搬离' };
    expect(await refused(desk, 'residents.endContract', end)).toBe('residents.entry-ended');
    expect(await refused(desk, 'residents.endContract', { ...end, contractId: 7 })).toBe(
      'residents.no-such-entry',
    );
  });
});

describe('a priority document', () => {
  test('withdrawn proves nothing any more; the visit that it was granted to keeps its rank', async () => {
    await desk.call('residents.addCredential', { residentId: gao, ...VETERAN });
    const front = openFrontDesk(station);
    const visit = await front.register(gao);
    await desk.call('residents.withdrawCredential', { credentialId: 1, reason: '录错人' });
    expect(await rankNow()).toBe('ordinary');
    expect((await desk.call('residents.getStrip', { visitId: visit.visitId })).rank).toBe('priority');
    expect((await desk.call('residents.getRecord', { residentId: gao })).credentials).toEqual([]);
    expect(await refused(desk, 'residents.withdrawCredential', { credentialId: 1, reason: '再撤' })).toBe(
      'residents.entry-ended',
    );
  });

  test('about to lapse is listed, until a newer one takes its place', async () => {
    await desk.call('residents.addCredential', { residentId: gao, ...VETERAN, validTo: '2026-12-20' });
    const due = await desk.call('residents.listDueCredentials', {});
    expect(due).toMatchObject({
      expiring: 1,
      lapsed: 0,
      rows: [{ name: '高建军', label: '退役军人', validTo: '2026-12-20', lapsed: false }],
    });
    await daysLater(40);
    expect(await rankNow()).toBe('ordinary');
    expect(await desk.call('residents.listDueCredentials', {})).toMatchObject({ expiring: 0, lapsed: 1 });
    await desk.call('residents.renewCredential', { credentialId: 1, validTo: '2030-12-31' });
    expect(await desk.call('residents.listDueCredentials', {})).toEqual({ expiring: 0, lapsed: 0, rows: [] });
    expect(await rankNow()).toBe('priority');
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('lapsing in 31 days is not yet listed', async () => {
    await desk.call('residents.addCredential', { residentId: gao, ...VETERAN, validTo: '2026-12-21' });
    expect((await desk.call('residents.listDueCredentials', {})).rows).toEqual([]);
  });

  test('that never ends is not renewed', async () => {
    await desk.call('residents.addCredential', { residentId: gao, ...VETERAN });
    expect(await refused(desk, 'residents.renewCredential', { credentialId: 1, validTo: '2030-12-31' })).toBe(
      'residents.credential-not-later',
    );
  });

  test('is not renewed by one that ends earlier, or that has lapsed itself', async () => {
    await desk.call('residents.addCredential', { residentId: gao, ...VETERAN, validTo: '2026-12-20' });
    const renew = { credentialId: 1, validTo: '2026-12-20' };
    expect(await refused(desk, 'residents.renewCredential', renew)).toBe('residents.credential-not-later');
    await daysLater(60);
    expect(await refused(desk, 'residents.renewCredential', { ...renew, validTo: '2026-12-25' })).toBe(
      'residents.credential-lapsed',
    );
  });
});

describe('a record of a child', () => {
  test('names guardian, card and emergency contact; the desk sees them masked', async () => {
    const { residentId } = await desk.call('residents.create', {
      name: '郑小雨',
      idKind: 'none',
      idNumber: '',
      sex: 2,
      birthDay: '2026-03-12',
      address: '锦江区龙江路 31 号',
      householdAddress: '四川省绵阳市涪城区临园路 8 号',
      guardianName: '郑秀莲',
      guardianRelation: '母亲',
      guardianPhone: '13700008810',
      guardianIdNumber: citizenNumber('1990-03-07', 232),
      emergencyName: '郑强',
      emergencyRelation: '父亲',
      emergencyPhone: '13900001234',
      cardNo: 'a1234567',
      bloodType: 'AB',
    });
    const record = await station.as('pharmacist').call('residents.getRecord', { residentId });
    expect(record).toMatchObject({
      maskedGuardianName: '郑*莲',
      maskedGuardianPhone: '137****8810',
      maskedEmergencyPhone: '139****1234',
      maskedCardNo: '****4567',
      bloodType: 'AB',
      floating: true,
    });
    const file = await desk.call('residents.getFile', { residentId });
    expect(file.completeness).toEqual({ filled: 7, total: 8, missing: ['idNumber'] });
  });

  test('is refused with a guardian’s number that cannot be, and a card that is taken', async () => {
    const child = {
      name: '郑小雨',
      idKind: 'none',
      idNumber: '',
      sex: 2,
      birthDay: '2026-03-12',
      guardianName: '郑秀莲',
      guardianRelation: '母亲',
    };
    await desk.call('residents.update', { residentId: gao, cardNo: 'A1234567' });
    expect(
      await refused(desk, 'residents.create', { ...child, guardianIdNumber: '510104199003072329' }),
    ).toBe('residents.guardian-id-wrong');
    expect(await refused(desk, 'residents.create', { ...child, cardNo: 'a123 4567' })).toBe(
      'residents.card-taken',
    );
  });
});

test('the desk opens with who came last, then the newest records, and the household', async () => {
  const front = openFrontDesk(station);
  await front.person('王秀莲', '1970-01-01');
  await front.register(gao);
  const recent = await desk.call('residents.listRecent', {});
  expect([recent.total, recent.rows.map((row) => [row.name, row.todayNumber])]).toEqual([
    2,
    [
      ['高建军', 1],
      ['王秀莲', null],
    ],
  ]);
  const file = await desk.call('residents.getFile', { residentId: gao });
  expect(file.household).toEqual([{ residentId: 2, name: '王秀莲', sex: 2, age: '56 岁' }]);
  const visits = await desk.call('residents.listVisits', { residentId: gao });
  expect([visits.more, visits.rows]).toEqual([false, file.visits.newest]);
});
