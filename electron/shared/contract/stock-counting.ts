import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { batchIdSchema, stockCountIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { signedQuantitySchema } from '../values/quantity.ts';
import { command, done, query, text } from './define.ts';
import { drugBriefSchema } from './drug-schemas.ts';

const KEEPERS = ['pharmacist', 'head'] as const;

/** What was counted of a batch, beside the books of that moment. */
const stockCountSchema = z.object({
  countId: stockCountIdSchema,
  countedQty: signedQuantitySchema,
  /** On hand by the books when it was counted. */
  bookQty: signedQuantitySchema,
  /** What went out and came in since, which is no difference. */
  movedQty: signedQuantitySchema,
  /** The difference at purchase cost, as it would be booked now. */
  costFen: fenSchema,
  at: instantSchema,
  countedBy: z.string(),
});
export type StockCount = z.output<typeof stockCountSchema>;

const countRowSchema = z.object({
  batchId: batchIdSchema,
  drug: drugBriefSchema,
  shelf: z.string(),
  batchNo: z.string(),
  expiresDay: clinicDaySchema,
  packSize: z.int(),
  /** Blind: there is nothing of the books in a line before it is counted. */
  count: stockCountSchema.nullable(),
});
export type CountRow = z.output<typeof countRowSchema>;

/** The counts that a person has before them: the newest of them, and how many. A recount makes it another set. */
const seenSet = { throughId: stockCountIdSchema, counted: z.int().min(1) };

/** 盘点: batches are counted blind and one by one; the head approves what differs. */
export const stockCounting = {
  /** Batches in the order of their shelves, 100 a page, and what is counted and not yet approved. */
  listCounts: query({
    input: z.strictObject({
      term: z.string().trim().max(40).default(''),
      page: z.int().min(0).max(1_000).default(0),
    }),
    output: z.object({
      total: z.int(),
      rows: z.array(countRowSchema),
      counted: z.int(),
      throughId: stockCountIdSchema.nullable(),
      differing: z.int(),
      costFen: fenSchema,
      /** The dearest differences of all pages, at most 20. */
      dearest: z.array(z.object({ batchId: batchIdSchema, name: z.string(), costFen: fenSchema })),
    }),
    access: KEEPERS,
  }),
  /** One batch counted; the books of this moment are kept beside it. A count of it that is not approved ends. */
  countBatch: command({
    input: { batchId: batchIdSchema, countedQty: z.int().min(0).max(9_999_999) },
    output: stockCountSchema,
    refusals: ['storeroom.batch-unknown'],
    access: KEEPERS,
    changes: ['storeroom', 'ledger'],
  }),
  /** Takes one count back that is not approved yet. */
  dropCount: command({
    input: { countId: stockCountIdSchema },
    output: done,
    refusals: ['storeroom.counts-changed'],
    access: KEEPERS,
    changes: ['storeroom', 'ledger'],
  }),
  /** Takes all of them back, to count anew. */
  dropCounts: command({
    input: seenSet,
    output: done,
    refusals: ['storeroom.counts-changed'],
    access: KEEPERS,
    changes: ['storeroom', 'ledger'],
  }),
  /** What differs is booked, approved by the head who is signed in. */
  adjustStock: command({
    input: { ...seenSet, reason: text(100) },
    output: z.object({ counted: z.int(), changed: z.int(), costFen: fenSchema }),
    refusals: ['storeroom.counts-changed', 'storeroom.count-below-reserved'],
    access: ['head'],
    changes: ['storeroom', 'consultation', 'ledger'],
  }),
} as const;
