import { and, asc, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivals, queueEvents, tickets, visits } from '../../../db/schema/index.ts';
import { verifyBooks } from '../../../db/verify-books.ts';
import { openTicket } from '../../../electron/services/queue/tickets.ts';
import { DEFAULT_QUEUE_SETTINGS, type QueueRank } from '../../../electron/shared/domain/queue-order.ts';
import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import { WINDOW_ENDS } from '../../../electron/shared/domain/window-stay.ts';
import { clinicDayAt } from '../../../electron/shared/values/clinic-day.ts';
import type { ClinicId, TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { type FrontDesk, openFrontDesk } from '../../support/front-desk.ts';
import { inCommand } from '../../support/in-command.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { openTestStation, type TestCaller, type TestStation } from '../../support/station.ts';
import { type Call, checkCall, type Standing } from './second-reading.ts';

const POINTS = ['consultation', 'lab', 'examination', 'cashier', 'pickup', 'registration'] as const;

type Step =
  | { readonly do: 'arrive' | 'door'; readonly rank: QueueRank }
  | { readonly do: 'wait'; readonly seconds: number }
  | {
      readonly do:
        | 'register'
        | 'enter'
        | 'call'
        | 'undo'
        | 'again'
        | 'absent'
        | 'both'
        | 'back'
        | 'serve'
        | 'finish'
        | 'end'
        | 'manual'
        | 'return'
        | 'move'
        | 'leave';
      readonly point: (typeof POINTS)[number];
      readonly pick: number;
    };

const someRank = fc.constantFrom<QueueRank>('ordinary', 'ordinary', 'priority', 'priority', 'emergency');
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('arrive' as const, 'door' as const), rank: someRank }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['register', 'enter', 'both', 'both', 'serve', 'finish', 'finish', 'again'] as const),
        ...(['call', 'call', 'call', 'call', 'call', 'undo', 'undo', 'undo', 'absent', 'absent'] as const),
        ...(['back', 'manual', 'return', 'move', 'leave', 'end', 'end', 'end'] as const),
      ),
      point: fc.constantFrom(
        ...POINTS,
        ...(['consultation', 'consultation', 'consultation', 'lab', 'examination'] as const),
      ),
      pick: fc.nat(20),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(20, 61, 61, 300, 900, 1500),
    }),
  },
);

/** People stand before the door when the station opens, so that ranks compete from the first call on. */
const rushArbitrary = fc.array(fc.constantFrom<QueueRank>('ordinary', 'priority', 'priority'), {
  minLength: 4,
  maxLength: 12,
});
const stepsArbitrary = fc.array(stepArbitrary, { minLength: 40, maxLength: 90 });

interface Day {
  readonly station: TestStation;
  readonly front: FrontDesk;
  readonly desk: TestCaller;
  readonly rooms: ReadonlyMap<QueuePoint, readonly ClinicId[]>;
}

test('on any day: calls follow the rules, an undone call never was, and no ticket is lost, doubled or in two states', async () => {
  await fc.assert(
    fc.asyncProperty(rushArbitrary, stepsArbitrary, async (rush, steps) => {
      const day = await openDay();
      try {
        for (const rank of rush) await arrive(day, rank);
        for (const step of steps) await play(day, step);
        checkStates(day.station);
        expect(verifyBooks(day.station.db)).toEqual([]);
      } finally {
        day.station.close();
      }
    }),
    { numRuns: 100, interruptAfterTimeLimit: 200_000 },
  );
}, 300_000);

const MORE_ROOMS = [
  ['挂号窗口', 'registration'],
  ['诊室二', 'consultation'],
  ['收费二窗', 'cashier'],
] as const;

async function openDay(): Promise<Day> {
  const station = openTestStation();
  const front = openFrontDesk(station);
  for (const [name, point] of MORE_ROOMS) {
    await station.as('head').call('settings.addRoom', { name, point });
  }
  // Two calls in vain make a 过号, so that recalled patients are there on every day.
  const value = { ...DEFAULT_QUEUE_SETTINGS, callsBeforeMissed: 2, callGapSeconds: 0 };
  await station.as('head').call('settings.changeRule', { change: { key: 'queue', value } });
  const all = await station.as('head').call('settings.listRooms', {});
  const rooms = new Map(
    POINTS.map((point) => [point, all.filter((room) => room.point === point).map((room) => room.clinicId)]),
  );
  return { station, front, desk: station.as('front_desk'), rooms };
}

const BIRTHS = { ordinary: '1988-05-01', priority: '1950-05-01', emergency: '1990-01-01' };

/** Every third one is registered for the second room. */
async function arrive({ front, desk, rooms }: Day, rank: QueueRank): Promise<void> {
  const residentId = await front.person('某人', BIRTHS[rank]);
  const [first = front.room, second = front.room] = rooms.get('consultation') ?? [];
  await desk.call('registration.register', {
    residentId,
    clinicId: residentId % 3 === 0 ? second : first,
    doctorId: front.doctor,
    emergency: rank === 'emergency',
  });
}

async function play(day: Day, step: Step): Promise<void> {
  const { desk, station } = day;
  if (step.do === 'wait') return station.advance(step.seconds * 1000);
  if ('rank' in step) return step.do === 'arrive' ? arrive(day, step.rank) : takeNumber(day, step.rank);
  const { point, pick } = step;
  if (step.do === 'register') return registerOne(day, pick);
  if (step.do === 'enter') return enter(day, point, pick);
  if (step.do === 'call') return callAndCheck(day, point, pick);
  if (step.do === 'undo') return callAndUndo(day, point, pick);
  if (step.do === 'absent') return callInVain(day, point, pick);
  if (step.do === 'both') {
    enter(day, 'lab', pick);
    return enter(day, 'examination', pick);
  }
  if (step.do === 'leave') return doctorLeaves(day, pick);
  const here = station.db.select().from(tickets).where(eq(tickets.point, point)).all();
  const chosen = here[pick % Math.max(1, here.length)];
  if (!chosen) return;
  const { id: ticketId, visitId } = chosen;
  // Refusals are part of the day: whether the step was allowed or not, the checks at the end must hold.
  switch (step.do) {
    case 'again':
      await desk.reply('queue.callAgain', { ticketId });
      return;
    case 'back':
      await desk.reply('queue.comeBack', { ticketId });
      return;
    case 'serve':
      await desk.reply('queue.startServing', { ticketId });
      return;
    case 'finish':
      if (visitId !== null && (chosen.status === 'called' || chosen.status === 'serving')) {
        leaveWindow(day.station, ticketId);
      }
      return;
    case 'end': {
      const end = WINDOW_ENDS[pick % WINDOW_ENDS.length] ?? 'back';
      await desk.reply('queue.endStay', { ticketId, end, reason: '人不在了' });
      return;
    }
    case 'manual':
      await desk.reply('queue.callOutOfOrder', { ticketId, reason: '病情变化' });
      return;
    case 'move': {
      const clinicId = roomAt(day, point, pick);
      await desk.reply('queue.moveTicket', { ticketId, clinicId });
      return;
    }
    case 'return':
      if (visitId !== null) await desk.reply('queue.returnWithResults', { visitId });
  }
}

async function takeNumber({ desk, front }: Day, rank: QueueRank): Promise<void> {
  const residentId = rank === 'ordinary' ? undefined : await front.person('某人', BIRTHS[rank]);
  await desk.call('queue.takeNumber', { residentId, emergency: rank === 'emergency' });
}

/** The window registers somebody from the door, called or not. */
async function registerOne({ desk, front, station }: Day, pick: number): Promise<void> {
  const open = station.db
    .select()
    .from(arrivals)
    .where(
      and(
        eq(arrivals.day, clinicDayAt(station.now(), 480)),
        isNull(arrivals.visitId),
        isNull(arrivals.cancelledAt),
      ),
    )
    .all();
  const one = open[pick % Math.max(1, open.length)];
  if (!one) return;
  const residentId = one.residentId ?? (await front.person('某人', BIRTHS.ordinary));
  const arrivalId = one.id;
  const choice = { residentId, arrivalId, clinicId: front.room, doctorId: front.doctor };
  const { slip } = await desk.call('registration.register', {
    ...choice,
    emergency: one.rank === 'emergency',
  });
  expect(slip.number).toBe(one.number);
}

/** A visit walks to another point, with the rank of its registration. */
function enter(day: Day, point: QueuePoint, pick: number): void {
  if (point === 'registration') return;
  const all = day.station.db.select({ id: visits.id }).from(visits).orderBy(asc(visits.id)).all();
  const visitId = all[pick % Math.max(1, all.length)]?.id;
  if (visitId === undefined) return;
  inCommand(day.station, 'doctor', (context) => openTicket(context, { visitId, point }));
}

async function doctorLeaves({ desk, rooms }: Day, pick: number): Promise<void> {
  const [first, second] = rooms.get('consultation') ?? [];
  if (first === undefined || second === undefined) throw new Error('two rooms are needed');
  const [fromClinicId, toClinicId] = pick % 2 === 0 ? [first, second] : [second, first];
  await desk.reply('queue.moveWaiting', { fromClinicId, toClinicId });
}

function roomAt({ rooms }: Day, point: QueuePoint, pick: number): ClinicId {
  const here = rooms.get(point) ?? [];
  const room = here[pick % here.length];
  if (room === undefined) throw new Error(point);
  return room;
}

/** Calls and compares the choice with a second, simpler reading of the rules. */
async function callAndCheck(day: Day, point: QueuePoint, pick: number): Promise<void> {
  const clinicId = roomAt(day, point, pick);
  const line = standingIn(day, point, clinicId);
  const before = callsOfLine(day.station, point, clinicId);
  const reply = await day.desk.reply('queue.callNext', { point, clinicId });
  if (!reply.ok) {
    const code = reply.error.kind === 'refusal' ? reply.error.code : reply.error.kind;
    expect(code).toBe(line.length === 0 ? 'queue.nobody-waits' : 'queue.called-not-answered');
    return;
  }
  const { ticketId } = reply.value;
  const called = line.find((one) => one.id === ticketId);
  if (!called) throw new Error('called somebody who did not wait, or stands at another window');
  checkCall(line, called, before, day.station.now());
  // Most people come when they are called; the others stay for the steps that follow.
  if (pick % 5 < 2) return;
  await day.desk.call('queue.startServing', { ticketId });
  if (called.visitId !== null) leaveWindow(day.station, ticketId);
}

/** Called, not there, and back a little later: stands behind ordinary patients then. */
async function callInVain({ desk, ...day }: Day, point: QueuePoint, pick: number): Promise<void> {
  const reply = await desk.reply('queue.callNext', {
    point,
    clinicId: roomAt({ desk, ...day }, point, pick),
  });
  if (!reply.ok) return;
  const { ticketId } = reply.value;
  await desk.call('queue.callAgain', { ticketId });
  const { givenUp } = await desk.call('queue.markMissed', { ticketId });
  if (!givenUp && pick % 4 > 0) await desk.call('queue.comeBack', { ticketId });
}

/** A call by mistake, taken back: every ticket and the next decision are as before. */
async function callAndUndo(day: Day, point: QueuePoint, pick: number): Promise<void> {
  const clinicId = roomAt(day, point, pick);
  const look = async () => ({
    tickets: dumpDatabase(day.station.db).tickets,
    board: await day.desk.call('queue.getBoard', { point, clinicId }),
    guide: await day.desk.call('queue.listGuide', {}),
  });
  const before = await look();
  const reply = await day.desk.reply('queue.callNext', { point, clinicId });
  if (!reply.ok) return;
  const { ticketId } = reply.value;
  await day.desk.reply('queue.callAgain', { ticketId });
  await day.desk.call('queue.undoCall', { ticketId });
  const after = await look();
  const staffLess = (seen: typeof before) => ({
    ...seen,
    board: { ...seen.board, rooms: seen.board.rooms.map((room) => ({ ...room, staff: '' })) },
  });
  expect(staffLess(after)).toEqual(staffLess(before));
}

/** Who waits in a room's line and stands at no other window. */
function standingIn({ station }: Day, point: QueuePoint, clinicId: ClinicId): Standing[] {
  const all = station.db.select().from(tickets).all();
  const busy = new Set<VisitId | null>(
    all
      .filter((one) => one.status === 'called' || one.status === 'serving')
      .filter((one) => one.point !== 'consultation')
      .map((one) => one.visitId),
  );
  busy.delete(null);
  return all.filter(
    (one) =>
      one.point === point &&
      one.status === 'waiting' &&
      (one.clinicId === null || one.clinicId === clinicId) &&
      !busy.has(one.visitId),
  );
}

/** The calls of a line so far, those that were taken back left out. */
function callsOfLine(station: TestStation, point: QueuePoint, clinicId: ClinicId): Call[] {
  const events = station.db.select().from(queueEvents).orderBy(asc(queueEvents.id)).all();
  const undone = new Set(events.map((event) => event.undoesId));
  return events
    .filter((event) => event.point === point && event.kind === 'call' && !undone.has(event.id))
    .filter((event) => event.lineClinicId === null || event.lineClinicId === clinicId)
    .map(({ rank, rule, at }) => ({ rank, rule, at }));
}

function checkStates(station: TestStation): void {
  const events = station.db.select().from(queueEvents).orderBy(asc(queueEvents.id)).all();
  const all = station.db.select().from(tickets).all();
  const said = new Map<TicketId, string>(events.map((event) => [event.ticketId, event.statusAfter]));
  expect(said).toEqual(new Map(all.map((one) => [one.id, one.status])));
  const live = all
    .filter((one) => !['done', 'cancelled'].includes(one.status))
    .map((one) => `${one.visitId ?? `door ${one.arrivalId}`} at ${one.point}`);
  expect(new Set(live).size).toBe(live.length);
}
