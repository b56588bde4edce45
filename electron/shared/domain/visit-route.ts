import type { QueuePoint } from './queue-points.ts';

/** A service item of the visit, as far as the way through the station depends on it. */
export interface RouteOrder {
  readonly status: 'ordered' | 'settled' | 'done' | 'cancelled' | 'refunded';
  /** The point that does it; none for fees and treatments. */
  readonly point: 'lab' | 'examination' | null;
  /** Charged on a receipt that has not been reversed. */
  readonly charged: boolean;
}

export interface RoutePrescription {
  readonly status: 'signed' | 'settled' | 'pay_later' | 'prepared' | 'dispensed' | 'returned' | 'void';
  /** Nothing of it is left to be charged. */
  readonly charged: boolean;
}

export interface RouteVisit {
  /** 先诊疗后付费: treated first, the cashier comes last. */
  readonly payLater: boolean;
  /** The doctor has signed the consultation. */
  readonly signed: boolean;
  readonly orders: readonly RouteOrder[];
  readonly prescriptions: readonly RoutePrescription[];
}

export interface VisitRoute {
  /** Points where the visit has something to do now, in the order in which one walks. */
  readonly points: readonly QueuePoint[];
  /** Signed, and nothing is left to pay, to do or to fetch. */
  readonly finished: boolean;
}

/**
 * Where a visit goes next. Whoever pays as he goes: first the cashier, then laboratory, examination and
 * pick-up for what is paid. With 先诊疗后付费 the tests and drugs come first and the cashier when nothing
 * else is left.
 */
export function planRoute(visit: RouteVisit): VisitRoute {
  const toDo = workPoints(visit);
  const owes = visit.orders.some(isOwed) || visit.prescriptions.some(isPrescriptionOwed);
  const payNow = owes && (!visit.payLater || (visit.signed && toDo.length === 0));
  const points: QueuePoint[] = payNow ? ['cashier', ...toDo] : toDo;
  return { points, finished: visit.signed && !owes && toDo.length === 0 };
}

function workPoints(visit: RouteVisit): QueuePoint[] {
  const points = new Set<QueuePoint>();
  for (const order of visit.orders) {
    const ready = order.status === 'settled' || (visit.payLater && order.status === 'ordered');
    if (ready && order.point) points.add(order.point);
  }
  const slipReady = visit.prescriptions.some(({ status }) =>
    (['settled', 'pay_later', 'prepared'] as const).some((ready) => ready === status),
  );
  if (slipReady) points.add('pickup');
  return (['lab', 'examination', 'pickup'] as const).filter((point) => points.has(point));
}

function isOwed(order: RouteOrder): boolean {
  return order.status === 'ordered' || (order.status === 'done' && !order.charged);
}

function isPrescriptionOwed(slip: RoutePrescription): boolean {
  return slip.status !== 'returned' && slip.status !== 'void' && !slip.charged;
}
