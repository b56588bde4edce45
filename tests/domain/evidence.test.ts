import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BreachKind } from '../../electron/shared/domain/evidence-judgement.ts';
import { replayDay } from '../../electron/shared/domain/evidence-replay.ts';
import {
  DEFAULT_QUEUE_SETTINGS,
  type QueuePolicy,
  type QueueRank,
  type QueueSettings,
} from '../../electron/shared/domain/queue-order.ts';
import type { ClinicId, TicketId } from '../../electron/shared/values/ids.ts';
import { LineDay, ruleOf } from '../support/line-day.ts';

const ROOM_A = 1 as ClinicId;
const ROOM_B = 2 as ClinicId;

type Step =
  | { readonly do: 'arrive'; readonly rank: QueueRank; readonly room: ClinicId | null }
  | { readonly do: 'call'; readonly room: ClinicId }
  | { readonly do: 'undo' }
  | { readonly do: 'wait'; readonly minutes: number }
  | {
      readonly do: 'miss' | 'back' | 'serve' | 'send-back' | 'done' | 'return' | 'hand' | 'leave';
      readonly pick: number;
    };

const anyRank = fc.constantFrom<QueueRank>(
  'ordinary',
  'ordinary',
  'ordinary',
  'priority',
  'priority',
  'priority',
  'emergency',
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      rank: anyRank,
      room: fc.constantFrom(null, null, ROOM_A, ROOM_B),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('call' as const), room: fc.constantFrom(ROOM_A, ROOM_A, ROOM_B) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'miss' as const,
        'back' as const,
        'back' as const,
        'serve' as const,
        'send-back' as const,
        'done' as const,
        'return' as const,
        'leave' as const,
      ),
      pick: fc.nat(40),
    }),
  },
);

const anyPolicy: fc.Arbitrary<QueuePolicy> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<QueuePolicy>({ kind: 'absolute' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('interleave' as const),
      priorityRun: fc.integer({ min: 1, max: 4 }),
      capMinutes: fc.integer({ min: 5, max: 40 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('weighted' as const),
      priorityBonusMinutes: fc.integer({ min: 0, max: 40 }),
      capMinutes: fc.integer({ min: 5, max: 60 }),
    }),
  },
);
const anySettings: fc.Arbitrary<QueueSettings> = fc
  .record({
    policy: anyPolicy,
    recallAfterOrdinary: fc.integer({ min: 0, max: 3 }),
    returnPlacement: fc.constantFrom('next' as const, 'interleave' as const),
  })
  .map((some) => ({ ...DEFAULT_QUEUE_SETTINGS, ...some }));

const STATE_FOR = {
  miss: 'called',
  back: 'missed',
  serve: 'called',
  'send-back': 'serving',
  done: 'serving',
  return: 'done',
  hand: 'waiting',
  leave: 'waiting',
} as const;

function play(day: LineDay, step: Step): void {
  switch (step.do) {
    case 'arrive':
      day.arrive(step.rank, step.room);
      return;
    case 'call':
      day.callNext(step.room);
      return;
    case 'undo':
      day.undo();
      return;
    case 'wait':
      day.wait(step.minutes);
      return;
    default: {
      const able = [...day.tickets.values()].filter((one) => one.status === STATE_FOR[step.do]);
      const one = able[step.pick % Math.max(1, able.length)];
      if (one) playOn(day, step.do, one.ticketId);
    }
  }
}

function playOn(day: LineDay, what: keyof typeof STATE_FOR, ticketId: TicketId): void {
  switch (what) {
    case 'miss':
      day.miss(ticketId);
      break;
    case 'back':
      day.comeBack(ticketId);
      break;
    case 'serve':
      day.serve(ticketId);
      break;
    case 'send-back':
      day.sendBack(ticketId);
      break;
    case 'done':
      day.finish(ticketId);
      break;
    case 'return':
      day.returnWithResults(ticketId);
      break;
    case 'leave':
      day.leave(ticketId);
      break;
    case 'hand':
      day.call(ticketId, ROOM_A, 'manual');
      break;
  }
}

function overtakenIn(day: LineDay, events = day.events) {
  return replayDay(events, [ruleOf(day.settings)]).overtakings;
}

describe('any day whose calls were decided by the rule', () => {
  test('overtakes nobody beyond it, whatever was missed, undone or came back', () => {
    fc.assert(
      fc.property(anySettings, fc.array(anyStep, { minLength: 20, maxLength: 160 }), (settings, steps) => {
        const day = new LineDay(settings);
        for (const step of steps) play(day, step);
        expect(overtakenIn(day)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('overtakes somebody only by a call by hand, and that is what stands beside it', () => {
    const withHand = fc.oneof(
      { weight: 12, arbitrary: anyStep },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('hand' as const), pick: fc.nat(40) }) },
    );
    fc.assert(
      fc.property(anySettings, fc.array(withHand, { minLength: 20, maxLength: 120 }), (settings, steps) => {
        const day = new LineDay(settings);
        for (const step of steps) play(day, step);
        const { overtakings, manualCalls } = replayDay(day.events, [ruleOf(settings)]);
        expect(overtakings.filter((one) => !one.manual)).toEqual([]);
        expect(overtakings.every((one) => manualCalls.includes(one.eventId))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('tells where every ticket stands, as the tickets themselves do', () => {
    fc.assert(
      fc.property(anySettings, fc.array(anyStep, { minLength: 20, maxLength: 100 }), (settings, steps) => {
        const day = new LineDay(settings);
        for (const step of steps) play(day, step);
        const told = replayDay(day.events, [ruleOf(settings)]).stories;
        expect(new Map(told.map((one) => [one.ticketId, one.status]))).toEqual(
          new Map([...day.tickets.values()].map((one) => [one.ticketId, one.status])),
        );
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

const TWO_TO_ONE: QueueSettings = {
  ...DEFAULT_QUEUE_SETTINGS,
  policy: { kind: 'interleave', priorityRun: 2, capMinutes: 30 },
};
const WEIGHTED: QueueSettings = {
  ...DEFAULT_QUEUE_SETTINGS,
  policy: { kind: 'weighted', priorityBonusMinutes: 15, capMinutes: 60 },
};

/** Calls of a program, or a person, that does not keep the rule; and how the ledger names each. */
describe('a day that did not keep the rule', () => {
  function kindsOf(day: LineDay): readonly (readonly [BreachKind, TicketId])[] {
    return overtakenIn(day).map((one) => [one.kind, one.passedTicketId]);
  }

  test('an ordinary patient passed by a third priority call in a row', () => {
    const day = new LineDay(TWO_TO_ONE);
    const ordinary = day.arrive('ordinary');
    for (let call = 0; call < 3; call += 1) {
      day.wait(1);
      day.call(day.arrive('priority'), ROOM_A, 'priority');
    }
    expect(kindsOf(day)).toEqual([['run', ordinary]]);
    expect(overtakenIn(day)[0]).toMatchObject({
      eventId: 7,
      passedRank: 'ordinary',
      waitedMs: 180_000,
      manual: false,
    });
  });

  test('priority calls before he came, or while another room called its own, are not counted', () => {
    const day = new LineDay(TWO_TO_ONE);
    for (let call = 0; call < 4; call += 1) day.call(day.arrive('priority'), ROOM_A, 'priority');
    const ordinary = day.arrive('ordinary', ROOM_A);
    day.call(day.arrive('priority', ROOM_B), ROOM_B, 'priority');
    day.call(day.arrive('priority', ROOM_B), ROOM_B, 'priority');
    day.call(day.arrive('priority', ROOM_A), ROOM_A, 'priority');
    day.call(day.arrive('priority', ROOM_A), ROOM_A, 'priority');
    expect(kindsOf(day)).toEqual([]);
    day.call(day.arrive('priority', ROOM_A), ROOM_A, 'priority');
    expect(kindsOf(day)).toEqual([['run', ordinary]]);
  });

  test('an ordinary patient who had waited the cap, passed by a priority patient who had not', () => {
    const day = new LineDay(TWO_TO_ONE);
    const ordinary = day.arrive('ordinary');
    day.wait(20);
    const later = day.arrive('priority');
    day.wait(10);
    day.call(later, ROOM_A, 'priority');
    expect(kindsOf(day)).toEqual([['cap', ordinary]]);
  });

  test('a minute before the cap it is the ratio alone that counts', () => {
    const day = new LineDay(TWO_TO_ONE);
    day.arrive('ordinary');
    day.wait(20);
    const later = day.arrive('priority');
    day.wait(9);
    day.call(later, ROOM_A, 'priority');
    expect(kindsOf(day)).toEqual([]);
  });

  test('an ordinary patient who had waited the cap, passed twice in a row by priority that came after him', () => {
    const day = new LineDay(TWO_TO_ONE);
    const ordinary = day.arrive('ordinary');
    const [first, second] = [day.arrive('priority'), day.arrive('priority')];
    day.wait(1);
    const [third, fourth] = [day.arrive('priority'), day.arrive('priority')];
    day.wait(40);
    day.call(third, ROOM_A, 'priority');
    expect(kindsOf(day)).toEqual([
      ['same-rank', first],
      ['same-rank', second],
    ]);
    day.call(fourth, ROOM_A, 'priority');
    expect(kindsOf(day)).toContainEqual(['cap', ordinary]);
  });

  test('a longer wait among ordinary patients who had waited the cap', () => {
    const day = new LineDay(TWO_TO_ONE);
    const longest = day.arrive('ordinary');
    day.wait(5);
    const later = day.arrive('ordinary');
    day.wait(31);
    day.call(later, ROOM_A, 'waited-out');
    expect(kindsOf(day)).toEqual([['cap', longest]]);
  });

  test('a priority patient passed by an ordinary one before the run was full', () => {
    const day = new LineDay(TWO_TO_ONE);
    const ordinary = day.arrive('ordinary');
    const priority = day.arrive('priority');
    day.call(ordinary, ROOM_A, 'ordinary');
    expect(kindsOf(day)).toEqual([['priority', priority]]);
  });

  test('a priority patient who had waited the cap, starved by one turn of the cap after another', () => {
    const day = new LineDay(TWO_TO_ONE);
    const [first, second] = [day.arrive('ordinary'), day.arrive('ordinary')];
    day.wait(1);
    const priority = day.arrive('priority');
    day.wait(31);
    day.call(first, ROOM_A, 'waited-out');
    expect(kindsOf(day)).toEqual([]);
    day.call(second, ROOM_A, 'waited-out');
    expect(kindsOf(day)).toEqual([['priority', priority]]);
  });

  test('under absolute priority any ordinary call before a waiting priority patient', () => {
    const day = new LineDay({ ...TWO_TO_ONE, policy: { kind: 'absolute' } });
    const ordinary = day.arrive('ordinary');
    const priority = day.arrive('priority');
    day.wait(200);
    day.call(ordinary, ROOM_A, 'ordinary');
    expect(kindsOf(day)).toEqual([['priority', priority]]);
  });

  test('the later one of two of the same rank', () => {
    for (const rank of ['emergency', 'priority', 'ordinary'] as const) {
      const day = new LineDay(TWO_TO_ONE);
      const first = day.arrive(rank);
      day.wait(1);
      day.call(day.arrive(rank), ROOM_A, 'ordinary');
      expect(kindsOf(day)).toEqual([['same-rank', first]]);
    }
  });

  test('against the weighted waits, both ways', () => {
    const day = new LineDay(WEIGHTED);
    const ordinary = day.arrive('ordinary');
    day.wait(16);
    const priority = day.arrive('priority');
    day.call(priority, ROOM_A, 'weighted');
    expect(kindsOf(day)).toEqual([['weighted', ordinary]]);
    const other = new LineDay(WEIGHTED);
    const early = other.arrive('ordinary');
    other.wait(14);
    const passed = other.arrive('priority');
    other.call(early, ROOM_A, 'weighted');
    expect(kindsOf(other)).toEqual([['weighted', passed]]);
  });

  test('anybody before an emergency', () => {
    const day = new LineDay(TWO_TO_ONE);
    const priority = day.arrive('priority');
    const emergency = day.arrive('emergency');
    day.call(priority, ROOM_A, 'priority');
    expect(kindsOf(day)).toEqual([['emergency', emergency]]);
  });

  test('one who was missed and did not let the others past', () => {
    const day = new LineDay(TWO_TO_ONE);
    const missed = day.arrive('ordinary');
    const waiting = day.arrive('ordinary');
    day.call(missed, ROOM_A);
    day.miss(missed);
    day.comeBack(missed);
    day.call(missed, ROOM_A);
    expect(kindsOf(day)).toEqual([['recalled', waiting]]);
  });

  test('nobody is overtaken by an emergency, by 回诊 between the turns, nor one who was missed himself', () => {
    const day = new LineDay(TWO_TO_ONE);
    const missed = day.arrive('ordinary');
    const seen = day.arrive('ordinary');
    day.call(missed, ROOM_A);
    day.miss(missed);
    day.call(seen, ROOM_A);
    day.serve(seen);
    day.finish(seen);
    day.comeBack(missed);
    day.arrive('priority');
    day.wait(5);
    day.returnWithResults(seen);
    day.call(seen, ROOM_A, 'returned');
    day.call(day.arrive('emergency'), ROOM_A, 'emergency');
    day.call(day.arrive('ordinary'), ROOM_A);
    expect(kindsOf(day).filter(([, id]) => id === missed)).toEqual([]);
  });

  test('an undone call has overtaken nobody, and the line is as before', () => {
    const day = new LineDay(TWO_TO_ONE);
    const ordinary = day.arrive('ordinary');
    const priority = day.arrive('priority');
    day.call(ordinary, ROOM_A, 'ordinary');
    day.undo();
    expect(overtakenIn(day)).toEqual([]);
    expect(replayDay(day.events, [ruleOf(TWO_TO_ONE)]).stories).toMatchObject([
      { ticketId: ordinary, takenAt: null, status: 'waiting' },
      { ticketId: priority, takenAt: null, status: 'waiting' },
    ]);
    for (let call = 0; call < 2; call += 1) day.call(day.arrive('priority'), ROOM_A, 'priority');
    day.undo();
    day.undo();
    expect(overtakenIn(day)).toEqual([]);
  });

  test('a call by hand stands apart, with whom it overtook', () => {
    const day = new LineDay(TWO_TO_ONE);
    const priority = day.arrive('priority');
    const chosen = day.arrive('ordinary');
    day.call(chosen, ROOM_A, 'manual');
    const { overtakings, manualCalls } = replayDay(day.events, [ruleOf(TWO_TO_ONE)]);
    expect(overtakings).toMatchObject([{ kind: 'priority', manual: true, passedTicketId: priority }]);
    expect(manualCalls).toEqual([3]);
  });

  test('each call is judged by the rule that was in force when it was made', () => {
    const day = new LineDay(TWO_TO_ONE);
    const first = day.arrive('ordinary');
    const passedFirst = day.arrive('priority');
    day.call(first, ROOM_A, 'ordinary');
    const between = day.events.length;
    const second = day.arrive('ordinary');
    day.call(second, ROOM_A, 'ordinary');
    const weighted = { kind: 'weighted', priorityBonusMinutes: 0, capMinutes: 60 } as const;
    const changed = ruleOf({ ...TWO_TO_ONE, policy: weighted }, between);
    expect(replayDay(day.events, [ruleOf(TWO_TO_ONE), changed]).overtakings).toMatchObject([
      { eventId: 3, kind: 'priority', passedTicketId: passedFirst },
    ]);
    expect(replayDay(day.events, [ruleOf(TWO_TO_ONE)]).overtakings).toHaveLength(2);
  });

  test('who stands at another window meanwhile is not overtaken', () => {
    const day = new LineDay(TWO_TO_ONE);
    const ordinary = day.arrive('ordinary');
    const priority = day.arrive('priority');
    const paying = { ...day.events[1], id: 3, ticketId: 9 as TicketId, point: 'cashier' as const };
    const [enter, call] = [
      { ...paying, kind: 'enter' },
      { ...paying, id: 4, kind: 'call', statusAfter: 'called' as const },
    ] as LineDay['events'];
    day.call(ordinary, ROOM_A, 'ordinary');
    const [first, second, third] = day.events;
    if (!first || !second || !third || !enter || !call) throw new Error('five events');
    const events = [first, second, enter, call, { ...third, id: 5 }];
    const owner = (ticketId: TicketId) => (ticketId === priority || ticketId === 9 ? 1 : undefined);
    expect(replayDay(events, [ruleOf(TWO_TO_ONE)], owner).overtakings).toEqual([]);
    expect(replayDay(events, [ruleOf(TWO_TO_ONE)]).overtakings).toHaveLength(1);
  });
});
