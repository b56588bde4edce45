import { listOpenCounts, type OpenCount } from '../../../db/queries/stock-counts.ts';
import {
  type DrugRow,
  findDrugs,
  listBatchesToCount,
  listDrugsInStoreroom,
} from '../../../db/queries/storeroom.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { CountRow } from '../../shared/contract/stock-counting.ts';
import { sumFen } from '../../shared/values/fen.ts';
import type { BatchId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { presentCount } from './count-stock.ts';
import { briefDrug } from './present-batch.ts';

const PAGE = 100;
const DEAREST = 20;

/**
 * What there is to count (盘点), in the order of the shelves: batches with stock, and those counted already.
 * A line holds nothing of the books before it is counted; the sums are of every count, not of the page.
 */
export function listCounts(
  { db }: QueryContext,
  { term, page }: HandlerInput<'storeroom.listCounts'>,
): Output<'storeroom.listCounts'> {
  const found = term === '' ? listDrugsInStoreroom(db) : findDrugs(db, term).map(({ drug }) => drug);
  const drugs = new Map(found.map((drug) => [drug.id, drug]));
  const counts = listOpenCounts(db);
  const byBatch = new Map<BatchId, OpenCount>(counts.map((count) => [count.batchId, count]));
  const all = listBatchesToCount(db)
    .flatMap((batch) => {
      const drug = drugs.get(batch.drugId);
      return drug ? [{ batch, drug, count: byBatch.get(batch.batchId) }] : [];
    })
    .sort((a, b) => compare(a.drug, b.drug));
  const differing = counts
    .filter((count) => count.countedQty !== count.bookQty)
    .map((count) => ({ ...presentCount(count), batchId: count.batchId, name: count.name }));
  return {
    total: all.length,
    rows: all.slice(page * PAGE, (page + 1) * PAGE).map(countRow),
    counted: counts.length,
    throughId: counts.at(-1)?.countId ?? null,
    differing: differing.length,
    costFen: sumFen(differing, (count) => count.costFen),
    dearest: differing.sort((a, b) => Math.abs(b.costFen) - Math.abs(a.costFen)).slice(0, DEAREST),
  };
}

interface ToCount {
  readonly batch: ReturnType<typeof listBatchesToCount>[number];
  readonly drug: DrugRow;
  readonly count: OpenCount | undefined;
}

function countRow({ batch, drug, count }: ToCount): CountRow {
  const { batchId, batchNo, expiresDay, packSize } = batch;
  return {
    batchId,
    drug: briefDrug(drug),
    shelf: drug.shelf,
    batchNo,
    expiresDay,
    packSize,
    count: count ? presentCount(count) : null,
  };
}

/** By shelf, then by name; batches of a drug stay as they came, first to expire first. */
function compare(a: DrugRow, b: DrugRow): number {
  if (a.shelf !== b.shelf) return a.shelf < b.shelf ? -1 : 1;
  if (a.initials !== b.initials) return a.initials < b.initials ? -1 : 1;
  return a.id - b.id;
}
