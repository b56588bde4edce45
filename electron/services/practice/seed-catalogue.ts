import { eq } from 'drizzle-orm';
import type { Tx } from '../../../db/open.ts';
import { drugs, serviceItems, servicePrices, suppliers, waiverRules } from '../../../db/schema/index.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { ServiceItemId, StaffId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { spell, spellAll } from '../spelling.ts';
import { CATALOGUE_DRUGS } from './catalogue/drugs.ts';
import { CATALOGUE_SERVICE_ITEMS } from './catalogue/service-items.ts';
import { CATALOGUE_SUPPLIERS, licenceToDay } from './catalogue/suppliers.ts';
import { CATALOGUE_WAIVER_RULES, type CatalogueWaiverRule } from './catalogue/waiver-rules.ts';

export interface SeedMoment {
  readonly at: Instant;
  readonly day: ClinicDay;
  /** Who set the prices. */
  readonly setBy: StaffId | undefined;
}

/**
 * The usual price list as a start that the head goes through, and the waiver for signed residents
 * (签约人群免收挂号费). The further waiver rules are the practice station's.
 */
export function seedPriceList(tx: Tx, moment: SeedMoment): void {
  for (const item of CATALOGUE_SERVICE_ITEMS) {
    const { code, name, category, unit, point, purpose } = item;
    const { itemId } = tx
      .insert(serviceItems)
      .values({ code, name, ...spell(name), category, unit, point, purpose })
      .returning({ itemId: serviceItems.id })
      .get();
    tx.insert(servicePrices)
      .values({
        itemId,
        priceFen: item.priceFen,
        fromDay: moment.day,
        setBy: moment.setBy ?? null,
        at: moment.at,
      })
      .run();
  }
  seedWaiverRules(tx, moment.day, (rule) => rule.condition === 'contract');
}

/** Everything of the catalogue but stock: price list, all waiver rules, drugs and suppliers. */
export function seedCatalogue(tx: Tx, moment: SeedMoment): void {
  seedPriceList(tx, moment);
  seedWaiverRules(tx, moment.day, (rule) => rule.condition !== 'contract');
  for (const { price: _price, ...drug } of CATALOGUE_DRUGS) {
    tx.insert(drugs)
      .values({ ...drug, ...spellAll([drug.genericName, drug.tradeName]) })
      .run();
  }
  for (const supplier of CATALOGUE_SUPPLIERS) {
    const { name, licenceNo, approved } = supplier;
    const toDay = licenceToDay(supplier, moment.day);
    tx.insert(suppliers)
      .values({ name, initials: spell(name).initials, licenceNo, licenceToDay: toDay, approved })
      .run();
  }
}

function seedWaiverRules(tx: Tx, day: ClinicDay, wanted: (rule: CatalogueWaiverRule) => boolean): void {
  for (const rule of CATALOGUE_WAIVER_RULES.filter(wanted)) {
    const { itemCode, basis, ...values } = rule;
    const serviceItemId = itemCode === null ? null : itemByCode(tx, itemCode);
    tx.insert(waiverRules)
      .values({ ...values, basis: basis(day), serviceItemId })
      .run();
  }
}

function itemByCode(tx: Tx, code: string): ServiceItemId {
  const item = tx.select({ id: serviceItems.id }).from(serviceItems).where(eq(serviceItems.code, code)).get();
  if (!item) throw new Error(`the catalogue names an item that it lacks: ${code}`);
  return item.id;
}
