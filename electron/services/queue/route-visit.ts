import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import {
  allocations,
  charges,
  consultations,
  orders,
  prescriptionLines,
  prescriptions,
  serviceItems,
  servicePrices,
  visits,
} from '../../../db/schema/index.ts';
import type { QueuePoint } from '../../shared/domain/queue-points.ts';
import { planRoute, type RouteVisit, type VisitRoute } from '../../shared/domain/visit-route.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { freeSeatOfVisit } from './care.ts';
import { stepTicket } from './step-ticket.ts';
import { listLiveTickets, openTicket } from './tickets.ts';

const visitState = prepared((db) =>
  db
    .select({ status: visits.status, payLater: visits.payLater, signedAt: consultations.signedAt })
    .from(visits)
    .leftJoin(consultations, eq(consultations.visitId, visits.id))
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const ordersOfVisit = prepared((db) =>
  db
    .select({ status: orders.status, point: serviceItems.point, chargeId: charges.id })
    .from(orders)
    .innerJoin(servicePrices, eq(servicePrices.id, orders.servicePriceId))
    .innerJoin(serviceItems, eq(serviceItems.id, servicePrices.itemId))
    .leftJoin(charges, and(eq(charges.orderId, orders.id), isNull(charges.reversesId)))
    .where(eq(orders.visitId, sql.placeholder('visitId')))
    .prepare(),
);

const slipsOfVisit = prepared((db) =>
  db
    .select({ id: prescriptions.id, status: prescriptions.status })
    .from(prescriptions)
    .where(eq(prescriptions.visitId, sql.placeholder('visitId')))
    .prepare(),
);

/** Slips that still hold a batch share which no receipt has charged. */
const slipsToCharge = prepared((db) =>
  db
    .selectDistinct({ id: prescriptionLines.prescriptionId })
    .from(allocations)
    .innerJoin(prescriptionLines, eq(prescriptionLines.id, allocations.lineId))
    .innerJoin(prescriptions, eq(prescriptions.id, prescriptionLines.prescriptionId))
    .where(
      and(
        eq(prescriptions.visitId, sql.placeholder('visitId')),
        inArray(allocations.status, ['reserved', 'dispensed']),
        notExists(
          db
            .select({ one: sql`1` })
            .from(charges)
            .where(and(eq(charges.allocationId, allocations.id), isNull(charges.reversesId))),
        ),
      ),
    )
    .prepare(),
);

/** Where the visit has something to do now, by the rule alone; undefined for a cancelled or unknown visit. */
export function findRoute(context: Pick<QueryContext, 'db'>, visitId: VisitId): VisitRoute | undefined {
  const visit = readVisit(context, visitId);
  return visit && planRoute(visit);
}

/** Where it goes after the window at which it is being served: as if that was paid, tested or handed out. */
export function findPointAfter(
  context: Pick<QueryContext, 'db'>,
  visitId: VisitId,
  point: QueuePoint,
): QueuePoint | undefined {
  const visit = readVisit(context, visitId);
  if (!visit) return undefined;
  const paid: RouteVisit = {
    ...visit,
    orders: visit.orders.map((one) => ({
      ...one,
      status: one.status === 'ordered' ? 'settled' : one.status,
      charged: true,
    })),
    prescriptions: visit.prescriptions.map((one) => ({
      status: one.status === 'signed' ? 'settled' : one.status,
      charged: true,
    })),
  };
  const route = planRoute(point === 'cashier' ? paid : visit);
  return route.points.find((next) => next !== point);
}

function readVisit(context: Pick<QueryContext, 'db'>, visitId: VisitId): RouteVisit | undefined {
  const visit = visitState(context.db).get({ visitId });
  if (!visit || visit.status === 'cancelled') return undefined;
  const owed = new Set(
    slipsToCharge(context.db)
      .all({ visitId })
      .map((row) => row.id),
  );
  return {
    payLater: visit.payLater,
    signed: visit.signedAt !== null,
    orders: ordersOfVisit(context.db)
      .all({ visitId })
      .map((row) => ({ status: row.status, point: row.point, charged: row.chargeId !== null })),
    prescriptions: slipsOfVisit(context.db)
      .all({ visitId })
      .map((row) => ({ status: row.status, charged: !owed.has(row.id) })),
  };
}

/** The points to which a visit is sent; 挂号 and 就诊 it enters by itself. */
const ROUTED: readonly QueuePoint[] = ['lab', 'examination', 'cashier', 'pickup'];

/**
 * Sends a visit where it has something to do: opens the tickets that are missing at the cashier, laboratory,
 * examination and pick-up, takes it out of lines where nothing is left to do, and finishes the visit when
 * the consultation is signed and nothing is open anywhere. To be called after signing, settling, refunding,
 * handing out and after tests are done; calling it twice changes nothing.
 */
export function routeVisit(context: CommandContext, visitId: VisitId): void {
  const route = findRoute(context, visitId);
  if (!route) return;
  for (const ticket of listLiveTickets(context, visitId)) {
    // Someone who stands at the window is finished by that desk, with 'done'.
    const atWindow = ticket.status === 'called' || ticket.status === 'serving';
    const idle = ROUTED.includes(ticket.point) && !route.points.includes(ticket.point);
    if (idle && !atWindow) stepTicket(context, ticket, { kind: 'cancel', status: 'cancelled' });
  }
  for (const point of route.points) openTicket(context, { visitId, point });
  if (route.finished && listLiveTickets(context, visitId).length === 0) finishVisit(context, visitId);
}

const setFinished = prepared((db) =>
  db
    .update(visits)
    .set({ status: 'finished', finishedAt: sql`${sql.placeholder('at')}` })
    .where(
      and(eq(visits.id, sql.placeholder('visitId')), inArray(visits.status, ['waiting', 'in_consultation'])),
    )
    .prepare(),
);

function finishVisit(context: CommandContext, visitId: VisitId): void {
  setFinished(context.db).run({ visitId, at: context.now });
  freeSeatOfVisit(context, visitId);
}
