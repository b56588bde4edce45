import type { Receipt, ReceiptCharge } from '../../electron/shared/contract/cashier-bill.ts';
import { formatPacks, quantity } from '../../electron/shared/values/quantity.ts';
import { formatFen, formatPrice, formatReceiptNo } from '../components/format.ts';

/** `收据` or `退费收据`. */
export function receiptTitle({ kind }: Pick<Receipt, 'kind'>): string {
  return kind === 'refund' ? '退费收据' : '收据';
}

/** Drugs in packs and loose units, services by their count. */
export function quantityWords(charge: ReceiptCharge): string {
  if (charge.price === null) return `${charge.qty} ${charge.unit}`;
  return formatPacks(quantity(charge.qty), charge.packSize, charge.packUnit, charge.unit);
}

/** The published price of a service, or the batch's purchase price of a pack. */
export function priceWords(charge: ReceiptCharge): string {
  if (charge.price !== null) return `${formatPrice(charge.price)}/${charge.packUnit}`;
  return charge.priceFen === null ? '' : `${formatFen(charge.priceFen)}/${charge.unit}`;
}

/** What was paid back of it, or what it pays back. */
export function refundWords(receipt: Receipt): readonly string[] {
  return [
    ...(receipt.originalNumber === null ? [] : [`冲 № ${formatReceiptNo(receipt.originalNumber)}`]),
    ...receipt.refundNumbers.map((number) => `有退费 № ${formatReceiptNo(number)}`),
  ];
}

/** Name and specification as one. */
export function itemWords({ name, spec }: ReceiptCharge): string {
  return `${name} ${spec}`.trim();
}
