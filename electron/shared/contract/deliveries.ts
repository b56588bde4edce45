import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { batchIdSchema, deliveryIdSchema, drugIdSchema, supplierIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { priceSchema } from '../values/price.ts';
import { quantitySchema } from '../values/quantity.ts';
import { command, query, text } from './define.ts';

const KEEPERS = ['pharmacist', 'head'] as const;

/** One line of the delivery note. The purchase price enters here and nowhere else. */
const deliveryLineSchema = z.strictObject({
  drugId: drugIdSchema,
  batchNo: text(30),
  expiresDay: clinicDaySchema,
  /** 1/10000 yuan a pack, as the invoice says. */
  price: priceSchema,
  packs: z.int().min(1).max(100_000),
});

const deliveryPapers = {
  deliveryId: deliveryIdSchema,
  day: clinicDaySchema,
  at: instantSchema,
  supplierName: z.string(),
  noteNo: z.string(),
  platformOrderNo: z.string(),
  invoiceNo: z.string(),
  invoiceFen: fenSchema,
  lineCount: z.int(),
  acceptedBy: z.string(),
  /** Counted when the program began to be used: there was neither a note nor an invoice. */
  opening: z.boolean(),
} as const;

/** Spread into storeroom. */
export const deliveries = {
  /** 验收入库: the whole note or nothing. The invoice's sum is typed from paper and must equal the lines. */
  receiveDelivery: command({
    input: {
      supplierId: supplierIdSchema,
      noteNo: text(40),
      platformOrderNo: text(40),
      invoiceNo: text(40),
      invoiceFen: fenSchema,
      lines: z.array(deliveryLineSchema).min(1).max(100),
      appearance: text(40),
      /** Tenths of a degree Celsius on arrival; asked for when a drug is kept at 2–8 ℃. */
      coldTemperatureDeci: z.int().min(-500).max(600).optional(),
      /** Stock counted when the program starts to be used, not bought now; the head's alone. */
      opening: z.boolean().default(false),
    },
    output: z.object({
      deliveryId: deliveryIdSchema,
      amountFen: fenSchema,
      packs: z.int(),
      batchIds: z.array(batchIdSchema),
    }),
    refusals: [
      'storeroom.supplier-unknown',
      'storeroom.supplier-not-approved',
      'storeroom.licence-expired',
      'storeroom.note-taken',
      'storeroom.drug-unknown',
      'storeroom.line-expired',
      'storeroom.line-near-expiry',
      'storeroom.line-repeated',
      'storeroom.line-too-much',
      'storeroom.line-batch-locked',
      'storeroom.cold-temperature-missing',
      'storeroom.cold-temperature-outside',
      'storeroom.invoice-differs',
      'storeroom.opening-by-head',
    ],
    access: KEEPERS,
    changes: ['storeroom', 'dispensary', 'consultation', 'cashier'],
  }),
  listDeliveries: query({
    input: z.strictObject({ page: z.int().min(0).max(1_000).default(0) }),
    output: z.object({
      total: z.int(),
      rows: z.array(z.object(deliveryPapers)),
    }),
    access: KEEPERS,
  }),
  /** 验收记录: the papers of one delivery and what came by them, as the note listed it, 100 lines a page. */
  getDelivery: query({
    input: z.strictObject({
      deliveryId: deliveryIdSchema,
      page: z.int().min(0).max(1_000).default(0),
    }),
    output: z.object({
      ...deliveryPapers,
      appearance: z.string(),
      /** Tenths of a degree Celsius; null where none was asked for. */
      coldTemperatureDeci: z.int().nullable(),
      /** As it is registered now: what it was when the goods came is not kept. */
      licenceNo: z.string(),
      licenceToDay: clinicDaySchema,
      /** Of all lines, not of the page alone. */
      linesFen: fenSchema,
      lines: z.array(
        z.object({
          position: z.int(),
          genericName: z.string(),
          spec: z.string(),
          form: z.string(),
          maker: z.string(),
          approvalNo: z.string(),
          packUnit: z.string(),
          smallUnit: z.string(),
          batchNo: z.string(),
          expiresDay: clinicDaySchema,
          /** 1/10000 yuan a pack of `packSize` smallest units. */
          price: priceSchema,
          packSize: z.int(),
          qty: quantitySchema,
          amountFen: fenSchema,
        }),
      ),
    }),
    refusals: ['storeroom.delivery-unknown'],
    access: KEEPERS,
  }),
} as const;
