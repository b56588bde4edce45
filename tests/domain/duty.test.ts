import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseSession,
  type DutyException,
  type DutyState,
  findDutyState,
  orderChoices,
  planDay,
  SESSIONS,
  type WeeklyDuty,
} from '../../electron/shared/domain/duty.ts';
import { clinicDay, weekdayOf } from '../../electron/shared/values/clinic-day.ts';
import type { ClinicId, StaffId } from '../../electron/shared/values/ids.ts';

const FRIDAY = clinicDay('2026-11-20');
const [LIU, WANG, CHEN] = [1, 2, 3] as [StaffId, StaffId, StaffId];
const [ONE, TWO] = [11, 12] as [ClinicId, ClinicId];

const MORNING = { fromMinute: 480, toMinute: 720 };
const AFTERNOON = { fromMinute: 840, toMinute: 1050 };

function duty(doctorId: StaffId, session: 'am' | 'pm', change: Partial<WeeklyDuty> = {}): WeeklyDuty {
  const hours = session === 'am' ? MORNING : AFTERNOON;
  return { doctorId, clinicId: ONE, weekday: 5, session, capacity: null, ...hours, ...change };
}

const WEEK = [duty(LIU, 'am'), duty(WANG, 'am', { clinicId: TWO, capacity: 2 }), duty(WANG, 'pm')];

interface Given {
  readonly weekly?: readonly WeeklyDuty[];
  readonly exceptions?: readonly DutyException[];
  readonly taken?: number;
}

function stateAt(
  minute: number,
  [doctorId, clinicId, session]: readonly [StaffId, ClinicId, 'am' | 'pm'],
  { weekly = WEEK, exceptions = [], taken = 0 }: Given = {},
): DutyState {
  const plan = planDay(FRIDAY, weekly, exceptions);
  return findDutyState(plan, { doctorId, clinicId, session, minute, taken }).state;
}

describe('how a doctor stands for a session', () => {
  test.each([
    ['before the morning', 470, [LIU, ONE, 'am'], {}, 'later'],
    ['in it', 480, [LIU, ONE, 'am'], {}, 'on'],
    ['in its last minute', 719, [LIU, ONE, 'am'], {}, 'on'],
    ['after it', 720, [LIU, ONE, 'am'], {}, 'over'],
    ['in the afternoon, which is not hers', 900, [LIU, ONE, 'pm'], {}, 'off'],
    ['in another room', 500, [LIU, TWO, 'am'], {}, 'off'],
    ['with room for one more', 500, [WANG, TWO, 'am'], { taken: 1 }, 'on'],
    ['full', 500, [WANG, TWO, 'am'], { taken: 2 }, 'full'],
    ['over counts before full', 730, [WANG, TWO, 'am'], { taken: 2 }, 'over'],
    ['who is in no plan', 500, [CHEN, ONE, 'am'], {}, 'off'],
    ['where no plan is set', 500, [CHEN, ONE, 'am'], { weekly: [] }, 'free'],
  ] as const)('%s', (_what, minute, place, given, state) =>
    expect(stateAt(minute, place, given)).toBe(state),
  );

  test('停诊 stops that session of that day alone', () => {
    const stopped: DutyException[] = [
      { kind: 'stopped', day: FRIDAY, session: 'am', doctorId: LIU, reason: '进修' },
    ];
    expect(stateAt(500, [LIU, ONE, 'am'], { exceptions: stopped })).toBe('stopped');
    expect(stateAt(500, [LIU, ONE, 'am'], { exceptions: stopped, weekly: [] })).toBe('stopped');
    expect(stateAt(500, [WANG, TWO, 'am'], { exceptions: stopped })).toBe('on');
    const other = stopped.map((one) => ({ ...one, day: clinicDay('2026-11-27') }));
    expect(stateAt(500, [LIU, ONE, 'am'], { exceptions: other })).toBe('on');
  });

  test('替诊 puts somebody else in the same room at the same time, and says for whom', () => {
    const exceptions: DutyException[] = [
      { kind: 'substitute', day: FRIDAY, session: 'am', doctorId: LIU, substituteId: CHEN, reason: '开会' },
    ];
    const plan = planDay(FRIDAY, WEEK, exceptions);
    const question = { clinicId: ONE, session: 'am', minute: 500, taken: 0 } as const;
    expect(findDutyState(plan, { ...question, doctorId: CHEN })).toMatchObject({
      state: 'on',
      duty: { clinicId: ONE, standsInFor: LIU, ...MORNING },
    });
    expect(findDutyState(plan, { ...question, doctorId: LIU })).toMatchObject({
      state: 'stopped',
      stop: { reason: '开会', standIn: CHEN },
    });
  });

  test('加诊 adds a duty with its own room, times and 限号', () => {
    const exceptions: DutyException[] = [
      {
        kind: 'extra',
        day: FRIDAY,
        session: 'pm',
        doctorId: LIU,
        clinicId: TWO,
        fromMinute: 900,
        toMinute: 960,
        capacity: 1,
        reason: '流感多',
      },
    ];
    expect(stateAt(930, [LIU, TWO, 'pm'], { exceptions })).toBe('on');
    expect(stateAt(930, [LIU, TWO, 'pm'], { exceptions, taken: 1 })).toBe('full');
    expect(stateAt(970, [LIU, TWO, 'pm'], { exceptions })).toBe('over');
  });
});

describe('the session that nobody asks for', () => {
  test.each([
    ['in the morning', LIU, 500, 'am'],
    ['when the plan’s morning goes on past noon', CHEN, 735, 'am'],
    ['when the plan’s morning ended before noon', WANG, 719, 'pm'],
    ['after everything, by noon', LIU, 1_100, 'pm'],
  ] as const)('%s', (_what, doctorId, minute, session) => {
    const weekly = [
      duty(LIU, 'am'),
      duty(WANG, 'am', { toMinute: 690 }),
      duty(WANG, 'pm'),
      duty(CHEN, 'am', { toMinute: 750 }),
      duty(CHEN, 'pm'),
    ];
    expect(chooseSession(planDay(FRIDAY, weekly, []), doctorId, minute)).toBe(session);
  });

  test('by noon where no plan is set', () => {
    const none = planDay(FRIDAY, [], []);
    expect([chooseSession(none, LIU, 719), chooseSession(none, LIU, 720)]).toEqual(['am', 'pm']);
  });
});

describe('whom the desk offers', () => {
  const choice = (name: string, state: DutyState, waiting: number, last = false) => ({
    name,
    state,
    waiting,
    last,
  });
  const names = (choices: ReturnType<typeof choice>[]) => orderChoices(choices).map((one) => one.name);

  test('on duty now with the shortest line first, then later, full, off, stopped', () => {
    expect(
      names([
        choice('停诊', 'stopped', 0),
        choice('不在班', 'off', 0),
        choice('满', 'full', 0),
        choice('下午来', 'later', 0),
        choice('线长', 'on', 5),
        choice('线短', 'on', 2),
      ]),
    ).toEqual(['线短', '线长', '下午来', '满', '不在班', '停诊']);
  });

  test('without a plan whoever was registered last for a room, as it was', () => {
    expect(names([choice('甲', 'free', 0), choice('乙', 'free', 9, true)])).toEqual(['乙', '甲']);
  });

  test('keeps everybody, and the same order however often it is asked', () => {
    const some = fc.record({
      state: fc.constantFrom<DutyState>('free', 'on', 'later', 'full', 'over', 'off', 'stopped'),
      waiting: fc.nat(20),
      last: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (choices) => {
        const once = orderChoices(choices);
        expect(once).toHaveLength(choices.length);
        expect(new Set(once)).toEqual(new Set(choices));
        expect(orderChoices(once)).toEqual(once);
      }),
    );
  });
});

test('whatever is planned, a doctor has one place a session and nobody is both there and stopped', () => {
  const day = clinicDay('2026-11-20');
  const doctor = fc.constantFrom(LIU, WANG, CHEN);
  const session = fc.constantFrom(...SESSIONS);
  const weekly = fc.array(
    fc
      .tuple(doctor, session, fc.integer({ min: 0, max: 6 }))
      .map(([who, when, weekday]) => duty(who, when, { weekday })),
    { maxLength: 20 },
  );
  const exception = fc.oneof(
    fc.tuple(doctor, session).map(([doctorId, when]): DutyException => {
      return { kind: 'stopped', day, session: when, doctorId, reason: '停' };
    }),
    fc.tuple(doctor, doctor, session).map(([doctorId, substituteId, when]): DutyException => {
      return { kind: 'substitute', day, session: when, doctorId, substituteId, reason: '替' };
    }),
  );
  const unique = (one: { doctorId: StaffId; session: string; weekday?: number }) =>
    `${one.doctorId} ${one.session} ${one.weekday ?? ''}`;
  fc.assert(
    fc.property(
      weekly.map((rows) => [...new Map(rows.map((row) => [unique(row), row])).values()]),
      fc
        .array(exception, { maxLength: 4 })
        .map((rows) => [...new Map(rows.map((row) => [unique(row), row])).values()]),
      (week, exceptions) => {
        const plan = planDay(day, week, exceptions);
        const places = plan.duties.map((one) => `${one.doctorId} ${one.session}`);
        expect(new Set(places).size).toBe(places.length);
        const stoppedAlone = plan.stops.filter(
          (stop) =>
            exceptions.every((one) => one.kind !== 'substitute') &&
            plan.duties.some((one) => one.doctorId === stop.doctorId && one.session === stop.session),
        );
        expect(stoppedAlone).toEqual([]);
        expect(plan.duties.length).toBeLessThanOrEqual(
          week.filter((one) => one.weekday === weekdayOf(day)).length,
        );
      },
    ),
  );
});
