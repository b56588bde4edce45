import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { orderIdSchema, prescriptionIdSchema, residentIdSchema, visitIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import {
  consultationRevisions,
  diagnosisSchema,
  recordSchema,
  signedAgainSchema,
  vitalsSchema,
} from './consultation-record.ts';
import { command, done, nothing, optionalText, query, text } from './define.ts';
import {
  findingSchema,
  linePartSchema,
  orderIntentSchema,
  orderRowSchema,
  overrideSchema,
  prescribedSlipSchema,
  slipIntentSchema,
  visitFeesSchema,
} from './prescribing.ts';

/** Chosen by code; the name comes from the shipped ICD-10 list. */
const diagnosisCodeSchema = z.string().regex(/^[A-Z]\d\d$/);

const pastVisitSchema = z.object({
  visitId: visitIdSchema,
  day: clinicDaySchema,
  doctorName: z.string(),
  complaint: z.string(),
  vitals: vitalsSchema,
  diagnoses: z.array(diagnosisSchema),
  prescriptions: z.array(prescribedSlipSchema),
  revisions: z.number(),
});

/** Refusals of writing a prescription: `consultation.rule` carries the finding, the others the line that is short. */
const PRESCRIBING_REFUSALS = [
  'consultation.rule',
  'consultation.reason-missing',
  'consultation.stock-short',
  'consultation.batch-expires-in-course',
  'consultation.drug-inactive',
  'consultation.unknown-drug',
] as const;

const ORDER_REFUSALS = [
  'consultation.unknown-item',
  'consultation.no-price',
  'consultation.covered-by-general-fee',
  'consultation.item-at-registration',
] as const;

const VISIT_REFUSALS = [
  'consultation.unknown-visit',
  'consultation.not-started',
  'consultation.visit-cancelled',
  'consultation.visit-finished',
  'consultation.other-day',
] as const;

/** Common to signing and to sending off for tests. */
const recordIntent = {
  visitId: visitIdSchema,
  complaint: optionalText(500),
  findings: optionalText(1000),
  advice: optionalText(500),
  onsetDay: clinicDaySchema.optional(),
  vitals: vitalsSchema.default({}),
  diagnoses: z.array(diagnosisCodeSchema).max(10),
  orders: z.array(orderIntentSchema).max(30).default([]),
  reason: signedAgainSchema,
};

export const consultation = {
  ...consultationRevisions,

  /** ICD-10 by code, name or pinyin initials, the common ones first; an empty term lists the most common. */
  searchDiagnoses: query({
    input: z.strictObject({ term: z.string().trim().max(40) }),
    output: z.object({
      rows: z.array(z.object({ code: z.string(), name: z.string(), common: z.boolean() })),
    }),
    access: ['doctor', 'head', 'front_desk', 'pharmacist'],
  }),

  /** Today's patients of this doctor whose visit is signed, newest first. */
  listToday: query({
    input: nothing,
    output: z.object({
      rows: z.array(
        z.object({
          visitId: visitIdSchema,
          number: z.number(),
          name: z.string(),
          sex: z.number(),
          age: z.string(),
          rank: z.enum(['emergency', 'priority', 'ordinary']),
          status: z.enum(['in_consultation', 'finished']),
          signedAt: instantSchema,
          diagnoses: z.array(z.string()),
          revisions: z.number(),
        }),
      ),
      signedCount: z.number(),
      /** Being seen now by this doctor (a window that was closed comes back to it). */
      open: z.array(z.object({ visitId: visitIdSchema, number: z.number(), name: z.string() })),
    }),
    access: ['doctor'],
  }),

  /** The doctor takes the patient: the visit is in consultation and the ticket is being served. */
  start: command({
    input: { visitId: visitIdSchema },
    output: z.object({ visitId: visitIdSchema }),
    refusals: [
      'consultation.unknown-visit',
      'consultation.visit-cancelled',
      'consultation.visit-finished',
      'consultation.other-day',
      'consultation.not-called',
    ],
    access: ['doctor'],
    changes: ['queue', 'consultation', 'registration'],
  }),

  getVisit: query({
    input: z.strictObject({ visitId: visitIdSchema }),
    output: z.object({
      visitId: visitIdSchema,
      residentId: residentIdSchema,
      number: z.number(),
      day: clinicDaySchema,
      status: z.enum(['waiting', 'in_consultation', 'finished', 'cancelled']),
      kind: z.enum(['first', 'return']),
      rank: z.enum(['emergency', 'priority', 'ordinary']),
      payLater: z.boolean(),
      reason: z.string(),
      temperatureDeci: z.number().nullable(),
      doctorName: z.string(),
      clinicName: z.string(),
      record: recordSchema.nullable(),
      diagnoses: z.array(diagnosisSchema),
      orders: z.array(orderRowSchema),
      prescriptions: z.array(prescribedSlipSchema),
      /** Signed visits before this one, newest first. */
      history: z.array(pastVisitSchema),
      fees: visitFeesSchema,
    }),
    refusals: ['consultation.unknown-visit'],
    access: ['doctor', 'head'],
  }),

  /**
   * What signing would do, without doing it: batches first-expired-first-out and their prices, what the rules
   * say, the quantity that dose, frequency and days need, the bill.
   */
  previewPrescription: query({
    input: z.strictObject({
      visitId: visitIdSchema,
      slips: z.array(slipIntentSchema).max(10),
      orders: z.array(orderIntentSchema).max(30).default([]),
      overrides: z.array(overrideSchema).max(60).default([]),
    }),
    output: z.object({
      slips: z.array(
        z.object({
          amountFen: fenSchema,
          maxDays: z.number(),
          validToDay: clinicDaySchema,
          lines: z.array(
            z.object({
              /** Smallest units; null when taken as needed. */
              suggestedQty: z.number().nullable(),
              amountFen: fenSchema.nullable(),
              parts: z.array(linePartSchema),
              /** Why it cannot be had whole, and how many units can. */
              refused: z
                .object({
                  reason: z.enum(['short', 'expires-before-end', 'inactive']),
                  available: z.number(),
                })
                .nullable(),
            }),
          ),
          findings: z.array(findingSchema),
        }),
      ),
      fees: visitFeesSchema,
    }),
    refusals: ['consultation.unknown-visit', 'consultation.unknown-drug', ...ORDER_REFUSALS],
    access: ['doctor'],
  }),

  /**
   * The signature: record, slips with their batches reserved and priced, orders with their waivers; all or
   * nothing. It leaves a revision for good; signed again, it says why.
   */
  sign: command({
    input: {
      ...recordIntent,
      slips: z.array(slipIntentSchema).max(10).default([]),
      overrides: z.array(overrideSchema).max(60).default([]),
    },
    output: z.object({
      prescriptions: z.array(
        z.object({
          prescriptionId: prescriptionIdSchema,
          label: z.string(),
          amountFen: fenSchema,
        }),
      ),
      orderIds: z.array(orderIdSchema),
      payLater: z.boolean(),
    }),
    refusals: [
      ...VISIT_REFUSALS,
      'consultation.no-diagnosis',
      'consultation.unknown-diagnosis',
      'consultation.asterisk-alone',
      'consultation.no-complaint',
      'consultation.correction-reason',
      ...PRESCRIBING_REFUSALS,
      ...ORDER_REFUSALS,
    ],
    access: ['doctor'],
    changes: ['consultation', 'queue', 'cashier', 'dispensary', 'storeroom', 'registration'],
  }),

  /** Tests first: signs the orders alone and sends the visit to pay and be tested; it comes back as 回诊. */
  orderTests: command({
    input: { ...recordIntent, orders: z.array(orderIntentSchema).min(1).max(30) },
    output: z.object({ orderIds: z.array(orderIdSchema) }),
    refusals: [
      ...VISIT_REFUSALS,
      'consultation.no-diagnosis',
      'consultation.unknown-diagnosis',
      'consultation.asterisk-alone',
      'consultation.no-complaint',
      'consultation.correction-reason',
      ...ORDER_REFUSALS,
    ],
    access: ['doctor'],
    changes: ['consultation', 'queue', 'cashier', 'registration'],
  }),

  /** Before it is paid: the reserved batches are free again. */
  voidPrescription: command({
    input: { prescriptionId: prescriptionIdSchema, reason: text(100) },
    output: done,
    refusals: [
      'consultation.unknown-prescription',
      'consultation.refund-first',
      'consultation.already-dispensed',
    ],
    access: ['doctor'],
    changes: ['consultation', 'queue', 'cashier', 'dispensary', 'storeroom'],
  }),

  /** Takes back an order that is not paid. */
  cancelOrder: command({
    input: { orderId: orderIdSchema, reason: text(100) },
    output: done,
    refusals: ['consultation.unknown-order', 'consultation.refund-first', 'consultation.order-done'],
    access: ['doctor'],
    changes: ['consultation', 'queue', 'cashier'],
  }),
} as const;
