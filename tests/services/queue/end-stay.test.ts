import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { queueEvents, tickets, visits } from '../../../db/schema/index.ts';
import { verifyBooks } from '../../../db/verify-books.ts';
import { openTicket } from '../../../electron/services/queue/tickets.ts';
import { DEFAULT_QUEUE_SETTINGS, type QueueSettings } from '../../../electron/shared/domain/queue-order.ts';
import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { WindowEnd } from '../../../electron/shared/domain/window-stay.ts';
import type { TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import {
  ELDER,
  type FrontDesk,
  ORDINARY,
  openFrontDesk,
  roomNamed,
  seedFees,
} from '../../support/front-desk.ts';
import { inCommand } from '../../support/in-command.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;
const ROOMS = {
  registration: '挂号窗口',
  consultation: '全科诊断室',
  lab: '化验室',
  examination: '检查室',
  cashier: '收费窗口',
  pickup: '药房',
} as const;

let station: TestStation;
let front: FrontDesk;

beforeEach(() => {
  station = openTestStation();
  front = openFrontDesk(station);
});
afterEach(() => {
  expect(verifyBooks(station.db)).toEqual([]);
  expect(station.faults).toEqual([]);
  station.close();
});

async function callIn(point: QueuePoint): Promise<TicketId> {
  const desk = station.as('front_desk');
  const clinicId = roomNamed(station, ROOMS[point]);
  const { ticketId } = await desk.call('queue.callNext', { point, clinicId });
  await desk.call('queue.startServing', { ticketId });
  return ticketId;
}

const ends = (ticketId: TicketId) => station.as('front_desk').call('queue.listWindowEnds', { ticketId });
const end = (ticketId: TicketId, how: WindowEnd, reason = '人不在了') =>
  station.as('front_desk').call('queue.endStay', { ticketId, end: how, reason });

async function refusal(intent: Record<string, unknown>) {
  const before = dumpDatabase(station.db);
  const reply = await station
    .as('front_desk')
    .raw('queue.endStay', { commandId: '11111111-1111-4111-8111-111111111111', ...intent });
  expect(dumpDatabase(station.db)).toEqual(before);
  return !reply.ok && reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply;
}

const newest = (ticketId: TicketId) =>
  station.db
    .select({ kind: queueEvents.kind, status: queueEvents.statusAfter, reason: queueEvents.reason })
    .from(queueEvents)
    .where(eq(queueEvents.ticketId, ticketId))
    .all()
    .at(-1);
const ticketNow = (ticketId: TicketId) =>
  station.db.select().from(tickets).where(eq(tickets.id, ticketId)).get();
const visitStatus = (visitId: VisitId) =>
  station.db.select({ status: visits.status }).from(visits).where(eq(visits.id, visitId)).get()?.status;

function setRule(change: Partial<QueueSettings>) {
  const value = { ...DEFAULT_QUEUE_SETTINGS, ...change };
  return station.as('head').call('settings.changeRule', { change: { key: 'queue', value } });
}

describe('久在窗口', () => {
  const board = (point: QueuePoint) => station.as('front_desk').call('queue.getBoard', { point });
  const long = async (point: QueuePoint) => (await board(point)).rooms[0]?.current[0]?.longMinutes;
  const forgotten = async () =>
    (await station.as('front_desk').call('queue.listPoints', {})).flatMap((one) =>
      one.forgotten.map((number) => [one.point, number]),
    );

  test('stands out from the 30th minute on, at its point and among the six', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    await callIn('consultation');
    station.advance(29 * MINUTE);
    expect([await long('consultation'), await forgotten()]).toEqual([null, []]);
    station.advance(MINUTE);
    expect([await long('consultation'), await forgotten()]).toEqual([30, [['consultation', 1]]]);
  });

  test('goes by the station’s own minutes, and never where they are 0', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    await callIn('consultation');
    station.advance(10 * MINUTE);
    await setRule({ longAtWindowMinutes: 10 });
    expect(await long('consultation')).toBe(10);
    await setRule({ longAtWindowMinutes: 0 });
    station.advance(200 * MINUTE);
    expect(await long('consultation')).toBeNull();
  });

  test('is not said of one whom the doctor has sent to the laboratory in the middle', async () => {
    const { visitId } = await front.arrives('唐晓梅', ORDINARY);
    await callIn('consultation');
    inCommand(station, 'doctor', (context) => openTicket(context, { visitId, point: 'lab' }));
    station.advance(45 * MINUTE);
    expect(await long('consultation')).toBeNull();
    const lab = await callIn('lab');
    station.advance(30 * MINUTE);
    expect(await forgotten()).toEqual([['lab', 1]]);
    await end(lab, 'done');
    expect(await forgotten()).toEqual([['consultation', 1]]);
  });
});

describe('back into the line', () => {
  test('in the old place, with the old wait, and the reason on paper', async () => {
    const tang = await front.arrives('唐晓梅', ORDINARY);
    station.advance(5 * MINUTE);
    await front.arrives('黄志伟', ORDINARY);
    await front.arrives('周桂芳', ELDER);
    await callIn('consultation');
    const ticketId = await callIn('consultation');
    expect(ticketId).toBe(tang.ticketId);
    const { arrivedAt, waitingSince } = ticketNow(ticketId) ?? {};
    station.advance(40 * MINUTE);
    expect(await end(ticketId, 'back', '医生去吃饭')).toEqual({ number: 1, position: 1, givenUp: false });
    expect(newest(ticketId)).toEqual({ kind: 'come_back', status: 'waiting', reason: '医生去吃饭' });
    expect(ticketNow(ticketId)).toMatchObject({
      status: 'waiting',
      arrivedAt,
      waitingSince,
      recalledBehind: 0,
      calls: 0,
      misses: 0,
      lastCalledAt: null,
      calledClinicId: null,
    });
    // Nobody has taken the visit in: it can be given back as before.
    expect(visitStatus(tang.visitId)).toBe('waiting');
    await station.as('front_desk').call('registration.cancel', { visitId: tang.visitId, reason: '走了' });
    const day = { from: '2026-11-20', to: '2026-11-20' } as never;
    expect((await station.as('head').call('queue.getEvidence', day)).overtaken.rows).toEqual([]);
  });

  test('an open record stays open, and the doctor goes on with it after the next call', async () => {
    const { visitId, ticketId } = await front.arrives('唐晓梅', ORDINARY);
    const doctor = station.as('doctor');
    await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    await doctor.call('consultation.start', { visitId });
    await end(ticketId, 'back', '医生出诊');
    expect(visitStatus(visitId)).toBe('in_consultation');
    await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    await doctor.call('consultation.start', { visitId });
    expect(ticketNow(ticketId)?.status).toBe('serving');
    const started = "SELECT count(*) FROM audit WHERE action = 'consultation.started'";
    expect(station.db.$client.prepare(started).pluck().get()).toBe(1);
  });
});

describe('gone away', () => {
  test('is a 过号 like any other: back behind as many ordinary patients, and the third one gives up', async () => {
    await setRule({ missesBeforeGivenUp: 2 });
    const { visitId, ticketId } = await front.arrives('唐晓梅', ORDINARY);
    await front.arrives('黄志伟', ORDINARY);
    await callIn('consultation');
    expect(await end(ticketId, 'missed')).toEqual({ number: 1, position: null, givenUp: false });
    expect(newest(ticketId)).toEqual({ kind: 'miss', status: 'missed', reason: '人不在了' });
    expect(visitStatus(visitId)).toBe('waiting');
    const desk = station.as('front_desk');
    expect(await desk.call('queue.comeBack', { ticketId })).toEqual({ number: 1, position: 2 });
    await callIn('consultation');
    await callIn('consultation');
    expect(await end(ticketId, 'missed')).toEqual({ number: 1, position: null, givenUp: true });
    expect(ticketNow(ticketId)).toMatchObject({ status: 'cancelled', misses: 2 });
  });

  test('leaves an open record to the doctor, who may still sign it', async () => {
    const { visitId, ticketId } = await front.arrives('唐晓梅', ORDINARY);
    const doctor = station.as('doctor');
    await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    await doctor.call('consultation.start', { visitId });
    expect(await ends(ticketId)).toEqual(['missed', 'back']);
    const open = ['queue.consultation-open', { number: 1 }];
    expect(await refusal({ ticketId, end: 'done', reason: '看完' })).toEqual(open);
    await end(ticketId, 'missed');
    expect([visitStatus(visitId), ticketNow(ticketId)?.status]).toEqual(['in_consultation', 'missed']);
  });
});

describe('done', () => {
  test('where nothing is left to do there, and the visit goes on', async () => {
    seedFees(station);
    const { visitId } = await front.arrives('唐晓梅', ORDINARY);
    inCommand(station, 'doctor', (context) => openTicket(context, { visitId, point: 'lab' }));
    const lab = await callIn('lab');
    expect(await ends(lab)).toEqual(['done', 'missed', 'back']);
    await end(lab, 'done', '医生取消了化验');
    expect(newest(lab)).toEqual({ kind: 'done', status: 'done', reason: '医生取消了化验' });
    // The day's fees are still to be paid.
    const cashier = await callIn('cashier');
    expect(await ends(cashier)).toEqual(['missed', 'back']);
    expect(await refusal({ ticketId: cashier, end: 'done', reason: '走了' })).toEqual([
      'queue.still-to-do',
      { number: 1, point: 'cashier' },
    ]);
  });
});

describe('a number from the door', () => {
  beforeEach(async () => {
    await station.as('head').call('settings.addRoom', { name: '挂号窗口', point: 'registration' });
    await station.as('front_desk').call('queue.takeNumber', {});
  });

  test('is missed, waits on, or is given up; it is never done without being registered', async () => {
    const ticketId = await callIn('registration');
    expect(await ends(ticketId)).toEqual(['missed', 'back', 'void']);
    expect(await refusal({ ticketId, end: 'done', reason: '走了' })).toEqual([
      'queue.register-or-cancel',
      { number: 1 },
    ]);
    expect(await end(ticketId, 'back', '窗口换班')).toEqual({ number: 1, position: 1, givenUp: false });
    await callIn('registration');
    expect(await end(ticketId, 'void', '不看了')).toEqual({ number: 1, position: null, givenUp: false });
    expect(newest(ticketId)).toEqual({ kind: 'cancel', status: 'cancelled', reason: '不看了' });
  });
});

describe('is refused, and nothing changes', () => {
  test('for one who is not at the window, of another day, or not there at all', async () => {
    const { ticketId } = await front.arrives('唐晓梅', ORDINARY);
    const intent = { end: 'back', reason: '走了' };
    expect(await refusal({ ticketId, ...intent })).toEqual(['queue.not-serving', { status: 'waiting' }]);
    await callIn('consultation');
    expect(await refusal({ ticketId, ...intent, reason: ' ' })).toMatchObject({ ok: false });
    expect(await refusal({ ticketId, ...intent, end: 'void' })).toEqual([
      'queue.only-from-the-door',
      { number: 1 },
    ]);
    expect(await refusal({ ticketId: 99 as TicketId, ...intent })).toEqual(['queue.no-such-ticket', {}]);
    station.advance(24 * 60 * MINUTE);
    expect(await refusal({ ticketId, ...intent })).toEqual(['queue.not-today', { day: '2026-11-20' }]);
  });
});
