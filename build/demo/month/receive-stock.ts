import { priceDrugLine } from '../../../electron/shared/domain/pricing.ts';
import { sumFen } from '../../../electron/shared/values/fen.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import type { PlannedBatch, PlannedDelivery, PlannedLoss } from '../population/plan.ts';
import { drugOf } from '../population/prescription-plan.ts';
import { type DemoStation, idOf, staffIdOf } from './crew.ts';
import type { Person } from './people.ts';

/** What the paper invoice says for these lines. */
function invoiceFen(lines: readonly PlannedBatch[]) {
  return sumFen(lines, (line) => {
    const { packSize } = drugOf(line.drugCode);
    return priceDrugLine(line.price, packSize, quantity(packSize * line.packs));
  });
}

function deliveryLines(station: DemoStation, lines: readonly PlannedBatch[]) {
  return lines.map((line) => ({
    drugId: idOf(station.drugs, line.drugCode),
    batchNo: line.batchNo,
    expiresDay: line.expiresDay,
    price: line.price,
    packs: line.packs,
  }));
}

export async function receivePlanned(
  keeper: Person,
  station: DemoStation,
  delivery: PlannedDelivery,
): Promise<void> {
  await keeper.call('storeroom.receiveDelivery', {
    supplierId: idOf(station.suppliers, delivery.supplierCode),
    noteNo: delivery.noteNo,
    platformOrderNo: delivery.platformOrderNo,
    invoiceNo: delivery.invoiceNo,
    invoiceFen: invoiceFen(delivery.lines),
    appearance: '完好',
    ...(delivery.coldTemperatureDeci === null ? {} : { coldTemperatureDeci: delivery.coldTemperatureDeci }),
    lines: deliveryLines(station, delivery.lines),
  });
}

/** The stock that was on the shelves when the station began with the program, a note per hundred batches. */
export async function receiveOpening(
  keeper: Person,
  station: DemoStation,
  batches: readonly PlannedBatch[],
): Promise<void> {
  const most = 100;
  for (let from = 0; from < batches.length; from += most) {
    const lines = batches.slice(from, from + most);
    const noteNo = `期初-${from / most + 1}`;
    await keeper.call('storeroom.receiveDelivery', {
      supplierId: idOf(station.suppliers, 'RK'),
      noteNo,
      platformOrderNo: noteNo,
      invoiceNo: noteNo,
      invoiceFen: invoiceFen(lines),
      appearance: '完好',
      coldTemperatureDeci: 45,
      opening: true,
      lines: deliveryLines(station, lines),
    });
  }
}

/**
 * Takes goods off the books, seen by a second person: what is left of an expired batch by the head herself,
 * what was broken as the pharmacist reports it and the head approves.
 */
export async function takeOffBooks(station: DemoStation, loss: PlannedLoss): Promise<void> {
  const drugId = idOf(station.drugs, loss.drugCode);
  const { rows } = await station.head.call('storeroom.listBatches', { term: loss.drugCode });
  const ofDrug = rows.filter((row) => row.drug.drugId === drugId);
  const witnessId = staffIdOf(station.secondPharmacist);
  const { reason } = loss;
  if (loss.kind === 'broken') {
    const batch = ofDrug.find((row) => row.availableQty >= loss.qty);
    if (!batch) return;
    const { batchId } = batch;
    const report = { batchId, qty: loss.qty, reason, witnessId };
    const { lossReportId } = await station.pharmacist.call('storeroom.reportLoss', report);
    await station.head.call('storeroom.decideLoss', { lossReportId, approve: true });
    return;
  }
  const batch = ofDrug.find((row) => row.batchNo === loss.batchNo);
  if (!batch || batch.onHandQty === 0) return;
  await station.head.call('storeroom.writeOff', {
    batchId: batch.batchId,
    qty: batch.onHandQty,
    reason,
    witnessId,
  });
}
