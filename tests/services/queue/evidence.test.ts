import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput, Output } from '../../../electron/shared/contract/procedures.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { ClinicId } from '../../../electron/shared/values/ids.ts';
import { instant, MINUTE } from '../../../electron/shared/values/instant.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { ELDER, type FrontDesk, ORDINARY, openFrontDesk } from '../../support/front-desk.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { FRIDAY_MORNING, openTestStation, type TestStation } from '../../support/station.ts';

const FRIDAY = clinicDay('2026-11-20');
const TODAY = { from: FRIDAY, to: FRIDAY };

let station: TestStation;
let front: FrontDesk;
let room: ClinicId;

beforeEach(() => {
  station = openTestStation();
  front = openFrontDesk(station);
  room = front.room;
});
afterEach(() => station.close());

type Evidence = Output<'queue.getEvidence'>;

function evidence(period: { from: string; to: string } = TODAY): Promise<Evidence> {
  return station.as('head').call('queue.getEvidence', period as CallInput<'queue.getEvidence'>);
}

function pointOf(found: Evidence, point: Evidence['points'][number]['point']) {
  const row = found.points.find((one) => one.point === point);
  if (!row) throw new Error(point);
  return row;
}

async function seeNext(): Promise<number> {
  const called = await station.as('doctor').call('queue.callNext', { point: 'consultation', clinicId: room });
  await station.as('doctor').call('queue.startServing', { ticketId: called.ticketId });
  leaveWindow(station, called.ticketId);
  return called.number;
}

function ticketOf(number: number): number {
  return station.db.$client
    .prepare(
      `SELECT t.id FROM tickets t JOIN visits v ON v.id = t.visit_id WHERE v.number = ? AND t.point = 'consultation'`,
    )
    .pluck()
    .get(number) as number;
}

describe('the ledger of a period', () => {
  test('counts each ticket once, by the group that ranked it, with the waits of each rank', async () => {
    await front.arrives('周桂芳', ELDER);
    await front.arrives('王小明', ORDINARY);
    await front.register(await front.person('李急', ORDINARY), { emergency: true });
    await front.arrives('赵还在', ORDINARY);
    station.advance(4 * MINUTE + 59_000);
    await seeNext();
    await seeNext();
    station.advance(6 * MINUTE);
    await seeNext();
    const found = await evidence();
    expect(pointOf(found, 'consultation')).toEqual({
      point: 'consultation',
      groups: { elder: 0, soldier: 0, veteran: 0, other: 1 },
      priority: 1,
      emergency: 1,
      ordinary: 2,
      total: 4,
      dropped: 0,
      direct: 0,
      waits: {
        emergency: { count: 1, medianMinutes: 4, ninetiethMinutes: 4, longestMinutes: 4 },
        priority: { count: 1, medianMinutes: 4, ninetiethMinutes: 4, longestMinutes: 4 },
        ordinary: { count: 1, medianMinutes: 10, ninetiethMinutes: 10, longestMinutes: 10 },
      },
    });
    expect(found).toMatchObject({ visits: 4, priorityVisits: 1, days: 1, agrees: true, tickets: 4 });
    expect(found.overtaken).toEqual({ ordinary: 0, priority: 0, emergency: 0, byHand: 0, rows: [] });
    expect(found.histogram.bins.map((bin) => bin.count)).toEqual([0, 0, 1, 0, 0, 0, 0]);
  });

  test('names a group only when five tickets or more are in it', async () => {
    for (let count = 0; count < 5; count += 1) await front.arrives('周桂芳', ELDER);
    expect((await evidence()).totals.groups).toEqual({ elder: 5, soldier: 0, veteran: 0, other: 0 });
  });

  test('leaves out who was never called, and says how many', async () => {
    const { visitId } = await front.arrives('王小明', ORDINARY);
    await station.as('front_desk').call('registration.cancel', { visitId, reason: '有事先走' });
    expect(pointOf(await evidence(), 'consultation')).toMatchObject({ total: 0, ordinary: 0, dropped: 1 });
  });

  test('counts who still waits today, and tomorrow no more', async () => {
    await front.arrives('王小明', ORDINARY);
    expect(pointOf(await evidence(), 'consultation')).toMatchObject({ ordinary: 1, dropped: 0 });
    station.advance(24 * 60 * MINUTE);
    expect(pointOf(await evidence(), 'consultation')).toMatchObject({ ordinary: 0, dropped: 1 });
  });

  test('judges each call by the rule that the head had set when it was made', async () => {
    await front.arrives('王小明', ORDINARY);
    await front.arrives('周桂芳', ELDER);
    const { queue } = await station.as('head').call('settings.getSettings', {});
    const value = {
      ...queue,
      policy: { kind: 'weighted', priorityBonusMinutes: 0, capMinutes: 60 },
    } as const;
    await station.as('head').call('settings.changeRule', { change: { key: 'queue', value } });
    station.advance(1);
    expect(await seeNext()).toBe(1);
    await station.as('head').call('settings.changeRule', { change: { key: 'queue', value: queue } });
    const found = await evidence();
    expect(found.overtaken.rows).toEqual([]);
    expect(found.policies.map((one) => one.policy.kind)).toEqual(['interleave', 'weighted']);
  });

  test('shows a call that another program wrote against the rule: who, by whom, against what', async () => {
    await front.arrives('王小明', ORDINARY);
    await front.arrives('周桂芳', ELDER);
    station.advance(3 * MINUTE);
    forgeCall(ticketOf(1));
    const found = await evidence();
    expect(found.overtaken).toMatchObject({ ordinary: 0, priority: 1 });
    expect(found.overtaken.rows).toEqual([
      {
        eventId: expect.any(Number),
        at: station.now(),
        point: 'consultation',
        kind: 'priority',
        rank: 'priority',
        number: 2,
        calledNumber: 1,
        waitedMinutes: 3,
        sentence: '002 号（优先）已等 3 分，被 001 号越过：优先被后到的普通号越过。',
      },
    ]);
  });

  test('an undone call has overtaken nobody and is no call', async () => {
    await front.arrives('王小明', ORDINARY);
    const called = await station
      .as('doctor')
      .call('queue.callNext', { point: 'consultation', clinicId: room });
    await station.as('doctor').call('queue.undoCall', { ticketId: called.ticketId });
    expect(pointOf(await evidence(), 'consultation')).toMatchObject({
      ordinary: 1,
      waits: { ordinary: null },
    });
  });

  test('is empty before the station began, for one quiet day, and for a year to come', async () => {
    await front.arrives('王小明', ORDINARY);
    for (const period of [
      { from: '2020-01-01', to: '2020-12-31' },
      { from: '2026-11-19', to: '2026-11-19' },
      { from: '2027-01-01', to: '2027-12-31' },
    ]) {
      const found = await evidence(period);
      expect(found).toMatchObject({
        days: 0,
        tickets: 0,
        visits: 0,
        agrees: true,
        overdue: { count: 0, longestMinutes: 0 },
      });
      expect(found.points.every((point) => point.total === 0 && point.waits.ordinary === null)).toBe(true);
      expect(found.policies).toHaveLength(1);
    }
  });

  test('refuses days in the wrong order and more than a year', async () => {
    const before = dumpDatabase(station.db);
    const head = station.as('head');
    for (const period of [
      { from: '2026-11-20', to: '2026-11-19' },
      { from: '2025-01-01', to: '2026-01-02' },
      { from: '2026-02-30', to: '2026-03-01' },
    ]) {
      expect(await head.raw('queue.getEvidence', period)).toMatchObject({
        ok: false,
        error: { kind: 'bad-input' },
      });
    }
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('is the head’s alone, and reading it changes nothing', async () => {
    await front.arrives('王小明', ORDINARY);
    await seeNext();
    const before = dumpDatabase(station.db);
    await evidence();
    await station.as('head').call('queue.listEvidenceWaits', { ...TODAY, point: 'consultation' });
    await station.as('head').call('queue.prepareEvidence', TODAY);
    for (const role of ['front_desk', 'pharmacist'] as const) {
      const reply = await station.as(role).reply('queue.getEvidence', TODAY);
      expect(reply).toMatchObject({ ok: false, error: { code: 'session.role' } });
    }
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

/** A call as a program writes it that does not ask the rule. */
function forgeCall(ticketId: number): void {
  station.db.$client
    .prepare(
      `INSERT INTO queue_events (ticket_id, day, at, kind, status_after, point, rank, clinic_id, staff_id, rule, reason)
       SELECT id, day, ?, 'call', 'called', point, rank, ?, 1, 'ordinary', '' FROM tickets WHERE id = ?`,
    )
    .run(station.now(), room, ticketId);
  station.db.$client.prepare("UPDATE tickets SET status = 'called' WHERE id = ?").run(ticketId);
}

describe('the waits behind a point', () => {
  test('are listed longest first, names masked, groups unsaid', async () => {
    await front.arrives('周桂芳', ELDER);
    station.advance(MINUTE);
    await front.arrives('王小明', ORDINARY);
    station.advance(7 * MINUTE);
    await seeNext();
    await seeNext();
    const head = station.as('head');
    const all = await head.call('queue.listEvidenceWaits', { ...TODAY, point: 'consultation' });
    expect(all.rows.map(({ ticketId: _ticketId, ...row }) => row)).toEqual([
      {
        day: FRIDAY,
        number: 1,
        name: '周*芳',
        rank: 'priority',
        arrivedAt: FRIDAY_MORNING,
        takenAt: instant(FRIDAY_MORNING + 8 * MINUTE),
        waitedMinutes: 8,
        direct: false,
      },
      {
        day: FRIDAY,
        number: 2,
        name: '王*明',
        rank: 'ordinary',
        arrivedAt: instant(FRIDAY_MORNING + MINUTE),
        takenAt: instant(FRIDAY_MORNING + 8 * MINUTE),
        waitedMinutes: 7,
        direct: false,
      },
    ]);
    const ordinary = await head.call('queue.listEvidenceWaits', {
      ...TODAY,
      point: 'consultation',
      rank: 'ordinary',
    });
    expect([ordinary.count, ordinary.rows.map((row) => row.number)]).toEqual([1, [2]]);
  });
});

describe('calls by hand', () => {
  async function callByHand(): Promise<void> {
    await front.arrives('周桂芳', ELDER);
    await front.arrives('王小明', ORDINARY);
    await station
      .as('front_desk')
      .call('queue.callOutOfOrder', { ticketId: ticketOf(2) as never, reason: '胸闷' });
  }

  test('stand with their reason, whom they overtook, and wait for the head to read them', async () => {
    await callByHand();
    const found = await evidence();
    expect(found.overtaken).toMatchObject({ ordinary: 0, priority: 0, byHand: 1, rows: [] });
    expect(found.manual).toEqual({
      count: 1,
      unread: 1,
      rows: [
        {
          eventId: expect.any(Number),
          at: FRIDAY_MORNING,
          point: 'consultation',
          number: 2,
          reason: '胸闷',
          calledBy: '李慧',
          passed: 1,
          reviewed: null,
        },
      ],
    });
  });

  test('are read once, with person and time', async () => {
    await callByHand();
    const eventId = (await evidence()).manual.rows[0]?.eventId ?? 0;
    station.advance(MINUTE);
    await station.as('head').call('queue.reviewManualCall', { eventId });
    const { manual } = await evidence();
    expect(manual).toMatchObject({ unread: 0, rows: [{ reviewed: { at: station.now(), by: '刘文涛' } }] });
    const before = dumpDatabase(station.db);
    expect(await station.as('head').reply('queue.reviewManualCall', { eventId })).toMatchObject({
      error: { code: 'queue.call-reviewed', details: { by: '刘文涛' } },
    });
    for (const other of [1, 999_999]) {
      expect(await station.as('head').reply('queue.reviewManualCall', { eventId: other })).toMatchObject({
        error: { code: 'queue.no-such-manual-call' },
      });
    }
    expect(await station.as('front_desk').reply('queue.reviewManualCall', { eventId })).toMatchObject({
      error: { code: 'session.role' },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('what stands behind the promise', () => {
  test('the proof of priority: on file, newly checked, ending soon', async () => {
    const residentId = await front.person('老兵', ORDINARY);
    await station.as('front_desk').call('residents.addCredential', {
      residentId,
      group: 'veteran',
      kind: 'veteran_card',
      number: 'T-1',
      validTo: clinicDay('2026-12-20'),
    });
    await front.register(residentId);
    await front.arrives('周桂芳', ELDER);
    await front.arrives('王小明', ORDINARY);
    expect((await evidence()).proof).toEqual({
      priorityVisits: 2,
      withProof: 2,
      newlyChecked: 1,
      expiring: 1,
    });
  });

  test('facilities are what was seen last until the end of the period', async () => {
    const head = station.as('head');
    await head.call('queue.recordFacility', { facility: 'seats', present: false });
    station.advance(24 * 60 * MINUTE);
    await head.call('queue.recordFacility', { facility: 'seats', present: true, note: '8 个' });
    const [signs, seats] = (await evidence()).facilities;
    expect(signs).toEqual({ facility: 'signs', present: null, note: '', checkedDay: null, checkedBy: '' });
    expect(seats).toEqual({
      facility: 'seats',
      present: false,
      note: '',
      checkedDay: FRIDAY,
      checkedBy: '刘文涛',
    });
    const later = await evidence({ from: '2026-11-20', to: '2026-11-21' });
    expect(later.facilities[1]).toMatchObject({ present: true, note: '8 个', checkedDay: '2026-11-21' });
  });

  test('only the head records them, in few words', async () => {
    const before = dumpDatabase(station.db);
    expect(
      await station.as('front_desk').reply('queue.recordFacility', { facility: 'seats', present: true }),
    ).toMatchObject({ error: { code: 'session.role' } });
    expect(
      await station
        .as('head')
        .reply('queue.recordFacility', { facility: 'seats', present: true, note: '座'.repeat(31) }),
    ).toMatchObject({ error: { kind: 'bad-input' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
