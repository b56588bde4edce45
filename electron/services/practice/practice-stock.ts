import { eq } from 'drizzle-orm';
import type { Tx } from '../../../db/open.ts';
import { drugs, suppliers } from '../../../db/schema/index.ts';
import { priceDrugLine } from '../../shared/domain/pricing.ts';
import { addDays, type ClinicDay } from '../../shared/values/clinic-day.ts';
import { sumFen } from '../../shared/values/fen.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { CATALOGUE_DRUGS } from './catalogue/drugs.ts';
import { CATALOGUE_SUPPLIERS } from './catalogue/suppliers.ts';
import type { PracticePerson } from './practice-counter.ts';

/** Days left of batches that are meant to be seen: within days, a month, three months, half a year. */
const AGEING: Readonly<Record<number, number>> = { 7: 3, 19: 21, 31: 80, 43: 160 };
/** Drugs that are nearly out, so that the storeroom has something to order. */
const LOW = new Set([11, 29, 53]);
const LINES_A_NOTE = 100;

/** What stands on the shelves, counted when practice begins: one batch of every drug, some near their end. */
export function fillPracticeShelves(tx: Tx, head: PracticePerson, day: ClinicDay): void {
  const supplierId = approvedSupplier(tx);
  const all = CATALOGUE_DRUGS.flatMap((drug, index) => {
    const row = tx.select({ id: drugs.id }).from(drugs).where(eq(drugs.code, drug.code)).get();
    if (!row) throw new Error(`drug ${drug.code} is not in the catalogue`);
    const wanted = Math.ceil((drug.minStockQty * 1.6) / drug.packSize);
    const fresh = {
      drugId: row.id,
      batchNo: `26${String(1 + (index % 9)).padStart(2, '0')}${String(index).padStart(2, '0')}`,
      expiresDay: addDays(day, 400 + ((index * 29) % 500)),
      price: drug.price,
      packs: LOW.has(index) ? 1 : Math.max(2, wanted),
      packSize: drug.packSize,
    };
    const daysLeft = AGEING[index];
    const ageing = { ...fresh, batchNo: `25${index}01`, expiresDay: addDays(day, daysLeft ?? 0), packs: 3 };
    return daysLeft === undefined ? [fresh] : [fresh, ageing];
  });
  for (let from = 0; from < all.length; from += LINES_A_NOTE) {
    const lines = all.slice(from, from + LINES_A_NOTE);
    const noteNo = `期初-${from / LINES_A_NOTE + 1}`;
    head.do('storeroom.receiveDelivery', {
      supplierId,
      noteNo,
      platformOrderNo: noteNo,
      invoiceNo: noteNo,
      invoiceFen: sumFen(lines, (line) =>
        priceDrugLine(line.price, line.packSize, quantity(line.packs * line.packSize)),
      ),
      appearance: '完好',
      coldTemperatureDeci: 45,
      opening: true,
      lines: lines.map(({ packSize: _packSize, ...line }) => line),
    });
  }
}

function approvedSupplier(tx: Tx) {
  const name = CATALOGUE_SUPPLIERS.find((supplier) => supplier.approved)?.name ?? '';
  const row = tx.select({ id: suppliers.id }).from(suppliers).where(eq(suppliers.name, name)).get();
  if (!row) throw new Error('the catalogue has no approved supplier');
  return row.id;
}
