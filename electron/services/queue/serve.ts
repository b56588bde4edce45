import { and, eq, inArray, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { orders, serviceItems, servicePrices, tickets, visits } from '../../../db/schema/index.ts';
import type { OrderId, VisitId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { numberOf, positionOf, requireTodaysTicket } from './call-next.ts';
import { findRoute, routeVisit } from './route-visit.ts';
import type { Ticket } from './step-ticket.ts';
import { finishTicket, openTicket, startServing } from './tickets.ts';

const consultationTicket = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(and(eq(tickets.visitId, sql.placeholder('visitId')), eq(tickets.point, 'consultation')))
    .orderBy(sql`${tickets.id} DESC`)
    .limit(1)
    .prepare(),
);

const visitById = prepared((db) =>
  db
    .select({ day: visits.day, status: visits.status, payLater: visits.payLater })
    .from(visits)
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const ordersAtPoint = prepared((db) =>
  db
    .select({
      orderId: orders.id,
      code: serviceItems.code,
      name: serviceItems.name,
      qty: orders.qty,
      status: orders.status,
      result: orders.result,
    })
    .from(orders)
    .innerJoin(servicePrices, eq(servicePrices.id, orders.servicePriceId))
    .innerJoin(serviceItems, eq(serviceItems.id, servicePrices.itemId))
    .where(
      and(
        eq(orders.visitId, sql.placeholder('visitId')),
        eq(serviceItems.point, sql.placeholder('point')),
        inArray(orders.status, ['ordered', 'settled', 'done']),
      ),
    )
    .orderBy(orders.id)
    .prepare(),
);

/**
 * The called patient is there.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-called'
 */
export const serveTicket: Handler<'queue.startServing'> = (context, { ticketId }) => {
  const ticket = requireTodaysTicket(context, ticketId);
  if (ticket.status !== 'called') throw refuse('queue.not-called', { status: ticket.status });
  startServing(context, ticketId);
  return { number: numberOf(context, ticket) };
};

/**
 * 回诊: results in hand, back into the doctor's line with the first arrival kept; no registration, no fee.
 *
 * @throws Refusal 'queue.visit-over' | 'queue.not-today' | 'queue.not-seen-yet'
 */
export const returnWithResults: Handler<'queue.returnWithResults'> = (context, { visitId }) => {
  const visit = visitById(context.db).get({ visitId });
  if (!visit || visit.status === 'cancelled') throw refuse('queue.visit-over');
  if (visit.day !== context.today) throw refuse('queue.not-today', { day: visit.day });
  const before = consultationTicket(context.db).get({ visitId });
  if (before?.status !== 'done' && before?.status !== 'serving') throw refuse('queue.not-seen-yet');
  return backToDoctor(context, visitId, before);
};

function backToDoctor(context: CommandContext, visitId: VisitId, before: Ticket) {
  const ticketId = openTicket(context, {
    visitId,
    point: 'consultation',
    clinicId: before.clinicId ?? undefined,
    returned: true,
  });
  context.db
    .update(visits)
    .set({ status: 'in_consultation', finishedAt: null })
    .where(and(eq(visits.id, visitId), eq(visits.status, 'finished')))
    .run();
  return { ticketId, number: numberOf(context, before), position: positionOf(context, before) };
}

/** What a visit has in the laboratory or the examination room, done or not. */
export const listPointOrders: Handler<'queue.listPointOrders'> = (context, input) =>
  ordersAt(context, input.visitId, input.point);

function ordersAt(context: QueryContext, visitId: VisitId, point: string) {
  return ordersAtPoint(context.db)
    .all({ visitId, point })
    .flatMap(({ status, ...row }) =>
      status === 'ordered' || status === 'settled' || status === 'done' ? [{ ...row, status }] : [],
    );
}

/**
 * Results are in. Orders that are neither paid nor on a pay-later visit are not done. When nothing is left
 * at this point the ticket is finished, and when no test is left anywhere the visit goes back to the doctor.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-called' | 'queue.no-such-order' |
 *   'queue.order-not-paid'
 */
export const finishOrders: Handler<'queue.finishOrders'> = (context, input) => {
  const ticket = requireAtWindow(context, input.ticketId);
  const { visitId, point } = ticket;
  // Nobody has tests to be done before he is registered.
  if (visitId === null) throw refuse('queue.no-such-order');
  const known = new Map(ordersAt(context, visitId, point).map((row) => [row.orderId, row]));
  const payLater = visitById(context.db).get({ visitId })?.payLater ?? false;
  for (const { orderId, result } of input.results) {
    const order = known.get(orderId);
    if (!order || order.status === 'done') throw refuse('queue.no-such-order');
    if (order.status === 'ordered' && !payLater) throw refuse('queue.order-not-paid', { name: order.name });
    markDone(context, orderId, result);
    known.delete(orderId);
  }
  const left = ordersAt(context, visitId, point).filter(
    (row) => row.status === 'settled' || (row.status === 'ordered' && payLater),
  ).length;
  if (left === 0) finishTicket(context, ticket.id);
  const returned = input.returnToDoctor && returnWhenDone(context, visitId);
  routeVisit(context, visitId);
  return { number: numberOf(context, ticket), returned, left };
};

function markDone(context: CommandContext, orderId: OrderId, result: string): void {
  context.db
    .update(orders)
    .set({ status: 'done', doneBy: context.session.staffId, doneAt: context.now, result })
    .where(eq(orders.id, orderId))
    .run();
  context.audit({ action: 'queue.order-done', subject: 'orders', subjectId: orderId });
}

function returnWhenDone(context: CommandContext, visitId: VisitId): boolean {
  const points = findRoute(context, visitId)?.points ?? [];
  if (points.includes('lab') || points.includes('examination')) return false;
  const before = consultationTicket(context.db).get({ visitId });
  if (before?.day !== context.today) return false;
  if (before.status !== 'done' && before.status !== 'serving') return false;
  backToDoctor(context, visitId, before);
  return true;
}

function requireAtWindow(context: QueryContext, ticketId: Ticket['id']): Ticket {
  const ticket = requireTodaysTicket(context, ticketId);
  if (ticket.status !== 'called' && ticket.status !== 'serving') {
    throw refuse('queue.not-called', { status: ticket.status });
  }
  return ticket;
}
