import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clinics, queueEvents, tickets } from '../../../db/schema/index.ts';
import { DEFAULT_QUEUE_SETTINGS, type QueuePolicy } from '../../../electron/shared/domain/queue-policy.ts';
import type { ClinicId, TicketId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { ELDER, type FrontDesk, ORDINARY, openFrontDesk, roomNamed } from '../../support/front-desk.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;

let station: TestStation;
let front: FrontDesk;

beforeEach(() => {
  station = openTestStation();
  front = openFrontDesk(station);
});
afterEach(() => station.close());

/** Calls, takes in and sends on: the number that was called, and why. */
async function nextThrough(clinicId: ClinicId = front.room) {
  const doctor = station.as('doctor');
  const called = await doctor.call('queue.callNext', { point: 'consultation', clinicId });
  await doctor.call('queue.startServing', { ticketId: called.ticketId });
  leaveWindow(station, called.ticketId);
  return called;
}

async function refusal(name: string, intent: object) {
  const before = dumpDatabase(station.db);
  const commandId = '11111111-1111-4111-8111-111111111111';
  const reply = await station.as('doctor').raw(name, { commandId, ...intent });
  expect(dumpDatabase(station.db)).toEqual(before);
  if (reply.ok) return 'done';
  return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
}

function ticket(ticketId: TicketId) {
  return station.db.select().from(tickets).where(eq(tickets.id, ticketId)).get();
}

describe('calling the next one', () => {
  test('calls two priority patients, then one ordinary, and keeps the sentence with the call', async () => {
    for (const [name, birthDay] of [
      ['唐晓梅', ORDINARY],
      ['吴玉珍', ELDER],
      ['罗素琴', ELDER],
      ['陈国栋', ELDER],
      ['龙思远', ORDINARY],
    ] as const) {
      await front.arrives(name, birthDay);
      station.advance(MINUTE);
    }
    const numbers: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) numbers.push((await nextThrough()).number);
    expect(numbers).toEqual([2, 3, 1, 4, 5]);
    const calls = station.db
      .select({ rule: queueEvents.rule, reason: queueEvents.reason })
      .from(queueEvents)
      .where(eq(queueEvents.kind, 'call'))
      .all();
    expect(calls.map((call) => call.rule)).toEqual([
      'priority',
      'priority',
      'ordinary',
      'priority',
      'ordinary',
    ]);
    expect(calls[1]?.reason).toBe('优先，连叫第 2 位，已等 3 分钟，之后轮 1 位普通。');
  });

  test('an ordinary patient who has waited half an hour takes the next call', async () => {
    await front.arrives('龙思远', ORDINARY);
    station.advance(30 * MINUTE);
    await front.arrives('吴玉珍', ELDER);
    const called = await nextThrough();
    expect(called).toEqual({
      ticketId: 1,
      visitId: 1,
      arrivalId: null,
      number: 1,
      name: '龙思远',
      rank: 'ordinary',
      room: '全科诊断室',
      announcement: '001 号 龙*远，请到全科诊断室',
      sentence: '已等 30 分钟。普通号等满 30 分钟，先得下一个空位，所以排在 002 优先之前。',
      waitingLeft: 1,
    });
  });

  test('two windows that call at the same instant get two people', async () => {
    station.db.insert(clinics).values({ name: '收费二窗', point: 'cashier', position: 9 }).run();
    await front.arrives('唐晓梅', ORDINARY);
    await front.arrives('吴玉珍', ELDER);
    await nextThrough();
    await nextThrough();
    await payLaterAtCashier();
    const [first, second] = await Promise.all([
      station.as('front_desk').call('queue.callNext', {
        point: 'cashier',
        clinicId: roomNamed(station, '收费窗口'),
      }),
      station.as('front_desk').call('queue.callNext', {
        point: 'cashier',
        clinicId: roomNamed(station, '收费二窗'),
      }),
    ]);
    expect([first.number, first.room, second.number, second.room]).toEqual([2, '收费窗口', 1, '收费二窗']);
  });

  test('waits for the one who was called, but an emergency does not', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    await front.arrives('龙思远', ORDINARY);
    const doctor = station.as('doctor');
    await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    expect(await refusal('queue.callNext', { point: 'consultation', clinicId: front.room })).toEqual([
      'queue.called-not-answered',
      { number: '001' },
    ]);
    await front.register(await front.person('杨帆', ORDINARY), { emergency: true });
    const called = await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    expect([called.number, called.sentence]).toEqual([3, '急危重，先于所有人，不受轮次限制。']);
  });

  test('tells nobody why a 计生特殊家庭 member is called: only 优先', async () => {
    const gao = await front.person('高建军', '1975-01-01');
    await station.as('front_desk').call('residents.addCredential', {
      residentId: gao,
      group: 'special_family',
      kind: 'special_family_card',
      number: 'TS1',
    });
    await front.register(gao);
    const board = await station.as('front_desk').call('queue.getBoard', { point: 'consultation' });
    const guide = await station.as('front_desk').call('queue.listGuide', {});
    const called = await station
      .as('front_desk')
      .call('queue.callNext', { point: 'consultation', clinicId: front.room });
    const events = await station.as('front_desk').call('queue.listVisitEvents', { visitId: 1 });
    expect(JSON.stringify([board, guide, called, events])).not.toMatch(/计生|special/);
    expect(called.sentence).toBe('优先里等得最久，已等 0 分钟，此刻没有普通号可叫。');
  });
});

/** Puts both visits into the cashier's line, as after the consultation. */
async function payLaterAtCashier(): Promise<void> {
  const at = station.now();
  for (const visitId of [1, 2]) {
    const rank = visitId === 1 ? 'ordinary' : 'priority';
    station.db
      .insert(tickets)
      .values({
        visitId: visitId as never,
        day: '2026-11-20' as never,
        point: 'cashier',
        status: 'waiting',
        rank,
        arrivedAt: at,
        waitingSince: at,
      })
      .run();
  }
}

describe('somebody who does not come', () => {
  test('is called three times a minute apart, is missed, and comes back behind two ordinary patients', async () => {
    const { ticketId } = await front.arrives('买买提', ORDINARY);
    const desk = station.as('front_desk');
    await desk.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    expect(await refusal('queue.markMissed', { ticketId })).toEqual([
      'queue.not-called-enough',
      { number: '001', calls: 1, needed: 3 },
    ]);
    expect(await refusal('queue.callAgain', { ticketId })).toEqual([
      'queue.too-soon',
      { number: '001', seconds: 60 },
    ]);
    for (let again = 0; again < 2; again += 1) {
      station.advance(MINUTE);
      await desk.call('queue.callAgain', { ticketId });
    }
    expect(await refusal('queue.markMissed', { ticketId })).toEqual([
      'queue.too-soon',
      { number: '001', seconds: 60 },
    ]);
    station.advance(MINUTE);
    expect(await refusal('queue.callAgain', { ticketId })).toEqual([
      'queue.called-enough',
      { number: '001', calls: 3 },
    ]);
    expect(await desk.call('queue.markMissed', { ticketId })).toEqual({
      number: 1,
      misses: 1,
      givenUp: false,
    });
    for (const name of ['甲', '乙', '丙']) await front.arrives(name, ORDINARY);
    const board = await desk.call('queue.getBoard', { point: 'consultation' });
    expect(board.missed.map((one) => [one.number, one.positionIfBack])).toEqual([[1, 3]]);
    expect(await desk.call('queue.comeBack', { ticketId })).toEqual({ number: 1, position: 3 });
    const numbers: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) numbers.push((await nextThrough()).number);
    expect(numbers).toEqual([2, 3, 1, 4]);
  });

  test('is given up at the third miss', async () => {
    const { ticketId } = await front.arrives('买买提', ORDINARY);
    const desk = station.as('front_desk');
    for (let miss = 1; miss <= 3; miss += 1) {
      await desk.call('queue.callNext', { point: 'consultation', clinicId: front.room });
      for (let again = 0; again < 2; again += 1) {
        station.advance(MINUTE);
        await desk.call('queue.callAgain', { ticketId });
      }
      station.advance(MINUTE);
      const answer = await desk.call('queue.markMissed', { ticketId });
      expect(answer).toEqual({ number: 1, misses: miss, givenUp: miss === 3 });
      if (!answer.givenUp) await desk.call('queue.comeBack', { ticketId });
    }
    expect(ticket(ticketId)?.status).toBe('cancelled');
    expect(await refusal('queue.comeBack', { ticketId })).toEqual([
      'queue.not-missed',
      { status: 'cancelled' },
    ]);
  });
});

describe('a call out of order', () => {
  test('needs a reason, stands in the day’s list, and leaves the turn of the others as it was', async () => {
    await front.arrives('吴玉珍', ELDER);
    await front.arrives('邓勇', ORDINARY);
    expect(await refusal('queue.callOutOfOrder', { ticketId: 2, reason: '' })).toEqual({
      kind: 'bad-input',
      paths: ['reason'],
    });
    const called = await station
      .as('front_desk')
      .call('queue.callOutOfOrder', { ticketId: 2 as TicketId, reason: '胸闷，先测心电图' });
    expect(called.sentence).toBe('胸闷，先测心电图');
    const board = await station.as('front_desk').call('queue.getBoard', { point: 'consultation' });
    expect(board.outOfOrder).toEqual([
      { number: 2, name: '邓勇', at: station.now(), reason: '胸闷，先测心电图', by: '李慧', undone: false },
    ]);
    expect([board.priorityRun, board.next?.number]).toEqual([0, 1]);
  });
});

describe('is refused, and nothing changes', () => {
  test('calling when nobody waits, or to a room of another point', async () => {
    expect(await refusal('queue.callNext', { point: 'consultation', clinicId: front.room })).toEqual([
      'queue.nobody-waits',
      {},
    ]);
    await front.arrives('唐晓梅', ORDINARY);
    expect(
      await refusal('queue.callNext', { point: 'consultation', clinicId: roomNamed(station, '药房') }),
    ).toEqual(['queue.no-such-room', {}]);
  });

  test('a ticket of yesterday', async () => {
    const { ticketId } = await front.arrives('唐晓梅', ORDINARY);
    station.advance(24 * 60 * MINUTE);
    expect(await refusal('queue.callOutOfOrder', { ticketId, reason: '急' })).toEqual([
      'queue.not-today',
      { day: '2026-11-20' },
    ]);
    expect(await refusal('queue.callNext', { point: 'consultation', clinicId: front.room })).toEqual([
      'queue.nobody-waits',
      {},
    ]);
  });

  test('serving, finishing or missing somebody who was not called', async () => {
    const { ticketId } = await front.arrives('唐晓梅', ORDINARY);
    for (const name of ['queue.startServing', 'queue.markMissed', 'queue.callAgain']) {
      expect([name, await refusal(name, { ticketId })]).toEqual([
        name,
        ['queue.not-called', { status: 'waiting' }],
      ]);
    }
    expect(await refusal('queue.startServing', { ticketId: 99 })).toEqual(['queue.no-such-ticket', {}]);
    expect(await refusal('queue.returnWithResults', { visitId: 1 })).toEqual(['queue.not-seen-yet', {}]);
  });
});

test('back with results goes before the others, after the one being seen, without a second number', async () => {
  await front.arrives('郑小雨', ORDINARY);
  await front.arrives('吴玉珍', ELDER);
  await front.arrives('唐晓梅', ORDINARY);
  const doctor = station.as('doctor');
  const first = await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
  expect(first.number).toBe(2);
  await doctor.call('queue.startServing', { ticketId: first.ticketId });
  leaveWindow(station, first.ticketId);
  const second = await nextThrough();
  expect(second.number).toBe(1);
  station.advance(20 * MINUTE);
  await front.arrives('罗素琴', ELDER);
  const back = await doctor.call('queue.returnWithResults', { visitId: second.visitId ?? 0 });
  expect(back).toEqual({ ticketId: second.ticketId, number: 1, position: 1 });
  const board = await doctor.call('queue.getBoard', { point: 'consultation' });
  expect(board.waiting.map((one) => [one.position, one.number, one.label])).toEqual([
    [1, 1, '结果已出，先叫回诊'],
    [2, 4, '优先里等得最久'],
    [3, 3, '普通里等得最久'],
  ]);
  expect(board.judgement.map((row) => [row.rule, row.numbers, row.decides])).toEqual([
    ['emergency', [], false],
    ['waited-out', [], false],
    ['returned', [1], true],
    ['priority', [4], false],
    ['ordinary', [3], false],
  ]);
});

describe('the rule that the head chose', () => {
  const choose = (policy: QueuePolicy) =>
    station.as('head').call('settings.changeRule', {
      change: { key: 'queue', value: { ...DEFAULT_QUEUE_SETTINGS, policy } },
    });

  test('stands on the board with who set it, and when', async () => {
    const board = () => station.as('front_desk').call('queue.getBoard', { point: 'consultation' });
    expect((await board()).policyChanged).toBe(null);
    await choose({ kind: 'absolute' });
    const { policyChanged, policyText } = await board();
    expect([policyChanged, policyText]).toEqual([
      { by: '刘文涛', at: station.now() },
      '优先者一律先叫，普通随后。',
    ]);
  });

  test.each([
    [{ kind: 'absolute' }, [2, 4, 5, 1, 3]],
    [{ kind: 'interleave', priorityRun: 1, capMinutes: 240 }, [2, 1, 4, 3, 5]],
    [{ kind: 'weighted', priorityBonusMinutes: 2, capMinutes: 240 }, [2, 1, 4, 3, 5]],
    [{ kind: 'weighted', priorityBonusMinutes: 0, capMinutes: 240 }, [1, 2, 3, 4, 5]],
  ] satisfies [QueuePolicy, number[]][])('decides from the next call on: %o', async (policy, order) => {
    for (const [name, birthDay] of [
      ['唐晓梅', ORDINARY],
      ['吴玉珍', ELDER],
      ['龙思远', ORDINARY],
      ['罗素琴', ELDER],
      ['陈国栋', ELDER],
    ] as const) {
      await front.arrives(name, birthDay);
      station.advance(MINUTE);
    }
    await choose(policy);
    const numbers: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) numbers.push((await nextThrough()).number);
    expect(numbers).toEqual(order);
  });

  test('on a crowded morning an ordinary patient at the cap and a priority one take turns, kept in the calls', async () => {
    for (const [name, birthDay] of [
      ['唐晓梅', ORDINARY],
      ['龙思远', ORDINARY],
      ['吴玉珍', ELDER],
      ['罗素琴', ELDER],
    ] as const) {
      await front.arrives(name, birthDay);
      station.advance(MINUTE);
    }
    station.advance(30 * MINUTE);
    const calls = [await nextThrough(), await nextThrough(), await nextThrough()];
    expect(calls.map((call) => [call.number, call.sentence])).toEqual([
      [1, '已等 34 分钟。普通号等满 30 分钟，先得下一个空位，所以排在 003、004 优先之前。'],
      [3, '优先，也等满 30 分，已等 32 分钟，与等满的普通 002 轮流。'],
      [2, '已等 33 分钟。普通号等满 30 分钟，先得下一个空位，所以排在 004 优先之前。'],
    ]);
  });
});
