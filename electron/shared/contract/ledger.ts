// The month's ledger on screen (getMonth, listDrugs), the year's months, closing a month and undoing it, and the
// workbook (exportMonth). All of them read the month through services/ledger/read-month.ts.
import { z } from 'zod';
import { drugCategorySchema, FEE_CATEGORIES, type FeeCategory } from '../domain/fee-categories.ts';
import { TENDERS, type Tender } from '../domain/tenders.ts';
import { clinicDaySchema, clinicMonthSchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { drugIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { signedQuantitySchema } from '../values/quantity.ts';
import { proofSchema } from './cashier-day.ts';
import { command, done, query, task, text } from './define.ts';

/** The head's: a clerk who saw today's cash here would not count the drawer blind. */
const AT_THE_BOOKS = ['head'] as const;

function fenByName<const Name extends string>(names: readonly Name[]) {
  const shape = Object.fromEntries(names.map((name) => [name, fenSchema]));
  return z.object(shape as Record<Name, typeof fenSchema>);
}

const byCategorySchema = fenByName<FeeCategory>(FEE_CATEGORIES);
const byTenderSchema = fenByName<Tender>(TENDERS);

/**
 * The figures of a day, or the sums of many. All from raw rows, by the day on which the money moved:
 * - `categories`: charges by fee category, charges of refunds counted with their minus sign;
 * - `grossFen` 应收 = Σ charges of sale receipts; `waivedFen` 减免 = Σ waivers of sale receipts;
 * - `refundedFen` 退费 = −(Σ charges − Σ waivers) of refund receipts, zero or more;
 * - `netFen` 实收 = 应收 − 减免 − 退费 = Σ `tenders` + `cashRoundingFen`;
 * - `tenders`: payments by tender, what a refund paid out counted with its minus sign;
 * - `dueFen` 应交现金 = the cash among them; `countedFen` and `overShortFen` as the closing in force has them.
 */
const figuresShape = {
  /** Registrations that were not cancelled (人次). */
  visitCount: z.int(),
  saleCount: z.int(),
  refundCount: z.int(),
  categories: byCategorySchema,
  grossFen: fenSchema,
  waivedFen: fenSchema,
  refundedFen: fenSchema,
  netFen: fenSchema,
  tenders: byTenderSchema,
  cashRoundingFen: fenSchema,
  firstReceiptNo: z.int().nullable(),
  lastReceiptNo: z.int().nullable(),
  dueFen: fenSchema,
  /** Null while the day has no closing in force; of a sum: over the days that have one. */
  countedFen: fenSchema.nullable(),
  overShortFen: fenSchema.nullable(),
} as const;

const LEDGER_DAY_STATES = [
  'before',
  'future',
  'missing',
  /** Before its first patient: nobody left it out. */
  'today',
  'open',
  'counted',
  'closed',
  'zero',
] as const;

export const ledgerDaySchema = z.object({
  day: clinicDaySchema,
  /** `before` the station's first day, `future` not yet come, `missing` nobody opened it, `zero` closed without business. */
  status: z.enum(LEDGER_DAY_STATES),
  overShortReason: z.string(),
  closedByName: z.string(),
  /** Who looked at the closing and signed for it; empty where nobody did. */
  checkedByName: z.string(),
  ...figuresShape,
});
export type LedgerDay = z.output<typeof ledgerDaySchema>;

export const ledgerTotalsSchema = z.object(figuresShape);
export type LedgerTotals = z.output<typeof ledgerTotalsSchema>;

const flowSchema = z.object({ qty: signedQuantitySchema, fen: fenSchema });

/** Ways in and out of stock; quantities and costs of both are zero or more. */
export const STOCK_IN_KINDS = ['purchase', 'return', 'adjust_in'] as const;
export const STOCK_OUT_KINDS = ['dispense', 'loss', 'adjust_out', 'supplier_return'] as const;
export type StockInKind = (typeof STOCK_IN_KINDS)[number];
export type StockOutKind = (typeof STOCK_OUT_KINDS)[number];

/** One drug's month: smallest units and purchase cost. Opening + in − out = closing, which is read from the stock itself. */
export const ledgerDrugSchema = z.object({
  drugId: drugIdSchema,
  name: z.string(),
  spec: z.string(),
  maker: z.string(),
  class: drugCategorySchema,
  packUnit: z.string(),
  packSize: z.int(),
  smallUnit: z.string(),
  opening: flowSchema,
  in: z.object({ purchase: flowSchema, return: flowSchema, adjust_in: flowSchema }),
  out: z.object({
    dispense: flowSchema,
    loss: flowSchema,
    adjust_out: flowSchema,
    supplier_return: flowSchema,
  }),
  closing: flowSchema,
});
export type LedgerDrug = z.output<typeof ledgerDrugSchema>;

/** The same in money over all drugs. */
export const drugTotalsSchema = z.object({
  drugCount: z.int(),
  openingFen: fenSchema,
  in: z.object({ purchase: fenSchema, return: fenSchema, adjust_in: fenSchema }),
  out: z.object({ dispense: fenSchema, loss: fenSchema, adjust_out: fenSchema, supplier_return: fenSchema }),
  closingFen: fenSchema,
  /** Drugs whose opening + in − out is not what the stock holds; zero when the books are sound. */
  unbalanced: z.int(),
});
export type DrugTotals = z.output<typeof drugTotalsSchema>;

/** 零差率证明: charged = cost + split rounding + change of charged-not-handed-out + markup; the markup must be zero. */
export const markupProofSchema = z.object({
  /** Drug charges, refunds with their sign. */
  chargedFen: fenSchema,
  /** Purchase cost of what patients got, what came back taken off. */
  costFen: fenSchema,
  splitRoundingFen: fenSchema,
  splitRoundingCount: z.int(),
  /** Charged and to be handed out later, less handed out and charged at another time: the change over the month. */
  pendingChangeFen: fenSchema,
  markupFen: fenSchema,
});
export type MarkupProof = z.output<typeof markupProofSchema>;

export const monthBlockerSchema = z.discriminatedUnion('kind', [
  /** The month ended before the station's first day, or nobody has ever worked. */
  z.object({ kind: z.literal('before-start') }),
  z.object({ kind: z.literal('already-closed') }),
  z.object({ kind: z.literal('earlier-month-open'), month: clinicMonthSchema }),
  z.object({ kind: z.literal('days-open'), days: z.array(clinicDaySchema) }),
  z.object({ kind: z.literal('stocktakes-open'), count: z.int() }),
  z.object({ kind: z.literal('receipt-gaps'), count: z.int() }),
  z.object({ kind: z.literal('proof-fails'), names: z.array(z.string()) }),
]);

export type LedgerBlocker = z.output<typeof monthBlockerSchema>;

const monthClosingSchema = z.object({
  at: instantSchema,
  byName: z.string(),
  /** The snapshot made at closing says the same as the raw rows say now. */
  agrees: z.boolean(),
  /** It is the newest one, so the head may undo it. */
  newest: z.boolean(),
});

export const ledgerMonthSchema = z.object({
  month: clinicMonthSchema,
  fromDay: clinicDaySchema,
  toDay: clinicDaySchema,
  /** The station's first business day; null when nobody has ever worked. */
  firstDay: clinicDaySchema.nullable(),
  days: z.array(ledgerDaySchema),
  totals: ledgerTotalsSchema,
  counts: z.object({ business: z.int(), zero: z.int(), missing: z.int(), closed: z.int() }),
  receiptGaps: z.int(),
  drugs: drugTotalsSchema,
  markup: markupProofSchema,
  indicators: z.object({
    /** Outpatient income = Σ categories − waived. Null when nobody came, or nothing came in. */
    perVisitFen: fenSchema.nullable(),
    drugPerVisitFen: fenSchema.nullable(),
    drugShareTenths: z.int().nullable(),
    headAllowanceFen: fenSchema,
  }),
  proof: proofSchema,
  /** Closed days whose own three sides do not agree. */
  failingDays: z.array(clinicDaySchema),
  /** What stands between the month and its closing; empty = it may be closed. */
  blockers: z.array(monthBlockerSchema),
  closing: monthClosingSchema.nullable(),
});
export type LedgerMonth = z.output<typeof ledgerMonthSchema>;

const monthInput = { month: clinicMonthSchema };

/** What may stand between a month and its closing. */
const MONTH_LACKS = [
  'ledger.before-start',
  'ledger.already-closed',
  'ledger.earlier-month-open',
  'ledger.days-open',
  'ledger.stocktakes-open',
  'ledger.receipt-gaps',
  'ledger.proof-fails',
] as const;

export const ledger = {
  /** The month's ledger from raw rows: days, totals, proofs, and what is missing for its closing. */
  getMonth: query({ input: z.strictObject(monthInput), output: ledgerMonthSchema, access: AT_THE_BOOKS }),

  /** 药品收支存: every drug with stock or movement in the month, by class and name. */
  listDrugs: query({
    input: z.strictObject(monthInput),
    output: z.array(ledgerDrugSchema),
    access: [...AT_THE_BOOKS, 'pharmacist'],
  }),

  /** The twelve accounting months of a year. */
  listMonths: query({
    input: z.strictObject({ year: z.int().min(2000).max(2999) }),
    output: z.array(
      z.object({ month: clinicMonthSchema, status: z.enum(['before', 'closed', 'open', 'future']) }),
    ),
    access: AT_THE_BOOKS,
  }),

  /** Proves the whole books with the month's closing in them, beside the desks; needed right before it is closed. */
  proveMonth: task({
    input: z.strictObject(monthInput),
    output: z.object({ ruleCount: z.int() }),
    refusals: [...MONTH_LACKS, 'ledger.books-moving'],
    access: ['head'],
  }),

  /** Closes a proven month (月结) from closed days, in order, with a snapshot that stays. */
  closeMonth: command({
    input: monthInput,
    output: z.object({ month: clinicMonthSchema, at: instantSchema, netFen: fenSchema }),
    refusals: [...MONTH_LACKS, 'ledger.not-proven'],
    access: ['head'],
    changes: ['ledger', 'cashier'],
  }),

  /** Opens the newest closed month again, with a reason. */
  undoMonth: command({
    input: { ...monthInput, reason: text(200) },
    output: done,
    refusals: ['ledger.not-closed', 'ledger.not-newest'],
    access: ['head'],
    changes: ['ledger', 'cashier'],
  }),

  /** Writes `月末台账-YYYY-MM.xlsx` into the exports folder; the file is there whole or not at all. */
  exportMonth: task({
    input: z.strictObject(monthInput),
    output: z.object({ path: z.string(), fileName: z.string() }),
    refusals: ['ledger.file-in-use'],
    access: AT_THE_BOOKS,
  }),
} as const;
