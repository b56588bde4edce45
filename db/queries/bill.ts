import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { BillKey } from '../../electron/shared/contract/cashier-bill.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../electron/shared/values/fen.ts';
import type { VisitId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import {
  allocations,
  batches,
  charges,
  drugs,
  orders,
  prescriptionLines,
  prescriptions,
  serviceItems,
  servicePrices,
  staff,
  waiverRules,
} from '../schema/index.ts';
import { publicWaiverBasis, publicWaiverName } from './public-waiver.ts';

const unsettledOrders = prepared((db) =>
  db
    .select({
      orderId: orders.id,
      category: serviceItems.category,
      purpose: serviceItems.purpose,
      name: serviceItems.name,
      unit: serviceItems.unit,
      priceFen: servicePrices.priceFen,
      qty: orders.qty,
      amountFen: orders.amountFen,
      waiverFen: orders.waiverFen,
      waiverRuleId: orders.waiverRuleId,
      waiverName: publicWaiverName,
      waiverBasis: publicWaiverBasis,
      waiverCondition: waiverRules.condition,
      status: orders.status,
    })
    .from(orders)
    .innerJoin(servicePrices, eq(servicePrices.id, orders.servicePriceId))
    .innerJoin(serviceItems, eq(serviceItems.id, servicePrices.itemId))
    .leftJoin(waiverRules, eq(waiverRules.id, orders.waiverRuleId))
    .leftJoin(charges, and(eq(charges.orderId, orders.id), isNull(charges.reversesId)))
    .where(
      and(
        eq(orders.visitId, sql.placeholder('visitId')),
        inArray(orders.status, ['ordered', 'done']),
        isNull(charges.id),
      ),
    )
    .orderBy(orders.id)
    .prepare(),
);

const unsettledAllocations = prepared((db) =>
  db
    .select({
      allocationId: allocations.id,
      prescriptionId: prescriptions.id,
      prescriptionDay: prescriptions.day,
      prescriptionNumber: prescriptions.number,
      prescriptionStatus: prescriptions.status,
      validToDay: prescriptions.validToDay,
      signedAt: prescriptions.signedAt,
      doctorName: staff.name,
      category: drugs.class,
      name: drugs.genericName,
      spec: drugs.spec,
      packUnit: drugs.packUnit,
      smallUnit: drugs.smallUnit,
      packSize: batches.packSize,
      price: batches.purchasePrice,
      batchNo: batches.batchNo,
      expiresDay: batches.expiresDay,
      qty: allocations.qty,
      amountFen: allocations.amountFen,
      status: allocations.status,
    })
    .from(prescriptions)
    .innerJoin(prescriptionLines, eq(prescriptionLines.prescriptionId, prescriptions.id))
    .innerJoin(allocations, eq(allocations.lineId, prescriptionLines.id))
    .innerJoin(batches, eq(batches.id, allocations.batchId))
    .innerJoin(drugs, eq(drugs.id, batches.drugId))
    .innerJoin(staff, eq(staff.id, prescriptions.doctorId))
    .leftJoin(charges, and(eq(charges.allocationId, allocations.id), isNull(charges.reversesId)))
    .where(
      and(
        eq(prescriptions.visitId, sql.placeholder('visitId')),
        inArray(prescriptions.status, ['signed', 'settled', 'pay_later', 'prepared', 'dispensed']),
        inArray(allocations.status, ['reserved', 'dispensed']),
        isNull(charges.id),
      ),
    )
    .orderBy(prescriptions.id, prescriptionLines.position, allocations.id)
    .prepare(),
);

/** Service items of the visit that are charged and not paid back. */
const chargedItems = prepared((db) =>
  db
    .select({ orderId: orders.id, category: serviceItems.category, purpose: serviceItems.purpose })
    .from(orders)
    .innerJoin(servicePrices, eq(servicePrices.id, orders.servicePriceId))
    .innerJoin(serviceItems, eq(serviceItems.id, servicePrices.itemId))
    .innerJoin(charges, and(eq(charges.orderId, orders.id), isNull(charges.reversesId)))
    .where(
      and(
        eq(orders.visitId, sql.placeholder('visitId')),
        sql`NOT EXISTS (SELECT 1 FROM charges AS back WHERE back.reverses_id = ${charges.id})`,
      ),
    )
    .prepare(),
);

export type UnsettledOrder = ReturnType<typeof listUnsettledOrders>[number];
export type UnsettledAllocation = ReturnType<typeof listUnsettledAllocations>[number];

/** Service orders of a visit that nobody charged yet, in the order in which they were asked for. */
export function listUnsettledOrders(db: ReadableDb, visitId: VisitId) {
  return unsettledOrders(db).all({ visitId });
}

/** Batches of signed prescriptions that nobody charged yet: reserved, or handed out before payment. */
export function listUnsettledAllocations(db: ReadableDb, visitId: VisitId) {
  return unsettledAllocations(db).all({ visitId });
}

/** What the visit has been charged for and kept: the rule of 一般诊疗费 looks at the whole visit. */
export function listChargedItems(db: ReadableDb, visitId: VisitId) {
  return chargedItems(db).all({ visitId });
}

export function orderKey(orderId: number): BillKey {
  return `order:${orderId}`;
}

export function prescriptionKey(prescriptionId: number): BillKey {
  return `prescription:${prescriptionId}`;
}

/**
 * What visits have still to pay, without their lines: slips past their last day are left out. CROSS JOIN keeps
 * the order of reading: from the few visits asked about, never from all that was ever ordered or allocated.
 */
const unpaidWhere = (visit: string) => `
  SELECT visitId, sum(fen) AS dueFen, min(at) AS since FROM (
    SELECT v.id AS visitId, o.amount_fen - o.waiver_fen AS fen, o.ordered_at AS at
    FROM visits v CROSS JOIN orders o ON o.visit_id = v.id
    WHERE ${visit} AND v.status <> 'cancelled'
      AND o.status IN ('ordered', 'done')
      AND NOT EXISTS (SELECT 1 FROM charges c WHERE c.order_id = o.id AND c.reverses_id IS NULL)
    UNION ALL
    SELECT v.id, a.amount_fen, p.signed_at
    FROM visits v
    CROSS JOIN prescriptions p ON p.visit_id = v.id
    CROSS JOIN prescription_lines l ON l.prescription_id = p.id
    CROSS JOIN allocations a ON a.line_id = l.id
    WHERE ${visit} AND v.status <> 'cancelled'
      AND p.status IN ('signed', 'settled', 'pay_later', 'prepared', 'dispensed')
      AND a.status IN ('reserved', 'dispensed')
      AND NOT (p.status IN ('signed', 'pay_later') AND p.valid_to_day < :today)
      AND NOT EXISTS (SELECT 1 FROM charges c WHERE c.allocation_id = a.id AND c.reverses_id IS NULL)
  ) GROUP BY visitId ORDER BY since, visitId`;

export interface UnpaidVisit {
  readonly visitId: VisitId;
  readonly dueFen: Fen;
  readonly since: Instant;
}

const unpaidVisits = prepared((db) => db.$client.prepare(unpaidWhere('v.day BETWEEN :fromDay AND :toDay')));
const owedVisits = prepared((db) => db.$client.prepare(unpaidWhere('v.pay_later = 1')));

/** Visits of a span of days that still have something to settle, in the order in which it arose. */
export function listUnpaidVisits(
  db: ReadableDb,
  span: { readonly fromDay: ClinicDay; readonly toDay: ClinicDay; readonly today: ClinicDay },
): UnpaidVisit[] {
  return unpaidVisits(db).all(span) as UnpaidVisit[];
}

/** 先诊疗后付费 and still unpaid, of whatever day. */
export function listOwedVisits(db: ReadableDb, today: ClinicDay): UnpaidVisit[] {
  return owedVisits(db).all({ today }) as UnpaidVisit[];
}
