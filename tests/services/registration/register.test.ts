import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  orders,
  queueEvents,
  serviceItems,
  servicePrices,
  settings,
  tickets,
  visitGroups,
  visits,
} from '../../../db/schema/index.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/domain/settings.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import { dumpDatabase } from '../../support/dump.ts';
import {
  ELDER,
  type FrontDesk,
  ORDINARY,
  openFrontDesk,
  roomNamed,
  seedFees,
} from '../../support/front-desk.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;

/** Where no doctors' plan is set, everybody may be chosen at any time. */
const NO_PLAN = {
  state: 'free',
  hours: null,
  capacity: null,
  taken: 0,
  standsInFor: null,
  stopReason: null,
  standIn: null,
} as const;

let station: TestStation;
let front: FrontDesk;

beforeEach(() => {
  station = openTestStation();
  seedFees(station);
  front = openFrontDesk(station);
});
afterEach(() => station.close());

function setFees(change: Partial<(typeof DEFAULT_SETTINGS)['fees']>): void {
  station.db
    .insert(settings)
    .values({
      key: 'fees',
      value: JSON.stringify({ ...DEFAULT_SETTINGS.fees, ...change }),
      updatedAt: station.now(),
    })
    .run();
}

function seedEmergencyFee(): void {
  const { id } = station.db
    .insert(serviceItems)
    .values({
      code: 'GH00',
      name: '急诊挂号',
      pinyin: '',
      initials: '',
      category: 'registration',
      unit: '次',
      purpose: 'emergency_registration',
    })
    .returning({ id: serviceItems.id })
    .get();
  const price = { itemId: id, priceFen: fen(300), fromDay: clinicDay('2026-01-01'), at: station.now() };
  station.db.insert(servicePrices).values(price).run();
}

describe('registering', () => {
  test('gives number, fees, rank and place, and says who is ahead', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    const answer = await front.arrives('周桂芳', ELDER);
    expect(answer).toEqual({
      visitId: 2,
      ticketId: 2,
      rank: 'priority',
      session: 'am',
      duty: NO_PLAN,
      kind: 'first',
      priorityLabels: ['70 岁及以上'],
      lapsed: [],
      fees: [
        { name: '挂号费', category: 'registration', amountFen: 200 },
        { name: '诊察费', category: 'consultation', amountFen: 500 },
      ],
      feesChargedWith: null,
      waivers: [],
      agreement: null,
      grossFen: 700,
      waivedFen: 0,
      dueFen: 700,
      position: 1,
      aheadText: '前面无人，下一个就叫。',
      slip: {
        number: 2,
        rank: 'priority',
        maskedName: '周*芳',
        room: '全科诊断室',
        doctor: '刘文涛',
        session: 'am',
        day: '2026-11-20',
        registeredAt: station.now(),
        ahead: 0,
      },
      receiptNo: null,
      changeFen: null,
    });
    expect(station.db.select().from(visitGroups).all()).toEqual([
      { visitId: 2, group: 'elder', credentialId: null, main: true },
    ]);
  });

  test('decides 70 on the day of the visit: the birthday counts, the day before does not', async () => {
    const today = await front.arrives('何秀兰', '1956-11-20');
    const tomorrow = await front.arrives('胡永贵', '1956-11-21');
    expect([today.rank, tomorrow.rank]).toEqual(['priority', 'ordinary']);
  });

  test('records both groups of one person and ranks once', async () => {
    const zhou = await front.person('周桂芳', ELDER);
    await station.as('front_desk').call('residents.addCredential', {
      residentId: zhou,
      group: 'veteran',
      kind: 'veteran_card',
      number: '川0104',
    });
    const answer = await front.register(zhou);
    expect([answer.rank, answer.priorityLabels]).toEqual(['priority', ['70 岁及以上', '退役军人']]);
    expect(station.db.select().from(visitGroups).all()).toEqual([
      { visitId: 1, group: 'elder', credentialId: null, main: true },
      { visitId: 1, group: 'veteran', credentialId: 1, main: false },
    ]);
  });

  test('says which document has lapsed, and registers as ordinary', async () => {
    const gao = await front.person('高建军', '1965-06-01');
    await station.as('front_desk').call('residents.addCredential', {
      residentId: gao,
      group: 'veteran',
      kind: 'veteran_card',
      number: '川0104',
      validTo: '2026-11-20',
    });
    station.advance(24 * 60 * MINUTE);
    const answer = await front.register(gao);
    expect([answer.rank, answer.lapsed]).toEqual([
      'ordinary',
      [{ label: '退役军人', validTo: '2026-11-20' }],
    ]);
  });

  test('waives the registration fee of a signed resident, with the rule’s basis', async () => {
    const zhou = await front.person('周桂芳', ELDER);
    await station.as('front_desk').call('residents.addContract', {
      residentId: zhou,
      team: '刘文涛团队',
      agreementNo: 'QY2026-0318',
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
    });
    const answer = await front.register(zhou);
    expect([answer.grossFen, answer.waivedFen, answer.dueFen]).toEqual([700, 200, 500]);
    expect(answer.waivers).toEqual([
      { name: '签约居民免挂号费', basis: '家庭医生签约服务协议', amountFen: 200 },
    ]);
    expect(
      station.db
        .select({ amount: orders.amountFen, waiver: orders.waiverFen, status: orders.status })
        .from(orders)
        .all(),
    ).toEqual([
      { amount: 200, waiver: 200, status: 'ordered' },
      { amount: 500, waiver: 0, status: 'ordered' },
    ]);
  });

  test('charges 一般诊疗费 alone where the station charges that', async () => {
    setFees({ mode: 'general' });
    const answer = await front.arrives('唐晓梅', ORDINARY);
    expect(answer.fees).toEqual([{ name: '一般诊疗费', category: 'general_fee', amountFen: 1_000 }]);
  });

  test('charges the emergency registration for an emergency where the price list has one', async () => {
    const yang = await front.person('杨帆', ORDINARY);
    expect((await front.register(yang, { emergency: true })).fees[0]).toMatchObject({ name: '挂号费' });
    seedEmergencyFee();
    const answer = await front.register(await front.person('杨帆', ORDINARY), { emergency: true });
    expect(answer.fees).toEqual([
      { name: '急诊挂号', category: 'registration', amountFen: 300 },
      { name: '诊察费', category: 'consultation', amountFen: 500 },
    ]);
    expect((await front.arrives('唐晓梅', ORDINARY)).fees[0]).toMatchObject({
      name: '挂号费',
      amountFen: 200,
    });
  });

  test('charges the fees once a day and says with which number', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    const first = await front.register(tang);
    const desk = station.as('front_desk');
    await serveAndFinish(first.ticketId);
    // The fees of the first number are not paid yet: he is still in the house.
    const second = await front.register(tang, { again: true });
    expect([second.fees, second.feesChargedWith, second.dueFen, second.kind]).toEqual([[], 1, 0, 'return']);
    await desk.call('registration.cancel', { visitId: second.visitId, reason: '挂错' });
    expect(station.db.select().from(orders).all()).toHaveLength(2);
  });

  test('takes the money in the same command when it is paid now', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    const answer = await station.as('front_desk').call('registration.register', {
      residentId: tang,
      clinicId: front.room,
      doctorId: front.doctor,
      payNow: { tenders: { wechat: fen(200) }, cashGivenFen: fen(1_000) },
    });
    expect([answer.receiptNo, answer.changeFen]).toEqual([12_001, 500]);
    expect(station.db.select({ status: orders.status }).from(orders).all()).toEqual([
      { status: 'settled' },
      { status: 'settled' },
    ]);
  });

  test('puts an emergency before everybody', async () => {
    await front.arrives('周桂芳', ELDER);
    const answer = await front.register(await front.person('杨帆', '1999-01-01'), { emergency: true });
    expect([answer.rank, answer.position]).toEqual(['emergency', 1]);
  });

  test('previews exactly what it does then', async () => {
    await front.arrives('周桂芳', ELDER);
    const tang = await front.person('唐晓梅', ORDINARY);
    const choice = { residentId: tang, clinicId: front.room, doctorId: front.doctor };
    const before = dumpDatabase(station.db);
    const plan = await station.as('front_desk').call('registration.preview', choice);
    expect(dumpDatabase(station.db)).toEqual(before);
    const {
      visitId: _v,
      ticketId: _t,
      slip: _s,
      receiptNo: _r,
      changeFen: _c,
      ...made
    } = await front.register(tang);
    expect({ ...made, numberToday: null }).toEqual(plan);
  });

  test('charges the price that was entered last, whatever day an earlier clock wrote on it', async () => {
    const item = station.db.select().from(serviceItems).where(eq(serviceItems.code, 'GH01')).get();
    const enter = (priceFen: number, fromDay: string) =>
      station.db
        .insert(servicePrices)
        .values({
          itemId: item?.id ?? (0 as never),
          priceFen: fen(priceFen),
          fromDay: clinicDay(fromDay),
          at: station.now(),
        })
        .run();
    const feeNow = async (name: string) => (await front.arrives(name, ORDINARY)).fees[0]?.amountFen;
    enter(300, '2026-11-20');
    enter(250, '2026-11-20');
    expect(await feeNow('唐晓梅')).toBe(250);
    // The clock stood a day ahead when 2.50 was entered, and was set right since.
    enter(280, '2026-11-19');
    expect(await feeNow('唐晓丽')).toBe(280);
    // What is published for tomorrow costs nobody anything today.
    enter(900, '2026-11-21');
    expect(await feeNow('何秀兰')).toBe(280);
  });

  test('by the clock: 上午 until noon, 下午 from noon on', async () => {
    station.advance(179 * MINUTE);
    expect((await front.arrives('唐晓梅', ORDINARY)).session).toBe('am');
    station.advance(MINUTE);
    expect((await front.arrives('唐晓丽', ORDINARY)).session).toBe('pm');
  });

  test('counts numbers from 1 each day and never uses a cancelled one again', async () => {
    const first = await front.arrives('唐晓梅', ORDINARY);
    await station
      .as('front_desk')
      .call('registration.cancel', { visitId: first.visitId, reason: '有事先走' });
    expect((await front.arrives('唐晓丽', ORDINARY)).slip.number).toBe(2);
    station.advance(24 * 60 * MINUTE);
    expect((await front.arrives('唐晓英', ORDINARY)).slip.number).toBe(1);
  });

  test('lists today newest first, in the words of the doctor’s line', async () => {
    const first = await front.arrives('唐晓梅', ORDINARY);
    const second = await front.arrives('周桂芳', ELDER);
    await front.arrives('孙丽', ORDINARY);
    await serveAndFinish(second.ticketId);
    await station.as('front_desk').call('registration.cancel', { visitId: first.visitId, reason: '有事' });
    const { counts, rows } = await station.as('front_desk').call('registration.listToday', {});
    expect(counts).toEqual({ registered: 2, waiting: 1, inRoom: 0, seen: 1, missed: 0, cancelled: 1 });
    expect(rows.map((row) => [row.number, row.name, row.stage])).toEqual([
      [3, '孙丽', 'waiting'],
      [2, '周桂芳', 'seen'],
      [1, '唐晓梅', 'cancelled'],
    ]);
  });

  test('gives the one that is asked for, by number or visit, however far down it stands', async () => {
    const first = await front.arrives('唐晓梅', ORDINARY);
    await front.arrives('孙丽', ORDINARY);
    const ask = (about: { visitId?: number; number?: number }) =>
      station
        .as('front_desk')
        .call('registration.listToday', { limit: 1, ...about })
        .then(({ rows, asked }) => [rows.map((row) => row.number), asked?.name ?? null]);
    expect(await ask({ number: 1 })).toEqual([[2], '唐晓梅']);
    expect(await ask({ visitId: first.visitId })).toEqual([[2], '唐晓梅']);
    expect(await ask({ number: 9 })).toEqual([[2], null]);
    expect(await ask({})).toEqual([[2], null]);
  });
});

describe('cancelling', () => {
  test('takes the visit out of the line with its unpaid fees, and keeps everything', async () => {
    const { visitId } = await front.arrives('唐晓梅', ORDINARY);
    await station.as('front_desk').call('registration.cancel', { visitId, reason: '有事先走' });
    expect(
      station.db
        .select({ status: visits.status, at: visits.cancelledAt, reason: visits.cancelReason })
        .from(visits)
        .all(),
    ).toEqual([{ status: 'cancelled', at: station.now(), reason: '有事先走' }]);
    expect(station.db.select({ status: tickets.status }).from(tickets).all()).toEqual([
      { status: 'cancelled' },
    ]);
    expect(station.db.select({ status: orders.status }).from(orders).all()).toEqual([
      { status: 'cancelled' },
      { status: 'cancelled' },
    ]);
    expect(
      station.db.select({ kind: queueEvents.kind, reason: queueEvents.reason }).from(queueEvents).all(),
    ).toEqual([
      { kind: 'enter', reason: '' },
      { kind: 'cancel', reason: '有事先走' },
    ]);
  });
});

async function serveAndFinish(ticketId: number): Promise<void> {
  const doctor = station.as('doctor');
  await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
  await doctor.call('queue.startServing', { ticketId });
  leaveWindow(station, ticketId);
}

describe('is refused, and nothing changes', () => {
  async function refusal(name: 'registration.register' | 'registration.cancel', intent: object) {
    const before = dumpDatabase(station.db);
    const commandId = '11111111-1111-4111-8111-111111111111';
    const reply = await station.as('front_desk').raw(name, { commandId, ...intent });
    expect(dumpDatabase(station.db)).toEqual(before);
    if (reply.ok) return 'done';
    return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
  }

  test('a second number while the first is not seen', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    await front.register(tang);
    expect(
      await refusal('registration.register', {
        residentId: tang,
        clinicId: front.room,
        doctorId: front.doctor,
      }),
    ).toEqual(['registration.already-waiting', { number: 1 }]);
  });

  test.each([
    ['somebody without a record', { residentId: 99 }, 'registration.no-such-resident'],
    ['a doctor who is none', { doctorId: 1 }, 'registration.no-such-doctor'],
    ['a room that does not exist', { clinicId: 99 }, 'registration.no-such-room'],
    ['the pharmacy as a room', { clinicId: 5 }, 'registration.no-such-room'],
    [
      'paying now and later at once',
      { payLater: true, payNow: { tenders: {} } },
      'registration.pay-now-or-later',
    ],
  ])('%s', async (_what, change, code) => {
    const tang = await front.person('唐晓梅', ORDINARY);
    const intent = { residentId: tang, clinicId: front.room, doctorId: front.doctor, ...change };
    expect(await refusal('registration.register', intent)).toEqual([code, {}]);
  });

  test('too little cash: the registration goes with the payment', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    expect(
      await refusal('registration.register', {
        residentId: tang,
        clinicId: front.room,
        doctorId: front.doctor,
        payNow: { tenders: {}, cashGivenFen: 500 },
      }),
    ).toEqual(['cashier.cash-short', { by: 200 }]);
  });

  test('paying later where the station does not allow it', async () => {
    setFees({ payLaterAllowed: false });
    const tang = await front.person('唐晓梅', ORDINARY);
    expect(
      await refusal('registration.register', {
        residentId: tang,
        clinicId: front.room,
        doctorId: front.doctor,
        payLater: true,
      }),
    ).toEqual(['registration.pay-later-not-allowed', {}]);
  });

  test.each([
    ['a price sent by the window', { dueFen: 0 }],
    ['a rank sent by the window', { rank: 'emergency' }],
    ['a number sent by the window', { number: 1 }],
    ['a temperature of 63', { temperatureDeci: 630 }],
  ])('%s', async (_what, change) => {
    const tang = await front.person('唐晓梅', ORDINARY);
    const intent = { residentId: tang, clinicId: front.room, doctorId: front.doctor, ...change };
    expect(await refusal('registration.register', intent)).toMatchObject({ kind: 'bad-input' });
  });

  test('a registration on a closed day', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    await station.as('front_desk').call('cashier.closeZeroDay', { day: '2026-11-20' });
    expect(
      await refusal('registration.register', {
        residentId: tang,
        clinicId: front.room,
        doctorId: front.doctor,
      }),
    ).toEqual(['day.closed', { day: '2026-11-20' }]);
  });

  test('cancelling what is paid: the money goes back first', async () => {
    const tang = await front.person('唐晓梅', ORDINARY);
    const { visitId } = await station.as('front_desk').call('registration.register', {
      residentId: tang,
      clinicId: front.room,
      doctorId: front.doctor,
      payNow: { tenders: {} },
    });
    expect(await refusal('registration.cancel', { visitId, reason: '有事' })).toEqual([
      'registration.paid-first-refund',
      { number: 1, receiptNo: 12_001 },
    ]);
  });

  test('cancelling after the doctor has taken the patient, twice, without a reason, or of yesterday', async () => {
    const seen = await front.arrives('唐晓梅', ORDINARY);
    await serveAndFinish(seen.ticketId);
    const other = await front.arrives('唐晓丽', ORDINARY);
    await station.as('front_desk').call('registration.cancel', { visitId: other.visitId, reason: '有事' });
    const third = await front.arrives('唐晓英', ORDINARY);
    const cancel = (visitId: number, reason = '有事') => refusal('registration.cancel', { visitId, reason });
    expect(await cancel(seen.visitId)).toEqual(['registration.already-seen', { number: 1 }]);
    expect(await cancel(other.visitId)).toEqual(['registration.already-cancelled', { number: 2 }]);
    expect(await cancel(third.visitId, ' ')).toMatchObject({ kind: 'bad-input', paths: ['reason'] });
    expect(await cancel(99)).toEqual(['registration.no-such-visit', {}]);
    station.advance(24 * 60 * MINUTE);
    expect(await cancel(third.visitId)).toEqual(['registration.not-today', { number: 3, day: '2026-11-20' }]);
  });
});

describe('the rooms that the desk offers', () => {
  test('with how many wait and who was registered last', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    const answer = await station.as('front_desk').call('registration.listRooms', {});
    expect(answer).toEqual({
      doctors: [{ doctorId: front.doctor, name: '刘文涛', title: '' }],
      rooms: [
        {
          clinicId: roomNamed(station, '全科诊断室'),
          name: '全科诊断室',
          waiting: 1,
          lastDoctorId: front.doctor,
        },
      ],
      choices: [
        {
          doctorId: front.doctor,
          doctor: '刘文涛',
          clinicId: front.room,
          room: '全科诊断室',
          session: 'am',
          waiting: 1,
          last: true,
          duty: NO_PLAN,
        },
      ],
      payLaterAllowed: true,
      feverDeci: 373,
      session: 'am',
    });
    expect(station.db.select().from(visits).where(eq(visits.clinicId, front.room)).all()).toHaveLength(1);
  });
});
