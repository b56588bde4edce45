import { afterEach, beforeEach, expect, test } from 'vitest';
import { audit, orders, tickets } from '../../../db/schema/index.ts';
import type { OrderId, VisitId } from '../../../electron/shared/values/ids.ts';
import { addPatientInCare, addServiceItem, signature } from '../../support/care.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let visitId: VisitId;
let first: OrderId;

/** Two tests are ordered and not paid: the patient stands at 交费. */
beforeEach(async () => {
  station = openTestStation();
  const blood = addServiceItem(station, '血常规', { category: 'lab', point: 'lab', priceFen: 1_800 });
  const urine = addServiceItem(station, '尿常规', { category: 'lab', point: 'lab', priceFen: 1_800 });
  visitId = await addPatientInCare(station, '周桂芳');
  const intent = { ...signature(visitId, []), orders: [blood, urine].map((itemId) => ({ itemId, qty: 1 })) };
  const { orderIds } = await station.as('doctor').call('consultation.sign', intent);
  first = orderIds[0] ?? (0 as OrderId);
});
afterEach(() => station.close());

const cancel = () =>
  station.as('doctor').call('consultation.cancelOrder', { orderId: first, reason: '不用查' });
const linesOf = (day: string) =>
  station.db
    .select()
    .from(tickets)
    .all()
    .filter((one) => one.day === day && one.point !== 'consultation')
    .map((one) => [one.point, one.status]);

test('an order taken back on its day leaves the patient where something is still to pay', async () => {
  await cancel();
  expect(station.db.select({ status: orders.status }).from(orders).all()).toEqual([
    { status: 'cancelled' },
    { status: 'ordered' },
  ]);
  expect(linesOf('2026-11-20')).toEqual([['cashier', 'waiting']]);
});

test('who took an order back, and why, is on record', async () => {
  await cancel();
  const { action, subjectId, detail } = station.db.select().from(audit).all().at(-1) ?? {};
  expect({ action, subjectId, detail }).toEqual({
    action: 'consultation.order-cancelled',
    subjectId: first,
    detail: '{"reason":"不用查"}',
  });
});

test('an order of yesterday taken back today puts nobody into a line of today', async () => {
  station.advance(24 * 60 * 60_000);
  await cancel();
  expect(station.db.select({ status: orders.status }).from(orders).all()).toEqual([
    { status: 'cancelled' },
    { status: 'ordered' },
  ]);
  expect(linesOf('2026-11-21')).toEqual([]);
});
