import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { FrequencyCode, RouteCode } from '../../electron/shared/domain/dosing.ts';
import type {
  AllocationId,
  BatchId,
  DeliveryId,
  DrugId,
  MovementId,
  StaffId,
  SupplierId,
} from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, fenColumn, flag, idColumn, key, priceColumn, qtyColumn } from './columns.ts';
import { allocations } from './prescriptions.ts';
import { staff } from './staff.ts';
import { businessDays } from './visits.ts';

export type DrugClass = 'western' | 'patent' | 'herbal';

/** The drug master. There is no price here: a price belongs to a batch. Quantities count smallest units. */
export const drugs = sqliteTable(
  'drugs',
  {
    id: key<DrugId>(),
    code: text('code').notNull().unique(),
    genericName: text('generic_name').notNull(),
    tradeName: text('trade_name').notNull().default(''),
    pinyin: text('pinyin').notNull(),
    initials: text('initials').notNull(),
    class: text('class').$type<DrugClass>().notNull(),
    form: text('form').notNull(),
    spec: text('spec').notNull(),
    packUnit: text('pack_unit').notNull(),
    packSize: integer('pack_size').notNull(),
    smallUnit: text('small_unit').notNull(),
    /** Thousandths of `dose_unit` in one smallest unit: 5 mg a tablet → 5000, mg. */
    strengthMilli: integer('strength_milli').notNull(),
    doseUnit: text('dose_unit').notNull(),
    maker: text('maker').notNull(),
    approvalNo: text('approval_no').notNull().default(''),
    barcode: text('barcode').notNull().default(''),
    standardCode: text('standard_code').notNull().default(''),
    insuranceCode: text('insurance_code').notNull().default(''),
    insuranceClass: text('insurance_class').$type<'A' | 'B' | 'self'>().notNull(),
    essential: text('essential').$type<'national' | 'provincial' | 'none'>().notNull(),
    prescriptionOnly: flag('prescription_only').notNull(),
    antibioticGrade: text('antibiotic_grade')
      .$type<'none' | 'unrestricted' | 'restricted' | 'special'>()
      .notNull(),
    control: text('control')
      .$type<'none' | 'narcotic' | 'psychotropic1' | 'psychotropic2' | 'toxic'>()
      .notNull(),
    highAlert: flag('high_alert').notNull().default(false),
    skinTest: flag('skin_test').notNull().default(false),
    storage: text('storage').$type<'room' | 'cool' | 'cold'>().notNull(),
    longTermAllowed: flag('long_term_allowed').notNull().default(false),
    splittable: flag('splittable').notNull().default(false),
    defaultDoseMilli: integer('default_dose_milli').notNull(),
    /** What may be given at most, in the same unit; NULL where no limit is known. */
    maxSingleDoseMilli: integer('max_single_dose_milli'),
    maxDailyDoseMilli: integer('max_daily_dose_milli'),
    defaultFrequency: text('default_frequency').$type<FrequencyCode>().notNull(),
    defaultRoute: text('default_route').$type<RouteCode>().notNull(),
    minStockQty: qtyColumn('min_stock_qty').notNull(),
    maxStockQty: qtyColumn('max_stock_qty').notNull(),
    shelf: text('shelf').notNull().default(''),
    active: flag('active').notNull().default(true),
  },
  (table) => [
    index('drugs_initials').on(table.initials),
    index('drugs_barcode').on(table.barcode),
    check('drugs_class', sql`${table.class} IN ('western', 'patent', 'herbal')`),
    check('drugs_pack_size', sql`${table.packSize} > 0`),
    check('drugs_max_single_dose', sql`${table.maxSingleDoseMilli} > 0`),
    check('drugs_max_daily_dose', sql`${table.maxDailyDoseMilli} > 0`),
    check('drugs_insurance_class', sql`${table.insuranceClass} IN ('A', 'B', 'self')`),
    check('drugs_essential', sql`${table.essential} IN ('national', 'provincial', 'none')`),
    check(
      'drugs_antibiotic_grade',
      sql`${table.antibioticGrade} IN ('none', 'unrestricted', 'restricted', 'special')`,
    ),
    check(
      'drugs_control',
      sql`${table.control} IN ('none', 'narcotic', 'psychotropic1', 'psychotropic2', 'toxic')`,
    ),
    check('drugs_storage', sql`${table.storage} IN ('room', 'cool', 'cold')`),
  ],
);

/** Who may deliver. Only an approved distributor with a licence in force is accepted (统一配送). */
export const suppliers = sqliteTable('suppliers', {
  id: key<SupplierId>(),
  name: text('name').notNull().unique(),
  initials: text('initials').notNull(),
  licenceNo: text('licence_no').notNull(),
  licenceToDay: dayColumn('licence_to_day').notNull(),
  approved: flag('approved').notNull(),
});

/** A delivery taken in (入库单): the papers of one arrival. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: key<DeliveryId>(),
    supplierId: idColumn<SupplierId>('supplier_id')
      .notNull()
      .references(() => suppliers.id, { onDelete: 'restrict' }),
    /** Number of the delivery note (随货同行单号). */
    noteNo: text('note_no').notNull(),
    platformOrderNo: text('platform_order_no').notNull(),
    invoiceNo: text('invoice_no').notNull(),
    invoiceFen: fenColumn('invoice_fen').notNull(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    acceptedBy: idColumn<StaffId>('accepted_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    appearance: text('appearance').notNull().default('完好'),
    /** Tenths of a degree Celsius on arrival of goods that need 2–8 ℃. */
    coldTemperatureDeci: integer('cold_temperature_deci'),
    /** Opening stock counted when the program starts to be used, not bought now. */
    opening: flag('opening').notNull().default(false),
  },
  (table) => [uniqueIndex('deliveries_note').on(table.supplierId, table.noteNo)],
);

/** Stock key: drug + batch number + expiry + purchase price + supplier. Its price is the sale price. */
export const batches = sqliteTable(
  'batches',
  {
    id: key<BatchId>(),
    drugId: idColumn<DrugId>('drug_id')
      .notNull()
      .references(() => drugs.id, { onDelete: 'restrict' }),
    supplierId: idColumn<SupplierId>('supplier_id')
      .notNull()
      .references(() => suppliers.id, { onDelete: 'restrict' }),
    batchNo: text('batch_no').notNull(),
    expiresDay: dayColumn('expires_day').notNull(),
    purchasePrice: priceColumn('purchase_price').notNull(),
    /** Copied from the drug on arrival; a drug in another pack size is another drug. */
    packSize: integer('pack_size').notNull(),
    locked: flag('locked').notNull().default(false),
  },
  (table) => [
    uniqueIndex('batches_key').on(
      table.drugId,
      table.batchNo,
      table.expiresDay,
      table.purchasePrice,
      table.supplierId,
    ),
    index('batches_fefo').on(table.drugId, table.expiresDay),
    check('batches_price', sql`${table.purchasePrice} > 0`),
    check('batches_pack_size', sql`${table.packSize} > 0`),
  ],
);

export const deliveryLines = sqliteTable(
  'delivery_lines',
  {
    id: key<number>(),
    deliveryId: idColumn<DeliveryId>('delivery_id')
      .notNull()
      .references(() => deliveries.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    batchId: idColumn<BatchId>('batch_id')
      .notNull()
      .references(() => batches.id, { onDelete: 'restrict' }),
    /** Smallest units taken in. */
    qty: qtyColumn('qty').notNull(),
    /** Price × packs, rounded once: what the invoice says for the line. */
    amountFen: fenColumn('amount_fen').notNull(),
  },
  (table) => [
    uniqueIndex('delivery_lines_position').on(table.deliveryId, table.position),
    check('delivery_lines_qty', sql`${table.qty} > 0`),
  ],
);

/** The running balance of a batch. A cache of the movements, which `verifyBooks` proves. */
export const batchStock = sqliteTable(
  'batch_stock',
  {
    batchId: idColumn<BatchId>('batch_id')
      .primaryKey()
      .references(() => batches.id, { onDelete: 'restrict' }),
    onHandQty: qtyColumn('on_hand_qty').notNull(),
    /** Promised to signed prescriptions and not yet handed out, or reported lost and not yet decided. */
    reservedQty: qtyColumn('reserved_qty').notNull(),
  },
  (table) => [
    check(
      'batch_stock_not_negative',
      sql`${table.reservedQty} >= 0 AND ${table.onHandQty} >= ${table.reservedQty}`,
    ),
  ],
);

export type MovementKind = 'purchase' | 'dispense' | 'return' | 'loss' | 'adjust' | 'supplier_return';

/**
 * Every change of stock. `cost_fen` is the change of the batch's value at purchase cost, so the movements
 * of a pack always sum to its price and opening + in − out = closing to the fen.
 */
export const stockMovements = sqliteTable(
  'stock_movements',
  {
    id: key<MovementId>(),
    batchId: idColumn<BatchId>('batch_id')
      .notNull()
      .references(() => batches.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<MovementKind>().notNull(),
    qty: qtyColumn('qty').notNull(),
    costFen: fenColumn('cost_fen').notNull(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    deliveryLineId: integer('delivery_line_id').references(() => deliveryLines.id, { onDelete: 'restrict' }),
    allocationId: idColumn<AllocationId>('allocation_id').references(() => allocations.id, {
      onDelete: 'restrict',
    }),
    reversesId: idColumn<MovementId>('reverses_id').references((): AnySQLiteColumn => stockMovements.id, {
      onDelete: 'restrict',
    }),
    reason: text('reason').notNull().default(''),
    /** Losses and stocktake differences: the second person and the head who approved. */
    witnessedBy: idColumn<StaffId>('witnessed_by').references(() => staff.id, { onDelete: 'restrict' }),
    approvedBy: idColumn<StaffId>('approved_by').references(() => staff.id, { onDelete: 'restrict' }),
  },
  (table) => [
    // Partial for the same reason as that of charges.
    uniqueIndex('stock_movements_reverses_once').on(table.reversesId).where(sql`reverses_id IS NOT NULL`),
    index('stock_movements_batch').on(table.batchId),
    index('stock_movements_day').on(table.day, table.kind),
    index('stock_movements_allocation').on(table.allocationId),
    check(
      'stock_movements_kind',
      sql`${table.kind} IN ('purchase', 'dispense', 'return', 'loss', 'adjust', 'supplier_return')`,
    ),
    check('stock_movements_not_zero', sql`${table.qty} <> 0`),
    check(
      'stock_movements_direction',
      sql`(${table.kind} IN ('purchase', 'return') AND ${table.qty} > 0) OR (${table.kind} IN ('dispense', 'loss', 'supplier_return') AND ${table.qty} < 0) OR ${table.kind} = 'adjust'`,
    ),
    check(
      'stock_movements_purchase_source',
      sql`(${table.kind} = 'purchase') = (${table.deliveryLineId} IS NOT NULL)`,
    ),
    check(
      'stock_movements_dispense_source',
      sql`(${table.kind} IN ('dispense', 'return')) = (${table.allocationId} IS NOT NULL)`,
    ),
    check(
      'stock_movements_return_source',
      sql`(${table.kind} = 'return') = (${table.reversesId} IS NOT NULL)`,
    ),
    check(
      'stock_movements_approval',
      sql`${table.kind} NOT IN ('loss', 'adjust') OR (${table.approvedBy} IS NOT NULL AND length(${table.reason}) > 0)`,
    ),
  ],
);
