import {
  type DrugRow,
  findDrugs,
  listBatchesOnHand,
  listDrugsInStoreroom,
  type StockedBatch,
} from '../../../db/queries/storeroom.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { BatchWithDrug, StockRow } from '../../shared/contract/storeroom.ts';
import { type Fen, sumFen } from '../../shared/values/fen.ts';
import type { DrugId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { QueryContext } from '../context.ts';
import { briefDrug, presentBatch } from './present-batch.ts';

const STOCK_PAGE = 50;
const BATCH_PAGE = 100;
const MOST_NEAR = 100;
const MOST_LOW = 100;

/**
 * Stock by drug with its batches, 50 a page. `total` and `valueFen` are of everything that the filter lets
 * through, not of the page alone.
 */
export function listStock(
  context: QueryContext,
  input: HandlerInput<'storeroom.listStock'>,
): Output<'storeroom.listStock'> {
  const drugs = input.term === '' ? listDrugsInStoreroom(context.db) : matches(context, input.term);
  const all = stockRows(context, drugs).filter((row) => {
    if (input.only === 'low') return row.low;
    return input.only === 'all' || row.onHandQty > 0;
  });
  const rows = all.slice(input.page * STOCK_PAGE, (input.page + 1) * STOCK_PAGE);
  return { total: all.length, valueFen: sumFen(all, (row) => row.valueFen), rows };
}

/** Everything below its minimum, in the order of the list on the screen. */
export function stockToOrder(context: QueryContext): StockRow[] {
  return stockRows(context, listDrugsInStoreroom(context.db)).filter((row) => row.low);
}

/** Batches on hand, first to expire first; `near` are all bands from expired to near6. */
export function listBatches(
  context: QueryContext,
  input: HandlerInput<'storeroom.listBatches'>,
): Output<'storeroom.listBatches'> {
  const drugs = new Map(
    (input.term === '' ? listDrugsInStoreroom(context.db) : matches(context, input.term)).map((drug) => [
      drug.id,
      drug,
    ]),
  );
  const all = withDrugs(context, listBatchesOnHand(context.db), drugs).filter((batch) => {
    if (input.band === 'any') return true;
    if (input.band === 'locked') return batch.locked;
    return input.band === 'near' ? batch.band !== 'fine' : batch.band === input.band;
  });
  return { total: all.length, rows: all.slice(input.page * BATCH_PAGE, (input.page + 1) * BATCH_PAGE) };
}

/** What the storeroom desk shows at its left: near expiry first to expire first, and what is below its minimum. */
export function getOverview(context: QueryContext): Output<'storeroom.getOverview'> {
  const drugs = listDrugsInStoreroom(context.db);
  const rows = stockRows(context, drugs);
  const batches = withDrugs(
    context,
    listBatchesOnHand(context.db),
    new Map(drugs.map((drug) => [drug.id, drug])),
  );
  const near = batches.filter((batch) => batch.band !== 'fine');
  const low = rows.filter((row) => row.low);
  const count = (band: BatchWithDrug['band']) => near.filter((batch) => batch.band === band).length;
  return {
    drugCount: rows.filter((row) => row.onHandQty > 0).length,
    batchCount: batches.length,
    valueFen: sumFen(rows, (row) => row.valueFen),
    bandCounts: {
      expired: count('expired'),
      near1: count('near1'),
      near3: count('near3'),
      near6: count('near6'),
    },
    nearCount: near.length,
    near: near.slice(0, MOST_NEAR),
    lowCount: low.length,
    low: low.sort(byNeed).slice(0, MOST_LOW),
  };
}

function matches(context: QueryContext, term: string): DrugRow[] {
  return findDrugs(context.db, term).map(({ drug }) => drug);
}

function stockRows(context: QueryContext, drugs: readonly DrugRow[]): StockRow[] {
  const byDrug = new Map<DrugId, StockedBatch[]>();
  for (const batch of listBatchesOnHand(context.db)) {
    byDrug.set(batch.drugId, [...(byDrug.get(batch.drugId) ?? []), batch]);
  }
  return drugs.map((drug) => stockRow(context, drug, byDrug.get(drug.id) ?? []));
}

function stockRow(context: QueryContext, drug: DrugRow, stocked: readonly StockedBatch[]): StockRow {
  const batches = stocked.map((batch) => presentBatch(context, batch));
  const sum = (of: (batch: StockRow['batches'][number]) => number) =>
    quantity(batches.reduce((total, batch) => total + of(batch), 0));
  const availableQty = sum((batch) => batch.availableQty);
  const { minStockQty, maxStockQty, shelf, storage } = drug;
  return {
    ...briefDrug(drug),
    minStockQty,
    maxStockQty,
    shelf,
    storage,
    onHandQty: sum((batch) => batch.onHandQty),
    reservedQty: sum((batch) => batch.reservedQty),
    availableQty,
    valueFen: sumFen(batches, (batch): Fen => batch.valueFen),
    low: drug.active && availableQty < minStockQty,
    batches,
  };
}

function withDrugs(
  context: QueryContext,
  stocked: readonly StockedBatch[],
  drugs: ReadonlyMap<DrugId, DrugRow>,
): BatchWithDrug[] {
  return stocked.flatMap((batch) => {
    const drug = drugs.get(batch.drugId);
    return drug ? [{ ...presentBatch(context, batch), drug: briefDrug(drug) }] : [];
  });
}

/** The emptiest first, in parts of the minimum. */
function byNeed(a: StockRow, b: StockRow): number {
  return a.availableQty * b.minStockQty - b.availableQty * a.minStockQty;
}
