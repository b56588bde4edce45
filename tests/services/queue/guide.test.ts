import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBooks } from '../../../db/verify-books.ts';
import { openTicket } from '../../../electron/services/queue/tickets.ts';
import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { ELDER, type FrontDesk, ORDINARY, openFrontDesk, roomNamed } from '../../support/front-desk.ts';
import { inCommand } from '../../support/in-command.ts';
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

async function refusal(name: 'queue.takeSeat' | 'queue.leaveSeat' | 'queue.markCare', intent: object) {
  const before = dumpDatabase(station.db);
  const reply = await desk.reply(name, intent as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  if (reply.ok) return 'done';
  return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
}

function enter(visitId: VisitId, point: QueuePoint): void {
  inCommand(station, 'doctor', (context) => openTicket(context, { visitId, point }));
}

const guide = () => desk.call('queue.listGuide', {});

describe('marks and seats', () => {
  test('go with the number from the door to the doctor, and the seat frees itself at the end', async () => {
    await station.as('head').call('settings.addRoom', { name: '挂号窗口', point: 'registration' });
    const wu = await front.person('吴玉珍', ELDER);
    const { arrivalId } = await desk.call('queue.takeNumber', { residentId: wu, accompany: true });
    expect(await desk.call('queue.takeSeat', { number: 1 })).toEqual({ number: 1, seat: 1 });
    expect(await desk.call('queue.takeSeat', { number: 1, seat: 5 })).toEqual({ number: 1, seat: 5 });
    const atDoor = await guide();
    expect(atDoor.rows.map((row) => [row.point, row.next, row.accompany, row.seat])).toEqual([
      ['registration', '挂号窗口', true, 5],
    ]);
    const { visitId, ticketId } = await desk.call('registration.register', {
      residentId: wu,
      arrivalId,
      clinicId: front.room,
      doctorId: front.doctor,
    });
    await desk.call('queue.markCare', { number: 1, accompany: true, mobility: 'wheelchair' });
    const { rows, ...counts } = await guide();
    expect(counts).toEqual({
      inHouse: 1,
      elders: 1,
      accompanied: 1,
      seats: { total: 8, taken: [{ seat: 5, number: 1 }] },
    });
    expect(rows).toEqual([
      {
        ticketId,
        visitId,
        arrivalId: null,
        number: 1,
        name: '吴玉珍',
        initials: 'wyz',
        sex: rows[0]?.sex,
        age: '76 岁',
        rank: 'priority',
        claim: null,
        elder: true,
        infant: false,
        point: 'consultation',
        status: 'waiting',
        returned: false,
        position: 1,
        since: station.now(),
        next: '全科诊断室',
        delivered: false,
        accompany: true,
        mobility: 'wheelchair',
        seat: 5,
      },
    ]);
    await desk.call('registration.cancel', { visitId, reason: '改日' });
    expect((await guide()).seats.taken).toEqual([]);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('the seat is free when the visit is finished', async () => {
    const { visitId, ticketId } = await front.arrives('吴玉珍', ELDER);
    await desk.call('queue.takeSeat', { number: 1 });
    const signed =
      'INSERT INTO consultations (visit_id, started_at, doctor_id, signed_at) VALUES (?, 0, 2, 1)';
    station.db.$client.prepare(signed).run(visitId);
    await desk.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    leaveWindow(station, ticketId);
    expect((await guide()).seats.taken).toEqual([]);
    expect(await refusal('queue.takeSeat', { number: 1 })).toEqual(['queue.gone-already', { number: 1 }]);
  });

  test('a seat for one: taken, no more free, beyond the number of seats, by nobody', async () => {
    await front.arrives('吴玉珍', ELDER);
    await front.arrives('罗素琴', ELDER);
    await desk.call('queue.takeSeat', { number: 1, seat: 2 });
    expect(await refusal('queue.takeSeat', { number: 2, seat: 2 })).toEqual([
      'queue.seat-taken',
      { seat: 2, number: 1 },
    ]);
    expect(await refusal('queue.takeSeat', { number: 2, seat: 9 })).toEqual([
      'queue.no-such-seat',
      { seat: 9, seats: 8 },
    ]);
    expect(await refusal('queue.takeSeat', { number: 3 })).toEqual(['queue.no-such-number', { number: 3 }]);
    expect(await refusal('queue.leaveSeat', { number: 2 })).toEqual(['queue.not-seated', { number: 2 }]);
    expect(await refusal('queue.markCare', { number: 3, accompany: true, mobility: 'none' })).toEqual([
      'queue.no-such-number',
      { number: 3 },
    ]);
    expect(await desk.call('queue.leaveSeat', { number: 1 })).toEqual({ number: 1, seat: 2 });
    for (let number = 3; number <= 9; number += 1) await front.arrives('某人', ELDER);
    for (let number = 1; number <= 8; number += 1) await desk.call('queue.takeSeat', { number });
    expect(await refusal('queue.takeSeat', { number: 9 })).toEqual(['queue.no-seat-free', { seats: 8 }]);
  });
});

describe('the guide’s list', () => {
  test('names elders first, then priority and infants, then those with a mark, then the rest', async () => {
    for (const [name, birthDay, minutes] of [
      ['龙思远', ORDINARY, 1],
      ['胡永贵', ORDINARY, 1],
      ['郑小雨', '2026-03-01', 1],
      ['吴玉珍', ELDER, 1],
    ] as const) {
      await front.arrives(name, birthDay);
      station.advance(minutes * MINUTE);
    }
    await front.register(await front.person('杨帆', ORDINARY), { emergency: true });
    await desk.call('queue.markCare', { number: 2, accompany: false, mobility: 'wheelchair' });
    await desk.call('queue.markCare', { number: 3, accompany: true, mobility: 'carried' });
    const { rows } = await guide();
    expect(rows.map((row) => [row.number, row.elder, row.infant, row.mobility])).toEqual([
      [4, true, false, 'none'],
      [5, false, false, 'none'],
      [3, false, true, 'carried'],
      [2, false, false, 'wheelchair'],
      [1, false, false, 'none'],
    ]);
  });

  test('delivered counts for the wait that stands now; the next one is to be brought anew', async () => {
    const { visitId, ticketId } = await front.arrives('吴玉珍', ELDER);
    station.advance(MINUTE);
    await desk.call('queue.markDelivered', { ticketId });
    await desk.call('queue.markDelivered', { ticketId });
    expect((await guide()).rows.map((row) => row.delivered)).toEqual([true]);
    expect(dumpDatabase(station.db).escorts).toHaveLength(1);
    await desk.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    await desk.call('queue.startServing', { ticketId });
    await desk.call('queue.returnWithResults', { visitId });
    expect((await guide()).rows.map((row) => row.delivered)).toEqual([false]);
  });
});

describe('in two lines at once', () => {
  test('is not called at one while at the window of the other, and is shown where he is called sooner', async () => {
    const { visitId } = await front.arrives('何秀兰', ORDINARY);
    const other = await front.arrives('冯桂英', ORDINARY);
    const clinicId = front.room;
    for (let turn = 0; turn < 2; turn += 1) {
      const called = await desk.call('queue.callNext', { point: 'consultation', clinicId });
      await desk.call('queue.startServing', { ticketId: called.ticketId });
      leaveWindow(station, called.ticketId);
    }
    enter(other.visitId, 'lab');
    station.advance(MINUTE);
    enter(visitId, 'lab');
    enter(visitId, 'examination');
    const rowOf = async (number: number) => (await guide()).rows.find((row) => row.number === number);
    // Second in the laboratory's line, first in the other: there he goes.
    expect(await rowOf(1)).toMatchObject({ point: 'examination', position: 1, next: '检查室' });
    const lab = roomNamed(station, '化验室');
    const examination = roomNamed(station, '检查室');
    await desk.call('queue.callNext', { point: 'lab', clinicId: lab });
    await desk.call('queue.callNext', { point: 'examination', clinicId: examination });
    const atLab = await desk.call('queue.getBoard', { point: 'lab' });
    expect(atLab.waiting.map((row) => [row.number, row.busyAt, row.position, row.label])).toEqual([
      [1, 'examination', 1, '正在检查，办完再叫'],
    ]);
    expect([atLab.next, atLab.waitingCount]).toEqual([null, 1]);
    const [first] = atLab.rooms[0]?.current ?? [];
    leaveWindow(station, first?.ticketId ?? 0);
    const before = dumpDatabase(station.db);
    const reply = await desk.reply('queue.callNext', { point: 'lab', clinicId: lab });
    expect(reply).toMatchObject({ error: { code: 'queue.nobody-waits' } });
    expect(dumpDatabase(station.db)).toEqual(before);
    const atExamination = await desk.call('queue.getBoard', { point: 'examination' });
    leaveWindow(station, atExamination.rooms[0]?.current[0]?.ticketId ?? 0);
    enter(visitId, 'lab');
    expect((await desk.call('queue.callNext', { point: 'lab', clinicId: lab })).number).toBe(1);
  });

  test('with equal places the laboratory comes first: the specimen is worked on meanwhile', async () => {
    const { visitId, ticketId } = await front.arrives('何秀兰', ORDINARY);
    await desk.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    leaveWindow(station, ticketId);
    enter(visitId, 'examination');
    enter(visitId, 'lab');
    expect((await guide()).rows.map((row) => [row.point, row.position])).toEqual([['lab', 1]]);
  });
});
