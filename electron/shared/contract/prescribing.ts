import { z } from 'zod';
import { FREQUENCY_CODES, ROUTE_CODES } from '../domain/dosing.ts';
import { feeCategorySchema } from '../domain/fee-categories.ts';
import { MAX_DOSES } from '../domain/herbal-doses.ts';
import { DRUG_CLASSES, PRESCRIPTION_KINDS, PRESCRIPTION_RULES } from '../domain/prescription-types.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import {
  batchIdSchema,
  drugIdSchema,
  orderIdSchema,
  prescriptionIdSchema,
  prescriptionLineIdSchema,
  serviceItemIdSchema,
  visitIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { quantitySchema } from '../values/quantity.ts';
import { optionalText, text } from './define.ts';

// What a prescription looks like on its way from the doctor to the dispensary: said once for both areas.

/** What the doctor wants; what it costs and which batch it comes from follows from the stock. */
export const lineIntentSchema = z.strictObject({
  drugId: drugIdSchema,
  /** Thousandths of the drug's dose unit, each time. */
  doseMilli: z.int().min(1).max(100_000_000),
  frequency: z.enum(FREQUENCY_CODES),
  route: z.enum(ROUTE_CODES),
  days: z.int().min(1).max(366),
  qty: quantitySchema,
  note: optionalText(60),
});
export type LineIntent = z.output<typeof lineIntentSchema>;

/** One slip. Western and patent drugs share a slip; 饮片 stand on their own, counted in `doses` (帖). */
export const slipIntentSchema = z.strictObject({
  kind: z.enum(PRESCRIPTION_KINDS),
  /** Long-term: a stable condition, so up to 12 weeks. */
  stable: z.boolean().default(false),
  /** Each herb's `qty` is its dose times these (rule 'doses'); 1 without 饮片. */
  doses: z.int().min(1).max(MAX_DOSES).default(1),
  lines: z.array(lineIntentSchema).max(30),
});
export type SlipIntent = z.output<typeof slipIntentSchema>;

export const orderIntentSchema = z.strictObject({
  itemId: serviceItemIdSchema,
  qty: z.int().min(1).max(99),
});
export type OrderIntent = z.output<typeof orderIntentSchema>;

/**
 * A warning that the doctor has read and signs all the same. For an overdose or an interaction it is the
 * second signature beside the drug (处方管理办法 第六条). The reason is written into the line's note.
 */
export const overrideSchema = z.strictObject({
  /** Counted from 1. */
  slipNo: z.int().min(1).max(10),
  lineNo: z.int().min(1).max(30),
  rule: z.enum(PRESCRIPTION_RULES),
  reason: text(60),
});
export type Override = z.output<typeof overrideSchema>;

export const findingSchema = z.object({
  rule: z.enum(PRESCRIPTION_RULES),
  lineNo: z.number().optional(),
  severity: z.enum(['refuse', 'warn']),
  /** A warning that is signed only with a reason. */
  needsReason: z.boolean(),
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FindingRow = z.output<typeof findingSchema>;

export const EXPIRY_BAND_NAMES = ['expired', 'near1', 'near3', 'near6', 'fine'] as const;

/** The batch that a line is taken from. */
export const linePartSchema = z.object({
  batchId: batchIdSchema,
  batchNo: z.string(),
  expiresDay: clinicDaySchema,
  band: z.enum(EXPIRY_BAND_NAMES),
  qty: quantitySchema,
  amountFen: fenSchema,
});

export const feeLineSchema = z.object({
  category: feeCategorySchema,
  /** Names of the items or the number of drugs, for the grey words beside the category. */
  count: z.number(),
  names: z.array(z.string()),
  amountFen: fenSchema,
});

/** What the visit costs so far and with what is being written. */
export const visitFeesSchema = z.object({
  lines: z.array(feeLineSchema),
  grossFen: fenSchema,
  waivedFen: fenSchema,
  /** Settled already. */
  paidFen: fenSchema,
  dueFen: fenSchema,
});
export type VisitFees = z.output<typeof visitFeesSchema>;

export const prescriptionStatusSchema = z.enum([
  'signed',
  'settled',
  'pay_later',
  'prepared',
  'dispensed',
  'returned',
  'void',
]);

/** A line with the words of its drug, as lists, history and slips show it. */
export const prescribedLineSchema = z.object({
  lineId: prescriptionLineIdSchema,
  drugId: drugIdSchema,
  genericName: z.string(),
  drugClass: z.enum(DRUG_CLASSES),
  form: z.string(),
  spec: z.string(),
  doseMilli: z.number(),
  doseUnit: z.string(),
  frequency: z.enum(FREQUENCY_CODES),
  route: z.enum(ROUTE_CODES),
  days: z.number(),
  qty: quantitySchema,
  /** Thousandths of the dose unit in one smallest unit. */
  strengthMilli: z.number(),
  splittable: z.boolean(),
  packSize: z.number(),
  packUnit: z.string(),
  smallUnit: z.string(),
  note: z.string(),
  /** The doctor signed a second time beside this line. */
  signedAgain: z.boolean(),
  amountFen: fenSchema,
});
export type PrescribedLine = z.output<typeof prescribedLineSchema>;

export const prescribedSlipSchema = z.object({
  prescriptionId: prescriptionIdSchema,
  visitId: visitIdSchema,
  /** `2026-11-20-009`. */
  label: z.string(),
  kind: z.enum(PRESCRIPTION_KINDS),
  stable: z.boolean(),
  doses: z.number(),
  status: prescriptionStatusSchema,
  signedAt: instantSchema,
  validToDay: clinicDaySchema,
  amountFen: fenSchema,
  lines: z.array(prescribedLineSchema),
});
export type PrescribedSlip = z.output<typeof prescribedSlipSchema>;

export const orderRowSchema = z.object({
  orderId: orderIdSchema,
  itemId: serviceItemIdSchema,
  name: z.string(),
  category: feeCategorySchema,
  unit: z.string(),
  qty: quantitySchema,
  amountFen: fenSchema,
  waiverFen: fenSchema,
  waiverName: z.string(),
  status: z.enum(['ordered', 'settled', 'done', 'cancelled', 'refunded']),
  source: z.enum(['registration', 'consultation']),
  point: z.enum(['lab', 'examination']).nullable(),
  result: z.string(),
});
export type OrderRow = z.output<typeof orderRowSchema>;
