import { z } from 'zod';
import { feeCategorySchema } from '../domain/fee-categories.ts';
import { priorityGroupSchema } from '../domain/priority.ts';
import { queuePointSchema } from '../domain/queue-points.ts';
import { settingsSchemas } from '../domain/settings.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import {
  clinicIdSchema,
  receiptRangeIdSchema,
  serviceItemIdSchema,
  servicePriceIdSchema,
  waiverRuleIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, done, nothing, query, text } from './define.ts';

/** Fee categories of the price list; drugs are priced by their batches. */
export const serviceCategorySchema = feeCategorySchema.exclude(['western', 'patent', 'herbal']);

export const ITEM_PURPOSES = [
  'registration',
  'emergency_registration',
  'consultation',
  'general_fee',
  'injection',
  'pharmacy_service',
] as const;

const itemFields = {
  code: text(20),
  name: text(60),
  category: serviceCategorySchema,
  unit: text(10),
  /** The queue that a paid order enters. */
  point: z.enum(['lab', 'examination']).nullable(),
  /** What the fee rules must know of it: 一般诊疗费 merges the other four. */
  purpose: z.enum(ITEM_PURPOSES).nullable(),
} as const;

/** An item of the published price list with the price in force today. */
export const serviceItemSchema = z.object({
  ...itemFields,
  itemId: serviceItemIdSchema,
  servicePriceId: servicePriceIdSchema,
  priceFen: fenSchema,
  fromDay: clinicDaySchema,
  pinyin: z.string(),
  initials: z.string(),
  active: z.boolean(),
});
export type ServiceItem = z.output<typeof serviceItemSchema>;

const publishedPrice = fenSchema.refine((value) => value >= 0);

const waiverFields = {
  code: text(20),
  name: text(40),
  /** The paper that it rests on; printed beside the amount. */
  basis: text(60),
  category: feeCategorySchema,
  /** One item of the category; null covers the whole category. */
  serviceItemId: serviceItemIdSchema.nullable(),
  percent: z.int().min(1).max(100),
  condition: z.enum(['contract', 'age', 'group']),
  minAge: z.int().min(0).max(120).nullable(),
  group: priorityGroupSchema.nullable(),
} as const;

const term = z.string().trim().max(40).default('');

export const settingsAdministration = {
  /** By initials, pinyin, code or name; at most 20 items in use, the likeliest first. */
  searchItems: query({
    input: z.strictObject({ term, categories: z.array(serviceCategorySchema).max(12).optional() }),
    output: z.array(serviceItemSchema),
    access: 'everyone',
  }),
  /** The price list (物价公示), 100 a page, by category and code. */
  listItems: query({
    input: z.strictObject({
      term,
      includeInactive: z.boolean().default(false),
      page: z.int().min(0).max(100).default(0),
    }),
    output: z.object({ total: z.int(), rows: z.array(serviceItemSchema) }),
    access: 'everyone',
  }),
  addItem: command({
    input: { ...itemFields, priceFen: publishedPrice },
    output: z.object({ itemId: serviceItemIdSchema }),
    refusals: ['settings.item-code-taken', 'settings.purpose-taken'],
    access: ['head'],
    changes: ['settings'],
  }),
  /** A new row of the price list from today on; what was charged before keeps its price. */
  changePrice: command({
    input: { itemId: serviceItemIdSchema, priceFen: publishedPrice },
    output: z.object({ servicePriceId: servicePriceIdSchema }),
    refusals: ['settings.item-unknown', 'settings.price-unchanged'],
    access: ['head'],
    changes: ['settings'],
  }),
  changeItemUse: command({
    input: { itemId: serviceItemIdSchema, active: z.boolean() },
    output: done,
    refusals: ['settings.item-unknown', 'settings.purpose-taken'],
    access: ['head'],
    changes: ['settings'],
  }),
  listPriceHistory: query({
    input: z.strictObject({ itemId: serviceItemIdSchema }),
    output: z.array(
      z.object({ priceFen: fenSchema, fromDay: clinicDaySchema, at: instantSchema, setBy: z.string() }),
    ),
    access: ['head'],
  }),

  listWaiverRules: query({
    input: nothing,
    output: z.array(
      z.object({
        ...waiverFields,
        waiverRuleId: waiverRuleIdSchema,
        itemName: z.string(),
        active: z.boolean(),
      }),
    ),
    access: 'everyone',
  }),
  addWaiverRule: command({
    input: waiverFields,
    output: z.object({ waiverRuleId: waiverRuleIdSchema }),
    refusals: ['settings.rule-code-taken', 'settings.rule-incomplete', 'settings.item-unknown'],
    access: ['head'],
    changes: ['settings'],
  }),
  changeWaiverRuleUse: command({
    input: { waiverRuleId: waiverRuleIdSchema, active: z.boolean() },
    output: done,
    refusals: ['settings.rule-unknown'],
    access: ['head'],
    changes: ['settings'],
  }),

  listReceiptRanges: query({
    input: nothing,
    output: z.array(
      z.object({
        rangeId: receiptRangeIdSchema,
        firstNo: z.int(),
        lastNo: z.int(),
        nextNo: z.int(),
        left: z.int(),
        receivedBy: z.string(),
        receivedAt: instantSchema,
      }),
    ),
    access: ['head', 'front_desk'],
  }),
  /** Receipt numbers handed out by the center (领用): ascending, never overlapping. */
  addReceiptRange: command({
    input: { firstNo: z.int().min(1).max(999_999_999_999), lastNo: z.int().min(1).max(999_999_999_999) },
    output: z.object({ rangeId: receiptRangeIdSchema }),
    refusals: [
      'settings.range-order',
      'settings.range-too-long',
      'settings.range-overlaps',
      'settings.range-not-ascending',
    ],
    access: ['head'],
    changes: ['settings', 'cashier'],
  }),

  listRooms: query({
    input: nothing,
    output: z.array(
      z.object({
        clinicId: clinicIdSchema,
        name: z.string(),
        point: queuePointSchema,
        position: z.int(),
        active: z.boolean(),
      }),
    ),
    access: 'everyone',
  }),
  addRoom: command({
    input: { name: text(20), point: queuePointSchema },
    output: z.object({ clinicId: clinicIdSchema }),
    refusals: ['settings.room-name-taken'],
    access: ['head'],
    changes: ['settings', 'queue'],
  }),
  changeRoomUse: command({
    input: { clinicId: clinicIdSchema, active: z.boolean() },
    output: done,
    refusals: ['settings.room-unknown', 'settings.room-in-use', 'settings.last-room'],
    access: ['head'],
    changes: ['settings', 'queue'],
  }),

  /** One setting whole. What the station is (time zone, practice) cannot be changed after it was set up. */
  changeRule: command({
    input: {
      change: z.discriminatedUnion('key', [
        z.strictObject({
          key: z.literal('station'),
          value: z.strictObject({ name: text(60), center: text(60) }),
        }),
        z.strictObject({ key: z.literal('queue'), value: settingsSchemas.queue }),
        z.strictObject({ key: z.literal('priority'), value: settingsSchemas.priority }),
        z.strictObject({ key: z.literal('fees'), value: settingsSchemas.fees }),
        z.strictObject({ key: z.literal('cash'), value: settingsSchemas.cash }),
        z.strictObject({ key: z.literal('clock'), value: settingsSchemas.clock }),
        z.strictObject({ key: z.literal('month'), value: settingsSchemas.month }),
        z.strictObject({ key: z.literal('dispensary'), value: settingsSchemas.dispensary }),
        z.strictObject({ key: z.literal('storeroom'), value: settingsSchemas.storeroom }),
        z.strictObject({ key: z.literal('display'), value: settingsSchemas.display }),
        z.strictObject({ key: z.literal('reader'), value: settingsSchemas.reader }),
        z.strictObject({ key: z.literal('printers'), value: settingsSchemas.printers }),
        z.strictObject({ key: z.literal('board'), value: settingsSchemas.board }),
        z.strictObject({ key: z.literal('voice'), value: settingsSchemas.voice }),
      ]),
    },
    output: done,
    refusals: ['settings.no-fee-item', 'settings.bands-order'],
    access: ['head'],
    changes: ['settings', 'queue', 'registration', 'cashier', 'storeroom'],
  }),
} as const;
