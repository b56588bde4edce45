import { z } from 'zod';
import { EXPIRY_BANDS } from '../domain/allocation.ts';
import { FREQUENCY_CODES, ROUTE_CODES } from '../domain/dosing.ts';
import { isApprovalNumber, isBarcode, isStandardCode } from '../domain/drug-numbers.ts';
import { ANTIBIOTIC_GRADES, CONTROL_CLASSES, DRUG_CLASSES } from '../domain/prescription-types.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { batchIdSchema, drugIdSchema, supplierIdSchema } from '../values/ids.ts';
import { priceSchema } from '../values/price.ts';
import { signedQuantitySchema } from '../values/quantity.ts';
import { optionalText, text } from './define.ts';

export const INSURANCE_CLASSES = ['A', 'B', 'self'] as const;
export const ESSENTIAL_LISTS = ['national', 'provincial', 'none'] as const;
export const STORAGES = ['room', 'cool', 'cold'] as const;

const expiryBandSchema = z.enum(EXPIRY_BANDS);

/** Empty, or what the check accepts. */
function numberLike(max: number, isRight: (text: string) => boolean) {
  return optionalText(max).refine((value) => value === '' || isRight(value));
}

/** Up to ten million of the dose unit: penicillin is counted in 800,000 units. */
const milli = z.int().min(1).max(10_000_000_000);
const stockLimit = z.int().min(0).max(9_999_999);

/** The drug master as it is typed. There is no price in it: a price belongs to a batch. */
export const drugFields = {
  code: text(20),
  genericName: text(60),
  tradeName: optionalText(60),
  class: z.enum(DRUG_CLASSES),
  form: text(30),
  spec: text(60),
  packUnit: text(6),
  packSize: z.int().min(1).max(10_000),
  smallUnit: text(6),
  /** Thousandths of `doseUnit` in one smallest unit: 5 mg a tablet → 5000, mg. */
  strengthMilli: milli,
  doseUnit: text(6),
  maker: text(60),
  approvalNo: numberLike(20, isApprovalNumber),
  barcode: numberLike(13, isBarcode),
  standardCode: numberLike(14, isStandardCode),
  insuranceCode: optionalText(40),
  insuranceClass: z.enum(INSURANCE_CLASSES),
  essential: z.enum(ESSENTIAL_LISTS),
  prescriptionOnly: z.boolean(),
  antibioticGrade: z.enum(ANTIBIOTIC_GRADES),
  control: z.enum(CONTROL_CLASSES),
  highAlert: z.boolean(),
  skinTest: z.boolean(),
  storage: z.enum(STORAGES),
  longTermAllowed: z.boolean(),
  /** May be handed out in less than a whole pack (拆零). */
  splittable: z.boolean(),
  defaultDoseMilli: milli,
  /** What may be given at once, and in a day; null where no limit is known. More needs a second signature. */
  maxSingleDoseMilli: milli.nullable().default(null),
  maxDailyDoseMilli: milli.nullable().default(null),
  defaultFrequency: z.enum(FREQUENCY_CODES),
  defaultRoute: z.enum(ROUTE_CODES),
  /** Smallest units, as is `maxStockQty`. */
  minStockQty: stockLimit,
  maxStockQty: stockLimit,
  shelf: optionalText(20),
} as const;

/** The same as it is read: old rows are shown whatever rules came later. */
export const drugSchema = z.object({
  ...drugFields,
  drugId: drugIdSchema,
  approvalNo: z.string(),
  barcode: z.string(),
  standardCode: z.string(),
  pinyin: z.string(),
  initials: z.string(),
  active: z.boolean(),
});
export type Drug = z.output<typeof drugSchema>;

/** A batch as it stands on the shelf. Quantities count smallest units. */
export const batchRowSchema = z.object({
  batchId: batchIdSchema,
  drugId: drugIdSchema,
  batchNo: z.string(),
  expiresDay: clinicDaySchema,
  /** 1/10000 yuan a pack; what it was bought for is what it is sold for. */
  price: priceSchema,
  packSize: z.int(),
  supplierId: supplierIdSchema,
  supplierName: z.string(),
  onHandQty: signedQuantitySchema,
  reservedQty: signedQuantitySchema,
  /** On hand less reserved; none when expired or locked. */
  availableQty: signedQuantitySchema,
  valueFen: fenSchema,
  locked: z.boolean(),
  band: expiryBandSchema,
});
export type BatchRow = z.output<typeof batchRowSchema>;

/** Why a drug that the station keeps cannot be had now. */
export const UNAVAILABLE_REASONS = ['none', 'reserved', 'expired', 'locked', 'expires-before-end'] as const;

/** A drug in a drop-down: what it is, how much can be had, and the batch that goes out first. */
export const drugSearchRowSchema = z.object({
  ...drugSchema.shape,
  /** Smallest units on hand, expired and locked ones too. */
  onHandQty: signedQuantitySchema,
  /** Smallest units that may be prescribed for the course asked about. */
  availableQty: signedQuantitySchema,
  /** First to go out; null when nothing can be had. */
  firstBatch: z
    .object({
      batchId: batchIdSchema,
      batchNo: z.string(),
      expiresDay: clinicDaySchema,
      price: priceSchema,
      availableQty: signedQuantitySchema,
      band: expiryBandSchema,
    })
    .nullable(),
  /** Null while something can be had. */
  unavailable: z.enum(UNAVAILABLE_REASONS).nullable(),
  /** Of the batch that came last; null when there was none. */
  lastPrice: priceSchema.nullable(),
});
export type DrugSearchRow = z.output<typeof drugSearchRowSchema>;

/** What names a drug on a line of stock. */
export const drugBriefSchema = z.object({
  drugId: drugIdSchema,
  code: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  spec: z.string(),
  packUnit: z.string(),
  packSize: z.int(),
  smallUnit: z.string(),
});
