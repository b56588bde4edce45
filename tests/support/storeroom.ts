import type { CallInput } from '../../electron/shared/contract/procedures.ts';
import { deliveryAmount } from '../../electron/shared/domain/delivery.ts';
import { type ClinicDay, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { BatchId, DrugId, StockCountId, SupplierId } from '../../electron/shared/values/ids.ts';
import { type Price, price } from '../../electron/shared/values/price.ts';
import type { TestStation } from './station.ts';

type DrugIntent = Omit<CallInput<'storeroom.addDrug'>, 'commandId'>;
type DeliveryIntent = Omit<CallInput<'storeroom.receiveDelivery'>, 'commandId'>;

/** 苯磺酸氨氯地平片, 28 tablets a box; a test changes what it is about. */
export function amlodipine(changes: Partial<DrugIntent> = {}): DrugIntent {
  return {
    code: 'W001',
    genericName: '苯磺酸氨氯地平片',
    tradeName: '',
    class: 'western',
    form: '片剂',
    spec: '5mg×28片',
    packUnit: '盒',
    packSize: 28,
    smallUnit: '片',
    strengthMilli: 5000,
    doseUnit: 'mg',
    maker: '川岭制药（演示）',
    approvalNo: '国药准字H20193011',
    barcode: '',
    standardCode: '',
    insuranceCode: '',
    insuranceClass: 'A',
    essential: 'national',
    prescriptionOnly: true,
    antibioticGrade: 'none',
    control: 'none',
    highAlert: false,
    skinTest: false,
    storage: 'room',
    longTermAllowed: true,
    splittable: true,
    defaultDoseMilli: 5000,
    defaultFrequency: 'qd',
    defaultRoute: 'oral',
    minStockQty: 280,
    maxStockQty: 2800,
    shelf: 'A-01',
    ...changes,
  };
}

export interface Storeroom {
  readonly supplierId: SupplierId;
  readonly drugId: DrugId;
}

/** A station with one approved distributor and one drug, without stock. */
export async function setUpStoreroom(
  station: TestStation,
  drug: Partial<DrugIntent> = {},
): Promise<Storeroom> {
  const head = station.as('head');
  const licence = { licenceNo: '川AA0280117', licenceToDay: '2028-04-30' };
  const { supplierId } = await head.call('storeroom.addSupplier', {
    name: '蓉康医药配送有限公司',
    ...licence,
  });
  await head.call('storeroom.changeSupplier', { supplierId, ...licence, approved: true });
  const { drugId } = await head.call('storeroom.addDrug', amlodipine(drug));
  return { supplierId, drugId };
}

export interface Line {
  readonly drugId: DrugId;
  readonly batchNo: string;
  readonly expiresDay: ClinicDay;
  readonly price: Price;
  readonly packs: number;
}

/** 60 boxes at 3.92 of batch 2604207, in date until 2029-03-31. */
export function line(drugId: DrugId, changes: Partial<Omit<Line, 'drugId'>> = {}): Line {
  return {
    drugId,
    batchNo: '2604207',
    expiresDay: clinicDay('2029-03-31'),
    price: price(39_200),
    packs: 60,
    ...changes,
  };
}

/** A delivery whose papers are in order, the invoice adding up to the lines. */
export function delivery(
  supplierId: SupplierId,
  lines: readonly Line[],
  changes: Partial<DeliveryIntent> = {},
): DeliveryIntent {
  return {
    supplierId,
    noteNo: 'RK-20261120-017',
    platformOrderNo: 'CD20261118004132',
    invoiceNo: '26512000008744130001',
    invoiceFen: deliveryAmount(lines),
    lines: [...lines],
    appearance: '完好',
    ...changes,
  };
}

/** A stocktake: the pharmacist counts batch by batch, and what the head then answers. */
export async function takeStock(
  station: TestStation,
  lines: readonly { readonly batchId: number; readonly countedQty: number }[],
  reason = '盘点',
) {
  const keeper = station.as('pharmacist');
  for (const { batchId, countedQty } of lines) {
    await keeper.call('storeroom.countBatch', { batchId: batchId as BatchId, countedQty });
  }
  return station.as('head').reply('storeroom.adjustStock', { ...(await seenCounts(station)), reason });
}

/** The counts that are on the screen now. */
export async function seenCounts(station: TestStation) {
  const { throughId, counted } = await station.as('pharmacist').call('storeroom.listCounts', {});
  return { throughId: throughId ?? (0 as StockCountId), counted };
}
