import { type Instant, MINUTE } from '../values/instant.ts';

export type ClockCheck =
  | { readonly ok: true }
  /** `minutes`: how far the clock went back, rounded up to whole minutes. */
  | { readonly ok: false; readonly minutes: number };

/** Two minutes: time servers correct by seconds, a wrong battery by hours. */
export const CLOCK_TOLERANCE_MS = 2 * MINUTE;

/**
 * Compares the clock with the latest instant in the books. A clock that went back by more than
 * `toleranceMs` would put new rows before old ones and open a closed day: registration stops until somebody
 * confirms. A jump forward cannot be told from a night and passes.
 *
 * @throws RangeError for a negative tolerance.
 */
export function checkClock(input: {
  lastSeenAt: Instant | undefined;
  now: Instant;
  toleranceMs: number;
}): ClockCheck {
  if (!(input.toleranceMs >= 0)) throw new RangeError(`not a tolerance: ${input.toleranceMs}`);
  const backMs = input.lastSeenAt === undefined ? 0 : input.lastSeenAt - input.now;
  return backMs > input.toleranceMs ? { ok: false, minutes: Math.ceil(backMs / MINUTE) } : { ok: true };
}
