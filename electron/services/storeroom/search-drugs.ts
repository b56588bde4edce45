import {
  type DrugRow,
  findDrug,
  findDrugs,
  findNewestPrice,
  listBatchesOfDrug,
  type StockedBatch,
} from '../../../db/queries/storeroom.ts';
import type { DrugSearchRow } from '../../shared/contract/drug-schemas.ts';
import { byExpiry, expiryBand, outlastsCourse } from '../../shared/domain/allocation.ts';
import type { DrugId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

const MOST_ROWS = 20;

interface SearchInput {
  readonly term: string;
  readonly forTreatmentDays?: number | undefined;
}

/**
 * Drugs in use that answer to what was typed: equally good answers that can be had before those that cannot.
 * A batch counts only when it outlasts the course that is asked about (today alone, if none is).
 */
export function searchDrugs(context: QueryContext, input: SearchInput): DrugSearchRow[] {
  const days = input.forTreatmentDays ?? 1;
  return findDrugs(context.db, input.term)
    .map(({ drug, rank }) => ({ rank, row: describeDrug(context, drug, days) }))
    .sort((a, b) => a.rank - b.rank || Number(b.row.firstBatch !== null) - Number(a.row.firstBatch !== null))
    .slice(0, MOST_ROWS)
    .map(({ row }) => row);
}

/** @throws Refusal 'storeroom.drug-unknown' */
export function getDrug(context: QueryContext, input: { readonly drugId: DrugId }): DrugSearchRow {
  const drug = findDrug(context.db, input.drugId);
  if (!drug) throw refuse('storeroom.drug-unknown');
  return describeDrug(context, drug, 1);
}

function describeDrug(context: QueryContext, drug: DrugRow, treatmentDays: number): DrugSearchRow {
  const batches = listBatchesOfDrug(context.db, drug.id);
  const terms = { onDay: context.today, treatmentDays };
  const free = (batch: StockedBatch) => batch.onHandQty - batch.reservedQty;
  const usable = batches.filter((batch) => free(batch) > 0 && outlastsCourse(batch, terms)).sort(byExpiry);
  const [first] = usable;
  return {
    ...describe(drug),
    onHandQty: quantity(batches.reduce((sum, batch) => sum + batch.onHandQty, 0)),
    availableQty: quantity(usable.reduce((sum, batch) => sum + free(batch), 0)),
    firstBatch: first
      ? {
          batchId: first.batchId,
          batchNo: first.batchNo,
          expiresDay: first.expiresDay,
          price: first.price,
          availableQty: quantity(free(first)),
          band: expiryBand(first.expiresDay, context.today, context.settings.storeroom.expiryBandMonths),
        }
      : null,
    unavailable: first ? null : whyUnavailable(context, batches),
    lastPrice: findNewestPrice(context.db, drug.id) ?? null,
  };
}

/** The master row as the contract names it. */
export function describe(
  drug: DrugRow,
): Omit<DrugSearchRow, 'onHandQty' | 'availableQty' | 'firstBatch' | 'unavailable' | 'lastPrice'> {
  const { id: drugId, ...fields } = drug;
  return { drugId, ...fields };
}

function whyUnavailable(
  context: QueryContext,
  batches: readonly StockedBatch[],
): NonNullable<DrugSearchRow['unavailable']> {
  if (batches.length === 0) return 'none';
  const inDate = batches.filter((batch) => batch.expiresDay >= context.today);
  if (inDate.length === 0) return 'expired';
  const unlocked = inDate.filter((batch) => !batch.locked);
  if (unlocked.length === 0) return 'locked';
  return unlocked.some((batch) => batch.onHandQty > batch.reservedQty) ? 'expires-before-end' : 'reserved';
}
