import { eq, sql } from 'drizzle-orm';
import type { OrderRow } from '../../electron/shared/contract/prescribing.ts';
import type { OrderId, VisitId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { orders, serviceItems, servicePrices, visits, waiverRules } from '../schema/index.ts';
import { publicWaiverName } from './public-waiver.ts';

const ordersOfVisit = prepared((db) =>
  db
    .select({
      orderId: orders.id,
      itemId: serviceItems.id,
      name: serviceItems.name,
      category: serviceItems.category,
      unit: serviceItems.unit,
      qty: orders.qty,
      amountFen: orders.amountFen,
      waiverFen: orders.waiverFen,
      waiverName: sql<string>`coalesce(${publicWaiverName}, '')`,
      status: orders.status,
      source: orders.source,
      point: serviceItems.point,
      result: orders.result,
    })
    .from(orders)
    .innerJoin(servicePrices, eq(servicePrices.id, orders.servicePriceId))
    .innerJoin(serviceItems, eq(serviceItems.id, servicePrices.itemId))
    .leftJoin(waiverRules, eq(waiverRules.id, orders.waiverRuleId))
    .where(eq(orders.visitId, sql.placeholder('visitId')))
    .orderBy(orders.id)
    .prepare(),
);

/** Everything asked for during a visit, registration fees included, in the order of asking. */
export function listOrdersOfVisit(db: ReadableDb, visitId: VisitId): OrderRow[] {
  return ordersOfVisit(db).all({ visitId });
}

const orderById = prepared((db) =>
  db
    .select({
      orderId: orders.id,
      visitId: orders.visitId,
      visitDay: visits.day,
      status: orders.status,
      source: orders.source,
    })
    .from(orders)
    .innerJoin(visits, eq(visits.id, orders.visitId))
    .where(eq(orders.id, sql.placeholder('orderId')))
    .prepare(),
);

/** One order with the day of its visit. */
export function findOrder(db: ReadableDb, orderId: OrderId) {
  return orderById(db).get({ orderId });
}
