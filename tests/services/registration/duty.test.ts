import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clinics, dutyOverrides, staff, staffRoles, visits } from '../../../db/schema/index.ts';
import { verifyRows } from '../../../db/verify-books.ts';
import type { Role } from '../../../electron/shared/contract/define.ts';
import type { CallInput } from '../../../electron/shared/contract/procedures.ts';
import type { ClinicId, StaffId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { type FrontDesk, ORDINARY, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;
const FRIDAY = 5;
const MORNING = { fromMinute: 480, toMinute: 720 };
const AFTERNOON = { fromMinute: 840, toMinute: 1050 };

let station: TestStation;
let front: FrontDesk;
/** 刘文涛 is the test station's doctor, 王芳 a second one, 陈立 a third. */
let liu: StaffId;
let wang: StaffId;
let chen: StaffId;
let second: ClinicId;

beforeEach(() => {
  station = openTestStation();
  seedFees(station);
  front = openFrontDesk(station);
  liu = front.doctor;
  wang = hire('王芳');
  chen = hire('陈立');
  second = station.db
    .insert(clinics)
    .values({ name: '中医诊室', point: 'consultation', position: 9 })
    .returning({ id: clinics.id })
    .get().id;
});
afterEach(() => {
  expect(verifyRows(station.db)).toEqual([]);
  station.close();
});

function hire(name: string): StaffId {
  const person = { name, initials: '', title: '', passwordHash: 'none', createdAt: station.now() };
  const { id } = station.db.insert(staff).values(person).returning({ id: staff.id }).get();
  station.db.insert(staffRoles).values({ staffId: id, role: 'doctor' }).run();
  return id;
}

type Duty = NonNullable<CallInput<'registration.setDuty'>['duty']>;

const head = () => station.as('head');
function plan(doctorId: StaffId, session: 'am' | 'pm', duty: Partial<Duty> = {}, weekday = FRIDAY) {
  const hours = session === 'am' ? MORNING : AFTERNOON;
  const whole = { clinicId: front.room, capacity: null, ...hours, ...duty };
  return head().call('registration.setDuty', { doctorId, weekday, session, duty: whole });
}
function change(
  doctorId: StaffId,
  what: CallInput<'registration.addDutyException'>['what'],
  session: 'am' | 'pm' = 'am',
  day = '2026-11-20',
) {
  return head().call('registration.addDutyException', { day, session, doctorId, reason: '外出培训', what });
}

async function register(
  doctorId: StaffId,
  more: { clinicId?: ClinicId; dutyWord?: string; emergency?: boolean; session?: 'am' | 'pm' } = {},
  role: Role = 'front_desk',
) {
  const residentId = await front.person('唐晓梅', ORDINARY);
  const before = dumpDatabase(station.db);
  const intent = { residentId, clinicId: front.room, doctorId, ...more };
  const reply = await station.as(role).reply('registration.register', intent);
  if (reply.ok) return reply.value.duty.state;
  expect(dumpDatabase(station.db)).toEqual(before);
  return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
}

const names = async () => {
  const { choices } = await station.as('front_desk').call('registration.listRooms', {});
  return choices.map(({ doctor, room, duty }) => `${doctor} ${room} ${duty.state}`);
};

describe('without a plan', () => {
  test('every doctor may be chosen in every room, as before', async () => {
    expect(await names()).toHaveLength(6);
    expect(await register(wang, { clinicId: second })).toBe('free');
  });

  test('停诊 still holds', async () => {
    await change(wang, { kind: 'stopped' });
    expect(await register(wang)).toEqual([
      'registration.doctor-stopped',
      { doctor: '王芳', session: 'am', reason: '外出培训', standIn: '' },
    ]);
    expect(await register(liu)).toBe('free');
  });
});

describe('the desk offers', () => {
  test('those on duty first, the shortest line before the longer, and marks who is off', async () => {
    await plan(liu, 'am');
    await plan(wang, 'am', { clinicId: second });
    await register(liu);
    expect(await names()).toEqual(['王芳 中医诊室 on', '刘文涛 全科诊断室 on', '陈立 全科诊断室 off']);
  });

  test('after noon those of the afternoon, without anybody touching anything', async () => {
    await plan(liu, 'am');
    await plan(wang, 'pm');
    expect(await names()).toEqual(['刘文涛 全科诊断室 on', '王芳 全科诊断室 later', '陈立 全科诊断室 off']);
    station.advance(5.5 * 60 * MINUTE);
    expect((await names())[0]).toBe('王芳 全科诊断室 on');
    expect(await register(wang)).toBe('on');
    expect(station.db.select({ session: visits.session }).from(visits).all()).toEqual([{ session: 'pm' }]);
  });
});

describe('who is not on duty', () => {
  beforeEach(async () => {
    await plan(liu, 'am');
    await plan(wang, 'pm');
  });

  test('is registered with a word alone, which stays beside the visit', async () => {
    expect(await register(chen)).toEqual([
      'registration.doctor-off',
      { doctor: '陈立', session: 'am', hours: '' },
    ]);
    expect(await register(chen, { dutyWord: '医生已到' })).toBe('off');
    expect(station.db.select().from(dutyOverrides).all()).toEqual([
      {
        visitId: 1,
        state: 'off',
        reason: '医生已到',
        allowedBy: station.as('front_desk').session.staffId,
        at: station.now(),
      },
    ]);
  });

  test('may be chosen for the afternoon before it begins', async () => {
    expect(await register(wang)).toBe('later');
    expect(await register(wang, { session: 'am' })).toEqual([
      'registration.doctor-off',
      { doctor: '王芳', session: 'am', hours: '' },
    ]);
  });

  test('is asked for after the session too', async () => {
    station.advance(3 * 60 * MINUTE);
    expect(await register(liu, { session: 'am' })).toEqual([
      'registration.doctor-off',
      { doctor: '刘文涛', session: 'am', hours: '08:00–12:00' },
    ]);
  });

  test('is no hindrance for an emergency', async () => {
    expect(await register(chen, { emergency: true })).toBe('off');
    expect(station.db.select({ reason: dutyOverrides.reason }).from(dutyOverrides).all()).toEqual([
      { reason: '急诊' },
    ]);
  });
});

describe('a full session (限号)', () => {
  beforeEach(async () => {
    await plan(liu, 'am', { capacity: 2 });
    await register(liu);
    await register(liu);
  });

  test('is refused at the desk, with a word or without', async () => {
    const refused = [
      'registration.session-full',
      { doctor: '刘文涛', session: 'am', capacity: 2, mayExceed: 0 },
    ];
    expect(await register(liu)).toEqual(refused);
    expect(await register(liu, { dutyWord: '老病人' })).toEqual(refused);
  });

  test('is exceeded by the head with a reason', async () => {
    expect(await register(liu, {}, 'head')).toEqual([
      'registration.session-full',
      { doctor: '刘文涛', session: 'am', capacity: 2, mayExceed: 1 },
    ]);
    expect(await register(liu, { dutyWord: '远道来的' }, 'head')).toBe('full');
  });

  test('never turns an emergency away', async () => {
    expect(await register(liu, { emergency: true })).toBe('full');
  });

  test('has room again when somebody goes', async () => {
    await station.as('front_desk').call('registration.cancel', { visitId: 1, reason: '有事' });
    expect(await register(liu)).toBe('on');
  });

  test('is of its session and its day alone', async () => {
    await plan(liu, 'pm', { capacity: 1 });
    expect(await register(liu, { session: 'pm' })).toBe('later');
    expect(await register(liu, { session: 'pm' })).toMatchObject([
      'registration.session-full',
      { capacity: 1 },
    ]);
    station.advance(7 * 24 * 60 * MINUTE);
    expect(await register(liu)).toBe('on');
  });
});

describe('on a single day', () => {
  beforeEach(async () => {
    await plan(liu, 'am', { capacity: 9 });
    await plan(wang, 'am', { clinicId: second });
  });

  test('替诊 puts the stand-in into the same room, and the doctor cannot be chosen even by the head', async () => {
    await change(liu, { kind: 'substitute', substituteId: chen });
    expect(await names()).toEqual(['王芳 中医诊室 on', '陈立 全科诊断室 on', '刘文涛 全科诊断室 stopped']);
    expect(await register(chen)).toBe('on');
    expect(await register(liu, { dutyWord: '一定要他' }, 'head')).toEqual([
      'registration.doctor-stopped',
      { doctor: '刘文涛', session: 'am', reason: '外出培训', standIn: '陈立' },
    ]);
  });

  test('停诊 says how many wait already, and is taken back by withdrawing', async () => {
    await register(liu);
    const { id, waiting } = await change(liu, { kind: 'stopped' });
    expect(waiting).toBe(1);
    expect(await register(liu)).toMatchObject(['registration.doctor-stopped', {}]);
    await head().call('registration.withdrawDutyException', { id });
    expect(await register(liu)).toBe('on');
  });

  test('加诊 adds a session', async () => {
    const extra = { kind: 'extra', clinicId: second, capacity: 1, ...AFTERNOON } as const;
    await change(chen, extra, 'pm');
    expect(await register(chen, { clinicId: second, session: 'pm' })).toBe('later');
    expect(await register(chen, { clinicId: second, session: 'pm' })).toMatchObject([
      'registration.session-full',
      { capacity: 1 },
    ]);
  });
});

test('whatever comes and goes, a session holds no more than its 限号 but for emergencies and the head’s words', async () => {
  const deed = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('register' as const), emergency: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('head' as const), word: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick: fc.nat(20) }) },
  );
  await plan(liu, 'am', { capacity: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
      for (const one of deeds) {
        if (one.do === 'register') await register(liu, { emergency: one.emergency });
        else if (one.do === 'head') await register(liu, one.word ? { dutyWord: '加号' } : {}, 'head');
        else await cancelSome(one.pick);
        expect(beyondCapacity()).toEqual([]);
      }
      // The next run begins on an empty day of the same week's plan.
      station.advance(7 * 24 * 60 * MINUTE);
    }),
    { numRuns: 8 },
  );
}, 60_000);

/** Visits that came when three stood there already, without a word beside them. */
function beyondCapacity(): unknown[] {
  return station.db.$client
    .prepare(
      `SELECT v.id FROM visits v WHERE v.status <> 'cancelled'
         AND NOT EXISTS (SELECT 1 FROM duty_overrides o WHERE o.visit_id = v.id)
         AND (SELECT count(*) FROM visits w WHERE w.day = v.day AND w.id < v.id
           AND (w.cancelled_at IS NULL OR w.cancelled_at > v.registered_at)) >= 3`,
    )
    .all();
}

async function cancelSome(pick: number): Promise<void> {
  const { rows } = await station.as('front_desk').call('registration.listToday', {});
  const open = rows.filter((row) => row.stage === 'waiting');
  const visitId = open[pick % Math.max(1, open.length)]?.visitId;
  if (visitId === undefined) return;
  station.advance(1);
  await station.as('front_desk').call('registration.cancel', { visitId, reason: '走了' });
  station.advance(1);
}

describe('setting the plan is refused, and nothing changes', () => {
  async function refusal(name: string, intent: object, role: Role = 'head') {
    const before = dumpDatabase(station.db);
    const commandId = '11111111-1111-4111-8111-111111111111';
    const reply = await station.as(role).raw(name, { commandId, ...intent });
    expect(dumpDatabase(station.db)).toEqual(before);
    if (reply.ok) return 'done';
    return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
  }
  const duty = { clinicId: 1, fromMinute: 480, toMinute: 720, capacity: null };
  const place = () => ({ doctorId: liu, weekday: FRIDAY, session: 'am' as const });

  test.each([
    ['hours that end before they begin', { duty: { ...duty, toMinute: 480 } }, 'registration.duty-hours'],
    ['the pharmacy', { duty: { ...duty, clinicId: 5 } }, 'registration.no-such-room'],
    ['somebody who is no doctor', { doctorId: 1, duty }, 'registration.no-such-doctor'],
  ])('%s', async (_what, intent, code) => {
    expect(await refusal('registration.setDuty', { ...place(), ...intent })).toEqual([code, {}]);
  });

  test.each([
    ['a weekday that does not exist', { weekday: 7, duty }],
    ['a 限号 of none', { duty: { ...duty, capacity: 0 } }],
    ['a field of its own', { duty: { ...duty, priceFen: 1 } }],
  ])('%s', async (_what, intent) => {
    expect(await refusal('registration.setDuty', { ...place(), ...intent })).toMatchObject({
      kind: 'bad-input',
    });
  });

  test('an afternoon that begins before the doctor’s own morning ends', async () => {
    await plan(liu, 'am');
    const afternoon = {
      ...place(),
      session: 'pm',
      duty: { ...duty, fromMinute: 660, toMinute: 1020 },
    };
    expect(await refusal('registration.setDuty', afternoon)).toEqual(['registration.duty-hours-overlap', {}]);
  });

  test('a room where somebody else sits at that time, and one that the front desk sets', async () => {
    await plan(wang, 'am');
    expect(await refusal('registration.setDuty', { ...place(), duty })).toEqual([
      'registration.duty-room-taken',
      { room: '全科诊断室', doctor: '王芳' },
    ]);
    expect(await refusal('registration.setDuty', { ...place(), duty }, 'front_desk')).toEqual([
      'session.role',
      {},
    ]);
    await head().call('registration.setDuty', { doctorId: wang, weekday: FRIDAY, session: 'am', duty: null });
    await plan(liu, 'am');
  });

  test('exceptions that make no sense', async () => {
    await plan(liu, 'am');
    await plan(wang, 'am', { clinicId: second });
    const add = (doctorId: StaffId, what: object, more: object = {}) =>
      refusal('registration.addDutyException', {
        day: '2026-11-20',
        session: 'am',
        doctorId,
        reason: '培训',
        what,
        ...more,
      });
    const extra = { kind: 'extra', clinicId: second, fromMinute: 500, toMinute: 600, capacity: null };
    expect(await add(chen, { kind: 'stopped' })).toMatchObject([
      'registration.not-planned',
      { doctor: '陈立' },
    ]);
    expect(await add(liu, { kind: 'substitute', substituteId: wang })).toEqual([
      'registration.stand-in-busy',
      { doctor: '王芳' },
    ]);
    expect(await add(liu, { kind: 'substitute', substituteId: liu })).toMatchObject([
      'registration.stand-in-busy',
      {},
    ]);
    expect(await add(chen, extra)).toEqual([
      'registration.duty-room-taken',
      { room: '中医诊室', doctor: '王芳' },
    ]);
    expect(await add(liu, extra)).toMatchObject(['registration.stand-in-busy', {}]);
    expect(await add(liu, { kind: 'stopped' }, { day: '2026-11-19' })).toEqual([
      'registration.duty-day-over',
      { day: '2026-11-19' },
    ]);
    expect(await add(liu, { kind: 'stopped' }, { reason: ' ' })).toMatchObject({ kind: 'bad-input' });
    await change(liu, { kind: 'stopped' });
    expect(await add(liu, { kind: 'stopped' })).toMatchObject(['registration.exception-exists', {}]);
    expect(await refusal('registration.withdrawDutyException', { id: 99 })).toEqual([
      'registration.no-such-exception',
      {},
    ]);
  });
});

test('the week’s plan is read as it is in force, and a changed place replaces the old one', async () => {
  await plan(liu, 'am', { capacity: 20 });
  await plan(liu, 'am', { capacity: 25, toMinute: 690 });
  await change(liu, { kind: 'substitute', substituteId: chen }, 'am', '2026-11-27');
  const { weekly, exceptions, rooms } = await head().call('registration.listDuties', {});
  expect(weekly).toEqual([
    {
      id: 2,
      doctorId: liu,
      doctor: '刘文涛',
      clinicId: front.room,
      room: '全科诊断室',
      weekday: FRIDAY,
      session: 'am',
      fromMinute: 480,
      toMinute: 690,
      capacity: 25,
    },
  ]);
  expect(exceptions).toMatchObject([
    { day: '2026-11-27', session: 'am', kind: 'substitute', doctor: '刘文涛', substitute: '陈立' },
  ]);
  expect(rooms.map((room) => room.name)).toEqual(['全科诊断室', '中医诊室']);
});
