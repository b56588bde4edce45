import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queueEvents, tickets, visits } from '../../../db/schema/index.ts';
import { openTicket } from '../../../electron/services/queue/tickets.ts';
import { QUEUE_POINTS, type QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { QueueRank } from '../../../electron/shared/domain/queue-policy.ts';
import type { ClinicId, TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { openFrontDesk, roomNamed } from '../../support/front-desk.ts';
import { inCommand } from '../../support/in-command.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const POINTS = ['consultation', 'lab', 'examination', 'cashier', 'pickup'] as const;
const ROOMS = {
  consultation: '全科诊断室',
  lab: '化验室',
  examination: '检查室',
  cashier: '收费窗口',
  pickup: '药房',
} as const;

type Step =
  | { readonly do: 'arrive'; readonly rank: QueueRank }
  | {
      readonly do: 'enter' | 'call' | 'again' | 'miss' | 'back' | 'serve' | 'finish' | 'manual' | 'return';
      readonly point: (typeof POINTS)[number];
      readonly pick: number;
    }
  | { readonly do: 'wait'; readonly seconds: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      rank: fc.constantFrom<QueueRank>('ordinary', 'ordinary', 'priority', 'priority', 'emergency'),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'enter',
        'enter',
        'call',
        'call',
        'call',
        'call',
        'call',
        'call',
        'call',
        'again',
        'miss',
        'back',
        'serve',
        'serve',
        'finish',
        'finish',
        'manual',
        'return',
      ),
      point: fc.constantFrom(...POINTS, ...(['consultation', 'consultation', 'consultation'] as const)),
      pick: fc.nat(20),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(20, 61, 61, 300, 900),
    }),
  },
);

/** People stand before the door when the station opens, so that ranks compete from the first call on. */
const rushArbitrary = fc.array(fc.constantFrom<QueueRank>('ordinary', 'priority', 'priority'), {
  minLength: 4,
  maxLength: 10,
});
const stepsArbitrary = fc.array(stepArbitrary, { minLength: 50, maxLength: 120 });

interface Day {
  readonly station: TestStation;
  readonly arrive: (rank: QueueRank) => Promise<void>;
  readonly rooms: ReadonlyMap<QueuePoint, ClinicId>;
}

test('on any day: a ticket is what its last event says, keeps its rank, and priority holds at every point', async () => {
  await fc.assert(
    fc.asyncProperty(rushArbitrary, stepsArbitrary, async (rush, steps) => {
      const day = openDay();
      try {
        for (const rank of rush) await day.arrive(rank);
        for (const step of steps) await play(day, step);
        checkStates(day.station);
        checkRanks(day.station);
      } finally {
        day.station.close();
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);

function openDay(): Day {
  const station = openTestStation();
  const front = openFrontDesk(station);
  const births = { ordinary: '1988-05-01', priority: '1950-05-01', emergency: '1990-01-01' };
  return {
    station,
    rooms: new Map(POINTS.map((point) => [point, roomNamed(station, ROOMS[point])])),
    arrive: async (rank) => {
      const residentId = await front.person('某人', births[rank]);
      await front.register(residentId, { emergency: rank === 'emergency' });
    },
  };
}

async function play(day: Day, step: Step): Promise<void> {
  if (step.do === 'wait') return day.station.advance(step.seconds * 1000);
  if (step.do === 'arrive') return day.arrive(step.rank);
  if (step.do === 'enter') return enter(day, step.point, step.pick);
  if (step.do === 'call') return callAndCheck(day, step.point, step.pick);
  const chosen = pickTicket(day, step.point, step.pick);
  if (!chosen) return;
  const desk = day.station.as('front_desk');
  const { id: ticketId, visitId } = chosen;
  // Refusals are part of the day: whether the step was allowed or not, the checks below must hold.
  switch (step.do) {
    case 'again':
      await desk.reply('queue.callAgain', { ticketId });
      return;
    case 'miss':
      await desk.reply('queue.markMissed', { ticketId });
      return;
    case 'back':
      await desk.reply('queue.comeBack', { ticketId });
      return;
    case 'serve':
      await desk.reply('queue.startServing', { ticketId });
      return;
    case 'finish':
      await desk.reply('queue.finish', { ticketId });
      return;
    case 'manual':
      await desk.reply('queue.callOutOfOrder', { ticketId, reason: '病情变化' });
      return;
    case 'return':
      await desk.reply('queue.returnWithResults', { visitId });
  }
}

/** A visit walks to another point, with the rank of its registration. */
function enter(day: Day, point: QueuePoint, pick: number): void {
  const all = day.station.db.select({ id: visits.id }).from(visits).orderBy(asc(visits.id)).all();
  const visitId = all[pick % Math.max(1, all.length)]?.id;
  if (visitId === undefined) return;
  inCommand(day.station, 'doctor', (context) => openTicket(context, { visitId, point }));
}

function pickTicket(day: Day, point: QueuePoint, pick: number) {
  const here = day.station.db.select().from(tickets).where(eq(tickets.point, point)).all();
  return here[pick % Math.max(1, here.length)];
}

/** Calls and compares the choice with a second, simpler reading of the rules. */
async function callAndCheck(day: Day, point: (typeof POINTS)[number], pick: number): Promise<void> {
  const clinicId = day.rooms.get(point);
  if (clinicId === undefined) throw new Error(point);
  const waiting = day.station.db
    .select()
    .from(tickets)
    .where(eq(tickets.point, point))
    .all()
    .filter((one) => one.status === 'waiting');
  const run = runBefore(day.station, point);
  const reply = await day.station.as('front_desk').reply('queue.callNext', { point, clinicId });
  if (!reply.ok) {
    const code = reply.error.kind === 'refusal' ? reply.error.code : reply.error.kind;
    expect(code).toBe(waiting.length === 0 ? 'queue.nobody-waits' : 'queue.called-not-answered');
    return;
  }
  const { ticketId } = reply.value;
  // Most people come when they are called; the others stay for the steps that follow.
  if (pick % 5 !== 0) {
    await day.station.as('doctor').call('queue.startServing', { ticketId });
    await day.station.as('doctor').call('queue.finish', { ticketId });
  }
  const called = waiting.find((one) => one.id === ticketId);
  if (!called) throw new Error('called somebody who did not wait');
  const waits = (one: (typeof waiting)[number]) => day.station.now() - one.waitingSince;
  const free = waiting.filter((one) => one.recalledBehind === 0 && !one.returned);
  if (waiting.some((one) => one.rank === 'emergency')) {
    expect(called.rank).toBe('emergency');
    return;
  }
  const overdue = waiting.filter((one) => one.rank === 'ordinary' && waits(one) >= 30 * 60_000);
  if (overdue.length > 0) {
    expect(waits(called)).toBe(Math.max(...overdue.map(waits)));
    return;
  }
  if (waiting.some((one) => one.returned && one.recalledBehind === 0)) {
    expect(called.returned).toBe(true);
    return;
  }
  const priority = free.filter((one) => one.rank === 'priority');
  const ordinary = free.filter((one) => one.rank === 'ordinary');
  if (priority.length > 0 && ordinary.length > 0) expect(called.rank).toBe(run < 2 ? 'priority' : 'ordinary');
  if (priority.length > 0 && ordinary.length === 0) expect(called.rank).toBe('priority');
}

/** Priority turns since the last ordinary one, read off the events alone. */
function runBefore(station: TestStation, point: QueuePoint): number {
  const calls = station.db
    .select({ kind: queueEvents.kind, rank: queueEvents.rank, rule: queueEvents.rule })
    .from(queueEvents)
    .where(eq(queueEvents.point, point))
    .orderBy(asc(queueEvents.id))
    .all()
    .filter((event) => event.kind === 'call' && event.rule !== 'returned' && event.rule !== 'emergency');
  return calls.length - 1 - calls.findLastIndex((call) => call.rank === 'ordinary');
}

function checkStates(station: TestStation): void {
  const events = station.db.select().from(queueEvents).orderBy(asc(queueEvents.id)).all();
  const said = new Map<TicketId, string>(events.map((event) => [event.ticketId, event.statusAfter]));
  const is = new Map<TicketId, string>(
    station.db
      .select()
      .from(tickets)
      .all()
      .map((one) => [one.id, one.status]),
  );
  expect(said).toEqual(is);
  const misses = events.filter((event) => event.kind === 'miss').length;
  const counted = station.db
    .select()
    .from(tickets)
    .all()
    .reduce((sum, one) => sum + one.misses, 0);
  expect(counted).toBe(misses);
}

function checkRanks(station: TestStation): void {
  const rankOf = new Map<VisitId, QueueRank>(
    station.db
      .select({ id: visits.id, rank: visits.rank })
      .from(visits)
      .all()
      .map((visit) => [visit.id, visit.rank]),
  );
  for (const one of station.db.select().from(tickets).all()) {
    expect([one.point, one.rank]).toEqual([one.point, rankOf.get(one.visitId)]);
    expect(QUEUE_POINTS).toContain(one.point);
  }
}
