import { asc, between, eq, gt, sql } from 'drizzle-orm';
import { addDays, type ClinicDay, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../electron/shared/values/fen.ts';
import type { ClosingId, DrugId } from '../../electron/shared/values/ids.ts';
import type { Quantity } from '../../electron/shared/values/quantity.ts';
import { prepared, type ReadableDb } from '../open.ts';
import {
  batches,
  batchStock,
  drugs,
  type MovementKind,
  monthClosingDrugs,
  stockMovements,
} from '../schema/index.ts';
import { listLiveMonthClosings } from './month-closings.ts';

const BEGINNING = clinicDay('2000-01-01');

const movementsOfDrugs = prepared((db) =>
  db
    .select({
      drugId: batches.drugId,
      kind: stockMovements.kind,
      incoming: sql<number>`${stockMovements.qty} > 0`,
      qty: sql<Quantity>`sum(${stockMovements.qty})`,
      costFen: sql<Fen>`sum(${stockMovements.costFen})`,
    })
    .from(stockMovements)
    .innerJoin(batches, eq(batches.id, stockMovements.batchId))
    .where(between(stockMovements.day, sql.placeholder('from'), sql.placeholder('to')))
    .groupBy(batches.drugId, stockMovements.kind, sql`${stockMovements.qty} > 0`)
    .prepare(),
);

/** Movements of some days, by drug, kind and direction; quantities and costs keep their sign. */
export interface DrugMovement {
  readonly drugId: DrugId;
  readonly kind: MovementKind;
  readonly incoming: number;
  readonly qty: Quantity;
  readonly costFen: Fen;
}

/** What moved from one day to another, both counted, one row a drug, kind and direction. */
export function listDrugMovements(db: ReadableDb, from: ClinicDay, to: ClinicDay): DrugMovement[] {
  return movementsOfDrugs(db).all({ from, to });
}

const closingDrugs = prepared((db) =>
  db
    .select({
      drugId: monthClosingDrugs.drugId,
      qty: monthClosingDrugs.closingQty,
      costFen: monthClosingDrugs.closingFen,
    })
    .from(monthClosingDrugs)
    .where(eq(monthClosingDrugs.closingId, sql.placeholder('closingId')))
    .prepare(),
);

export interface DrugBalance {
  readonly qty: number;
  readonly costFen: number;
}

/**
 * What every drug came to on the evening before a day, by its movements: from the newest closed month before
 * it on (its closing figures stay), else from the first movement on.
 */
export function listOpeningStock(db: ReadableDb, day: ClinicDay): Map<DrugId, DrugBalance> {
  const base = listLiveMonthClosings(db).findLast((closing) => closing.toDay < day);
  const balances = new Map<DrugId, DrugBalance>(base ? snapshotOf(db, base.closingId) : []);
  const from = base ? addDays(base.toDay, 1) : BEGINNING;
  for (const { drugId, qty, costFen } of listDrugMovements(db, from, addDays(day, -1))) {
    const before = balances.get(drugId) ?? { qty: 0, costFen: 0 };
    balances.set(drugId, { qty: before.qty + qty, costFen: before.costFen + costFen });
  }
  return balances;
}

function snapshotOf(db: ReadableDb, closingId: ClosingId): [DrugId, DrugBalance][] {
  return closingDrugs(db)
    .all({ closingId })
    .map(({ drugId, ...balance }) => [drugId, balance]);
}

const stockOfBatches = prepared((db) =>
  db
    .select({
      batchId: batches.id,
      drugId: batches.drugId,
      purchasePrice: batches.purchasePrice,
      packSize: batches.packSize,
      onHandQty: batchStock.onHandQty,
    })
    .from(batchStock)
    .innerJoin(batches, eq(batches.id, batchStock.batchId))
    .prepare(),
);

const movedAfter = prepared((db) =>
  db
    .select({
      batchId: stockMovements.batchId,
      qty: sql<number>`sum(${stockMovements.qty})`,
    })
    .from(stockMovements)
    .where(gt(stockMovements.day, sql.placeholder('day')))
    // By the day's index: in the order of batches SQLite would read every movement that ever was.
    .groupBy(sql`+${stockMovements.batchId}`)
    .prepare(),
);

/** What each batch held in the evening of a day, by the running balance and not by adding movements up. */
export function listBatchStockAt(db: ReadableDb, day: ClinicDay) {
  const later = new Map(
    movedAfter(db)
      .all({ day })
      .map((row) => [row.batchId, row.qty]),
  );
  return stockOfBatches(db)
    .all()
    .map(({ onHandQty, ...batch }) => ({ ...batch, qty: onHandQty - (later.get(batch.batchId) ?? 0) }));
}

const drugNames = prepared((db) =>
  db
    .select({
      drugId: drugs.id,
      name: drugs.genericName,
      spec: drugs.spec,
      maker: drugs.maker,
      class: drugs.class,
      packUnit: drugs.packUnit,
      packSize: drugs.packSize,
      smallUnit: drugs.smallUnit,
    })
    .from(drugs)
    .orderBy(
      sql`CASE ${drugs.class} WHEN 'western' THEN 1 WHEN 'patent' THEN 2 ELSE 3 END`,
      asc(drugs.pinyin),
      asc(drugs.id),
    )
    .prepare(),
);

/** The drug master as the reconciliation names it: western, patent, herbal; each in the order of its pinyin. */
export function listDrugNames(db: ReadableDb) {
  return drugNames(db).all();
}
