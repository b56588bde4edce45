import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PrescribedLine, PrescribedSlip } from '../../electron/shared/contract/prescribing.ts';
import type { FrequencyCode, RouteCode } from '../../electron/shared/domain/dosing.ts';
import { slipLabel } from '../../electron/shared/domain/prescription-slip.ts';
import { fen, sumFen } from '../../electron/shared/values/fen.ts';
import type { PrescriptionId, VisitId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import {
  allocations,
  batches,
  batchStock,
  charges,
  drugs,
  prescriptionLines,
  prescriptions,
  receipts,
  stockMovements,
  visits,
} from '../schema/index.ts';

const slipFields = {
  prescriptionId: prescriptions.id,
  visitId: prescriptions.visitId,
  day: prescriptions.day,
  number: prescriptions.number,
  kind: prescriptions.kind,
  stable: prescriptions.stable,
  doses: prescriptions.doses,
  status: prescriptions.status,
  signedAt: prescriptions.signedAt,
  validToDay: prescriptions.validToDay,
};

const slipsOfVisit = prepared((db) =>
  db
    .select(slipFields)
    .from(prescriptions)
    .where(eq(prescriptions.visitId, sql.placeholder('visitId')))
    .orderBy(prescriptions.day, prescriptions.number)
    .prepare(),
);

const linesOfSlip = prepared((db) =>
  db
    .select({
      lineId: prescriptionLines.id,
      drugId: prescriptionLines.drugId,
      genericName: drugs.genericName,
      drugClass: drugs.class,
      form: drugs.form,
      spec: drugs.spec,
      doseMilli: prescriptionLines.doseMilli,
      doseUnit: drugs.doseUnit,
      // Written only through the contract, which knows these codes.
      frequency: sql<FrequencyCode>`${prescriptionLines.frequency}`,
      route: sql<RouteCode>`${prescriptionLines.route}`,
      days: prescriptionLines.days,
      qty: prescriptionLines.qty,
      strengthMilli: drugs.strengthMilli,
      splittable: drugs.splittable,
      packSize: drugs.packSize,
      packUnit: drugs.packUnit,
      smallUnit: drugs.smallUnit,
      note: prescriptionLines.note,
      signedAgain: prescriptionLines.signedAgain,
      amount: sql<number>`(SELECT coalesce(sum(${allocations.amountFen}), 0) FROM ${allocations} WHERE ${allocations.lineId} = ${prescriptionLines.id} AND ${allocations.status} IN ('reserved', 'dispensed'))`,
    })
    .from(prescriptionLines)
    .innerJoin(drugs, eq(drugs.id, prescriptionLines.drugId))
    .where(eq(prescriptionLines.prescriptionId, sql.placeholder('prescriptionId')))
    .orderBy(prescriptionLines.position)
    .prepare(),
);

/** The lines of a slip in their order; amounts are of what is promised or handed out, not of what came back. */
export function listLinesOfSlip(db: ReadableDb, prescriptionId: PrescriptionId): PrescribedLine[] {
  return linesOfSlip(db)
    .all({ prescriptionId })
    .map(({ amount, ...line }) => ({ ...line, amountFen: fen(amount) }));
}

/** Every slip of a visit, void ones too, in the order of signing. */
export function listSlipsOfVisit(db: ReadableDb, visitId: VisitId): PrescribedSlip[] {
  return slipsOfVisit(db)
    .all({ visitId })
    .map(({ day, number, ...slip }) => {
      const lines = listLinesOfSlip(db, slip.prescriptionId);
      return {
        ...slip,
        label: slipLabel(day, number),
        amountFen: sumFen(lines, (line) => line.amountFen),
        lines,
      };
    });
}

const slipHeader = prepared((db) =>
  db
    .select({
      ...slipFields,
      doctorId: prescriptions.doctorId,
      voidReason: prescriptions.voidReason,
      payLater: visits.payLater,
      residentId: visits.residentId,
      ticketNumber: visits.number,
      rank: visits.rank,
      clinicId: visits.clinicId,
      visitDay: visits.day,
      visitStatus: visits.status,
    })
    .from(prescriptions)
    .innerJoin(visits, eq(visits.id, prescriptions.visitId))
    .where(eq(prescriptions.id, sql.placeholder('prescriptionId')))
    .prepare(),
);

export type SlipHeader = NonNullable<ReturnType<typeof findSlip>>;

/** One slip without its lines. */
export function findSlip(db: ReadableDb, prescriptionId: PrescriptionId) {
  return slipHeader(db).get({ prescriptionId });
}

const allocationsOfSlip = prepared((db) =>
  db
    .select({
      allocationId: allocations.id,
      lineId: allocations.lineId,
      batchId: allocations.batchId,
      qty: allocations.qty,
      amountFen: allocations.amountFen,
      status: allocations.status,
      batchNo: batches.batchNo,
      expiresDay: batches.expiresDay,
      locked: batches.locked,
      price: batches.purchasePrice,
      packSize: batches.packSize,
      onHandQty: batchStock.onHandQty,
      genericName: drugs.genericName,
      movementId: stockMovements.id,
      movedFen: stockMovements.costFen,
    })
    .from(allocations)
    .innerJoin(prescriptionLines, eq(prescriptionLines.id, allocations.lineId))
    .innerJoin(batches, eq(batches.id, allocations.batchId))
    .innerJoin(batchStock, eq(batchStock.batchId, batches.id))
    .innerJoin(drugs, eq(drugs.id, batches.drugId))
    .leftJoin(
      stockMovements,
      and(eq(stockMovements.allocationId, allocations.id), eq(stockMovements.kind, 'dispense')),
    )
    .where(eq(prescriptionLines.prescriptionId, sql.placeholder('prescriptionId')))
    .orderBy(prescriptionLines.position, batches.expiresDay, batches.id)
    .prepare(),
);

export type SlipAllocation = ReturnType<typeof listAllocationsOfSlip>[number];

/** The batches of a slip, line by line, first expired first, with the movement by which each was handed out. */
export function listAllocationsOfSlip(db: ReadableDb, prescriptionId: PrescriptionId) {
  return allocationsOfSlip(db).all({ prescriptionId });
}

const liveChargeOfSlip = prepared((db) =>
  db
    .select({ receiptNo: receipts.number })
    .from(charges)
    .innerJoin(receipts, eq(receipts.id, charges.receiptId))
    .innerJoin(allocations, eq(allocations.id, charges.allocationId))
    .innerJoin(prescriptionLines, eq(prescriptionLines.id, allocations.lineId))
    .where(
      and(
        eq(prescriptionLines.prescriptionId, sql.placeholder('prescriptionId')),
        isNull(charges.reversesId),
        sql`NOT EXISTS (SELECT 1 FROM charges AS reversal WHERE reversal.reverses_id = ${charges.id})`,
      ),
    )
    .limit(1)
    .prepare(),
);

/** The receipt on which a slip stands paid and not refunded; undefined when it is not paid. */
export function findReceiptOfSlip(db: ReadableDb, prescriptionId: PrescriptionId): number | undefined {
  return liveChargeOfSlip(db).get({ prescriptionId })?.receiptNo;
}

const unfinishedSlipsOfVisit = prepared((db) =>
  db
    .select({ prescriptionId: prescriptions.id })
    .from(prescriptions)
    .where(
      and(
        eq(prescriptions.visitId, sql.placeholder('visitId')),
        inArray(prescriptions.status, ['settled', 'pay_later', 'prepared']),
      ),
    )
    .prepare(),
);

/** Slips of a visit that wait for the pharmacy. */
export function listWaitingSlips(db: ReadableDb, visitId: VisitId): PrescriptionId[] {
  return unfinishedSlipsOfVisit(db)
    .all({ visitId })
    .map((row) => row.prescriptionId);
}
