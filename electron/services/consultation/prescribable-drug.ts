import { and, eq, gt, gte, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import { batches, batchStock, drugs } from '../../../db/schema/index.ts';
import type { AllocatableBatch } from '../../shared/domain/allocation.ts';
import type { PrescribableDrug } from '../../shared/domain/prescription-types.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { DrugId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';

const drugById = prepared((db) =>
  db
    .select()
    .from(drugs)
    .where(eq(drugs.id, sql.placeholder('drugId')))
    .prepare(),
);

const batchesOfDrug = prepared((db) =>
  db
    .select({
      batchId: batches.id,
      batchNo: batches.batchNo,
      expiresDay: batches.expiresDay,
      price: batches.purchasePrice,
      packSize: batches.packSize,
      locked: batches.locked,
      onHandQty: batchStock.onHandQty,
      reservedQty: batchStock.reservedQty,
    })
    .from(batches)
    .innerJoin(batchStock, eq(batchStock.batchId, batches.id))
    .where(
      and(
        eq(batches.drugId, sql.placeholder('drugId')),
        gte(batches.expiresDay, sql.placeholder('today')),
        gt(batchStock.onHandQty, batchStock.reservedQty),
      ),
    )
    .prepare(),
);

export type DrugRow = typeof drugs.$inferSelect;

export function findDrugRow(db: ReadableDb, drugId: DrugId): DrugRow | undefined {
  return drugById(db).get({ drugId });
}

/** A drug as the prescribing rules see it. An ampoule that is opened is used up (形式为注射剂). */
export function asPrescribable(drug: DrugRow): PrescribableDrug {
  return {
    drugId: drug.id,
    genericName: drug.genericName,
    tradeName: drug.tradeName === '' ? undefined : drug.tradeName,
    allergyGroups: [],
    drugClass: drug.class,
    control: drug.control,
    antibiotic: drug.antibioticGrade,
    longTermAllowed: drug.longTermAllowed,
    skinTest: drug.skinTest,
    packSize: drug.packSize,
    splittable: drug.splittable,
    wholeUnitPerDose: drug.form.includes('注射'),
    doseUnit: drug.doseUnit,
    strengthMilli: drug.strengthMilli > 0 ? drug.strengthMilli : undefined,
    maxSingleDoseMilli: drug.maxSingleDoseMilli ?? undefined,
    maxDailyDoseMilli: drug.maxDailyDoseMilli ?? undefined,
  };
}

export interface ShelfBatch extends AllocatableBatch {
  readonly batchNo: string;
}

/** Batches of a drug that are in date and not wholly promised, with what is free of each. */
export function listFreeBatches(db: ReadableDb, drugId: DrugId, today: ClinicDay): ShelfBatch[] {
  return batchesOfDrug(db)
    .all({ drugId, today })
    .map(({ onHandQty, reservedQty, ...batch }) => ({
      ...batch,
      availableQty: quantity(onHandQty - reservedQty),
    }));
}
