import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { listActiveWaiverRules } from '../../../db/queries/registration.ts';
import { type ItemPurpose, orders, serviceItems, servicePrices, visits } from '../../../db/schema/index.ts';
import type { OrderIntent } from '../../shared/contract/prescribing.ts';
import { ageOn } from '../../shared/domain/age.ts';
import type { FeeCategory } from '../../shared/domain/fee-categories.ts';
import { priceServiceLine } from '../../shared/domain/pricing.ts';
import { planWaivers, type WaiverPerson } from '../../shared/domain/waivers.ts';
import { type Fen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { ServiceItemId, ServicePriceId, WaiverRuleId } from '../../shared/values/ids.ts';
import { type Quantity, quantity } from '../../shared/values/quantity.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { findContract, listVisitGroups } from '../residents/priority-of-resident.ts';
import type { CareVisit } from './visit-under-care.ts';

const priceInForce = prepared((db) =>
  db
    .select({
      itemId: serviceItems.id,
      name: serviceItems.name,
      category: serviceItems.category,
      purpose: serviceItems.purpose,
      active: serviceItems.active,
      servicePriceId: servicePrices.id,
      priceFen: servicePrices.priceFen,
    })
    .from(serviceItems)
    .leftJoin(
      servicePrices,
      and(eq(servicePrices.itemId, serviceItems.id), lte(servicePrices.fromDay, sql.placeholder('today'))),
    )
    .where(eq(serviceItems.id, sql.placeholder('itemId')))
    // As the published list: the newest row that has begun, whatever an earlier clock wrote on it.
    .orderBy(desc(servicePrices.id))
    .limit(1)
    .prepare(),
);

/** Charged once a day, the fee pays for the injections of every visit of that day. */
const generalFeeOfDay = prepared((db) =>
  db
    .select({ orderId: orders.id })
    .from(visits)
    .innerJoin(orders, eq(orders.visitId, visits.id))
    .innerJoin(servicePrices, eq(servicePrices.id, orders.servicePriceId))
    .innerJoin(serviceItems, eq(serviceItems.id, servicePrices.itemId))
    .where(
      and(
        sql`${visits.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        eq(visits.day, sql.placeholder('day')),
        eq(serviceItems.category, 'general_fee'),
        inArray(orders.status, ['ordered', 'settled', 'done']),
      ),
    )
    .limit(1)
    .prepare(),
);

export interface PlannedOrder {
  readonly itemId: ServiceItemId;
  readonly name: string;
  readonly category: FeeCategory;
  readonly servicePriceId: ServicePriceId;
  readonly qty: Quantity;
  readonly amountFen: Fen;
  readonly waiverFen: Fen;
  readonly waiverRuleId: WaiverRuleId | null;
}

/**
 * Service items priced by the published price in force today, with the waiver that the rules give.
 *
 * @throws Refusal 'consultation.unknown-item' | 'consultation.no-price' |
 *   'consultation.covered-by-general-fee' (一般诊疗费 already pays for injection and 药事服务) |
 *   'consultation.item-at-registration' (fees that belong to registration)
 */
export function planOrders(
  context: QueryContext,
  visit: CareVisit,
  intents: readonly OrderIntent[],
): PlannedOrder[] {
  if (intents.length === 0) return [];
  const { residentId, day } = visit;
  const hasGeneralFee = generalFeeOfDay(context.db).get({ residentId, day }) !== undefined;
  const priced = intents.map((intent) => priceOrder(context, intent, hasGeneralFee));
  const waivable = priced.map((order, at) => ({
    chargeKey: String(at),
    category: order.category,
    serviceItemId: order.itemId,
    amountFen: order.amountFen,
  }));
  const waivers = new Map(
    planWaivers(listActiveWaiverRules(context.db), waivable, personOf(context, visit)).map((one) => [
      one.chargeKey,
      one,
    ]),
  );
  return priced.map((order, at) => {
    const waiver = waivers.get(String(at));
    return {
      ...order,
      waiverFen: waiver?.amountFen ?? ZERO_FEN,
      waiverRuleId: waiver?.ruleId ?? null,
    };
  });
}

/** Charged when the number is given, never by the doctor. */
const AT_REGISTRATION: readonly ItemPurpose[] = [
  'registration',
  'emergency_registration',
  'consultation',
  'general_fee',
];

function priceOrder(context: QueryContext, intent: OrderIntent, hasGeneralFee: boolean) {
  const item = priceInForce(context.db).get({ itemId: intent.itemId, today: context.today });
  if (!item?.active) throw refuse('consultation.unknown-item');
  const { name, purpose, category } = item;
  if (item.servicePriceId === null || item.priceFen === null) throw refuse('consultation.no-price', { name });
  if (purpose !== null && AT_REGISTRATION.includes(purpose)) {
    throw refuse('consultation.item-at-registration', { name });
  }
  if (hasGeneralFee && (purpose === 'injection' || purpose === 'pharmacy_service')) {
    throw refuse('consultation.covered-by-general-fee', { name });
  }
  const qty = quantity(intent.qty);
  const amountFen = priceServiceLine(item.priceFen, qty);
  return { itemId: item.itemId, name, category, servicePriceId: item.servicePriceId, qty, amountFen };
}

function personOf(context: QueryContext, visit: CareVisit): WaiverPerson {
  const { residentId, visitId, birthDay } = visit;
  const contract = findContract(context, residentId, context.today);
  return {
    contract: contract && { number: contract.agreementNo },
    age: birthDay <= context.today ? ageOn(birthDay, context.today) : undefined,
    groups: listVisitGroups(context, visitId),
  };
}
