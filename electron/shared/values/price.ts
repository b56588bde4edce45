import { z } from 'zod';
import type { Brand } from './brand.ts';

/** A drug's purchase price in 1/10000 yuan per pack: distributors quote four decimals. */
export type Price = Brand<number, 'Price'>;

/** 100,000 yuan a pack. */
const LIMIT = 1_000_000_000;

export const priceSchema = z
  .int()
  .min(1)
  .max(LIMIT)
  .transform((value) => value as Price);

/** @throws RangeError when `value` is not a whole, positive number of 1/10000 yuan. */
export function price(value: number): Price {
  if (!Number.isSafeInteger(value) || value < 1 || value > LIMIT)
    throw new RangeError(`not a price: ${value}`);
  return value as Price;
}

/** `73467` → `7.3467`; the last two decimals are dropped when they are zero, so `39200` → `3.92`. */
export function formatPrice(value: Price): string {
  const decimals = (value % 10_000).toString().padStart(4, '0');
  return `${Math.floor(value / 10_000)}.${decimals.endsWith('00') ? decimals.slice(0, 2) : decimals}`;
}

/** Reads a typed price of up to four decimals; undefined when it is not one or is zero. */
export function parsePrice(text: string): Price | undefined {
  const match = /^(\d{1,5})(?:\.(\d{0,4}))?$/.exec(text.trim());
  if (!match) return undefined;
  const value = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
  return value > 0 ? price(value) : undefined;
}
