import { z } from 'zod';
import { moneyTenderSchema, tenderSchema } from '../domain/tenders.ts';
import { clinicDaySchema, clinicMonthSchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { chargeIdSchema, receiptIdSchema, staffIdSchema, visitIdSchema } from '../values/ids.ts';
import {
  billKeySchema,
  billSchema,
  owedRowSchema,
  receiptRowSchema,
  receiptSchema,
  settledReceiptSchema,
} from './cashier-bill.ts';
import { calendarSchema, dayViewSchema, denominationsSchema } from './cashier-day.ts';
import { cashierPrint } from './cashier-print.ts';
import { command, done, nothing, optionalText, query, task, text } from './define.ts';
import { cashGivenSchema, statedTendersSchema } from './payment-intent.ts';

const AT_THE_COUNTER = ['front_desk', 'head'] as const;

/** Refusals of a settlement, wherever it is made: at the cashier, or at registration (现在交). */
export const SETTLE_REFUSALS = [
  'cashier.unknown-visit',
  'cashier.nothing-to-settle',
  'cashier.bill-changed',
  'cashier.tenders-exceed-net',
  'cashier.cash-short',
  'cashier.no-cash-due',
  'cashier.no-receipt-numbers',
  'cashier.charged-twice',
  'cashier.prescription-lapsed',
  'cashier.visit-cancelled',
] as const;

export const REFUND_REFUSALS = [
  'cashier.unknown-receipt',
  'cashier.not-a-sale',
  'cashier.unknown-charge',
  'cashier.already-refunded',
  'cashier.drug-not-taken-back',
  'cashier.done-needs-head',
  'cashier.refund-needs-head',
  'cashier.approval-lapsed',
  'cashier.payments-do-not-cover',
  'cashier.no-receipt-numbers',
] as const;

/** Why charges of a receipt cannot be paid back at all, whoever signs. */
const PAY_BACK_REFUSALS = [
  'cashier.unknown-receipt',
  'cashier.not-a-sale',
  'cashier.unknown-charge',
  'cashier.already-refunded',
  'cashier.drug-not-taken-back',
  'cashier.payments-do-not-cover',
] as const;

const receiptQuestion = z.union([
  z.strictObject({ receiptId: receiptIdSchema }),
  z.strictObject({ number: z.int().min(1) }),
]);

const payBack = {
  receiptId: receiptIdSchema,
  chargeIds: z.array(chargeIdSchema).min(1).max(200),
};

const daySchema = { day: clinicDaySchema };

export const cashier = {
  ...cashierPrint,
  /** What a visit has still to pay, by category, with waivers apart. Changes nothing. */
  getBill: query({
    input: z.strictObject({ visitId: visitIdSchema }),
    output: billSchema,
    refusals: ['cashier.unknown-visit'],
    access: AT_THE_COUNTER,
  }),

  /** Takes the money, or a part of it, for one visit. `only` names what the screen showed. */
  settle: command({
    input: {
      visitId: visitIdSchema,
      tenders: statedTendersSchema,
      cashGivenFen: cashGivenSchema.optional(),
      only: z.array(billKeySchema).min(1).max(200).optional(),
    },
    output: settledReceiptSchema,
    refusals: SETTLE_REFUSALS,
    access: AT_THE_COUNTER,
    changes: ['cashier', 'queue', 'consultation', 'dispensary', 'ledger', 'registration'],
  }),

  /** Pays back charges of a receipt: opposite rows, by the tenders it came in by or by `payOutBy`. */
  refund: command({
    input: {
      ...payBack,
      reason: text(100),
      payOutBy: moneyTenderSchema.optional(),
      approvalId: z.int().min(1).optional(),
    },
    output: settledReceiptSchema,
    refusals: REFUND_REFUSALS,
    access: AT_THE_COUNTER,
    changes: ['cashier', 'queue', 'consultation', 'dispensary', 'storeroom', 'ledger', 'registration'],
  }),

  /** What a refund would pay out and by which tenders, and which heads may sign for it where one must. */
  previewRefund: query({
    input: z.strictObject({ ...payBack, payOutBy: moneyTenderSchema.optional() }),
    output: z.object({
      netFen: fenSchema,
      payments: z.array(z.object({ tender: tenderSchema, amountFen: fenSchema })),
      approvers: z.array(z.object({ staffId: staffIdSchema, name: z.string() })),
    }),
    refusals: PAY_BACK_REFUSALS,
    access: AT_THE_COUNTER,
  }),

  /** The head's signature under a refund at this window, by the head's own password. */
  approveRefund: task({
    input: z.strictObject({ ...payBack, staffId: staffIdSchema, password: z.string().min(1).max(200) }),
    output: z.object({ approvalId: z.int(), approverName: z.string() }),
    refusals: [...PAY_BACK_REFUSALS, 'cashier.approver-not-head', 'cashier.approver-password', 'staff.wait'],
    access: AT_THE_COUNTER,
  }),

  /** Today's receipts, newest first, with what waits and what is owed. */
  listToday: query({
    input: nothing,
    output: z.object({
      /** What each visit with a live cashier ticket has to pay. */
      waiting: z.array(owedRowSchema),
      /** 先诊疗后付费 and left unpaid, of whatever day; not in the queue. */
      owed: z.array(owedRowSchema),
      receipts: z.array(receiptRowSchema),
      saleCount: z.int(),
      refundCount: z.int(),
      owedCount: z.int(),
      firstReceiptNo: z.int().nullable(),
      lastReceiptNo: z.int().nullable(),
    }),
    access: AT_THE_COUNTER,
  }),

  /** Receipts by number, by a person's name, pinyin initials or ID number; newest first, at most 20. */
  findReceipt: query({
    input: z.strictObject({ term: text(40) }),
    output: z.array(receiptRowSchema),
    access: AT_THE_COUNTER,
  }),

  getReceipt: query({
    input: receiptQuestion,
    output: receiptSchema,
    refusals: ['cashier.unknown-receipt'],
    access: AT_THE_COUNTER,
  }),

  /** One day's figures from raw rows. Money is left out until the drawer is counted. */
  getDay: query({
    input: z.strictObject(daySchema),
    output: dayViewSchema,
    access: AT_THE_COUNTER,
  }),

  /** Seals a blind count of the drawer. */
  countCash: command({
    input: { ...daySchema, denominations: denominationsSchema },
    output: dayViewSchema,
    refusals: ['cashier.day-not-open', 'cashier.already-counted', 'cashier.earlier-day-open'],
    access: AT_THE_COUNTER,
    changes: ['cashier', 'ledger'],
  }),

  /** Breaks the seal: the day takes money again until it is counted anew. */
  recount: command({
    input: daySchema,
    output: done,
    refusals: ['cashier.not-counted'],
    access: AT_THE_COUNTER,
    changes: ['cashier', 'ledger'],
  }),

  /** The second person's signature (复核) under a sealed count; by their own password. */
  checkDay: task({
    input: z.strictObject({ ...daySchema, staffId: staffIdSchema, password: z.string().min(1).max(200) }),
    output: z.object({ checkId: z.int(), checkerName: z.string() }),
    refusals: ['cashier.not-counted', 'cashier.checker-password', 'cashier.checker-is-maker', 'staff.wait'],
    access: AT_THE_COUNTER,
  }),

  /** Closes a counted day (日清). Unpaid bills are listed and do not stop it. */
  closeDay: command({
    input: {
      ...daySchema,
      overShortReason: optionalText(200),
      depositSlip: optionalText(40),
      checkId: z.int().min(1).optional(),
    },
    output: dayViewSchema,
    refusals: [
      'cashier.day-not-open',
      'cashier.not-counted',
      'cashier.earlier-day-open',
      'cashier.over-short-without-reason',
      'cashier.proof-fails',
      'cashier.check-lapsed',
      'cashier.checker-is-maker',
    ],
    access: AT_THE_COUNTER,
    changes: ['cashier', 'ledger', 'storeroom', 'dispensary'],
  }),

  /** Closes a day on which nobody came (零业务), or days through `throughDay`, without a count; opens what nobody did. */
  closeZeroDay: command({
    input: { ...daySchema, throughDay: clinicDaySchema.optional() },
    output: dayViewSchema,
    refusals: [
      'cashier.day-not-open',
      'cashier.earlier-day-open',
      'cashier.day-has-business',
      'cashier.proof-fails',
      'cashier.not-yet',
    ],
    access: AT_THE_COUNTER,
    changes: ['cashier', 'ledger', 'storeroom', 'dispensary'],
  }),

  /** Opens the newest closed day again, with a reason. */
  undoDay: command({
    input: { ...daySchema, reason: text(200) },
    output: done,
    refusals: ['cashier.day-not-closed', 'cashier.not-newest', 'cashier.month-closed'],
    access: ['head'],
    changes: ['cashier', 'ledger'],
  }),

  /** The day to close next: the oldest open one, or one that nobody opened; null when none is due. */
  getNextToClose: query({
    input: nothing,
    output: z.object({ day: clinicDaySchema.nullable() }),
    access: AT_THE_COUNTER,
  }),

  calendar: query({
    input: z.strictObject({ month: clinicMonthSchema }),
    output: calendarSchema,
    access: AT_THE_COUNTER,
  }),

  /** Who may sign as the second person: everyone active but the asker. */
  listCheckers: query({
    input: nothing,
    output: z.array(z.object({ staffId: staffIdSchema, name: z.string() })),
    access: AT_THE_COUNTER,
  }),
} as const;
