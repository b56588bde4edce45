import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBooks } from '../../../db/verify-books.ts';
import { openTicket } from '../../../electron/services/queue/tickets.ts';
import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { ResidentId, VisitId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { type FrontDesk, ORDINARY, openFrontDesk, roomNamed } from '../../support/front-desk.ts';
import { inCommand } from '../../support/in-command.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;

let station: TestStation;
let front: FrontDesk;
let he: ResidentId;
let visitId: VisitId;

/** Number 001 has been seen by the doctor, and nothing else is left of it. */
beforeEach(async () => {
  station = openTestStation();
  front = openFrontDesk(station);
  he = await front.person('何秀兰', ORDINARY);
  visitId = (await front.register(he)).visitId;
  await callIn('consultation', '全科诊断室', 'finish');
});
afterEach(() => {
  expect(verifyBooks(station.db)).toEqual([]);
  station.close();
});

async function callIn(point: QueuePoint, room: string, then: 'finish' | 'stay' = 'stay') {
  const doctor = station.as('doctor');
  const { ticketId } = await doctor.call('queue.callNext', { point, clinicId: roomNamed(station, room) });
  await doctor.call('queue.startServing', { ticketId });
  if (then === 'finish') leaveWindow(station, ticketId);
}

const goTo = (point: QueuePoint) =>
  inCommand(station, 'doctor', (context) => openTicket(context, { visitId, point }));

const choice = () => ({ residentId: he, clinicId: front.room, doctorId: front.doctor });

async function numberToday() {
  return (await station.as('front_desk').call('registration.preview', choice())).numberToday;
}

async function refusalOf(intent: object) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('front_desk').reply('registration.register', { ...choice(), ...intent });
  expect(dumpDatabase(station.db)).toEqual(before);
  return !reply.ok && reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply;
}

const audited = () =>
  station.db.$client
    .prepare("SELECT detail FROM audit WHERE action = 'registration.registered' ORDER BY id")
    .pluck()
    .all()
    .map((detail) => JSON.parse(String(detail)) as Record<string, unknown>)
    .map(({ number, again, stillAt }) => ({ number, again, stillAt }));

describe('somebody who is still in the house', () => {
  test('is told with where he stands and how long, before anything is decided', async () => {
    goTo('lab');
    station.advance(12 * MINUTE);
    expect(await numberToday()).toEqual({
      visitId,
      number: 1,
      at: { point: 'lab', status: 'waiting', waitedMinutes: 12 },
      mayReturn: true,
    });
  });

  test('is shown at the window where he is served, and not in the line where he waits too', async () => {
    goTo('lab');
    goTo('pickup');
    await callIn('pickup', '药房');
    expect((await numberToday())?.at).toEqual({ point: 'pickup', status: 'serving', waitedMinutes: 0 });
  });

  test.each(['lab', 'examination', 'cashier', 'pickup'] as const)(
    'at %s gets a second number only on purpose, and the audit row says so',
    async (point) => {
      goTo(point);
      station.advance(12 * MINUTE);
      expect(await refusalOf({})).toEqual([
        'registration.still-here',
        { number: 1, point, status: 'waiting', waitedMinutes: 12, mayReturn: 1 },
      ]);
      const again = await front.register(he, { again: true });
      expect(again.slip.number).toBe(2);
      expect(audited()).toEqual([
        { number: 1, again: undefined, stillAt: undefined },
        { number: 2, again: 1, stillAt: point },
      ]);
    },
  );

  test('is still here when he missed his call', async () => {
    goTo('lab');
    const desk = station.as('front_desk');
    const clinicId = roomNamed(station, '化验室');
    const { ticketId } = await desk.call('queue.callNext', { point: 'lab', clinicId });
    for (const again of [true, true, false]) {
      station.advance(61_000);
      await desk.call(again ? 'queue.callAgain' : 'queue.markMissed', { ticketId });
    }
    expect((await numberToday())?.at?.status).toBe('missed');
    expect(await refusalOf({})).toMatchObject(['registration.still-here', { status: 'missed' }]);
  });

  test('goes back to the doctor with results without a new number', async () => {
    goTo('lab');
    const desk = station.as('front_desk');
    const back = await desk.call('queue.returnWithResults', { visitId });
    expect([back.number, back.position]).toEqual([1, 1]);
    // In the doctor's line no second number is given, on purpose or not.
    expect(await refusalOf({ again: true })).toEqual(['registration.already-waiting', { number: 1 }]);
  });
});

describe('somebody who is through', () => {
  test('may come back with results, or take a new number as ever', async () => {
    expect(await numberToday()).toEqual({ visitId, number: 1, at: null, mayReturn: true });
    expect((await front.register(he)).slip.number).toBe(2);
    expect(audited().at(-1)).toEqual({ number: 2, again: undefined, stillAt: undefined });
  });

  test('is nobody of today on the next day, nor when the number was given back', async () => {
    station.advance(24 * 60 * MINUTE);
    expect(await numberToday()).toBeNull();
    const { visitId: second } = await front.register(he);
    await station.as('front_desk').call('registration.cancel', { visitId: second, reason: '有事先走' });
    expect(await numberToday()).toBeNull();
  });
});
