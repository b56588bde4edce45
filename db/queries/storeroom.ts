import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { BatchId, DrugId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { batches, batchStock, drugs, suppliers } from '../schema/index.ts';
import { NO_MATCH, searchRank } from './search-rank.ts';

const drugRank = searchRank(
  {
    names: [drugs.genericName, drugs.tradeName],
    pinyin: drugs.pinyin,
    initials: drugs.initials,
    codes: [drugs.code, drugs.barcode],
  },
  sql.placeholder('term'),
);

const matchingDrugs = prepared((db) =>
  db
    .select({ drug: drugs, rank: drugRank.as('rank') })
    .from(drugs)
    .where(and(eq(drugs.active, true), sql`${drugRank} < ${sql.raw(String(NO_MATCH))}`))
    .orderBy(asc(sql`rank`), asc(sql`length(${drugs.genericName})`), asc(drugs.id))
    .limit(60)
    .prepare(),
);

const drugById = prepared((db) =>
  db
    .select()
    .from(drugs)
    .where(eq(drugs.id, sql.placeholder('drugId')))
    .prepare(),
);

const drugPage = prepared((db) =>
  db
    .select({
      drug: drugs,
      hasBatches: sql<number>`EXISTS (SELECT 1 FROM batches b WHERE b.drug_id = drugs.id)`,
      total: sql<number>`count(*) OVER ()`,
    })
    .from(drugs)
    .where(
      and(
        sql`${drugRank} < ${sql.raw(String(NO_MATCH))}`,
        sql`(${drugs.active} = 1 OR ${sql.placeholder('includeInactive')} = 1)`,
      ),
    )
    .orderBy(desc(drugs.active), asc(drugs.code))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare(),
);

const batchFields = {
  batchId: batches.id,
  drugId: batches.drugId,
  batchNo: batches.batchNo,
  expiresDay: batches.expiresDay,
  price: batches.purchasePrice,
  packSize: batches.packSize,
  supplierId: batches.supplierId,
  supplierName: suppliers.name,
  locked: batches.locked,
  onHandQty: batchStock.onHandQty,
  reservedQty: batchStock.reservedQty,
} as const;

function selectBatches(db: ReadableDb, where: SQL | undefined) {
  return db
    .select(batchFields)
    .from(batches)
    .innerJoin(batchStock, eq(batchStock.batchId, batches.id))
    .innerJoin(suppliers, eq(suppliers.id, batches.supplierId))
    .where(where)
    .orderBy(asc(batches.expiresDay), asc(batches.id));
}

const batchesOfDrug = prepared((db) =>
  selectBatches(
    db,
    and(eq(batches.drugId, sql.placeholder('drugId')), gt(batchStock.onHandQty, sql`0`)),
  ).prepare(),
);

const batchById = prepared((db) => selectBatches(db, eq(batches.id, sql.placeholder('batchId'))).prepare());

const batchesOnHand = prepared((db) => selectBatches(db, gt(batchStock.onHandQty, sql`0`)).prepare());

const batchesToCount = prepared((db) =>
  selectBatches(
    db,
    sql`${batchStock.onHandQty} > 0 OR ${batches.id} IN (SELECT batch_id FROM stock_counts WHERE status = 'open')`,
  ).prepare(),
);

const newestPrice = prepared((db) =>
  db
    .select({ price: batches.purchasePrice })
    .from(batches)
    .where(eq(batches.drugId, sql.placeholder('drugId')))
    .orderBy(desc(batches.id))
    .limit(1)
    .prepare(),
);

const drugsInStoreroom = prepared((db) =>
  db
    .select()
    .from(drugs)
    .where(
      sql`${drugs.active} = 1 OR ${drugs.id} IN (SELECT b.drug_id FROM batch_stock s JOIN batches b ON b.id = s.batch_id WHERE s.on_hand_qty > 0)`,
    )
    .orderBy(asc(drugs.initials), asc(drugs.id))
    .prepare(),
);

export type DrugRow = typeof drugs.$inferSelect;
export type StockedBatch = ReturnType<typeof listBatchesOnHand>[number];

/** Drugs in use that answer to a term (initials, pinyin, code, barcode, names), the likeliest first; at most 60. */
export function findDrugs(db: ReadableDb, term: string): { drug: DrugRow; rank: number }[] {
  return matchingDrugs(db).all({ term: term.toLowerCase() });
}

/** One drug of the catalogue, in use or not. */
export function findDrug(db: ReadableDb, drugId: DrugId): DrugRow | undefined {
  return drugById(db).get({ drugId });
}

/** One page of the catalogue with the number of all rows; drugs out of use come last. */
export function listDrugPage(
  db: ReadableDb,
  page: { term: string; includeInactive: boolean; limit: number; offset: number },
): { total: number; rows: { drug: DrugRow; hasBatches: boolean }[] } {
  const rows = drugPage(db).all({
    ...page,
    term: page.term.toLowerCase(),
    includeInactive: page.includeInactive ? 1 : 0,
  });
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ drug, hasBatches }) => ({ drug, hasBatches: hasBatches === 1 })),
  };
}

/** Drugs in use, and those out of use of which something came back. */
export function listDrugsInStoreroom(db: ReadableDb): DrugRow[] {
  return drugsInStoreroom(db).all();
}

/** Batches of a drug with stock, first to expire first; expired and locked ones too. */
export function listBatchesOfDrug(db: ReadableDb, drugId: DrugId): StockedBatch[] {
  return batchesOfDrug(db).all({ drugId });
}

/** One batch with what lies on the shelf of it. */
export function findBatch(db: ReadableDb, batchId: BatchId): StockedBatch | undefined {
  return batchById(db).get({ batchId });
}

/** Every batch with stock, first to expire first. */
export function listBatchesOnHand(db: ReadableDb) {
  return batchesOnHand(db).all();
}

/** The same, and batches that are counted and may hold nothing any more. */
export function listBatchesToCount(db: ReadableDb): StockedBatch[] {
  return batchesToCount(db).all();
}

/** What the newest batch of a drug was bought for, 1/10000 yuan a pack. */
export function findNewestPrice(db: ReadableDb, drugId: DrugId) {
  return newestPrice(db).get({ drugId })?.price;
}
