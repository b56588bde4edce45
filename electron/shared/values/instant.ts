import { z } from 'zod';
import type { Brand } from './brand.ts';

/** A moment, in milliseconds since 1970 UTC. Columns of this unit end in `_at`. */
export type Instant = Brand<number, 'Instant'>;

export const instantSchema = z
  .int()
  .min(0)
  .max(8_640_000_000_000)
  .transform((value) => value as Instant);

/** @throws RangeError when `value` is not a whole number of milliseconds since 1970. */
export function instant(value: number): Instant {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not an instant: ${value}`);
  return value as Instant;
}

export const MINUTE = 60_000;
