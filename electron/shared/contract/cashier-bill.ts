import { z } from 'zod';
import { drugCategorySchema, feeCategorySchema } from '../domain/fee-categories.ts';
import { QUEUE_RANKS } from '../domain/queue-order.ts';
import { tenderSchema } from '../domain/tenders.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import {
  allocationIdSchema,
  chargeIdSchema,
  orderIdSchema,
  prescriptionIdSchema,
  receiptIdSchema,
  visitIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { priceSchema } from '../values/price.ts';
import { quantitySchema } from '../values/quantity.ts';

/** What may be chosen when only a part is paid: a service order, or a whole prescription. */
export const billKeySchema = z
  .string()
  .regex(/^(order|prescription):[1-9]\d{0,15}$/)
  .transform((text) => text as BillKey);
export type BillKey = `order:${number}` | `prescription:${number}`;

const serviceLineSchema = z.object({
  kind: z.literal('service'),
  key: billKeySchema,
  chargeKey: z.string(),
  category: feeCategorySchema,
  orderId: orderIdSchema,
  name: z.string(),
  unit: z.string(),
  priceFen: fenSchema,
  qty: quantitySchema,
  amountFen: fenSchema,
});

/** One batch of one prescription line, at the purchase price of that batch. */
const drugLineSchema = z.object({
  kind: z.literal('drug'),
  key: billKeySchema,
  chargeKey: z.string(),
  category: drugCategorySchema,
  allocationId: allocationIdSchema,
  name: z.string(),
  spec: z.string(),
  packUnit: z.string(),
  packSize: z.int(),
  smallUnit: z.string(),
  batchNo: z.string(),
  expiresDay: clinicDaySchema,
  /** 1/10000 yuan a pack. */
  price: priceSchema,
  /** Smallest units. */
  qty: quantitySchema,
  amountFen: fenSchema,
});

export const billLineSchema = z.discriminatedUnion('kind', [serviceLineSchema, drugLineSchema]);
export type BillLine = z.output<typeof billLineSchema>;

export const billWaiverSchema = z.object({
  key: billKeySchema,
  chargeKey: z.string(),
  name: z.string(),
  basis: z.string(),
  itemName: z.string(),
  amountFen: fenSchema,
});
export type BillWaiver = z.output<typeof billWaiverSchema>;

export const receiptSupplySchema = z.object({
  /** The number that the next receipt takes; none when every range is used up. */
  nextNumber: z.int().nullable(),
  leftInRange: z.int(),
  leftInAll: z.int(),
});

export const billSchema = z.object({
  visitId: visitIdSchema,
  visitNumber: z.int(),
  visitDay: clinicDaySchema,
  payLater: z.boolean(),
  /** In the order of the twelve categories. */
  lines: z.array(billLineSchema),
  waivers: z.array(billWaiverSchema),
  prescriptions: z.array(
    z.object({
      prescriptionId: prescriptionIdSchema,
      number: z.string(),
      doctorName: z.string(),
      signedAt: instantSchema,
    }),
  ),
  /** Slips past their last day: they can't be paid any more and are written anew. */
  lapsed: z.array(z.object({ number: z.string(), validToDay: clinicDaySchema })),
  grossFen: fenSchema,
  waivedFen: fenSchema,
  netFen: fenSchema,
  drugFen: fenSchema,
  /** The same drugs priced again from their batches; equal to `drugFen`, or the books are wrong. */
  drugAtPurchasePriceFen: fenSchema,
  roundCashToJiao: z.boolean(),
  receipts: receiptSupplySchema,
});
export type Bill = z.output<typeof billSchema>;

export const settledReceiptSchema = z.object({
  receiptId: receiptIdSchema,
  number: z.int(),
  grossFen: fenSchema,
  waivedFen: fenSchema,
  netFen: fenSchema,
  cashDueFen: fenSchema,
  cashGivenFen: fenSchema,
  changeFen: fenSchema,
  cashRoundingFen: fenSchema,
  /** What came in, or with a refund went out (negative), by each tender. */
  payments: z.array(z.object({ tender: tenderSchema, amountFen: fenSchema })).readonly(),
  /** Still unpaid of this visit, after this receipt. */
  leftUnpaidFen: fenSchema,
});
export type SettledReceipt = z.output<typeof settledReceiptSchema>;

export const personOfBillSchema = z.object({
  visitId: visitIdSchema,
  visitNumber: z.int(),
  visitDay: clinicDaySchema,
  name: z.string(),
  sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]),
  age: z.string(),
  rank: z.enum(QUEUE_RANKS),
});

export const receiptRowSchema = personOfBillSchema.extend({
  receiptId: receiptIdSchema,
  number: z.int(),
  kind: z.enum(['sale', 'refund']),
  netFen: fenSchema,
  /** What later receipts paid back of it, positive. */
  refundedFen: fenSchema,
  at: instantSchema,
});
export type ReceiptRow = z.output<typeof receiptRowSchema>;

export const owedRowSchema = personOfBillSchema.extend({ dueFen: fenSchema, since: instantSchema });
export type OwedRow = z.output<typeof owedRowSchema>;

export const receiptChargeSchema = z.object({
  chargeId: chargeIdSchema,
  category: feeCategorySchema,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  /** Fen of a service; null for drugs, whose price is per pack. */
  priceFen: fenSchema.nullable(),
  /** 1/10000 yuan a pack of `packSize`; null for services. */
  price: priceSchema.nullable(),
  packUnit: z.string(),
  packSize: z.int(),
  qty: z.int(),
  amountFen: fenSchema,
  waivedFen: fenSchema,
  batchNo: z.string(),
  /**
   * Whether it can be paid back now: `drug-out` is in the patient's hands, `done` a service given already
   * (the head may), `refunded` was paid back before.
   */
  refund: z.enum(['open', 'drug-out', 'done', 'refunded']),
});
export type ReceiptCharge = z.output<typeof receiptChargeSchema>;

export const receiptSchema = z.object({
  receiptId: receiptIdSchema,
  number: z.int(),
  kind: z.enum(['sale', 'refund']),
  originalNumber: z.int().nullable(),
  refundNumbers: z.array(z.int()),
  station: z.string(),
  center: z.string(),
  practice: z.boolean(),
  person: personOfBillSchema,
  day: clinicDaySchema,
  at: instantSchema,
  cashierName: z.string(),
  approverName: z.string(),
  reason: z.string(),
  charges: z.array(receiptChargeSchema),
  categories: z.array(z.object({ category: feeCategorySchema, amountFen: fenSchema })),
  waivers: z.array(z.object({ name: z.string(), basis: z.string(), amountFen: fenSchema })),
  payments: z.array(z.object({ tender: tenderSchema, amountFen: fenSchema })),
  grossFen: fenSchema,
  waivedFen: fenSchema,
  netFen: fenSchema,
  /** 大写金额 of the net. */
  capital: z.string(),
  cashRoundingFen: fenSchema,
  cashGivenFen: fenSchema,
  changeFen: fenSchema,
  /** How often it was printed; from the second on it is marked 补打. */
  copies: z.int(),
});
export type Receipt = z.output<typeof receiptSchema>;
