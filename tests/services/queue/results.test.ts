import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orders, serviceItems, servicePrices, tickets, visits } from '../../../db/schema/index.ts';
import { routeVisit } from '../../../electron/services/queue/route-visit.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { OrderId, VisitId } from '../../../electron/shared/values/ids.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { type FrontDesk, ORDINARY, openFrontDesk, roomNamed } from '../../support/front-desk.ts';
import { inCommand } from '../../support/in-command.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let front: FrontDesk;
let visitId: VisitId;

beforeEach(async () => {
  station = openTestStation();
  front = openFrontDesk(station);
  visitId = (await front.arrives('何秀兰', ORDINARY)).visitId;
  await callIn('consultation', '全科诊断室');
});
afterEach(() => station.close());

async function callIn(point: 'consultation' | 'lab', room: string) {
  const doctor = station.as('doctor');
  const called = await doctor.call('queue.callNext', { point, clinicId: roomNamed(station, room) });
  await doctor.call('queue.startServing', { ticketId: called.ticketId });
  return called.ticketId;
}

/** The doctor asks for a test; paid unless said otherwise. */
function orderTest(name: string, status: 'ordered' | 'settled' = 'settled'): OrderId {
  const at = station.now();
  const { itemId } = station.db
    .insert(serviceItems)
    .values({ code: name, name, pinyin: '', initials: '', category: 'lab', unit: '项', point: 'lab' })
    .returning({ itemId: serviceItems.id })
    .get();
  const { priceId } = station.db
    .insert(servicePrices)
    .values({ itemId, priceFen: fen(1_800), fromDay: clinicDay('2026-01-01'), at })
    .returning({ priceId: servicePrices.id })
    .get();
  const { orderId } = station.db
    .insert(orders)
    .values({
      visitId,
      servicePriceId: priceId,
      qty: quantity(1),
      amountFen: fen(1_800),
      source: 'consultation',
      status,
      orderedBy: front.doctor,
      orderedAt: at,
    })
    .returning({ orderId: orders.id })
    .get();
  return orderId;
}

function linesOf(): (readonly [string, string, boolean])[] {
  return station.db
    .select()
    .from(tickets)
    .where(eq(tickets.visitId, visitId))
    .all()
    .map((one) => [one.point, one.status, one.returned] as const);
}

const route = () => inCommand(station, 'doctor', (context) => routeVisit(context, visitId));

describe('a test on the way', () => {
  test('a paid one opens the laboratory’s line; routing twice opens it once', () => {
    orderTest('血常规');
    route();
    route();
    expect(linesOf()).toEqual([
      ['consultation', 'serving', false],
      ['lab', 'waiting', false],
    ]);
  });

  test('one that is not paid sends the patient to the cashier, not to the laboratory', () => {
    orderTest('血常规', 'ordered');
    route();
    expect(linesOf()).toEqual([
      ['consultation', 'serving', false],
      ['cashier', 'waiting', false],
    ]);
  });

  test('one that is given back takes the patient out of the laboratory’s line', () => {
    const orderId = orderTest('血常规');
    route();
    station.db.update(orders).set({ status: 'refunded' }).where(eq(orders.id, orderId)).run();
    route();
    expect(linesOf()).toEqual([
      ['consultation', 'serving', false],
      ['lab', 'cancelled', false],
    ]);
  });

  test('treated first, paid later: the last result brings the patient back to the doctor as 回诊', async () => {
    station.db.update(visits).set({ payLater: true }).run();
    const blood = orderTest('血常规', 'ordered');
    const urine = orderTest('尿常规', 'ordered');
    route();
    const ticketId = await callIn('lab', '化验室');
    const desk = station.as('front_desk');
    const shown = await desk.call('queue.listPointOrders', { visitId, point: 'lab' });
    expect(shown.map((row) => [row.name, row.status])).toEqual([
      ['血常规', 'ordered'],
      ['尿常规', 'ordered'],
    ]);
    expect(
      await desk.call('queue.finishOrders', { ticketId, results: [{ orderId: blood, result: '正常' }] }),
    ).toEqual({ number: 1, returned: false, left: 1 });
    expect(
      await desk.call('queue.finishOrders', { ticketId, results: [{ orderId: urine, result: '尿糖阴性' }] }),
    ).toEqual({ number: 1, returned: true, left: 0 });
    expect(linesOf()).toEqual([
      ['consultation', 'waiting', true],
      ['lab', 'done', false],
    ]);
    expect(station.db.select().from(orders).where(eq(orders.id, urine)).get()).toMatchObject({
      status: 'done',
      result: '尿糖阴性',
      doneBy: desk.session.staffId,
      doneAt: station.now(),
    });
    const guide = await desk.call('queue.listGuide', {});
    expect(guide.rows.map((row) => [row.point, row.returned, row.position, row.next])).toEqual([
      ['consultation', true, 1, '全科诊断室'],
    ]);
    expect(station.db.select({ status: visits.status }).from(visits).all()).toEqual([
      { status: 'in_consultation' },
    ]);
  });

  test('is refused when it is not paid, not this visit’s, or done already, and nothing changes', async () => {
    const paid = orderTest('血常规');
    const unpaid = orderTest('尿常规', 'ordered');
    route();
    const ticketId = await callIn('lab', '化验室');
    const before = dumpDatabase(station.db);
    const desk = station.as('front_desk');
    const finish = (orderId: number) =>
      desk.reply('queue.finishOrders', {
        ticketId,
        results: [{ orderId: paid }, { orderId: orderId as OrderId }],
      });
    expect(await finish(unpaid)).toMatchObject({
      error: { code: 'queue.order-not-paid', details: { name: '尿常规' } },
    });
    expect(await finish(99)).toMatchObject({ error: { code: 'queue.no-such-order' } });
    expect(await finish(paid)).toMatchObject({ error: { code: 'queue.no-such-order' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
