import { z } from 'zod';
import { CHINA_OFFSET_MINUTES } from '../values/clinic-day.ts';
import { fen, fenSchema } from '../values/fen.ts';
import { DEFAULT_PRINTERS, printersSchema } from './printing.ts';
import { DEFAULT_PRIORITY_SETTINGS, prioritySettingsSchema } from './priority.ts';
import { DEFAULT_QUEUE_SETTINGS, queueSettingsSchema } from './queue-order.ts';
import { DEFAULT_READER, readerSettingsSchema } from './reader.ts';
import { boardSettingsSchema, DEFAULT_BOARD, DEFAULT_VOICE, voiceSettingsSchema } from './waiting-room.ts';

/** Whatever differs by place (设). Stored one row a key; a missing row means the default given here. */
export const settingsSchemas = {
  station: z.object({
    name: z.string().min(1).max(60),
    center: z.string().min(1).max(60),
    practice: z.boolean(),
    /** Asia/Shanghai. */
    utcOffsetMinutes: z.int().min(-720).max(840),
    startedDay: z.string(),
  }),
  queue: queueSettingsSchema,
  priority: prioritySettingsSchema,
  fees: z.object({
    /** 一般诊疗费, or 挂号费 and 诊察费 apart; never both. */
    mode: z.enum(['general', 'separate']),
    /** A second registration on the same day is not charged again. */
    oncePerDay: z.boolean(),
    /** 先看病、后付费. */
    payLaterAllowed: z.boolean(),
  }),
  cash: z.object({
    roundToJiao: z.boolean(),
    floatFen: fenSchema,
    /** More than so much of one receipt is paid back by the head alone; null: by whoever is at the counter. */
    headRefundsAboveFen: fenSchema.nullable().default(null),
  }),
  /** So many days without an entry are a holiday or a wrong clock: the head confirms before a day is opened. */
  clock: z.object({ aheadDays: z.int().min(1).max(60) }),
  month: z.object({ cutOffDay: z.union([z.literal('last'), z.int().min(1).max(28)]) }),
  dispensary: z.object({
    /** One person on duty may sign both 调配 and 核对. */
    samePersonMaySignTwice: z.boolean(),
    validDays: z.int().min(1).max(3),
    feverDeci: z.int(),
  }),
  storeroom: z.object({
    /** Months before expiry at which the bands start, widest first. */
    expiryBandMonths: z.tuple([z.int().min(1).max(24), z.int().min(1).max(24), z.int().min(1).max(24)]),
    /** Goods that expire within so many months are not taken in; 0 takes in whatever is in date. */
    arrivalMonths: z.int().min(0).max(24),
  }),
  /** Where a second copy of each backup goes; empty: nowhere but this PC. */
  backup: z.object({ folder: z.string().max(300) }),
  display: z.object({ largeType: z.boolean() }),
  /** The identity card reader of this PC. */
  reader: readerSettingsSchema,
  /** Which printer prints what, and how each lies off. */
  printers: printersSchema,
  board: boardSettingsSchema,
  voice: voiceSettingsSchema,
} as const;

export type SettingKey = keyof typeof settingsSchemas;
export type Settings = { readonly [Key in SettingKey]: z.output<(typeof settingsSchemas)[Key]> };

export const DEFAULT_SETTINGS: Settings = {
  station: {
    name: '社区卫生服务站',
    center: '社区卫生服务中心',
    practice: false,
    utcOffsetMinutes: CHINA_OFFSET_MINUTES,
    startedDay: '',
  },
  queue: DEFAULT_QUEUE_SETTINGS,
  priority: DEFAULT_PRIORITY_SETTINGS,
  fees: { mode: 'separate', oncePerDay: true, payLaterAllowed: true },
  cash: { roundToJiao: false, floatFen: fen(20_000), headRefundsAboveFen: null },
  clock: { aheadDays: 10 },
  month: { cutOffDay: 'last' },
  dispensary: { samePersonMaySignTwice: true, validDays: 1, feverDeci: 373 },
  storeroom: { expiryBandMonths: [6, 3, 1], arrivalMonths: 6 },
  backup: { folder: '' },
  display: { largeType: false },
  reader: DEFAULT_READER,
  printers: DEFAULT_PRINTERS,
  board: DEFAULT_BOARD,
  voice: DEFAULT_VOICE,
};
