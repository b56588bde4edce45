import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ServiceItemId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { serviceItems, servicePrices, settings, staff } from '../schema/index.ts';
import { NO_MATCH, searchRank } from './search-rank.ts';

const itemRank = searchRank(
  {
    names: [serviceItems.name],
    pinyin: serviceItems.pinyin,
    initials: serviceItems.initials,
    codes: [serviceItems.code],
  },
  sql.placeholder('term'),
);

/** The newest price row that has begun is in force; older ones prove older charges. */
const inForce = sql`${servicePrices.id} = (SELECT max(newest.id) FROM ${servicePrices} newest WHERE newest.item_id = ${serviceItems.id} AND newest.from_day <= ${sql.placeholder('today')})`;

const pricedItem = {
  itemId: serviceItems.id,
  servicePriceId: servicePrices.id,
  code: serviceItems.code,
  name: serviceItems.name,
  category: serviceItems.category,
  unit: serviceItems.unit,
  point: serviceItems.point,
  purpose: serviceItems.purpose,
  priceFen: servicePrices.priceFen,
  fromDay: servicePrices.fromDay,
  pinyin: serviceItems.pinyin,
  initials: serviceItems.initials,
  active: serviceItems.active,
} as const;

const search = prepared((db) =>
  db
    .select({ ...pricedItem, rank: itemRank.as('rank') })
    .from(serviceItems)
    .innerJoin(servicePrices, and(eq(servicePrices.itemId, serviceItems.id), inForce))
    .where(and(eq(serviceItems.active, true), sql`${itemRank} < ${sql.raw(String(NO_MATCH))}`))
    .orderBy(asc(sql`rank`), asc(sql`length(${serviceItems.name})`), asc(serviceItems.code))
    .prepare(),
);

const page = prepared((db) =>
  db
    .select({ ...pricedItem, total: sql<number>`count(*) OVER ()` })
    .from(serviceItems)
    .innerJoin(servicePrices, and(eq(servicePrices.itemId, serviceItems.id), inForce))
    .where(
      and(
        sql`${itemRank} < ${sql.raw(String(NO_MATCH))}`,
        sql`(${serviceItems.active} = 1 OR ${sql.placeholder('includeInactive')} = 1)`,
      ),
    )
    .orderBy(desc(serviceItems.active), asc(serviceItems.category), asc(serviceItems.code))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare(),
);

const byId = prepared((db) =>
  db
    .select(pricedItem)
    .from(serviceItems)
    .innerJoin(servicePrices, and(eq(servicePrices.itemId, serviceItems.id), inForce))
    .where(eq(serviceItems.id, sql.placeholder('itemId')))
    .prepare(),
);

export type PricedItem = Omit<ReturnType<typeof searchPriceList>[number], 'rank'>;

/** Items in use that answer to a term, with the price in force on a day, the likeliest first. */
export function searchPriceList(db: ReadableDb, by: { term: string; today: ClinicDay }) {
  return search(db).all({ term: by.term.toLowerCase(), today: by.today });
}

/** One page of the price list with the number of all rows; items out of use come last. */
export function listItemPage(
  db: ReadableDb,
  by: { term: string; today: ClinicDay; includeInactive: boolean; limit: number; offset: number },
): { total: number; rows: PricedItem[] } {
  const rows = page(db).all({
    ...by,
    term: by.term.toLowerCase(),
    includeInactive: by.includeInactive ? 1 : 0,
  });
  return { total: rows[0]?.total ?? 0, rows };
}

/** One item, in use or not, with the price in force on a day. */
export function findPricedItem(
  db: ReadableDb,
  by: { itemId: ServiceItemId; today: ClinicDay },
): PricedItem | undefined {
  return byId(db).get(by);
}

const changeOfSetting = prepared((db) =>
  db
    .select({ by: staff.name, at: settings.updatedAt })
    .from(settings)
    .innerJoin(staff, eq(staff.id, settings.updatedBy))
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare(),
);

/** Who set one of the station's rules, and when; undefined while it is as the program came. */
export function findSettingChange(db: ReadableDb, key: string): { by: string; at: Instant } | undefined {
  return changeOfSetting(db).get({ key });
}
