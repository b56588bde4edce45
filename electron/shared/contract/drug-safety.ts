import { z } from 'zod';
import { fenSchema } from '../values/fen.ts';
import {
  batchIdSchema,
  interactionIdSchema,
  lossReportIdSchema,
  movementIdSchema,
  staffIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { quantitySchema } from '../values/quantity.ts';
import { command, done, nothing, query, text } from './define.ts';

const KEEPERS = ['pharmacist', 'head'] as const;

/** `refuse` needs the doctor's second signature, `warn` a reason. */
const severitySchema = z.enum(['refuse', 'warn']);

const interactionSchema = z.object({
  interactionId: interactionIdSchema,
  drugA: z.string(),
  drugB: z.string(),
  severity: severitySchema,
  note: z.string(),
  active: z.boolean(),
});
export type InteractionRow = z.output<typeof interactionSchema>;

const lossReportSchema = z.object({
  lossReportId: lossReportIdSchema,
  batchId: batchIdSchema,
  genericName: z.string(),
  spec: z.string(),
  batchNo: z.string(),
  packUnit: z.string(),
  packSize: z.int(),
  smallUnit: z.string(),
  qty: quantitySchema,
  /** At purchase price, as it would leave the books now. */
  valueFen: fenSchema,
  reason: z.string(),
  /** A patient brought it back. */
  returned: z.boolean(),
  reportedBy: z.string(),
  reportedAt: instantSchema,
  witnessedBy: z.string(),
  status: z.enum(['waiting', 'approved', 'rejected']),
});
export type LossReportRow = z.output<typeof lossReportSchema>;

/** The storeroom's part in what may not be taken together, and in what must not be handed out. */
export const drugSafety = {
  /** The station's own table, those in use first, in the order of their names; at most 500. */
  listInteractions: query({
    input: nothing,
    output: z.array(interactionSchema),
    access: 'everyone',
  }),
  /** A pair of drugs by parts of their generic names; it holds from the next prescription on. */
  addInteraction: command({
    input: { drugA: text(40), drugB: text(40), severity: severitySchema, note: text(60) },
    output: z.object({ interactionId: interactionIdSchema }),
    refusals: [
      'storeroom.interaction-same-drug',
      'storeroom.interaction-known',
      'storeroom.interactions-full',
    ],
    access: KEEPERS,
    changes: ['storeroom', 'consultation', 'dispensary'],
  }),
  changeInteraction: command({
    input: {
      interactionId: interactionIdSchema,
      severity: severitySchema,
      note: text(60),
      active: z.boolean(),
    },
    output: done,
    refusals: ['storeroom.interaction-unknown'],
    access: KEEPERS,
    changes: ['storeroom', 'consultation', 'dispensary'],
  }),

  /** 报损申请: set apart at once, so that nobody prescribes it, and off the books when the head approves. */
  reportLoss: command({
    input: { batchId: batchIdSchema, qty: quantitySchema, reason: text(100), witnessId: staffIdSchema },
    output: z.object({ lossReportId: lossReportIdSchema }),
    refusals: [
      'storeroom.batch-unknown',
      'storeroom.more-than-there-is',
      'storeroom.reserved',
      'storeroom.witness-unknown',
      'storeroom.witness-yourself',
    ],
    access: KEEPERS,
    changes: ['storeroom', 'consultation'],
  }),
  /** Those that wait, oldest first, then the newest decided ones; at most 100. */
  listLossReports: query({
    input: nothing,
    output: z.object({ waiting: z.int(), rows: z.array(lossReportSchema) }),
    access: KEEPERS,
  }),
  /** The head approves, and it leaves as a loss, or rejects, and it may be handed out again. */
  decideLoss: command({
    input: { lossReportId: lossReportIdSchema, approve: z.boolean() },
    output: z.object({ movementId: movementIdSchema.nullable() }),
    refusals: [
      'storeroom.loss-unknown',
      'storeroom.loss-decided',
      'storeroom.loss-needs-two',
      'storeroom.returned-stays-out',
    ],
    access: ['head'],
    changes: ['storeroom', 'consultation'],
  }),
} as const;
