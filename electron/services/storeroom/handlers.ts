import type { AreaHandlers } from '../handler.ts';
import { lockBatch, returnToSupplier, unlockBatch, writeOff } from './correct-stock.ts';
import { adjustStock, countBatch, dropCount, dropCounts } from './count-stock.ts';
import { addDrug, listDrugs, updateDrug } from './drug-master.ts';
import { exportReorder } from './export-reorder.ts';
import { addInteraction, changeInteraction, listInteractions } from './interactions.ts';
import { listCounts } from './list-counts.ts';
import { getDelivery, listDeliveries } from './list-deliveries.ts';
import { listMovements } from './list-movements.ts';
import { getOverview, listBatches, listStock } from './list-stock.ts';
import { decideLoss, listLossReports, reportLoss } from './loss-reports.ts';
import { receiveDelivery } from './receive-delivery.ts';
import { getDrug, searchDrugs } from './search-drugs.ts';
import { addSupplier, changeSupplier, listSuppliers } from './suppliers.ts';

export const storeroomHandlers: AreaHandlers<'storeroom'> = {
  searchDrugs,
  getDrug,
  listDrugs,
  addDrug,
  updateDrug,
  receiveDelivery,
  listDeliveries,
  getDelivery,
  getOverview,
  listStock,
  exportReorder,
  listBatches,
  listMovements,
  lockBatch,
  unlockBatch,
  writeOff,
  listCounts,
  countBatch,
  dropCount,
  dropCounts,
  adjustStock,
  returnToSupplier,
  listInteractions,
  addInteraction,
  changeInteraction,
  reportLoss,
  listLossReports,
  decideLoss,
  listSuppliers,
  addSupplier,
  changeSupplier,
};
