import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  AllocationId,
  BatchId,
  DrugId,
  PrescriptionId,
  PrescriptionLineId,
  StaffId,
  VisitId,
} from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, fenColumn, flag, idColumn, key, qtyColumn } from './columns.ts';
import { staff } from './staff.ts';
import { batches, drugs } from './storeroom.ts';
import { businessDays, visits } from './visits.ts';

export type PrescriptionStatus =
  | 'signed'
  | 'settled'
  | 'pay_later'
  | 'prepared'
  | 'dispensed'
  | 'returned'
  | 'void';

/** A signed slip (处方). Drafts live in `drafts`; signing reserves the batches, and so fixes the price. */
const OPEN_STATUSES = sql.raw("IN ('signed', 'settled', 'pay_later', 'prepared')");

export const prescriptions = sqliteTable(
  'prescriptions',
  {
    id: key<PrescriptionId>(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    /** Counted from 1 each day; printed as `2026-11-20-009`. */
    number: integer('number').notNull(),
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    doctorId: idColumn<StaffId>('doctor_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<'ordinary' | 'emergency' | 'long_term'>().notNull(),
    slip: text('slip').$type<'white' | 'yellow' | 'green' | 'red' | 'white2'>().notNull(),
    /** Number of doses (帖数) of a herbal slip; 1 for others. */
    doses: integer('doses').notNull().default(1),
    status: text('status').$type<PrescriptionStatus>().notNull(),
    signedAt: atColumn('signed_at').notNull(),
    validToDay: dayColumn('valid_to_day').notNull(),
    /** For a long-term slip beyond four weeks: the doctor confirmed a stable condition. */
    stable: flag('stable').notNull().default(false),
    voidedAt: atColumn('voided_at'),
    voidReason: text('void_reason'),
  },
  (table) => [
    uniqueIndex('prescriptions_number').on(table.day, table.number),
    index('prescriptions_visit').on(table.visitId),
    index('prescriptions_open').on(table.validToDay).where(sql`status ${OPEN_STATUSES}`),
    check('prescriptions_kind', sql`${table.kind} IN ('ordinary', 'emergency', 'long_term')`),
    check('prescriptions_slip', sql`${table.slip} IN ('white', 'yellow', 'green', 'red', 'white2')`),
    check(
      'prescriptions_status',
      sql`${table.status} IN ('signed', 'settled', 'pay_later', 'prepared', 'dispensed', 'returned', 'void')`,
    ),
    check('prescriptions_void', sql`(${table.status} = 'void') = (${table.voidedAt} IS NOT NULL)`),
  ],
);

/** Still to be paid or handed out: in these words SQLite reads the few open slips and not all that ever were. */
export const slipIsOpen = sql`${prescriptions.status} ${OPEN_STATUSES}`;

export const prescriptionLines = sqliteTable(
  'prescription_lines',
  {
    id: key<PrescriptionLineId>(),
    prescriptionId: idColumn<PrescriptionId>('prescription_id')
      .notNull()
      .references(() => prescriptions.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    drugId: idColumn<DrugId>('drug_id')
      .notNull()
      .references(() => drugs.id, { onDelete: 'restrict' }),
    /** Thousandths of the drug's dose unit, each time. */
    doseMilli: integer('dose_milli').notNull(),
    frequency: text('frequency').notNull(),
    route: text('route').notNull(),
    days: integer('days').notNull(),
    qty: qtyColumn('qty').notNull(),
    /** With the doctor's reasons for what the rules warned of. */
    note: text('note').notNull().default(''),
    /** The doctor signed a second time beside this line: an overdose or interaction is meant (处方管理办法 第六条). */
    signedAgain: flag('signed_again').notNull().default(false),
  },
  (table) => [
    uniqueIndex('prescription_lines_position').on(table.prescriptionId, table.position),
    check('prescription_lines_qty', sql`${table.qty} > 0 AND ${table.doseMilli} > 0 AND ${table.days} > 0`),
  ],
);

export type AllocationStatus = 'reserved' | 'dispensed' | 'returned' | 'released';

/** The very batch that a line is handed out from, and its price: one row a batch, rounded once. */
export const allocations = sqliteTable(
  'allocations',
  {
    id: key<AllocationId>(),
    lineId: idColumn<PrescriptionLineId>('line_id')
      .notNull()
      .references(() => prescriptionLines.id, { onDelete: 'restrict' }),
    batchId: idColumn<BatchId>('batch_id')
      .notNull()
      .references(() => batches.id, { onDelete: 'restrict' }),
    qty: qtyColumn('qty').notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    status: text('status').$type<AllocationStatus>().notNull(),
  },
  (table) => [
    uniqueIndex('allocations_line_batch').on(table.lineId, table.batchId),
    index('allocations_batch').on(table.batchId),
    check('allocations_qty', sql`${table.qty} > 0`),
    check('allocations_status', sql`${table.status} IN ('reserved', 'dispensed', 'returned', 'released')`),
  ],
);

/** The four signatures of a slip: 审核、调配、核对、发药. */
export const prescriptionSignatures = sqliteTable(
  'prescription_signatures',
  {
    prescriptionId: idColumn<PrescriptionId>('prescription_id')
      .notNull()
      .references(() => prescriptions.id, { onDelete: 'restrict' }),
    step: text('step').$type<'review' | 'prepare' | 'check' | 'dispense'>().notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.prescriptionId, table.step] }),
    check('prescription_signatures_step', sql`${table.step} IN ('review', 'prepare', 'check', 'dispense')`),
  ],
);
