import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { batchIdSchema, movementIdSchema, staffIdSchema, supplierIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { quantitySchema, signedQuantitySchema } from '../values/quantity.ts';
import { command, done, nothing, optionalText, query, task, text } from './define.ts';
import { deliveries } from './deliveries.ts';
import { drugMaster } from './drug-master.ts';
import { drugSafety } from './drug-safety.ts';
import { batchRowSchema, drugBriefSchema } from './drug-schemas.ts';
import { stockCounting } from './stock-counting.ts';

const KEEPERS = ['pharmacist', 'head'] as const;

const term = z.string().trim().max(40).default('');

const batchWithDrugSchema = batchRowSchema.extend({ drug: drugBriefSchema });
export type BatchWithDrug = z.output<typeof batchWithDrugSchema>;

const stockRowSchema = drugBriefSchema.extend({
  minStockQty: signedQuantitySchema,
  maxStockQty: signedQuantitySchema,
  shelf: z.string(),
  storage: z.enum(['room', 'cool', 'cold']),
  onHandQty: signedQuantitySchema,
  reservedQty: signedQuantitySchema,
  availableQty: signedQuantitySchema,
  valueFen: fenSchema,
  /** What may be handed out is below the minimum. */
  low: z.boolean(),
  batches: z.array(batchRowSchema),
});
export type StockRow = z.output<typeof stockRowSchema>;

const supplierSchema = z.object({
  supplierId: supplierIdSchema,
  name: z.string(),
  initials: z.string(),
  licenceNo: z.string(),
  licenceToDay: clinicDaySchema,
  approved: z.boolean(),
});
export type Supplier = z.output<typeof supplierSchema>;

export const storeroom = {
  ...deliveries,
  ...drugMaster,
  ...drugSafety,
  ...stockCounting,
  /** What the left side of the desk shows: near expiry, and below the minimum. */
  getOverview: query({
    input: nothing,
    output: z.object({
      drugCount: z.int(),
      batchCount: z.int(),
      valueFen: fenSchema,
      bandCounts: z.object({ expired: z.int(), near1: z.int(), near3: z.int(), near6: z.int() }),
      nearCount: z.int(),
      /** First to expire first; at most 100. */
      near: z.array(batchWithDrugSchema),
      lowCount: z.int(),
      low: z.array(stockRowSchema.omit({ batches: true })),
    }),
    access: KEEPERS,
  }),
  /** Stock by drug, 50 a page, with the batches on hand. */
  listStock: query({
    input: z.strictObject({
      term,
      only: z.enum(['all', 'in-stock', 'low']).default('in-stock'),
      page: z.int().min(0).max(1_000).default(0),
    }),
    output: z.object({ total: z.int(), valueFen: fenSchema, rows: z.array(stockRowSchema) }),
    access: KEEPERS,
  }),
  /** Writes `补货单-YYYYMMDD.xlsx` into the exports folder: all that is below its minimum, for the center. */
  exportReorder: task({
    input: nothing,
    output: z.object({ path: z.string(), fileName: z.string(), count: z.int() }),
    refusals: ['storeroom.nothing-to-order', 'storeroom.file-in-use'],
    access: KEEPERS,
  }),
  /** Batches on hand, first to expire first, 100 a page. */
  listBatches: query({
    input: z.strictObject({
      term,
      band: z.enum(['any', 'expired', 'near1', 'near3', 'near6', 'near', 'locked']).default('any'),
      page: z.int().min(0).max(1_000).default(0),
    }),
    output: z.object({ total: z.int(), rows: z.array(batchWithDrugSchema) }),
    access: KEEPERS,
  }),
  /** The newest 100 movements of a batch, newest first, each with the stock after it. */
  listMovements: query({
    input: z.strictObject({ batchId: batchIdSchema }),
    output: z.object({
      batch: batchWithDrugSchema,
      total: z.int(),
      rows: z.array(
        z.object({
          movementId: movementIdSchema,
          kind: z.enum(['purchase', 'dispense', 'return', 'loss', 'adjust', 'supplier_return']),
          qty: signedQuantitySchema,
          costFen: fenSchema,
          afterQty: signedQuantitySchema,
          day: clinicDaySchema,
          at: instantSchema,
          staffName: z.string(),
          reason: z.string(),
          noteNo: z.string(),
        }),
      ),
    }),
    refusals: ['storeroom.batch-unknown'],
    access: KEEPERS,
  }),
  /** Recall or quarantine: the batch stays where it is and is neither prescribed nor handed out. */
  lockBatch: command({
    input: { batchId: batchIdSchema, reason: text(100) },
    output: z.object({ onHandQty: signedQuantitySchema, reservedQty: signedQuantitySchema }),
    refusals: ['storeroom.batch-unknown', 'storeroom.batch-locked-already'],
    access: KEEPERS,
    changes: ['storeroom', 'dispensary', 'consultation'],
  }),
  unlockBatch: command({
    input: { batchId: batchIdSchema, reason: text(100) },
    output: done,
    refusals: ['storeroom.batch-unknown', 'storeroom.batch-not-locked'],
    access: ['head'],
    changes: ['storeroom', 'dispensary', 'consultation'],
  }),
  /** 报损, approved by the head who is signed in, seen by a second person. */
  writeOff: command({
    input: { batchId: batchIdSchema, qty: quantitySchema, reason: text(100), witnessId: staffIdSchema },
    output: z.object({ movementId: movementIdSchema, costFen: fenSchema }),
    refusals: [
      'storeroom.batch-unknown',
      'storeroom.more-than-there-is',
      'storeroom.reserved',
      'storeroom.witness-unknown',
      'storeroom.witness-yourself',
    ],
    access: ['head'],
    changes: ['storeroom', 'consultation'],
  }),
  returnToSupplier: command({
    input: { batchId: batchIdSchema, qty: quantitySchema, reason: text(100), noteNo: optionalText(40) },
    output: z.object({ movementId: movementIdSchema, costFen: fenSchema }),
    refusals: ['storeroom.batch-unknown', 'storeroom.more-than-there-is', 'storeroom.reserved'],
    access: KEEPERS,
    changes: ['storeroom', 'consultation'],
  }),
  listSuppliers: query({
    input: nothing,
    output: z.array(supplierSchema),
    access: KEEPERS,
  }),
  /** A new supplier may deliver only after the head has approved it by the center's list. */
  addSupplier: command({
    input: { name: text(60), licenceNo: text(40), licenceToDay: clinicDaySchema },
    output: z.object({ supplierId: supplierIdSchema }),
    refusals: ['storeroom.supplier-name-taken'],
    access: KEEPERS,
    changes: ['storeroom'],
  }),
  /** Approval by the center's list, its withdrawal, and a renewed licence. */
  changeSupplier: command({
    input: {
      supplierId: supplierIdSchema,
      licenceNo: text(40),
      licenceToDay: clinicDaySchema,
      approved: z.boolean(),
    },
    output: done,
    refusals: [
      'storeroom.supplier-unknown',
      'storeroom.licence-expired',
      'storeroom.licence-before-delivery',
    ],
    access: ['head'],
    changes: ['storeroom'],
  }),
} as const;
