import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Breach, verifyBooks } from '../../../db/verify-books.ts';
import type { Reply } from '../../../electron/shared/contract/reply.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { citizenNumber, type FrontDesk, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { openTestStation, type TestCaller, type TestStation } from '../../support/station.ts';

let station: TestStation;
let desk: TestCaller;
let doctor: TestCaller;
let front: FrontDesk;
/** With a citizen's number; and without one, opened years ago under a wrongly heard name. */
let fu: ResidentId;
let old: ResidentId;

beforeEach(async () => {
  station = openTestStation();
  seedFees(station);
  desk = station.as('front_desk');
  doctor = station.as('doctor');
  front = openFrontDesk(station);
  const known = await desk.call('residents.create', {
    name: '赵德福',
    idKind: 'resident_id',
    idNumber: citizenNumber('1968-07-17', 31),
    phone: '13900002046',
  });
  const other = await desk.call('residents.create', {
    name: '赵德富',
    idKind: 'none',
    idNumber: '',
    sex: 1,
    birthDay: '1968-07-17',
    phone: '13900002046',
    address: '书院南街 1 号',
    cardNo: '5101 0077',
    guardianName: '王秀莲',
    guardianRelation: '配偶',
  });
  fu = known.residentId;
  old = other.residentId;
});
afterEach(() => station.close());

/** Tables that tell what happened, and the queue in which changed records wait for the search's lists. */
const LOGS = [
  'audit',
  'commands',
  'resident_merges',
  'resident_merge_fields',
  'resident_merge_undos',
  'resident_fresh',
];

function bookDump() {
  return Object.fromEntries(
    Object.entries(dumpDatabase(station.db)).filter(([name]) => !LOGS.includes(name)),
  );
}

const merge = (keptId: ResidentId, mergedId: ResidentId) =>
  desk.call('residents.merge', { keptId, mergedId, reason: '同一个人，旧档无证件' });

const names = (rows: readonly { name: string }[]) => rows.map((row) => row.name);

function code(reply: Reply<unknown>): string {
  return reply.ok ? 'done' : reply.error.kind === 'refusal' ? reply.error.code : reply.error.kind;
}

describe('suspected duplicates', () => {
  test('are found by birth day and phone, and compared side by side', async () => {
    const found = await desk.call('residents.findDuplicates', { residentId: fu });
    expect(found.rows.map((row) => [row.record.recordNo, row.alike, row.differs])).toEqual([
      ['2026-0002', ['birthDay', 'likeName', 'phone'], ['idNumber', 'cardNo', 'guardianName']],
    ]);
    const pair = await desk.call('residents.compare', { firstId: old, secondId: fu });
    expect([pair.keepId, pair.twoValidNumbers]).toEqual([fu, false]);
  });

  test('are not asked about again once they are two people', async () => {
    await desk.call('residents.markDistinct', { firstId: old, secondId: fu });
    await desk.call('residents.markDistinct', { firstId: fu, secondId: old });
    expect((await desk.call('residents.findDuplicates', { residentId: fu })).rows).toEqual([]);
    expect((await desk.call('residents.findDuplicates', { residentId: old })).rows).toEqual([]);
  });

  test('two right numbers are two people, however alike the rest', async () => {
    const twin = await desk.call('residents.create', {
      name: '赵德禄',
      idKind: 'resident_id',
      idNumber: citizenNumber('1968-07-17', 33),
      phone: '13900002046',
    });
    const found = await desk.call('residents.findDuplicates', { residentId: twin.residentId });
    expect(names(found.rows.map((row) => row.record))).toEqual(['赵德富']);
  });
});

describe('two records merged', () => {
  test('are one person at every desk', async () => {
    const visit = await front.register(old);
    await doctor.call('residents.addAllergy', { residentId: old, substance: '磺胺类', reaction: '荨麻疹' });
    await doctor.call('residents.addCondition', { residentId: old, code: 'I10', name: '高血压' });
    await desk.call('residents.addCredential', {
      residentId: old,
      group: 'veteran',
      kind: 'veteran_card',
      number: '川01043316',
    });
    await desk.call('residents.addContract', {
      residentId: old,
      team: '刘文涛团队',
      agreementNo: 'QY1',
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
    });
    await merge(fu, old);

    const strip = await station.as('pharmacist').call('residents.getStrip', { residentId: fu });
    expect(strip).toMatchObject({
      name: '赵德福',
      rank: 'priority',
      priorityLabels: ['退役军人'],
      contract: { team: '刘文涛团队' },
      conditions: ['高血压'],
      allergies: [{ substance: '磺胺类' }],
      address: '书院南街 1 号',
    });
    expect(await desk.call('residents.getStrip', { residentId: old })).toEqual(strip);
    expect((await desk.call('residents.getStrip', { visitId: visit.visitId })).name).toBe('赵德福');

    const file = await desk.call('residents.getFile', { residentId: fu });
    expect([file.visits.total, file.visits.newest[0]?.fromMerged, file.todayNumber]).toEqual([1, true, 1]);
    expect(file.merged.map((row) => [row.recordNo, row.name, row.by])).toEqual([
      ['2026-0002', '赵德富', '李慧'],
    ]);
    expect(verifyBooks(station.db)).toEqual([] as Breach[]);
  });

  test('stand in one line only, are charged once a day, and come for a return visit', async () => {
    await front.register(old);
    await merge(fu, old);
    const again = await desk.reply('registration.register', {
      residentId: fu,
      clinicId: front.room,
      doctorId: front.doctor,
    });
    expect(code(again)).toBe('registration.already-waiting');
    station.db.$client.exec("UPDATE tickets SET status = 'done'");
    const plan = await desk.call('registration.preview', {
      residentId: fu,
      clinicId: front.room,
      doctorId: front.doctor,
    });
    expect([plan.kind, plan.feesChargedWith]).toEqual(['return', 1]);
  });

  test('a window that still shows the other record registers the person, and may not change the record', async () => {
    await merge(fu, old);
    await front.register(old);
    expect(station.db.$client.prepare('SELECT resident_id FROM visits').pluck().all()).toEqual([fu]);
    const changed = await desk.reply('residents.update', { residentId: old, phone: '13700000000' });
    expect(code(changed)).toBe('residents.merged-away');
  });

  test('the kept record fills its gaps from the other, never half a guardian, and keeps what it has', async () => {
    await desk.call('residents.update', { residentId: fu, address: '惜字宫南街 9 号' });
    await merge(fu, old);
    const record = await desk.call('residents.getDetail', { residentId: fu });
    expect([record.address, record.cardNo, record.guardianName, record.guardianRelation]).toEqual([
      '惜字宫南街 9 号',
      '51010077',
      '王秀莲',
      '配偶',
    ]);
  });

  test('only the kept one is found; both are after the merge is taken back', async () => {
    await merge(fu, old);
    expect(names((await desk.call('residents.search', { term: '赵德' })).rows)).toEqual(['赵德福']);
    expect(names((await desk.call('residents.search', { term: '51010077' })).rows)).toEqual(['赵德福']);
    expect(names((await desk.call('residents.listRecent', {})).rows)).toEqual(['赵德福']);
    await desk.call('residents.undoMerge', { mergeId: 1, reason: '不是同一个人' });
    expect(names((await desk.call('residents.search', { term: '赵德' })).rows).sort()).toEqual(
      ['赵德富', '赵德福'].sort(),
    );
    expect(names((await desk.call('residents.search', { term: '51010077' })).rows)).toEqual(['赵德富']);
  });

  test('taken back, every row is as before, apart from what tells that it happened', async () => {
    await front.register(old);
    const before = bookDump();
    const { mergeId } = await merge(fu, old);
    expect(bookDump()).not.toEqual(before);
    const undone = await desk.call('residents.undoMerge', { mergeId, reason: '不是同一个人' });
    expect(undone).toEqual({ recordNo: '2026-0002' });
    expect(bookDump()).toEqual(before);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('taken back, a visit and a phone written since stay with the kept one', async () => {
    const { mergeId } = await merge(fu, old);
    const visit = await front.register(fu);
    await desk.call('residents.update', { residentId: fu, address: '新搬的家' });
    await desk.call('residents.undoMerge', { mergeId, reason: '不是同一个人' });
    const rows = station.db.$client
      .prepare('SELECT name, address, last_visit_at FROM residents ORDER BY id')
      .raw()
      .all();
    expect(rows).toEqual([
      ['赵德福', '新搬的家', station.now()],
      ['赵德富', '书院南街 1 号', null],
    ]);
    const strip = await desk.call('residents.getStrip', { visitId: visit.visitId });
    expect(strip.name).toBe('赵德福');
  });
});

describe('is refused, and nothing changes', () => {
  async function refused(caller: TestCaller, input: { keptId: number; mergedId: number; reason?: string }) {
    const before = dumpDatabase(station.db);
    const reply = await caller.reply('residents.merge', { reason: '同一个人', ...input });
    expect(dumpDatabase(station.db)).toEqual(before);
    return code(reply);
  }

  test('a record with itself, one that is nowhere, or without a reason', async () => {
    expect(await refused(desk, { keptId: fu, mergedId: fu })).toBe('residents.merge-same-record');
    expect(await refused(desk, { keptId: fu, mergedId: 99 })).toBe('residents.not-found');
    expect(await refused(desk, { keptId: fu, mergedId: old, reason: ' ' })).toBe('bad-input');
  });

  test('one that was merged already, as either side', async () => {
    const third = await front.person('赵德夫', '1968-07-18');
    await merge(fu, old);
    expect(await refused(desk, { keptId: fu, mergedId: old })).toBe('residents.merged-away');
    expect(await refused(desk, { keptId: old, mergedId: third })).toBe('residents.merged-away');
  });

  test('keeping the record without a document where the other has one', async () => {
    expect(await refused(desk, { keptId: old, mergedId: fu })).toBe('residents.merge-keep-other');
  });

  test('two right numbers, unless the head says that one is wrong', async () => {
    const twin = await front.person('赵德禄', '1968-07-17');
    const intent = { keptId: fu, mergedId: twin, despiteNumbers: true };
    expect(await refused(desk, intent)).toBe('residents.merge-two-numbers');
    expect(await refused(station.as('head'), { keptId: fu, mergedId: twin })).toBe(
      'residents.merge-two-numbers',
    );
    const reply = await station.as('head').reply('residents.merge', { ...intent, reason: '一个号抄错' });
    expect(code(reply)).toBe('done');
  });

  test('somebody who stands in a line under both', async () => {
    await front.register(fu);
    await front.register(old);
    expect(await refused(desk, { keptId: fu, mergedId: old })).toBe('residents.merge-both-waiting');
  });

  test('by the pharmacist', async () => {
    expect(await refused(station.as('pharmacist'), { keptId: fu, mergedId: old })).toBe('session.role');
  });

  test('taking back what was taken back, or never was', async () => {
    const { mergeId } = await merge(fu, old);
    await desk.call('residents.undoMerge', { mergeId, reason: '错了' });
    const before = dumpDatabase(station.db);
    const again = await desk.reply('residents.undoMerge', { mergeId, reason: '错了' });
    const never = await desk.reply('residents.undoMerge', { mergeId: 99, reason: '错了' });
    expect([code(again), code(never)]).toEqual(['residents.merge-undone', 'residents.no-such-merge']);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('a card that another record holds, named by the kept record', async () => {
    await merge(fu, old);
    const third = await front.person('孙丽', '1990-01-01');
    const reply = await desk.reply('residents.update', { residentId: third, cardNo: '51010077' });
    expect(reply.ok || reply.error).toEqual({
      kind: 'refusal',
      code: 'residents.card-taken',
      details: { recordNo: '2026-0001', name: '赵德福' },
    });
  });
});
