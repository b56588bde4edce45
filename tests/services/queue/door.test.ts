import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arrivals, tickets } from '../../../db/schema/index.ts';
import { verifyBooks } from '../../../db/verify-books.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { addDays, clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { ArrivalId, ClinicId, TicketId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { citizenNumber, ELDER, type FrontDesk, ORDINARY, openFrontDesk } from '../../support/front-desk.ts';
import { openTestStation, type TestCaller, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;
const DAY = clinicDay('2026-11-20');

let station: TestStation;
let front: FrontDesk;
let desk: TestCaller;
let window: ClinicId;

beforeEach(async () => {
  station = openTestStation();
  front = openFrontDesk(station);
  desk = station.as('front_desk');
  ({ clinicId: window } = await station
    .as('head')
    .call('settings.addRoom', { name: '挂号窗口', point: 'registration' }));
});
afterEach(() => station.close());

const take = (intent: Parameters<typeof desk.call<'queue.takeNumber'>>[1] = {}) =>
  desk.call('queue.takeNumber', intent);

async function callToWindow() {
  const called = await desk.call('queue.callNext', { point: 'registration', clinicId: window });
  await desk.call('queue.startServing', { ticketId: called.ticketId });
  return called;
}

async function register(arrivalId: number, residentId: number) {
  return desk.call('registration.register', {
    residentId,
    arrivalId,
    clinicId: front.room,
    doctorId: front.doctor,
  });
}

/** Every number that the door gave: its ticket's state, and the visit that it became. */
const numbersOfDoor = () =>
  station.db
    .select({ number: arrivals.number, status: tickets.status, visitId: arrivals.visitId })
    .from(arrivals)
    .innerJoin(tickets, eq(tickets.arrivalId, arrivals.id))
    .orderBy(arrivals.id)
    .all()
    .map((row) => Object.values(row));

/** What is refused, after which every table is as it was. */
async function refusal(name: 'queue.takeNumber' | 'queue.cancelNumber' | 'queue.endStay', intent: object) {
  const before = dumpDatabase(station.db);
  const reply = await desk.reply(name, intent as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  if (reply.ok) return 'done';
  return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
}

describe('a number at the door', () => {
  test('stands on a slip with who is ahead, and names nobody', async () => {
    const zhou = await front.person('周桂芳', ELDER);
    await take();
    station.advance(MINUTE);
    expect(await take({ residentId: zhou, mobility: 'wheelchair', accompany: true })).toEqual({
      arrivalId: 2,
      ticketId: 2,
      number: 2,
      rank: 'priority',
      claim: 'record',
      position: 1,
      slip: {
        arrivalId: 2,
        number: 2,
        rank: 'priority',
        toBeShown: false,
        maskedName: '周*芳',
        elder: true,
        room: '挂号窗口',
        day: DAY,
        arrivedAt: station.now(),
        ahead: 0,
        expectedMinutes: null,
      },
    });
    const { slip } = await take();
    expect([slip.number, slip.ahead, slip.maskedName]).toEqual([3, 2, '']);
    expect(await desk.call('queue.getNumberSlip', { arrivalId: slip.arrivalId })).toEqual(slip);
  });

  test('tells the expected wait by the pace of the window, once it has called four', async () => {
    for (let taken = 0; taken < 5; taken += 1) await take();
    for (let turn = 0; turn < 4; turn += 1) {
      const { arrivalId } = await callToWindow();
      await register(arrivalId ?? 0, await front.person('某人', ORDINARY));
      station.advance(4 * MINUTE);
    }
    // One ahead at a pace of four minutes, in steps of five.
    expect((await take()).slip).toMatchObject({ ahead: 1, expectedMinutes: 5 });
  });

  test.each([
    ['an ID card of 70 years', { idNumber: citizenNumber('1956-11-20', 7) }, 'priority', 'card'],
    ['an ID card of a day less', { idNumber: citizenNumber('1956-11-21', 7) }, 'ordinary', null],
    ['the word alone', { claimsPriority: true }, 'priority', 'word'],
    ['neither', {}, 'ordinary', null],
    ['triage', { emergency: true, claimsPriority: true }, 'emergency', 'triage'],
  ] as const)('ranks by %s', async (_, intent, rank, claim) => {
    const { slip, ...given } = await take(intent);
    expect([given.rank, given.claim, slip.toBeShown]).toEqual([rank, claim, claim === 'word']);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('knows somebody by the card alone, and keeps no card of a stranger', async () => {
    await front.person('周桂芳', ELDER);
    const known = station.db.$client.prepare('SELECT id_number FROM residents').pluck().get();
    const { slip } = await take({ idNumber: String(known).toLowerCase() });
    expect(slip.maskedName).toBe('周*芳');
    const stranger = citizenNumber('1950-01-01', 333);
    await take({ idNumber: stranger });
    const { commands: _, ...facts } = dumpDatabase(station.db);
    expect(JSON.stringify(facts)).not.toContain(stranger);
    expect(facts.arrivals).toMatchObject([{ birth_day: null }, { birth_day: '1950-01-01' }]);
  });

  test('gives priority by a checked document without naming its group', async () => {
    const gao = await front.person('高建军', '1975-01-01');
    await desk.call('residents.addCredential', {
      residentId: gao,
      group: 'special_family',
      kind: 'special_family_card',
      number: 'TS1',
    });
    const taken = await take({ residentId: gao });
    const board = await desk.call('queue.getBoard', { point: 'registration' });
    expect([taken.rank, taken.claim]).toEqual(['priority', 'record']);
    expect(JSON.stringify([taken, board])).not.toMatch(/计生|special/);
  });
});

describe('at the registration window', () => {
  test('priority goes first, and the visit takes the number of the door', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    const wu = await front.person('吴玉珍', ELDER);
    const first = await take({ residentId: tang });
    station.advance(MINUTE);
    const second = await take({ residentId: wu });
    const called = await callToWindow();
    expect(called).toMatchObject({
      ticketId: second.ticketId,
      visitId: null,
      arrivalId: second.arrivalId,
      number: 2,
      announcement: '002 号 吴*珍，请到挂号窗口',
      waitingLeft: 1,
    });
    const visit = await register(second.arrivalId, wu);
    expect([visit.slip.number, visit.rank]).toEqual([2, 'priority']);
    // Who was registered without a number takes the next one, and the first keeps his.
    expect((await front.arrives('龙思远', ORDINARY)).slip.number).toBe(3);
    await callToWindow();
    expect((await register(first.arrivalId, tang)).slip.number).toBe(1);
    expect(numbersOfDoor()).toEqual([
      [1, 'done', 3],
      [2, 'done', 1],
    ]);
    const events = await desk.call('queue.listVisitEvents', { visitId: visit.visitId });
    expect(events.map((event) => [event.point, event.kind])).toEqual([
      ['registration', 'enter'],
      ['registration', 'call'],
      ['registration', 'serve'],
      ['registration', 'done'],
      ['consultation', 'enter'],
    ]);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('a word that is not proven there ends with the registration', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    const { arrivalId, rank } = await take({ residentId: tang, claimsPriority: true });
    const board = await desk.call('queue.getBoard', { point: 'registration' });
    expect([rank, board.waiting[0]?.claim]).toEqual(['priority', 'word']);
    expect((await register(arrivalId, tang)).rank).toBe('ordinary');
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('who gives up keeps his number, and nobody else gets it', async () => {
    const { arrivalId } = await take();
    expect(await desk.call('queue.cancelNumber', { arrivalId, reason: '改日再来' })).toEqual({ number: 1 });
    expect((await take()).number).toBe(2);
    expect((await front.arrives('龙思远', ORDINARY)).slip.number).toBe(3);
    expect(await refusal('queue.cancelNumber', { arrivalId, reason: '改日再来' })).toEqual([
      'queue.number-cancelled',
      { number: 1 },
    ]);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('three misses give the number up', async () => {
    const { ticketId } = await take();
    station.db.$client.exec(
      `INSERT INTO settings (key, value, updated_at) VALUES ('queue', '${JSON.stringify({
        policy: { kind: 'interleave', priorityRun: 2, capMinutes: 30 },
        recallAfterOrdinary: 2,
        callsBeforeMissed: 1,
        callGapSeconds: 0,
        missesBeforeGivenUp: 1,
        returnPlacement: 'next',
      })}', 0)`,
    );
    await desk.call('queue.callNext', { point: 'registration', clinicId: window });
    expect(await desk.call('queue.markMissed', { ticketId })).toEqual({
      number: 1,
      misses: 1,
      givenUp: true,
    });
    expect(numbersOfDoor()).toEqual([[1, 'cancelled', null]]);
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('the next day begins at 1, and what the door left open ends when its day is closed', async () => {
    const left = await take();
    station.advance(24 * 60 * MINUTE);
    await station.as('front_desk').call('cashier.closeZeroDay', { day: DAY });
    const next = await take();
    expect([next.number, next.position, next.slip.day]).toEqual([1, 1, addDays(DAY, 1)]);
    expect(numbersOfDoor()).toEqual([
      [1, 'cancelled', null],
      [1, 'waiting', null],
    ]);
    expect((await desk.call('queue.getBoard', { point: 'registration' })).waiting).toMatchObject([
      { arrivalId: next.arrivalId },
    ]);
    expect(await refusal('queue.cancelNumber', { arrivalId: left.arrivalId, reason: '走了' })).toEqual([
      'queue.number-cancelled',
      { number: 1 },
    ]);
    expect(verifyBooks(station.db)).toEqual([]);
  });
});

describe('is refused, and nothing changes', () => {
  test('a second number of the same person, or one of somebody who waits for the doctor', async () => {
    const wu = await front.person('吴玉珍', ELDER);
    await take({ residentId: wu });
    expect(await refusal('queue.takeNumber', { residentId: wu })).toEqual([
      'queue.number-taken-already',
      { number: 1 },
    ]);
    const tang = await front.arrives('唐晓梅', ORDINARY);
    const tangId = Number(
      station.db.$client.prepare('SELECT resident_id FROM visits WHERE id = ?').pluck().get(tang.visitId),
    );
    expect(await refusal('queue.takeNumber', { residentId: tangId })).toEqual([
      'queue.registered-already',
      { number: 2 },
    ]);
  });

  test.each([
    ['half a card', '5101041956', 'length'],
    ['a wrong check character', citizenNumber('1956-11-20', 7).slice(0, 17).concat('?'), 'characters'],
    ['a birth day to come', citizenNumber('2027-01-01', 7), 'birth'],
  ])('%s', async (_, idNumber, fault) => {
    expect(await refusal('queue.takeNumber', { idNumber })).toEqual(['queue.bad-id-number', { fault }]);
  });

  test('the card of somebody else, and a record that is not there', async () => {
    const wu = await front.person('吴玉珍', ELDER);
    const card = citizenNumber('1956-11-20', 777);
    expect(await refusal('queue.takeNumber', { residentId: wu, idNumber: card })).toEqual([
      'queue.card-of-another',
      {},
    ]);
    expect(await refusal('queue.takeNumber', { residentId: 99 })).toEqual(['queue.no-such-resident', {}]);
  });

  test('finishing at the window without registering', async () => {
    await take();
    const { ticketId } = await callToWindow();
    const done = { ticketId, end: 'done', reason: '走了' };
    expect(await refusal('queue.endStay', done)).toEqual(['queue.register-or-cancel', { number: 1 }]);
  });

  test('registering by a number that is used, given up, of another, of yesterday or of nobody', async () => {
    const wu = await front.person('吴玉珍', ELDER);
    const tang = await front.person('唐晓梅', ORDINARY);
    const used = await take({ residentId: wu });
    await register(used.arrivalId, wu);
    const given = await take();
    await desk.call('queue.cancelNumber', { arrivalId: given.arrivalId, reason: '走了' });
    const ofAnother = await take({ residentId: await front.person('龙思远', ORDINARY) });
    const tries: [ArrivalId, string][] = [
      [used.arrivalId, 'registration.arrival-used'],
      [given.arrivalId, 'registration.arrival-cancelled'],
      [ofAnother.arrivalId, 'registration.arrival-of-another'],
      [99 as ArrivalId, 'registration.no-such-arrival'],
    ];
    for (const [arrivalId, code] of tries) expect(await refusedRegistration(arrivalId, tang)).toBe(code);
    station.advance(24 * 60 * MINUTE);
    expect(await refusedRegistration(ofAnother.arrivalId, tang)).toBe('registration.arrival-not-today');
  });

  test('calling yesterday’s number', async () => {
    const { ticketId } = await take();
    station.advance(24 * 60 * MINUTE);
    expect(await refusedCall(ticketId)).toEqual(['queue.not-today', { day: DAY }]);
    const reply = await desk.reply('queue.callNext', { point: 'registration', clinicId: window });
    expect(reply).toMatchObject({ error: { code: 'queue.nobody-waits' } });
  });
});

async function refusedRegistration(arrivalId: ArrivalId, residentId: number) {
  const before = dumpDatabase(station.db);
  const reply = await desk.reply('registration.register', {
    residentId,
    arrivalId,
    clinicId: front.room,
    doctorId: front.doctor,
  });
  expect(dumpDatabase(station.db)).toEqual(before);
  return reply.ok ? 'done' : reply.error.kind === 'refusal' ? reply.error.code : reply.error.kind;
}

async function refusedCall(ticketId: TicketId) {
  const before = dumpDatabase(station.db);
  const reply = await desk.reply('queue.callOutOfOrder', { ticketId, reason: '胸闷' });
  expect(dumpDatabase(station.db)).toEqual(before);
  return reply.ok || reply.error.kind !== 'refusal' ? reply : [reply.error.code, reply.error.details];
}

test('two windows register at once: each calls another number', async () => {
  const { clinicId: second } = await station
    .as('head')
    .call('settings.addRoom', { name: '挂号二窗', point: 'registration' });
  await take();
  await take();
  const calls = await Promise.all(
    [window, second].map((clinicId) =>
      station.as('front_desk').call('queue.callNext', { point: 'registration', clinicId }),
    ),
  );
  expect(calls.map((one: Output<'queue.callNext'>) => [one.number, one.room])).toEqual([
    [1, '挂号窗口'],
    [2, '挂号二窗'],
  ]);
});
