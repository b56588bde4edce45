import { z } from 'zod';
import type { Brand } from './brand.ts';

/** Money in whole fen (1/100 yuan), signed. The only unit in which money is added, stored or sent. */
export type Fen = Brand<number, 'Fen'>;

/** Ten million yuan: far above a station's year, low enough that sums stay exact integers. */
const LIMIT = 1_000_000_000;

export const fenSchema = z
  .int()
  .min(-LIMIT)
  .max(LIMIT)
  .transform((value) => value as Fen);

/** @throws RangeError when `value` is not a whole number of fen within ±10 million yuan. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value) || Math.abs(value) > LIMIT)
    throw new RangeError(`not an amount in fen: ${value}`);
  return (value === 0 ? 0 : value) as Fen;
}

export const ZERO_FEN = fen(0);

export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum: number, amount) => sum + amount, 0));
}

/** Sum of one field over rows; an empty list is zero. */
export function sumFen<Row>(rows: Iterable<Row>, amountOf: (row: Row) => Fen): Fen {
  let total = 0;
  for (const row of rows) total += amountOf(row);
  return fen(total);
}

export function subtractFen(from: Fen, amount: Fen): Fen {
  return fen(from - amount);
}

export function negateFen(amount: Fen): Fen {
  return fen(-amount);
}

/** `1234567` → `12,345.67`; negative amounts carry U+2212, which is as wide as a digit. */
export function formatFen(amount: Fen): string {
  const absolute = Math.abs(amount);
  const yuan = Math.floor(absolute / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '\u2212' : ''}${yuan}.${(absolute % 100).toString().padStart(2, '0')}`;
}

/** Reads what a cashier types: `12`, `12.5`, `12.50`, `.5`. Anything else, a third decimal or too much is undefined. */
export function parseFen(text: string): Fen | undefined {
  const match = /^(\d{0,8})(?:\.(\d{0,2}))?$/.exec(text.trim());
  if (!match || (!match[1] && !match[2])) return undefined;
  const value = Number(match[1] || 0) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return value > LIMIT ? undefined : fen(value);
}
