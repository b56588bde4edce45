import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeQueue } from '../../electron/shared/domain/queue-judgement.ts';
import {
  DEFAULT_QUEUE_SETTINGS,
  decideNext,
  explainCall,
  labelCall,
  orderQueue,
  type QueueRank,
  type QueueSettings,
  type Waiting,
} from '../../electron/shared/domain/queue-order.ts';
import { explainPlace } from '../../electron/shared/domain/queue-reasons.ts';
import type { TicketId } from '../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../electron/shared/values/instant.ts';

const NOW = instant(Date.UTC(2026, 10, 20, 2, 15));
const FRESH = { priorityRun: 0 };

function waits(number: number, rank: QueueRank, minutes: number, more: Partial<Waiting> = {}): Waiting {
  const arrivedAt = instant(NOW - minutes * MINUTE);
  return {
    ticketId: number as TicketId,
    number,
    rank,
    arrivedAt,
    waitingSince: arrivedAt,
    returned: false,
    recalledBehind: 0,
    ...more,
  };
}

/** The waiting room of the queue screen at 10:15. */
const ROOM = [
  waits(11, 'ordinary', 55, { returned: true, waitingSince: instant(NOW - 9 * MINUTE) }),
  waits(18, 'ordinary', 24),
  waits(19, 'ordinary', 21),
  waits(20, 'priority', 18),
  waits(21, 'priority', 15),
  waits(22, 'ordinary', 4),
];

function numbers(waiting: readonly Waiting[], settings: QueueSettings, run = 0): number[] {
  return orderQueue(waiting, { priorityRun: run }, settings, NOW).map((place) => place.number);
}

function withPolicy(policy: QueueSettings['policy']): QueueSettings {
  return { ...DEFAULT_QUEUE_SETTINGS, policy };
}

describe('who is called next', () => {
  test('results are out: the patient follows the one being seen, then two priority, then an ordinary one', () => {
    const order = orderQueue(ROOM, { priorityRun: 0, serving: 16 }, DEFAULT_QUEUE_SETTINGS, NOW);
    expect(order.map((place) => [place.position, place.number, labelCall(place.reason)])).toEqual([
      [1, 11, '结果已出，接着 016 看'],
      [2, 20, '优先里等得最久'],
      [3, 21, '优先，连叫第 2 位'],
      [4, 18, '连叫 2 位优先后轮普通'],
      [5, 19, '普通里第 2 久'],
      [6, 22, '普通，最后到'],
    ]);
  });

  test('a patient back after 过号 re-enters behind two ordinary patients, before those who came later', () => {
    const back = waits(10, 'ordinary', 63, { waitingSince: NOW, recalledBehind: 2 });
    expect(numbers([...ROOM, back], DEFAULT_QUEUE_SETTINGS)).toEqual([11, 20, 21, 18, 19, 10, 22]);
  });

  test('a recalled patient is not held back by nobody', () => {
    const back = waits(10, 'ordinary', 63, { waitingSince: NOW, recalledBehind: 2 });
    expect(numbers([back, waits(20, 'priority', 1)], DEFAULT_QUEUE_SETTINGS)).toEqual([20, 10]);
    expect(numbers([back, waits(18, 'ordinary', 5)], DEFAULT_QUEUE_SETTINGS)).toEqual([18, 10]);
  });

  test('an ordinary patient who has waited 30 minutes goes before priority, and the sentence says so', () => {
    const room = [waits(16, 'ordinary', 31), waits(20, 'priority', 12), waits(21, 'priority', 9)];
    const next = decideNext(room, FRESH, DEFAULT_QUEUE_SETTINGS, NOW);
    expect(next?.ticketId).toBe(16);
    expect(next && explainCall(next.reason)).toBe(
      '已等 31 分钟。普通号等满 30 分钟，先得下一个空位，所以排在 020、021 优先之前。',
    );
  });

  test('a priority patient who began to wait before the one at the cap keeps the ratio', () => {
    const room = [waits(16, 'ordinary', 35), waits(20, 'priority', 41), waits(21, 'priority', 38)];
    const next = decideNext(room, FRESH, DEFAULT_QUEUE_SETTINGS, NOW);
    expect(next && [next.ticketId, labelCall(next.reason), explainCall(next.reason)]).toEqual([
      20,
      '优先，先于 016 到',
      '优先，先于 016 到，已等 41 分钟。',
    ]);
    expect(numbers(room, DEFAULT_QUEUE_SETTINGS)).toEqual([20, 21, 16]);
    expect(numbers(room, DEFAULT_QUEUE_SETTINGS, 2)).toEqual([16, 20, 21]);
  });

  test('where both have waited the cap, the later priority patients alternate with the ordinary ones', () => {
    const room = [
      ...[41, 42, 43, 44].map((number) => waits(number, 'ordinary', 90 - number)),
      ...[51, 52, 53].map((number) => waits(number, 'priority', 90 - number)),
      waits(54, 'priority', 12),
    ];
    expect(numbers(room, DEFAULT_QUEUE_SETTINGS)).toEqual([41, 51, 42, 52, 43, 53, 44, 54]);
    const order = orderQueue(room, FRESH, DEFAULT_QUEUE_SETTINGS, NOW);
    expect(order[1] && [labelCall(order[1].reason), explainCall(order[1].reason)]).toEqual([
      '优先，也等满 30 分',
      '优先，也等满 30 分，已等 39 分钟，与等满的普通 042 轮流。',
    ]);
  });

  test('weighted: the cap stands against priority that has not waited it; of two at the cap the weights decide', () => {
    const policy = { kind: 'weighted', priorityBonusMinutes: 20, capMinutes: 30 } as const;
    const fresh = waits(20, 'priority', 15);
    const long = waits(21, 'priority', 31);
    expect(numbers([waits(16, 'ordinary', 34), fresh], withPolicy(policy))).toEqual([16, 20]);
    expect(numbers([waits(16, 'ordinary', 34), long], withPolicy(policy))).toEqual([21, 16]);
    expect(numbers([waits(16, 'ordinary', 60), long], withPolicy(policy))).toEqual([16, 21]);
  });

  test('the cap counts to the millisecond: 30 minutes are enough, a moment less is not', () => {
    const room = [waits(16, 'ordinary', 30), waits(20, 'priority', 12)];
    expect(decideNext(room, FRESH, DEFAULT_QUEUE_SETTINGS, NOW)?.ticketId).toBe(16);
    expect(decideNext(room, FRESH, DEFAULT_QUEUE_SETTINGS, instant(NOW - 1))?.ticketId).toBe(20);
  });

  test('an emergency goes before everyone, whatever the policy', () => {
    const room = [...ROOM, waits(16, 'ordinary', 90), waits(23, 'emergency', 0)];
    for (const policy of [
      { kind: 'absolute' },
      { kind: 'interleave', priorityRun: 2, capMinutes: 30 },
      { kind: 'weighted', priorityBonusMinutes: 15, capMinutes: 30 },
    ] as const) {
      expect(decideNext(room, FRESH, withPolicy(policy), NOW)).toEqual({
        ticketId: 23,
        reason: { rule: 'emergency', waitedMinutes: 0 },
      });
    }
  });

  test('absolute: all priority, then all ordinary', () => {
    expect(numbers(ROOM, withPolicy({ kind: 'absolute' }))).toEqual([11, 20, 21, 18, 19, 22]);
  });

  test('weighted: priority counts 5 minutes more, so 24, 18+5, 21, 15+5 and 4 minutes fall in this order', () => {
    const policy = { kind: 'weighted', priorityBonusMinutes: 5, capMinutes: 30 } as const;
    expect(numbers(ROOM, withPolicy(policy))).toEqual([11, 18, 20, 19, 21, 22]);
  });

  test('回诊 in the line of the own rank stands by the first arrival', () => {
    const settings: QueueSettings = { ...DEFAULT_QUEUE_SETTINGS, returnPlacement: 'interleave' };
    expect(numbers(ROOM, settings)).toEqual([20, 21, 11, 18, 19, 22]);
  });

  test('two priority calls already made: the next turn is an ordinary one', () => {
    expect(numbers(ROOM.slice(1), DEFAULT_QUEUE_SETTINGS, 2)).toEqual([18, 20, 21, 19, 22]);
  });

  test('nobody waits: nobody is called', () => {
    expect(decideNext([], FRESH, DEFAULT_QUEUE_SETTINGS, NOW)).toBeUndefined();
    expect(orderQueue([], FRESH, DEFAULT_QUEUE_SETTINGS, NOW)).toEqual([]);
  });

  test('a newly registered patient reads who is before them', () => {
    const room = [waits(13, 'priority', 15), waits(15, 'priority', 7), waits(12, 'ordinary', 18)];
    const order = orderQueue([...room, waits(17, 'priority', 0)], FRESH, DEFAULT_QUEUE_SETTINGS, NOW);
    expect(explainPlace(order, 4)).toBe('前面：013 优先、015 优先、012 普通。');
    expect(explainPlace(order, 1)).toBe('前面无人，下一个就叫。');
    expect(explainPlace(order, 4, 2)).toBe('前面 3 位：013 优先、015 优先等。');
  });

  test('the panel lists the rules in the order in which they are judged, and how near the cap is', () => {
    expect(judgeQueue(ROOM, FRESH, DEFAULT_QUEUE_SETTINGS, NOW)).toEqual([
      { rule: 'emergency', label: '急危重', numbers: [], decides: false },
      {
        rule: 'waited-out',
        label: '普通等满 30 分',
        numbers: [],
        decides: false,
        nearest: { number: 18, minutesLeft: 6 },
      },
      { rule: 'returned', label: '回诊', numbers: [11], decides: true },
      { rule: 'priority', label: '优先，连叫至多 2', numbers: [20, 21], decides: false },
      { rule: 'ordinary', label: '普通，先到先叫', numbers: [18, 19, 22], decides: false },
    ]);
  });
});

describe('every sentence says why', () => {
  test.each([
    [{ rule: 'emergency', waitedMinutes: 0 }, '急危重，先于所有人，不受轮次限制。'],
    [
      { rule: 'returned', waitedMinutes: 9, serving: 16 },
      '回诊：结果已出，已等 9 分钟。不再挂号收费，接着 016 看。',
    ],
    [{ rule: 'returned', waitedMinutes: 9 }, '回诊：结果已出，已等 9 分钟。不再挂号收费，先叫。'],
    [
      { rule: 'waited-out', waitedMinutes: 41, capMinutes: 30, passed: [], passedCount: 0 },
      '已等 41 分钟。普通号等满 30 分钟，先得下一个空位。',
    ],
    [
      { rule: 'waited-out', waitedMinutes: 41, capMinutes: 30, passed: [47, 52, 64], passedCount: 126 },
      '已等 41 分钟。普通号等满 30 分钟，先得下一个空位，所以排在 047、052、064 等 126 位优先之前。',
    ],
    [
      {
        rule: 'priority',
        waitedMinutes: 15,
        inRun: 2,
        runLimit: 2,
        place: 1,
        ordinaryWaiting: true,
        recalled: false,
      },
      '优先，连叫第 2 位，已等 15 分钟，之后轮 1 位普通。',
    ],
    [
      {
        rule: 'priority',
        waitedMinutes: 5,
        inRun: 4,
        runLimit: 2,
        place: 1,
        ordinaryWaiting: false,
        recalled: false,
      },
      '优先里等得最久，已等 5 分钟，此刻没有普通号可叫。',
    ],
    [
      { rule: 'ordinary', waitedMinutes: 24, afterRun: 2, place: 1, last: false, recalled: false },
      '连叫 2 位优先后轮普通，已等 24 分钟。',
    ],
    [{ rule: 'weighted', waitedMinutes: 12, bonusMinutes: 15 }, '已等 12 分钟，优先加 15 分钟，合计最长。'],
  ] as const)('%o', (reason, sentence) => {
    const passed = 'passed' in reason ? { passed: [...reason.passed] } : {};
    expect(explainCall({ ...reason, ...passed } as Parameters<typeof explainCall>[0])).toBe(sentence);
  });
});

const anyRank = fc.constantFrom<QueueRank>('emergency', 'priority', 'ordinary');
const anyPolicy = fc.oneof(
  fc.constant({ kind: 'absolute' } as const),
  fc.record({
    kind: fc.constant('interleave' as const),
    priorityRun: fc.integer({ min: 1, max: 4 }),
    capMinutes: fc.integer({ min: 5, max: 60 }),
  }),
  fc.record({
    kind: fc.constant('weighted' as const),
    priorityBonusMinutes: fc.integer({ min: 0, max: 60 }),
    capMinutes: fc.integer({ min: 5, max: 60 }),
  }),
);
const anySettings: fc.Arbitrary<QueueSettings> = fc.record({
  policy: anyPolicy,
  recallAfterOrdinary: fc.integer({ min: 0, max: 4 }),
  callsBeforeMissed: fc.constant(3),
  callGapSeconds: fc.constant(60),
  missesBeforeGivenUp: fc.constant(3),
  returnPlacement: fc.constantFrom('next' as const, 'interleave' as const),
  undoSeconds: fc.constant(120),
  longAtWindowMinutes: fc.constant(30),
  elderSeats: fc.constant(8),
});
const anyRoom = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 400 }),
      rank: anyRank,
      minutes: fc.integer({ min: 0, max: 90 }),
      back: fc.constantFrom('no' as const, 'results' as const, 'recalled' as const),
      behind: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: (one) => one.number, maxLength: 25 },
  )
  .map((rows) =>
    rows.map((row) =>
      waits(row.number, row.rank, row.minutes, {
        returned: row.back === 'results',
        recalledBehind: row.back === 'recalled' ? row.behind : 0,
        ...(row.back !== 'no' && { waitingSince: instant(NOW - Math.floor(row.minutes / 2) * MINUTE) }),
      }),
    ),
  );

describe('any waiting room, any policy', () => {
  test('loses nobody, calls nobody twice, and does not depend on the order of the list', () => {
    fc.assert(
      fc.property(
        anyRoom,
        anySettings,
        fc.nat(5),
        fc.infiniteStream(fc.nat()),
        (room, settings, run, dice) => {
          const order = orderQueue(room, { priorityRun: run }, settings, NOW);
          expect(order.map((place) => place.number).sort()).toEqual(room.map((one) => one.number).sort());
          const keyed = room.map((one) => ({ one, key: dice.next().value ?? 0 }));
          const shuffled = keyed.sort((a, b) => a.key - b.key).map((entry) => entry.one);
          expect(orderQueue(shuffled, { priorityRun: run }, settings, NOW)).toEqual(order);
          const first = decideNext(room, { priorityRun: run }, settings, NOW);
          expect(first?.ticketId).toBe(order[0]?.ticketId);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('emergencies come first, by arrival', () => {
    fc.assert(
      fc.property(anyRoom, anySettings, (room, settings) => {
        const order = orderQueue(room, FRESH, settings, NOW);
        const emergencies = room
          .filter((one) => one.rank === 'emergency')
          .sort((a, b) => a.arrivedAt - b.arrivedAt || a.number - b.number);
        expect(order.slice(0, emergencies.length).map((place) => place.number)).toEqual(
          emergencies.map((one) => one.number),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('two of equal rank and arrival go by number', () => {
    const room: Waiting[] = [waits(8, 'priority', 5), waits(7, 'priority', 5), waits(9, 'priority', 5)];
    expect(numbers(room, DEFAULT_QUEUE_SETTINGS)).toEqual([7, 8, 9]);
  });
});

describe('quick enough to be asked at every change', () => {
  const crowd = Array.from({ length: 300 }, (_, index) =>
    waits(index + 1, index % 5 < 2 ? 'priority' : 'ordinary', 90 - Math.floor(index / 4)),
  );

  function medianMs(work: () => unknown): number {
    const times = Array.from({ length: 21 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[10] ?? Number.POSITIVE_INFINITY;
  }

  test('200 waiting: next in under a millisecond; 300 waiting: the whole order in under 50', () => {
    const history = { priorityRun: 1 };
    const room = crowd.slice(0, 200);
    expect(medianMs(() => decideNext(room, history, DEFAULT_QUEUE_SETTINGS, NOW))).toBeLessThan(1);
    expect(medianMs(() => orderQueue(crowd, history, DEFAULT_QUEUE_SETTINGS, NOW))).toBeLessThan(50);
  });

  test('300 waiting are ordered completely', () => {
    const at: Instant = NOW;
    expect(orderQueue(crowd, FRESH, DEFAULT_QUEUE_SETTINGS, at)).toHaveLength(300);
  });
});
