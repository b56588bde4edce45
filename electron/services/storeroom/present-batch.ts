import type { DrugRow, StockedBatch } from '../../../db/queries/storeroom.ts';
import type { BatchRow } from '../../shared/contract/drug-schemas.ts';
import type { BatchWithDrug } from '../../shared/contract/storeroom.ts';
import { expiryBand } from '../../shared/domain/allocation.ts';
import { stockValue } from '../../shared/domain/pricing.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { QueryContext } from '../context.ts';

/** A batch as the desks show it: what may go out of it today, what it is worth, how near it is to its end. */
export function presentBatch(context: QueryContext, batch: StockedBatch): BatchRow {
  const band = expiryBand(batch.expiresDay, context.today, context.settings.storeroom.expiryBandMonths);
  const usable = band !== 'expired' && !batch.locked;
  return {
    ...batch,
    availableQty: quantity(usable ? batch.onHandQty - batch.reservedQty : 0),
    valueFen: stockValue(batch.price, batch.packSize, batch.onHandQty),
    band,
  };
}

export function briefDrug(drug: DrugRow): BatchWithDrug['drug'] {
  const { id: drugId, code, genericName, tradeName, spec, packUnit, packSize, smallUnit } = drug;
  return { drugId, code, genericName, tradeName, spec, packUnit, packSize, smallUnit };
}
