import { z } from 'zod';
import type { Brand } from './brand.ts';

/** A count of a drug's smallest unit (片、粒、支), signed in movements; or of service items. */
export type Quantity = Brand<number, 'Quantity'>;

/** More of anything is a slip of the finger. */
export const MAX_QUANTITY = 9_999_999;

export const quantitySchema = z
  .int()
  .min(1)
  .max(MAX_QUANTITY)
  .transform((value) => value as Quantity);

/** Stock figures: zero and, in movements, negative are allowed. */
export const signedQuantitySchema = z
  .int()
  .min(-MAX_QUANTITY)
  .max(MAX_QUANTITY)
  .transform((value) => value as Quantity);

/** @throws RangeError when `value` is not a whole number within ±9,999,999. */
export function quantity(value: number): Quantity {
  if (!Number.isSafeInteger(value) || Math.abs(value) > MAX_QUANTITY)
    throw new RangeError(`not a quantity: ${value}`);
  return (value === 0 ? 0 : value) as Quantity;
}

/** `(70, 30, 盒, 片)` → `2 盒 10 片`; what went out carries U+2212, as amounts do. */
export function formatPacks(qty: Quantity, packSize: number, packUnit: string, smallUnit: string): string {
  const absolute = Math.abs(qty);
  const packs = Math.floor(absolute / packSize);
  const loose = absolute % packSize;
  const parts = [
    ...(packs > 0 || loose === 0 ? [`${packs} ${packUnit}`] : []),
    ...(loose > 0 ? [`${loose} ${smallUnit}`] : []),
  ];
  return `${qty < 0 ? '\u2212' : ''}${parts.join(' ')}`;
}
