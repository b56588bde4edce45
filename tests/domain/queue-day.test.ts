import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHistory, type Turn } from '../../electron/shared/domain/queue-history.ts';
import {
  type CallReason,
  DEFAULT_QUEUE_SETTINGS,
  decideNext,
  type QueueRank,
  type QueueSettings,
  type Waiting,
  waitingAfter,
} from '../../electron/shared/domain/queue-order.ts';
import type { TicketId } from '../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../electron/shared/values/instant.ts';

const OPENING = Date.UTC(2026, 10, 20, 0, 0);

interface Arrival {
  readonly minute: number;
  readonly rank: QueueRank;
  /** What happens after the first call: seen, back with results, or absent and back as 过号. */
  readonly outcome: 'seen' | 'results' | 'missed';
  readonly awayMinutes: number;
}

interface Call {
  readonly at: Instant;
  readonly called: Waiting;
  readonly reason: CallReason;
  /** Who stood there when the call was made, the called one included. */
  readonly waiting: readonly Waiting[];
}

/** Plays a day: patients arrive, the room calls one every `serviceMinutes`, until nobody is left. */
function playDay(arrivals: readonly Arrival[], settings: QueueSettings, serviceMinutes: number): Call[] {
  const calls: Call[] = [];
  const coming = arrivals.map((arrival, index) => ({ at: arrival.minute, one: ticketOf(arrival, index) }));
  let waiting: Waiting[] = [];
  const turns: Turn[] = [];
  for (let minute = 0; coming.length > 0 || waiting.length > 0; minute += serviceMinutes) {
    const at = instant(OPENING + minute * MINUTE);
    for (const entry of [...coming].filter((one) => one.at <= minute)) {
      coming.splice(coming.indexOf(entry), 1);
      waiting.push(entry.one);
    }
    const next = decideNext(waiting, readHistory(turns, waiting), settings, at);
    const called = waiting.find((one) => one.ticketId === next?.ticketId);
    if (!next || !called) continue;
    calls.push({ at, called, reason: next.reason, waiting });
    const { rule } = next.reason;
    if (rule !== 'emergency' && rule !== 'returned') turns.unshift({ rank: called.rank, rule, at });
    waiting = waitingAfter(waiting, called, rule);
    const back = comesBack(called, arrivals, minute, settings);
    if (back) coming.push(back);
  }
  return calls;
}

function ticketOf(arrival: Arrival, index: number): Waiting {
  const at = instant(OPENING + arrival.minute * MINUTE);
  const ticketId = (index + 1) as TicketId;
  return {
    ticketId,
    number: index + 1,
    rank: arrival.rank,
    arrivedAt: at,
    waitingSince: at,
    returned: false,
    recalledBehind: 0,
  };
}

/** The second wait of a patient: only the first call sends them away. */
function comesBack(
  called: Waiting,
  arrivals: readonly Arrival[],
  minute: number,
  settings: QueueSettings,
): { at: number; one: Waiting } | undefined {
  const arrival = arrivals[called.number - 1];
  if (!arrival || arrival.outcome === 'seen' || called.waitingSince !== called.arrivedAt) return undefined;
  const at = minute + arrival.awayMinutes;
  const missed = arrival.outcome === 'missed';
  const one: Waiting = {
    ...called,
    waitingSince: instant(OPENING + at * MINUTE),
    returned: !missed,
    recalledBehind: missed ? settings.recallAfterOrdinary : 0,
  };
  return { at, one };
}

const anyArrival: fc.Arbitrary<Arrival> = fc.record({
  minute: fc.integer({ min: 0, max: 150 }),
  rank: fc.oneof(
    { weight: 6, arbitrary: fc.constant<QueueRank>('ordinary') },
    { weight: 5, arbitrary: fc.constant<QueueRank>('priority') },
    { weight: 1, arbitrary: fc.constant<QueueRank>('emergency') },
  ),
  outcome: fc.oneof(
    { weight: 6, arbitrary: fc.constant('seen' as const) },
    { weight: 1, arbitrary: fc.constant('results' as const) },
    { weight: 1, arbitrary: fc.constant('missed' as const) },
  ),
  awayMinutes: fc.integer({ min: 1, max: 40 }),
});
const anyArrivals: fc.Arbitrary<Arrival[]> = fc
  .array(anyArrival, { maxLength: 40 })
  .map((rows) => rows.sort((a, b) => a.minute - b.minute));
/** A morning on which everybody waits past the cap. */
const crowd: fc.Arbitrary<Arrival[]> = fc
  .array(
    anyArrival.map((one) => ({ ...one, minute: one.minute % 60 })),
    { minLength: 25, maxLength: 45 },
  )
  .map((rows) => rows.sort((a, b) => a.minute - b.minute));
const anyDay = fc.record({
  arrivals: fc.oneof({ weight: 2, arbitrary: anyArrivals }, { weight: 1, arbitrary: crowd }),
  run: fc.integer({ min: 1, max: 4 }),
  cap: fc.integer({ min: 5, max: 60 }),
  behind: fc.integer({ min: 0, max: 3 }),
  placement: fc.constantFrom('next' as const, 'interleave' as const),
  service: fc.integer({ min: 1, max: 12 }),
});

type Day = typeof anyDay extends fc.Arbitrary<infer Value> ? Value : never;

function interleave(day: Day): QueueSettings {
  return {
    ...DEFAULT_QUEUE_SETTINGS,
    policy: { kind: 'interleave', priorityRun: day.run, capMinutes: day.cap },
    recallAfterOrdinary: day.behind,
    returnPlacement: day.placement,
  };
}

function everyDay(check: (calls: readonly Call[], day: Day) => void): void {
  fc.assert(
    fc.property(anyDay, (day) => check(playDay(day.arrivals, interleave(day), day.service), day)),
    { numRuns: 2000 },
  );
}

function everyCall(check: (call: Call, index: number, calls: readonly Call[], day: Day) => void): void {
  everyDay((calls, day) => {
    calls.forEach((call, index) => {
      check(call, index, calls, day);
    });
  });
}

const OUTSIDE: readonly string[] = ['emergency', 'returned'];

function hasWaited(one: Waiting, at: Instant, minutes: number): boolean {
  return at - one.waitingSince >= minutes * MINUTE;
}

describe('any day of arrivals and calls, two priority to one ordinary or any other ratio', () => {
  test('everybody is called once for every wait, and the day ends', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const calls = playDay(day.arrivals, interleave(day), day.service);
        const waits = day.arrivals.flatMap((arrival, index) =>
          arrival.outcome === 'seen' ? [index + 1] : [index + 1, index + 1],
        );
        expect(calls.map((call) => call.called.number).sort()).toEqual(waits.sort());
      }),
      { numRuns: 2000 },
    );
  });

  test('an emergency is never passed', () => {
    everyCall(({ called, waiting }) => {
      if (waiting.some((one) => one.rank === 'emergency')) expect(called.rank).toBe('emergency');
    });
  });

  test('once an ordinary patient has waited the cap, nobody is called who has waited less than it', () => {
    everyCall(({ at, called, reason, waiting }, _index, _calls, day) => {
      const overdue = waiting.filter((one) => one.rank === 'ordinary' && hasWaited(one, at, day.cap));
      if (overdue.length === 0 || OUTSIDE.includes(reason.rule)) return;
      expect(hasWaited(called, at, day.cap)).toBe(true);
      // Among the ordinary ones the longest wait goes first.
      if (called.rank !== 'ordinary') return;
      expect(called.waitingSince).toBe(Math.min(...overdue.map((one) => one.waitingSince)));
    });
  });

  test('one who has waited the cap is never passed twice in a row by priority that came after him', () => {
    everyCall(({ at, called, waiting }, index, calls, day) => {
      const before = calls.slice(0, index).findLast((call) => !OUTSIDE.includes(call.reason.rule));
      if (!before || called.rank !== 'priority' || before.called.rank !== 'priority') return;
      if (OUTSIDE.includes(calls[index]?.reason.rule ?? '')) return;
      const passedTwice = waiting.filter(
        (one) =>
          one.rank === 'ordinary' &&
          before.waiting.includes(one) &&
          hasWaited(one, before.at, day.cap) &&
          hasWaited(one, at, day.cap) &&
          one.waitingSince < before.called.waitingSince &&
          one.waitingSince < called.waitingSince,
      );
      expect(passedTwice).toEqual([]);
    });
  });

  test('the cap never pushes a priority patient behind an ordinary one who began to wait later', () => {
    everyCall(({ called, reason, waiting }) => {
      if (reason.rule !== 'waited-out') return;
      const pushed = waiting.filter(
        (one) =>
          one.rank === 'priority' && one.recalledBehind === 0 && one.waitingSince <= called.waitingSince,
      );
      expect(pushed).toEqual([]);
    });
  });

  test('the first ordinary patient in line is passed by no more priority calls than the run allows', () => {
    everyDay((calls, day) => {
      let run = 0;
      for (const { called, reason, waiting } of calls) {
        if (OUTSIDE.includes(reason.rule)) continue;
        const ordinaryWaits = waiting.some((one) => one.rank === 'ordinary' && !one.returned);
        run = called.rank === 'priority' && ordinaryWaits ? run + 1 : 0;
        if (run > day.run) expect(run).toBeLessThanOrEqual(day.run);
      }
    });
  });

  test('an ordinary patient with n ordinary before them is passed by at most (n + 1) runs of priority', () => {
    everyCall(({ called }, index, calls, day) => {
      if (called.rank !== 'ordinary' || called.waitingSince !== called.arrivedAt) return;
      const before = calls.slice(0, index);
      const during = before.filter((call) => call.waiting.includes(called));
      const passing = during.filter((call) => call.reason.rule === 'priority').length;
      const turns = during.filter(
        (call) => call.called.rank === 'ordinary' && call.reason.rule !== 'returned',
      ).length;
      expect(passing).toBeLessThanOrEqual((turns + 1) * day.run);
    });
  });

  test('a priority patient waits behind a later ordinary one only for the cap or for a full run', () => {
    everyCall(({ called, reason, waiting }, index, calls, day) => {
      if (called.rank !== 'ordinary' || reason.rule === 'returned') return;
      const passes = waiting.some(
        (one) => one.rank === 'priority' && one.recalledBehind === 0 && one.arrivedAt < called.arrivedAt,
      );
      if (!passes || reason.rule === 'waited-out') return;
      const counted = calls.slice(0, index).filter((call) => !OUTSIDE.includes(call.reason.rule));
      const lastRun = counted.slice(-day.run);
      expect(lastRun.map((call) => call.called.rank)).toEqual(lastRun.map(() => 'priority'));
      expect(lastRun).toHaveLength(day.run);
    });
  });

  test('within a rank nobody who simply waits is passed by a later arrival', () => {
    everyCall(({ called, waiting }) => {
      if (called.returned || called.waitingSince !== called.arrivedAt) return;
      const earlier = waiting.filter(
        (one) =>
          one.rank === called.rank && one.arrivedAt < called.arrivedAt && one.waitingSince === one.arrivedAt,
      );
      expect(earlier).toEqual([]);
    });
  });

  test('a recalled patient lets the ordinary patients past first, unless the cap is reached or none waits', () => {
    everyCall(({ at, called, waiting }, _index, _calls, day) => {
      if (called.recalledBehind === 0 || called.rank === 'emergency') return;
      if (called.rank === 'ordinary' && hasWaited(called, at, day.cap)) return;
      const stillBefore = waiting.filter(
        (one) => one.rank === 'ordinary' && one.recalledBehind === 0 && !one.returned,
      );
      expect(stillBefore).toEqual([]);
    });
  });
});

describe('weighted', () => {
  test('nobody is passed by someone who arrived more than the bonus later', () => {
    const anyBonus = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(anyArrivals, anyBonus, fc.integer({ min: 1, max: 12 }), (arrivals, bonus, service) => {
        const settings: QueueSettings = {
          ...DEFAULT_QUEUE_SETTINGS,
          policy: { kind: 'weighted', priorityBonusMinutes: bonus, capMinutes: 60 },
        };
        const once = arrivals.map((arrival) => ({ ...arrival, outcome: 'seen' as const }));
        for (const { called, waiting, reason } of playDay(once, settings, service)) {
          if (reason.rule !== 'weighted') continue;
          const oldest = Math.min(...waiting.map((one) => one.waitingSince));
          expect(called.waitingSince - oldest).toBeLessThanOrEqual(bonus * MINUTE);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
