import { z } from 'zod';
import { drugIdSchema } from '../values/ids.ts';
import { command, done, query } from './define.ts';
import { drugFields, drugSchema, drugSearchRowSchema } from './drug-schemas.ts';

const KEEPERS = ['pharmacist', 'head'] as const;

const term = z.string().trim().max(40).default('');

const DRUG_REFUSALS = [
  'storeroom.drug-code-taken',
  'storeroom.barcode-taken',
  'storeroom.approval-number-missing',
  'storeroom.minimum-above-maximum',
  'storeroom.dose-limits-order',
  'storeroom.default-dose-above-limit',
] as const;

/** The drug master's part of the storeroom. */
export const drugMaster = {
  /** By initials, pinyin, code, barcode, generic or trade name; at most 20, the likeliest first. */
  searchDrugs: query({
    input: z.strictObject({ term, forTreatmentDays: z.int().min(1).max(366).optional() }),
    output: z.array(drugSearchRowSchema),
    access: 'everyone',
  }),
  getDrug: query({
    input: z.strictObject({ drugId: drugIdSchema }),
    output: drugSearchRowSchema,
    refusals: ['storeroom.drug-unknown'],
    access: 'everyone',
  }),
  /** The catalogue, 100 a page, in order of code. */
  listDrugs: query({
    input: z.strictObject({
      term,
      includeInactive: z.boolean().default(false),
      page: z.int().min(0).max(1_000).default(0),
    }),
    output: z.object({ total: z.int(), rows: z.array(drugSchema.extend({ hasBatches: z.boolean() })) }),
    access: 'everyone',
  }),
  addDrug: command({
    input: drugFields,
    output: z.object({ drugId: drugIdSchema }),
    refusals: DRUG_REFUSALS,
    access: KEEPERS,
    changes: ['storeroom'],
  }),
  updateDrug: command({
    input: { drugId: drugIdSchema, ...drugFields, active: z.boolean() },
    output: done,
    refusals: [
      ...DRUG_REFUSALS,
      'storeroom.drug-unknown',
      'storeroom.pack-size-fixed',
      'storeroom.drug-fixed',
      'storeroom.drug-has-stock',
    ],
    access: KEEPERS,
    changes: ['storeroom'],
  }),
} as const;
