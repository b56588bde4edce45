import { and, desc, eq, gte, lte, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import {
  listUnsettledAllocations,
  listUnsettledOrders,
  orderKey,
  prescriptionKey,
  type UnsettledAllocation,
  type UnsettledOrder,
} from '../../../db/queries/bill.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { familyDoctorContracts, visits } from '../../../db/schema/index.ts';
import type { Bill, BillLine, BillWaiver } from '../../shared/contract/cashier-bill.ts';
import { FEE_CATEGORIES } from '../../shared/domain/fee-categories.ts';
import { priceDrugLine } from '../../shared/domain/pricing.ts';
import { type Fen, subtractFen, sumFen } from '../../shared/values/fen.ts';
import type { VisitId, WaiverRuleId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { readReceiptSupply } from './receipt-numbers.ts';

const visitOfBill = prepared((db) =>
  db
    .select({
      visitId: visits.id,
      number: visits.number,
      day: visits.day,
      status: visits.status,
      payLater: visits.payLater,
      residentId: visits.residentId,
    })
    .from(visits)
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const contractInForce = prepared((db) =>
  db
    .select({ agreementNo: familyDoctorContracts.agreementNo })
    .from(familyDoctorContracts)
    .where(
      and(
        sql`${familyDoctorContracts.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        lte(familyDoctorContracts.fromDay, sql.placeholder('day')),
        gte(familyDoctorContracts.toDay, sql.placeholder('day')),
        sql`(${familyDoctorContracts.endedDay} IS NULL OR ${familyDoctorContracts.endedDay} > ${sql.placeholder('day')})`,
      ),
    )
    .orderBy(desc(familyDoctorContracts.toDay))
    .limit(1)
    .prepare(),
);

export type BillVisit = NonNullable<ReturnType<typeof findBillVisit>>;

export function findBillVisit(db: ReadableDb, visitId: VisitId) {
  return visitOfBill(db).get({ visitId });
}

/** One charge of a bill as the screen shows it, with what the settlement needs to write it. */
export interface OpenCharge {
  readonly line: BillLine;
  readonly waiver: (BillWaiver & { readonly ruleId: WaiverRuleId }) | undefined;
  readonly prescription: UnsettledAllocation | undefined;
  readonly order: UnsettledOrder | undefined;
}

/**
 * Everything that a visit has still to pay, in the order of the twelve categories. A slip past its last
 * day is not on the bill unless its drugs are in the patient's hands already.
 */
export function listOpenCharges(
  context: Pick<QueryContext, 'db' | 'today'>,
  visit: BillVisit,
  parts: readonly UnsettledAllocation[] = listUnsettledAllocations(context.db, visit.visitId),
): OpenCharge[] {
  const orders = listUnsettledOrders(context.db, visit.visitId);
  const open = [
    ...orders.map((order) => chargeOfOrder(context.db, visit, order)),
    ...parts.filter((part) => !isLapsed(part, context.today)).map(chargeOfPart),
  ];
  const rank = (charge: OpenCharge) => FEE_CATEGORIES.indexOf(charge.line.category);
  return open.sort((a, b) => rank(a) - rank(b));
}

function isLapsed(part: UnsettledAllocation, today: string): boolean {
  const waits = part.prescriptionStatus === 'signed' || part.prescriptionStatus === 'pay_later';
  return waits && part.validToDay < today;
}

function chargeOfOrder(db: ReadableDb, visit: BillVisit, order: UnsettledOrder): OpenCharge {
  const key = orderKey(order.orderId);
  const line: BillLine = {
    kind: 'service',
    key,
    chargeKey: key,
    category: order.category,
    orderId: order.orderId,
    name: order.name,
    unit: order.unit,
    priceFen: order.priceFen,
    qty: order.qty,
    amountFen: order.amountFen,
  };
  const { waiverRuleId: ruleId, waiverFen: amountFen } = order;
  if (ruleId === null) return { line, waiver: undefined, prescription: undefined, order };
  const waiver = {
    ruleId,
    key,
    chargeKey: key,
    name: order.waiverName ?? '',
    basis: basisOf(db, visit, order),
    itemName: order.name,
    amountFen,
  };
  return { line, waiver, prescription: undefined, order };
}

/** A waiver for signed residents rests on the agreement; its number is what the center asks for. */
function basisOf(db: ReadableDb, visit: BillVisit, order: UnsettledOrder): string {
  if (order.waiverCondition !== 'contract') return order.waiverBasis ?? '';
  const contract = contractInForce(db).get({ residentId: visit.residentId, day: visit.day });
  return contract ? `签约协议 ${contract.agreementNo}` : (order.waiverBasis ?? '');
}

function chargeOfPart(part: UnsettledAllocation): OpenCharge {
  const line: BillLine = {
    kind: 'drug',
    key: prescriptionKey(part.prescriptionId),
    chargeKey: `allocation:${part.allocationId}`,
    category: part.category,
    allocationId: part.allocationId,
    name: part.name,
    spec: part.spec,
    packUnit: part.packUnit,
    packSize: part.packSize,
    smallUnit: part.smallUnit,
    batchNo: part.batchNo,
    expiresDay: part.expiresDay,
    price: part.price,
    qty: part.qty,
    amountFen: part.amountFen,
  };
  return { line, waiver: undefined, prescription: part, order: undefined };
}

/**
 * The bill of a visit as it stands now.
 *
 * @throws Refusal 'cashier.unknown-visit'
 */
export function readBill(context: QueryContext, visitId: VisitId): Bill {
  const visit = findBillVisit(context.db, visitId);
  if (!visit) throw refuse('cashier.unknown-visit');
  const parts = listUnsettledAllocations(context.db, visitId);
  const open = visit.status === 'cancelled' ? [] : listOpenCharges(context, visit, parts);
  const lines = open.map((charge) => charge.line);
  const waivers = open.flatMap(({ waiver }) => (waiver ? [waiver] : []));
  const grossFen = sumFen(lines, (line) => line.amountFen);
  const waivedFen = sumFen(waivers, (waiver) => waiver.amountFen);
  return {
    visitId,
    visitNumber: visit.number,
    visitDay: visit.day,
    payLater: visit.payLater,
    lines,
    waivers: waivers.map(({ ruleId: _ruleId, ...waiver }) => waiver),
    prescriptions: listSlips(open),
    lapsed: listLapsed(parts, context.today),
    grossFen,
    waivedFen,
    netFen: subtractFen(grossFen, waivedFen),
    ...drugTotals(lines),
    roundCashToJiao: context.settings.cash.roundToJiao,
    receipts: readReceiptSupply(context.db),
  };
}

function listSlips(open: readonly OpenCharge[]): Bill['prescriptions'] {
  const slips = new Map<number, Bill['prescriptions'][number]>();
  for (const { prescription: part } of open) {
    if (!part || slips.has(part.prescriptionId)) continue;
    slips.set(part.prescriptionId, {
      prescriptionId: part.prescriptionId,
      number: slipNumber(part),
      doctorName: part.doctorName,
      signedAt: part.signedAt,
    });
  }
  return [...slips.values()];
}

function listLapsed(parts: readonly UnsettledAllocation[], today: string): Bill['lapsed'] {
  const lapsed = new Map<number, Bill['lapsed'][number]>();
  for (const part of parts) {
    if (!isLapsed(part, today)) continue;
    lapsed.set(part.prescriptionId, { number: slipNumber(part), validToDay: part.validToDay });
  }
  return [...lapsed.values()];
}

/** As printed on the slip: `2026-11-20-009`. */
function slipNumber(part: Pick<UnsettledAllocation, 'prescriptionDay' | 'prescriptionNumber'>): string {
  return `${part.prescriptionDay}-${part.prescriptionNumber.toString().padStart(3, '0')}`;
}

function drugTotals(lines: readonly BillLine[]): { drugFen: Fen; drugAtPurchasePriceFen: Fen } {
  const parts = lines.flatMap((line) => (line.kind === 'drug' ? [line] : []));
  return {
    drugFen: sumFen(parts, (part) => part.amountFen),
    drugAtPurchasePriceFen: sumFen(parts, (part) => priceDrugLine(part.price, part.packSize, part.qty)),
  };
}
