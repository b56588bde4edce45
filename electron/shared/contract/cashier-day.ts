import { z } from 'zod';
import type { DENOMINATIONS } from '../domain/closing.ts';
import { DRUG_CATEGORIES, feeCategorySchema } from '../domain/fee-categories.ts';
import { tenderSchema } from '../domain/tenders.ts';
import { clinicDaySchema, clinicMonthSchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { visitIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';

const piecesSchema = z.int().min(0).max(9_999);

/** Pieces by denomination in fen: `{ 10000: 2, 50: 1 }`. A missing one is none. */
export const denominationsSchema = z.strictObject({
  10000: piecesSchema.optional(),
  5000: piecesSchema.optional(),
  2000: piecesSchema.optional(),
  1000: piecesSchema.optional(),
  500: piecesSchema.optional(),
  100: piecesSchema.optional(),
  50: piecesSchema.optional(),
  10: piecesSchema.optional(),
} satisfies Record<(typeof DENOMINATIONS)[number], z.ZodType>);

const proofIdentitySchema = z.object({
  name: z.enum(['settled', ...DRUG_CATEGORIES]),
  left: fenSchema,
  right: fenSchema,
  difference: fenSchema,
});

export const proofSchema = z.object({
  holds: z.boolean(),
  identities: z.array(proofIdentitySchema),
  moneyFen: fenSchema,
  insuranceFen: fenSchema,
});

/** The money of a day. Not sent before the drawer is counted: the count is blind. */
export const dayMoneySchema = z.object({
  grossFen: fenSchema,
  waivedFen: fenSchema,
  refundedFen: fenSchema,
  netFen: fenSchema,
  cashRoundingFen: fenSchema,
  categories: z.array(z.object({ category: feeCategorySchema, amountFen: fenSchema })),
  tenders: z.array(z.object({ tender: tenderSchema, amountFen: fenSchema })),
  /** Charges net of refunds, and waivers net of theirs: the two sides of the first proof. */
  chargedFen: fenSchema,
  waivedNetFen: fenSchema,
  drugChargedFen: fenSchema,
  drugCostFen: fenSchema,
  splitRoundingFen: fenSchema,
  /** Charged on the day and handed out on another, less the reverse. */
  drugPendingChangeFen: fenSchema,
  cashDueFen: fenSchema,
  /** Rows of the day that break an invariant; the day does not close while there are any. */
  breaches: z.array(z.string()),
  proof: proofSchema,
});

export const cashCountSchema = z.object({
  at: instantSchema,
  byName: z.string(),
  lines: z.array(z.object({ denominationFen: z.int(), pieces: z.int() })),
  totalFen: fenSchema,
  floatBeforeFen: fenSchema,
  /** Counted less the morning's float. */
  cashOfDayFen: fenSchema,
  overShortFen: fenSchema,
  /** What goes to the bank, and what stays for tomorrow. */
  dropFen: fenSchema,
  floatAfterFen: fenSchema,
});

export const dayClosingSchema = z.object({
  at: instantSchema,
  madeByName: z.string(),
  checkedByName: z.string(),
  zeroBusiness: z.boolean(),
  netFen: fenSchema,
  overShortFen: fenSchema,
  overShortReason: z.string(),
  depositSlip: z.string(),
});

export const dayViewSchema = z.object({
  day: clinicDaySchema,
  /** `none`: nobody worked and the day has not been opened. */
  status: z.enum(['none', 'open', 'counted', 'closed']),
  hasBusiness: z.boolean(),
  /** Null when this day may be closed next; else the day to close first. */
  closeFirst: clinicDaySchema.nullable(),
  /** An empty day that may be closed next: the last of the empty days that follow it, before today. */
  emptyThrough: clinicDaySchema.nullable(),
  visitCount: z.int(),
  cancelledCount: z.int(),
  saleCount: z.int(),
  refundCount: z.int(),
  firstReceiptNo: z.int().nullable(),
  lastReceiptNo: z.int().nullable(),
  receiptGaps: z.int(),
  /** Bills of the day (or earlier) that nobody paid yet; they don't stop the closing. */
  unpaid: z.object({ count: z.int(), amountFen: fenSchema, first: z.array(visitIdSchema) }),
  /** Charged drugs still in the pharmacy (prescriptions). */
  notHandedOut: z.int(),
  /** Slips that lapse with this day; their stock is released by the closing. */
  lapsing: z.int(),
  floatBeforeFen: fenSchema,
  money: dayMoneySchema.nullable(),
  count: cashCountSchema.nullable(),
  closing: dayClosingSchema.nullable(),
});
export type DayView = z.output<typeof dayViewSchema>;
export type DayMoney = z.output<typeof dayMoneySchema>;

export const calendarSchema = z.object({
  month: clinicMonthSchema,
  firstDay: clinicDaySchema.nullable(),
  days: z.array(
    z.object({
      day: clinicDaySchema,
      /** `future`: not yet; `before`: before the station began; `missing`: nobody opened it. */
      status: z.enum(['future', 'before', 'missing', 'open', 'counted', 'closed', 'zero']),
    }),
  ),
  recent: z.array(dayClosingSchema.extend({ day: clinicDaySchema })),
  closedMonthThrough: clinicDaySchema.nullable(),
});
