import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FeeCategory } from '../../electron/shared/domain/fee-categories.ts';
import type { PriorityGroup } from '../../electron/shared/domain/priority.ts';
import type {
  ServiceItemId,
  ServicePriceId,
  StaffId,
  WaiverRuleId,
} from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, fenColumn, flag, idColumn, key } from './columns.ts';
import { staff } from './staff.ts';

/** What a service item is for where the rules need to know it; NULL for all others. */
export type ItemPurpose =
  | 'registration'
  | 'emergency_registration'
  | 'consultation'
  | 'general_fee'
  | 'injection'
  | 'pharmacy_service';

export const serviceItems = sqliteTable(
  'service_items',
  {
    id: key<ServiceItemId>(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    pinyin: text('pinyin').notNull(),
    initials: text('initials').notNull(),
    category: text('category').$type<FeeCategory>().notNull(),
    unit: text('unit').notNull(),
    /** The queue point that does it: a paid lab or examination order puts a ticket there. */
    point: text('point').$type<'lab' | 'examination'>(),
    purpose: text('purpose').$type<ItemPurpose>(),
    active: flag('active').notNull().default(true),
  },
  (table) => [
    index('service_items_initials').on(table.initials),
    check(
      'service_items_category_known',
      sql`${table.category} IN ('registration', 'consultation', 'examination', 'lab', 'treatment', 'surgery', 'material', 'general_fee', 'other')`,
    ),
    check(
      'service_items_point_known',
      sql`${table.point} IS NULL OR ${table.point} IN ('lab', 'examination')`,
    ),
  ],
);

/** Published prices (物价公示). The newest row of an item is in force; older ones prove older charges. */
export const servicePrices = sqliteTable(
  'service_prices',
  {
    id: key<ServicePriceId>(),
    itemId: idColumn<ServiceItemId>('item_id')
      .notNull()
      .references(() => serviceItems.id, { onDelete: 'restrict' }),
    priceFen: fenColumn('price_fen').notNull(),
    fromDay: dayColumn('from_day').notNull(),
    setBy: idColumn<StaffId>('set_by').references(() => staff.id, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
  },
  (table) => [
    index('service_prices_item').on(table.itemId),
    check('service_prices_not_negative', sql`${table.priceFen} >= 0`),
  ],
);

/** Waivers that the center allows (减免); they are computed, never typed, and accounted for apart. */
export const waiverRules = sqliteTable(
  'waiver_rules',
  {
    id: key<WaiverRuleId>(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    basis: text('basis').notNull(),
    category: text('category').$type<FeeCategory>().notNull(),
    /** One item of the category; NULL covers the whole category. */
    serviceItemId: idColumn<ServiceItemId>('service_item_id').references(() => serviceItems.id, {
      onDelete: 'restrict',
    }),
    percent: integer('percent').notNull(),
    condition: text('condition').$type<'contract' | 'age' | 'group'>().notNull(),
    minAge: integer('min_age'),
    group: text('priority_group').$type<PriorityGroup>(),
    active: flag('active').notNull().default(true),
  },
  (table) => [
    check('waiver_rules_percent', sql`${table.percent} BETWEEN 1 AND 100`),
    check('waiver_rules_condition', sql`${table.condition} IN ('contract', 'age', 'group')`),
  ],
);
