import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import {
  allocationIdSchema,
  prescriptionIdSchema,
  prescriptionLineIdSchema,
  residentIdSchema,
  staffIdSchema,
  visitIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { quantitySchema } from '../values/quantity.ts';
import { command, done, nothing, optionalText, query, text } from './define.ts';
import { dispensaryPrint } from './dispensary-print.ts';
import {
  EXPIRY_BAND_NAMES,
  findingSchema,
  prescribedLineSchema,
  prescribedSlipSchema,
  prescriptionStatusSchema,
} from './prescribing.ts';

/** The four signatures of a slip, in their order: 审核、调配、核对、发药. */
export const DISPENSING_STEPS = ['review', 'prepare', 'check', 'dispense'] as const;
export type DispensingStep = (typeof DISPENSING_STEPS)[number];

/** The only reasons for which drugs come back (药品除质量原因外，一经发出，不得退换). */
export const TAKE_BACK_REASONS = ['quality', 'wrong_drug', 'adverse_reaction'] as const;
export type TakeBackReason = (typeof TAKE_BACK_REASONS)[number];

const allocationSchema = z.object({
  allocationId: allocationIdSchema,
  batchNo: z.string(),
  expiresDay: clinicDaySchema,
  band: z.enum(EXPIRY_BAND_NAMES),
  locked: z.boolean(),
  qty: quantitySchema,
  amountFen: fenSchema,
  /** Purchase cost of what went or will go out. */
  costFen: fenSchema,
  status: z.enum(['reserved', 'dispensed', 'returned', 'released']),
});

const detailLineSchema = prescribedLineSchema.extend({
  shelf: z.string(),
  storage: z.enum(['room', 'cool', 'cold']),
  highAlert: z.boolean(),
  skinTest: z.boolean(),
  allocations: z.array(allocationSchema),
});

const signatureSchema = z.object({
  step: z.enum(DISPENSING_STEPS),
  staffId: staffIdSchema,
  name: z.string(),
  at: instantSchema,
});

const todayRowSchema = z.object({
  prescriptionId: prescriptionIdSchema,
  visitId: visitIdSchema,
  number: z.number(),
  name: z.string(),
  rank: z.enum(['emergency', 'priority', 'ordinary']),
  kind: z.enum(['ordinary', 'emergency', 'long_term']),
  drugCount: z.number(),
  payLater: z.boolean(),
  status: prescriptionStatusSchema,
  /** Waiting: when it was signed; done: when it was handed out or taken back. */
  at: instantSchema,
});

/** Every step needs a slip that is paid or may be paid later, in its validity, with its batches in date. */
const STEP_REFUSALS = [
  'dispensary.unknown-prescription',
  'dispensary.not-settled',
  'dispensary.void',
  'dispensary.already-dispensed',
  'dispensary.lapsed',
  'dispensary.batch-expired',
  'dispensary.batch-locked',
  'dispensary.step-done',
  'dispensary.step-out-of-order',
] as const;

const slipInput = { prescriptionId: prescriptionIdSchema };

export const dispensary = {
  ...dispensaryPrint,
  /** Slips to hand out (paid or pay-later, in the order of rank and time) and those done today, newest first. */
  listToday: query({
    input: nothing,
    output: z.object({
      waiting: z.array(todayRowSchema),
      done: z.array(todayRowSchema),
      counts: z.object({
        toPrepare: z.number(),
        prepared: z.number(),
        dispensed: z.number(),
        returned: z.number(),
      }),
    }),
    access: ['pharmacist', 'head'],
  }),

  getPrescription: query({
    input: z.strictObject(slipInput),
    output: prescribedSlipSchema.extend({
      residentId: residentIdSchema,
      residentName: z.string(),
      number: z.number(),
      rank: z.enum(['emergency', 'priority', 'ordinary']),
      clinicName: z.string(),
      doctorName: z.string(),
      lines: z.array(detailLineSchema),
      diagnoses: z.array(z.object({ code: z.string(), name: z.string() })),
      allergies: z.array(z.string()),
      findings: z.array(findingSchema),
      signatures: z.array(signatureSchema),
      payLater: z.boolean(),
      paid: z.boolean(),
      receiptNo: z.number().nullable(),
      /** Charged for what is not given back, its purchase cost, and the split roundings between them. */
      chargedFen: fenSchema,
      costFen: fenSchema,
      differenceFen: fenSchema,
      nextStep: z.enum(DISPENSING_STEPS).nullable(),
      voidReason: z.string(),
      /** False: 核对 must be signed by another person than 调配. */
      samePersonMaySignTwice: z.boolean(),
    }),
    refusals: ['dispensary.unknown-prescription'],
    access: ['pharmacist', 'head', 'doctor'],
  }),

  review: command({
    input: slipInput,
    output: done,
    refusals: STEP_REFUSALS,
    access: ['pharmacist'],
    changes: ['dispensary'],
  }),

  prepare: command({
    input: slipInput,
    output: done,
    refusals: STEP_REFUSALS,
    access: ['pharmacist'],
    changes: ['dispensary', 'queue'],
  }),

  check: command({
    input: slipInput,
    output: done,
    refusals: [...STEP_REFUSALS, 'dispensary.second-person'],
    access: ['pharmacist'],
    changes: ['dispensary'],
  }),

  /** Stock leaves the very batches that were reserved; the split roundings are booked; the pick-up ticket ends. */
  dispense: command({
    input: slipInput,
    output: z.object({ chargedFen: fenSchema, costFen: fenSchema, visitFinished: z.boolean() }),
    refusals: STEP_REFUSALS,
    access: ['pharmacist'],
    changes: ['dispensary', 'queue', 'storeroom', 'cashier', 'registration'],
  }),

  /** 拒发: an unpaid slip is void and the patient goes back to the doctor; a paid one is refunded first. */
  refuseSlip: command({
    input: { ...slipInput, reason: text(100) },
    output: done,
    refusals: [
      'dispensary.unknown-prescription',
      'dispensary.void',
      'dispensary.already-dispensed',
      'dispensary.refund-first',
    ],
    access: ['pharmacist'],
    changes: ['dispensary', 'consultation', 'queue', 'cashier', 'storeroom'],
  }),

  /** Drugs come back to the batch they left from; the cashier then refunds what was paid. */
  takeBack: command({
    input: {
      ...slipInput,
      lineIds: z.array(prescriptionLineIdSchema).min(1).max(30),
      reason: z.enum(TAKE_BACK_REASONS),
      note: optionalText(100),
    },
    output: z.object({ returnedFen: fenSchema, refundDue: z.boolean() }),
    refusals: [
      'dispensary.unknown-prescription',
      'dispensary.unknown-line',
      'dispensary.not-dispensed',
      'dispensary.already-returned',
      'dispensary.return-expired',
    ],
    access: ['pharmacist', 'head'],
    changes: ['dispensary', 'storeroom', 'cashier', 'queue'],
  }),
} as const;
