import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBooks } from '../../../db/verify-books.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { ClinicId, TicketId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { ELDER, type FrontDesk, ORDINARY, openFrontDesk, roomNamed } from '../../support/front-desk.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { openTestStation, type TestCaller, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;

let station: TestStation;
let front: FrontDesk;
let desk: TestCaller;

beforeEach(() => {
  station = openTestStation();
  front = openFrontDesk(station);
  desk = station.as('front_desk');
});
afterEach(() => station.close());

const callNext = (clinicId: ClinicId = front.room) =>
  desk.call('queue.callNext', { point: 'consultation', clinicId });
const board = (clinicId: ClinicId = front.room) =>
  desk.call('queue.getBoard', { point: 'consultation', clinicId });
const undo = (ticketId: TicketId) => desk.call('queue.undoCall', { ticketId });

async function seen(called: Output<'queue.callNext'>) {
  await desk.call('queue.startServing', { ticketId: called.ticketId });
  leaveWindow(station, called.ticketId);
}

async function secondRoom(): Promise<ClinicId> {
  const { clinicId } = await station
    .as('head')
    .call('settings.addRoom', { name: '诊室二', point: 'consultation' });
  return clinicId;
}

/** What is refused, after which every table is as it was. */
async function refusal(name: 'queue.undoCall' | 'queue.moveTicket' | 'queue.moveWaiting', intent: object) {
  const before = dumpDatabase(station.db);
  const reply = await desk.reply(name, intent as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  if (reply.ok) return 'done';
  return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
}

describe('taking back the last call', () => {
  test('puts everybody back where they were: the wait, the run, and who must let others past', async () => {
    await missedAndBack();
    for (const [name, birthDay] of [
      ['唐晓梅', ORDINARY],
      ['罗素琴', ELDER],
      ['龙思远', ORDINARY],
    ] as const) {
      await front.arrives(name, birthDay);
      station.advance(MINUTE);
    }
    // 3 elder first, then the ordinary turn that brings the recalled one nearer: taken back one by one.
    await seen(await callNext());
    const before = { tickets: dumpDatabase(station.db).tickets, board: await board() };
    const called = await callNext();
    expect(called.number).toBe(2);
    const recalled = () => dumpDatabase(station.db).tickets?.map((row) => (row as Row).recalled_behind);
    expect(recalled()).toEqual([1, 0, 0, 0]);
    station.advance(MINUTE);
    await desk.call('queue.callAgain', { ticketId: called.ticketId });
    expect((await board()).undo).toEqual({
      ticketId: called.ticketId,
      number: 2,
      until: station.now() + MINUTE,
    });
    station.advance(-MINUTE);
    expect(await undo(called.ticketId)).toEqual({ number: 2, position: 1 });
    expect(dumpDatabase(station.db).tickets).toEqual(before.tickets);
    expect(await board()).toEqual(before.board);
    expect((await callNext()).number).toBe(2);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('a recalled patient who was called because nobody else waited stands back as far as before', async () => {
    await missedAndBack();
    const before = dumpDatabase(station.db).tickets;
    expect(before).toMatchObject([{ recalled_behind: 2 }]);
    const { ticketId } = await callNext();
    expect(dumpDatabase(station.db).tickets).toMatchObject([{ recalled_behind: 0 }]);
    await undo(ticketId);
    expect(dumpDatabase(station.db).tickets).toEqual(before);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('stays in the history, and counts neither as a call nor as a turn', async () => {
    await front.arrives('吴玉珍', ELDER);
    const { ticketId, visitId } = await callNext();
    await undo(ticketId);
    const events = await desk.call('queue.listVisitEvents', { visitId: visitId ?? 0 });
    expect(events.map((event) => [event.kind, event.statusAfter, event.room])).toEqual([
      ['enter', 'waiting', '全科诊断室'],
      ['call', 'called', '全科诊断室'],
      ['undo_call', 'waiting', '全科诊断室'],
    ]);
    expect((await board()).priorityRun).toBe(0);
    // Not called: the three calls of 过号 begin anew.
    await callNext();
    const reply = await desk.reply('queue.markMissed', { ticketId });
    expect(reply).toMatchObject({ error: { details: { calls: 1 } } });
  });

  test('a call out of order that was taken back is marked so in the day’s list', async () => {
    const { ticketId } = await front.arrives('唐晓梅', ORDINARY);
    await desk.call('queue.callOutOfOrder', { ticketId, reason: '点错' });
    await undo(ticketId);
    expect((await board()).outOfOrder.map((row) => [row.reason, row.undone])).toEqual([['点错', true]]);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('one after the other: an emergency first, then the one who was called before', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    const first = await callNext();
    await front.register(await front.person('杨帆', ORDINARY), { emergency: true });
    const urgent = await callNext();
    expect(await refusal('queue.undoCall', { ticketId: first.ticketId })).toEqual([
      'queue.undo-not-newest',
      { number: '001' },
    ]);
    await undo(urgent.ticketId);
    await undo(first.ticketId);
    expect((await board()).waiting.map((row) => row.number)).toEqual([2, 1]);
  });

  test('is refused too late, at the window already, not called, never heard of, or when it is switched off', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    await front.arrives('龙思远', ORDINARY);
    const { ticketId } = await callNext();
    station.advance(2 * MINUTE + 1);
    expect((await board()).undo).toBe(null);
    expect(await refusal('queue.undoCall', { ticketId })).toEqual([
      'queue.undo-too-late',
      { number: '001', seconds: 120 },
    ]);
    await desk.call('queue.startServing', { ticketId });
    expect(await refusal('queue.undoCall', { ticketId })).toEqual([
      'queue.not-called',
      { status: 'serving' },
    ]);
    expect(await refusal('queue.undoCall', { ticketId: 2 })).toEqual([
      'queue.not-called',
      { status: 'waiting' },
    ]);
    expect(await refusal('queue.undoCall', { ticketId: 99 })).toEqual(['queue.no-such-ticket', {}]);
    station.advance(24 * 60 * MINUTE);
    expect(await refusal('queue.undoCall', { ticketId })).toEqual(['queue.not-today', { day: '2026-11-20' }]);
  });
});

interface Row {
  readonly recalled_behind: number;
}

/** 001 was missed and is back behind two ordinary patients. */
async function missedAndBack(): Promise<void> {
  const { ticketId } = await front.arrives('买买提', ORDINARY);
  await callNext();
  for (let again = 0; again < 2; again += 1) {
    station.advance(MINUTE);
    await desk.call('queue.callAgain', { ticketId });
  }
  station.advance(MINUTE);
  await desk.call('queue.markMissed', { ticketId });
  await desk.call('queue.comeBack', { ticketId });
}

describe('moving to another room', () => {
  test('keeps the place by arrival, and the visit is bound for the new room', async () => {
    const other = await secondRoom();
    const first = await front.arrives('唐晓梅', ORDINARY);
    station.advance(MINUTE);
    const residentId = await front.person('龙思远', ORDINARY);
    await desk.call('registration.register', { residentId, clinicId: other, doctorId: front.doctor });
    station.advance(MINUTE);
    expect(
      await desk.call('queue.moveTicket', {
        ticketId: first.ticketId,
        clinicId: other,
        reason: '找熟悉的医生',
      }),
    ).toEqual({ number: 1, room: '诊室二', position: 1 });
    const { waiting } = await board(other);
    expect(waiting.map((row) => [row.number, row.waitedMinutes])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect((await board()).waiting).toEqual([]);
    expect((await desk.call('registration.getSlip', { visitId: first.visitId })).room).toBe('诊室二');
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('the doctor leaves: all who wait or were missed go in the same order, and the room can be closed', async () => {
    const other = await secondRoom();
    await missedAndBack();
    for (const [name, birthDay] of [
      ['唐晓梅', ORDINARY],
      ['吴玉珍', ELDER],
    ] as const) {
      await front.arrives(name, birthDay);
      station.advance(MINUTE);
    }
    const order = (await board()).waiting.map((row) => [row.number, row.label, row.waitingSince]);
    expect((await board()).rooms.map((room) => [room.name, room.bound])).toEqual([
      ['全科诊断室', 3],
      ['诊室二', 0],
    ]);
    expect(
      await desk.call('queue.moveWaiting', {
        fromClinicId: front.room,
        toClinicId: other,
        reason: '医生出诊',
      }),
    ).toEqual({ moved: 3, room: '诊室二' });
    expect((await board(other)).waiting.map((row) => [row.number, row.label, row.waitingSince])).toEqual(
      order,
    );
    await station.as('head').call('settings.changeRoomUse', { clinicId: front.room, active: false });
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('leaves the runs of both rooms as they were', async () => {
    const other = await secondRoom();
    await front.arrives('吴玉珍', ELDER);
    await front.arrives('唐晓梅', ORDINARY);
    const { ticketId } = await callNext();
    for (let again = 0; again < 2; again += 1) {
      station.advance(MINUTE);
      await desk.call('queue.callAgain', { ticketId });
    }
    station.advance(MINUTE);
    await desk.call('queue.markMissed', { ticketId });
    const runs = async () => [(await board()).priorityRun, (await board(other)).priorityRun];
    expect(await runs()).toEqual([1, 0]);
    await desk.call('queue.moveWaiting', { fromClinicId: front.room, toClinicId: other });
    expect(await runs()).toEqual([0, 0]);
    await desk.call('queue.moveWaiting', { fromClinicId: other, toClinicId: front.room });
    expect(await runs()).toEqual([1, 0]);
  });

  test('is refused to a room of another point, to where he waits already, when called, or when nobody waits', async () => {
    const { ticketId } = await front.arrives('唐晓梅', ORDINARY);
    const other = await secondRoom();
    const cashier = roomNamed(station, '收费窗口');
    expect(await refusal('queue.moveTicket', { ticketId, clinicId: cashier })).toEqual([
      'queue.room-of-another-point',
      { room: '收费窗口' },
    ]);
    expect(await refusal('queue.moveWaiting', { fromClinicId: front.room, toClinicId: cashier })).toEqual([
      'queue.room-of-another-point',
      { room: '收费窗口' },
    ]);
    expect(await refusal('queue.moveTicket', { ticketId, clinicId: front.room })).toEqual([
      'queue.already-there',
      { room: '全科诊断室' },
    ]);
    expect(await refusal('queue.moveTicket', { ticketId, clinicId: 99 })).toEqual(['queue.no-such-room', {}]);
    expect(await refusal('queue.moveWaiting', { fromClinicId: other, toClinicId: front.room })).toEqual([
      'queue.nobody-waits',
      {},
    ]);
    expect(await refusal('queue.moveWaiting', { fromClinicId: other, toClinicId: other })).toEqual([
      'queue.already-there',
      { room: '诊室二' },
    ]);
    await callNext();
    expect(await refusal('queue.moveTicket', { ticketId, clinicId: other })).toEqual([
      'queue.not-waiting',
      { status: 'called' },
    ]);
  });
});
