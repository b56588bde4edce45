import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import {
  type CashierStation,
  clearDay,
  openCashierStation,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { ORDINARY, openFrontDesk } from '../../support/front-desk.ts';

const DAY = clinicDay('2026-11-20');

let station: CashierStation;
beforeEach(() => {
  station = openCashierStation();
});
afterEach(() => {
  expect(verifyRows(station.db)).toEqual([]);
  station.close();
});

const visitsNow = () => rowsOf(station, 'SELECT status, lapsed_as AS lapsed FROM visits ORDER BY id');
const ordersOf = (visitId: VisitId) =>
  rowsOf(station, `SELECT DISTINCT status FROM orders WHERE visit_id = ${visitId}`);
const lastEvent = (visitId: VisitId) =>
  rowsOf(
    station,
    `SELECT e.kind, e.reason, e.day FROM queue_events e JOIN tickets t ON t.id = e.ticket_id
     WHERE t.visit_id = ${visitId} ORDER BY e.id DESC LIMIT 1`,
  );

async function takeIn(visitId: VisitId, ticketId: number): Promise<void> {
  const doctor = station.as('doctor');
  await doctor.call('queue.callNext', { point: 'consultation', clinicId: openFrontDesk(station).room });
  expect(ticketId).toBeGreaterThan(0);
  await doctor.call('consultation.start', { visitId });
}

describe('when a day is closed, what it leaves open ends with it', () => {
  test('who was never seen owes nothing and leaves the line with an event', async () => {
    const { visitId } = await openFrontDesk(station).arrives('唐晓梅', ORDINARY);
    await clearDay(station, DAY, 20_000);
    expect(visitsNow()).toEqual([{ status: 'finished', lapsed: 'not_seen' }]);
    expect(ordersOf(visitId)).toEqual([{ status: 'cancelled' }]);
    expect(lastEvent(visitId)).toEqual([{ kind: 'cancel', reason: '当日结束', day: DAY }]);
    expect(
      rowsOf(station, "SELECT detail FROM audit WHERE action = 'registration.visit-lapsed'"),
    ).toHaveLength(1);
  });

  test('who was taken in and never signed off stays on record as 未完成, and owes what was done', async () => {
    const { visitId, ticketId } = await openFrontDesk(station).arrives('唐晓梅', ORDINARY);
    await takeIn(visitId, ticketId);
    await clearDay(station, DAY, 20_000);
    expect(visitsNow()).toEqual([{ status: 'finished', lapsed: 'unfinished' }]);
    expect(ordersOf(visitId)).toEqual([{ status: 'ordered' }]);
  });

  test('who was signed off and did not pay is finished; a slip of that day alone does not keep him', async () => {
    const visitId = await seenByDoctor(station);
    expect(visitsNow()).toEqual([{ status: 'in_consultation', lapsed: null }]);
    await clearDay(station, DAY, 20_000);
    expect(visitsNow()).toEqual([{ status: 'finished', lapsed: null }]);
    expect(lastEvent(visitId)).toMatchObject([{ kind: 'cancel' }]);
  });

  test('the same when it is closed the morning after, without touching the new day', async () => {
    await openFrontDesk(station).arrives('唐晓梅', ORDINARY);
    station.advance(24 * 3_600_000);
    await clearDay(station, DAY, 20_000);
    expect(visitsNow()).toEqual([{ status: 'finished', lapsed: 'not_seen' }]);
    expect(rowsOf(station, 'SELECT day, status FROM business_days')).toEqual([
      { day: DAY, status: 'closed' },
    ]);
  });

  test('and whoever comes again is registered anew', async () => {
    const front = openFrontDesk(station);
    const residentId = await front.person('唐晓梅', ORDINARY);
    await front.register(residentId);
    await clearDay(station, DAY, 20_000);
    station.advance(24 * 3_600_000);
    expect((await front.register(residentId)).slip.number).toBe(1);
  });
});
