import { eq } from 'drizzle-orm';
import { inTransaction, type ReadableDb, type Tx } from '../../db/open.ts';
import { insertAudit } from '../../db/queries/audit.ts';
import { addSearchKeys } from '../../db/resident-search/keys.ts';
import {
  allergies,
  allocations,
  batches,
  batchStock,
  businessDays,
  charges,
  clinics,
  deliveries,
  deliveryLines,
  drugs,
  prescriptionLines,
  prescriptions,
  receiptRanges,
  receipts,
  residents,
  serviceItems,
  servicePrices,
  stockMovements,
  suppliers,
  tickets,
  visits,
} from '../../db/schema/index.ts';
import type { LineIntent, SlipIntent } from '../../electron/shared/contract/prescribing.ts';
import { priceDrugLine } from '../../electron/shared/domain/pricing.ts';
import { type ClinicDay, clinicDay, clinicDayAt } from '../../electron/shared/values/clinic-day.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import type {
  BatchId,
  DrugId,
  PrescriptionId,
  ResidentId,
  ServiceItemId,
  StaffId,
  VisitId,
} from '../../electron/shared/values/ids.ts';
import { price } from '../../electron/shared/values/price.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';
import type { TestStation } from './station.ts';

/** The day of FRIDAY_MORNING. */
export const FRIDAY = clinicDay('2026-11-20');

type DrugValues = Partial<typeof drugs.$inferInsert>;

let serial = 0;

/** A tablet of 5 mg, 28 in a box that may be opened, once a day; anything else is said. */
export function addDrug(db: ReadableDb, genericName: string, values: DrugValues = {}): DrugId {
  serial += 1;
  const row = db
    .insert(drugs)
    .values({
      code: `T${serial}`,
      genericName,
      pinyin: '',
      initials: '',
      class: 'western',
      form: '片剂',
      spec: '5mg×28片',
      packUnit: '盒',
      packSize: 28,
      smallUnit: '片',
      strengthMilli: 5_000,
      doseUnit: 'mg',
      maker: '演示制药',
      insuranceClass: 'A',
      essential: 'national',
      prescriptionOnly: true,
      antibioticGrade: 'none',
      control: 'none',
      storage: 'room',
      longTermAllowed: true,
      splittable: true,
      defaultDoseMilli: 5_000,
      defaultFrequency: 'qd',
      defaultRoute: 'oral',
      minStockQty: quantity(0),
      maxStockQty: quantity(0),
      shelf: 'A-03',
      ...values,
    })
    .returning({ id: drugs.id })
    .get();
  return row.id;
}

export interface BatchValues {
  readonly qty: number;
  readonly expiresDay?: string;
  /** 1/10000 yuan a pack. */
  readonly price?: number;
  readonly locked?: boolean;
}

/** A batch that came in by a delivery, with its movement and its balance. */
export function addBatch(station: TestStation, drugId: DrugId, values: BatchValues): BatchId {
  const { db } = station;
  const day = openDay(station);
  serial += 1;
  const supplier = ensureSupplier(db);
  const drug = db.select().from(drugs).where(eq(drugs.id, drugId)).get();
  const person = firstStaff(db);
  const purchasePrice = price(values.price ?? 39_200);
  const packSize = drug?.packSize ?? 1;
  const qty = quantity(values.qty);
  const amountFen = priceDrugLine(purchasePrice, packSize, qty);
  return inTransaction(db, (tx) => {
    const batch = tx
      .insert(batches)
      .values({
        drugId,
        supplierId: supplier,
        batchNo: `B${serial}`,
        expiresDay: clinicDay(values.expiresDay ?? '2028-01-10'),
        purchasePrice,
        packSize,
        locked: values.locked ?? false,
      })
      .returning({ id: batches.id })
      .get();
    const delivery = tx
      .insert(deliveries)
      .values({
        supplierId: supplier,
        noteNo: `N${serial}`,
        platformOrderNo: `O${serial}`,
        invoiceNo: `I${serial}`,
        invoiceFen: amountFen,
        day,
        at: station.now(),
        acceptedBy: person,
      })
      .returning({ id: deliveries.id })
      .get();
    const line = tx
      .insert(deliveryLines)
      .values({ deliveryId: delivery.id, position: 1, batchId: batch.id, qty, amountFen })
      .returning({ id: deliveryLines.id })
      .get();
    tx.insert(batchStock)
      .values({ batchId: batch.id, onHandQty: qty, reservedQty: quantity(0) })
      .run();
    tx.insert(stockMovements)
      .values({
        batchId: batch.id,
        kind: 'purchase',
        qty,
        costFen: amountFen,
        day,
        at: station.now(),
        staffId: person,
        deliveryLineId: line.id,
      })
      .run();
    insertAudit(tx, {
      at: station.now(),
      day,
      staffId: person,
      desk: 'test',
      action: 'storeroom.delivery-received',
      subject: 'deliveries',
      subjectId: delivery.id,
      detail: { supplierId: supplier, lines: 1, amountFen, opening: false },
    });
    return batch.id;
  });
}

function ensureSupplier(db: ReadableDb) {
  const known = db.select({ id: suppliers.id }).from(suppliers).get();
  if (known) return known.id;
  return db
    .insert(suppliers)
    .values({
      name: '演示医药配送',
      initials: 'ysyyps',
      licenceNo: 'L1',
      licenceToDay: clinicDay('2030-12-31'),
      approved: true,
    })
    .returning({ id: suppliers.id })
    .get().id;
}

function firstStaff(db: ReadableDb): StaffId {
  return db.$client.prepare('SELECT min(id) FROM staff').pluck().get() as StaffId;
}

/** Opens the station's today, if it is not open. */
export function openDay(station: TestStation): ClinicDay {
  const day = clinicDayAt(station.now(), 480);
  station.db
    .insert(businessDays)
    .values({ day, status: 'open', openedAt: station.now() })
    .onConflictDoNothing()
    .run();
  return day;
}

export interface PatientValues {
  readonly birthDay?: string;
  readonly allergies?: readonly string[];
}

export function addResident(station: TestStation, name: string, values: PatientValues = {}): ResidentId {
  serial += 1;
  const { db } = station;
  const row = db
    .insert(residents)
    .values({
      recordNo: `2026-${serial}`,
      name,
      pinyin: '',
      initials: '',
      sex: 2,
      birthDay: clinicDay(values.birthDay ?? '1954-03-09'),
      idKind: 'none',
      createdAt: station.now(),
      createdBy: firstStaff(db),
    })
    .returning({ id: residents.id })
    .get();
  addSearchKeys(db as Tx, row.id);
  for (const substance of values.allergies ?? []) {
    db.insert(allergies).values({ residentId: row.id, substance, notedDay: FRIDAY }).run();
  }
  return row.id;
}

export interface VisitValues {
  readonly payLater?: boolean;
  readonly rank?: 'emergency' | 'priority' | 'ordinary';
  /** The ticket's state at the doctor's; called unless it is said. */
  readonly ticket?: 'waiting' | 'called';
}

/** A registration of today with its ticket at the doctor's. */
export function addVisit(station: TestStation, residentId: ResidentId, values: VisitValues = {}): VisitId {
  const { db } = station;
  const day = openDay(station);
  const number =
    (db.$client.prepare('SELECT count(*) FROM visits WHERE day = ?').pluck().get(day) as number) + 1;
  const room = db.select().from(clinics).where(eq(clinics.point, 'consultation')).get();
  if (!room) throw new Error('no room');
  const person = firstStaff(db);
  const rank = values.rank ?? 'ordinary';
  const visit = db
    .insert(visits)
    .values({
      day,
      number,
      residentId,
      clinicId: room.id,
      doctorId: person,
      session: 'am',
      kind: 'return',
      status: 'waiting',
      rank,
      payLater: values.payLater ?? false,
      registeredAt: station.now(),
      registeredBy: person,
    })
    .returning({ id: visits.id })
    .get();
  db.insert(tickets)
    .values({
      visitId: visit.id,
      day,
      point: 'consultation',
      clinicId: room.id,
      status: values.ticket ?? 'called',
      rank,
      arrivedAt: station.now(),
      waitingSince: station.now(),
    })
    .run();
  return visit.id;
}

/** A registered, called and taken patient. */
export async function addPatientInCare(
  station: TestStation,
  name: string,
  values: PatientValues & VisitValues = {},
): Promise<VisitId> {
  const visitId = addVisit(station, addResident(station, name, values), values);
  await station.as('doctor').call('consultation.start', { visitId });
  return visitId;
}

export function line(drugId: DrugId, qty: number, values: Partial<LineIntent> = {}): LineIntent {
  return {
    drugId,
    doseMilli: 5_000,
    frequency: 'qd',
    route: 'oral',
    days: 7,
    qty: quantity(qty),
    note: '',
    ...values,
  };
}

export function slip(lines: LineIntent[], values: Partial<SlipIntent> = {}): SlipIntent {
  return { kind: 'ordinary', stable: false, doses: 1, ...values, lines };
}

/** What the doctor signs, unless a test says otherwise. */
export function signature(visitId: VisitId, slips: SlipIntent[]) {
  return { visitId, complaint: '头晕 3 天', diagnoses: ['I10'], slips };
}

export function addServiceItem(
  station: TestStation,
  name: string,
  values: Pick<typeof serviceItems.$inferInsert, 'category'> & {
    readonly priceFen: number;
    readonly point?: 'lab' | 'examination';
    readonly purpose?: 'injection' | 'registration' | 'general_fee';
  },
): ServiceItemId {
  serial += 1;
  const { db } = station;
  const { priceFen, category, point, purpose } = values;
  const item = db
    .insert(serviceItems)
    .values({
      code: `S${serial}`,
      name,
      pinyin: '',
      initials: '',
      category,
      unit: '次',
      point: point ?? null,
      purpose: purpose ?? null,
    })
    .returning({ id: serviceItems.id })
    .get();
  db.insert(servicePrices)
    .values({ itemId: item.id, priceFen: fen(priceFen), fromDay: clinicDay('2026-01-01'), at: station.now() })
    .run();
  return item.id;
}

/** Puts a signed slip on a receipt, row by row, as settling does. */
export function payFor(station: TestStation, prescriptionId: PrescriptionId): number {
  const { db } = station;
  const day = openDay(station);
  return inTransaction(db, (tx) => {
    const slipRow = tx.select().from(prescriptions).where(eq(prescriptions.id, prescriptionId)).get();
    const range = tx.select().from(receiptRanges).get();
    if (!slipRow || !range) throw new Error('nothing to pay');
    const parts = tx
      .select({ id: allocations.id, qty: allocations.qty, amountFen: allocations.amountFen })
      .from(allocations)
      .innerJoin(prescriptionLines, eq(prescriptionLines.id, allocations.lineId))
      .where(eq(prescriptionLines.prescriptionId, prescriptionId))
      .all();
    const grossFen = fen(parts.reduce((sum, part) => sum + part.amountFen, 0));
    const receipt = tx
      .insert(receipts)
      .values({
        number: range.nextNo,
        rangeId: range.id,
        kind: 'sale',
        visitId: slipRow.visitId,
        grossFen,
        waivedFen: fen(0),
        netFen: grossFen,
        cashGivenFen: grossFen,
        changeFen: fen(0),
        day,
        at: station.now(),
        cashierId: firstStaff(db),
      })
      .returning({ id: receipts.id, number: receipts.number })
      .get();
    tx.update(receiptRanges)
      .set({ nextNo: range.nextNo + 1 })
      .where(eq(receiptRanges.id, range.id))
      .run();
    for (const part of parts) {
      tx.insert(charges)
        .values({
          receiptId: receipt.id,
          visitId: slipRow.visitId,
          day,
          at: station.now(),
          category: 'western',
          allocationId: part.id,
          qty: part.qty,
          amountFen: part.amountFen,
        })
        .run();
    }
    if (slipRow.status === 'signed') {
      tx.update(prescriptions).set({ status: 'settled' }).where(eq(prescriptions.id, prescriptionId)).run();
    }
    return receipt.number;
  });
}

/** On hand and promised of a batch. */
export function stockOf(db: ReadableDb, batchId: BatchId): { onHand: number; reserved: number } {
  const row = db.select().from(batchStock).where(eq(batchStock.batchId, batchId)).get();
  return { onHand: row?.onHandQty ?? 0, reserved: row?.reservedQty ?? 0 };
}
