import { type ClinicDay, daysBetween } from '../values/clinic-day.ts';
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
 * confirms. What went forward is judged by `checkJump`.
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

export type JumpCheck = { readonly ok: true } | { readonly ok: false; readonly days: number };

/**
 * Compares today with the day of the latest entry in the books. More than `mostDays` on is a holiday, or a clock
 * that jumped (a new battery, a slip of the hand): every day between would become a business day, so nothing is
 * booked until the head has seen how many they are.
 *
 * @throws RangeError for a limit below one day.
 */
export function checkJump(input: {
  lastDay: ClinicDay | undefined;
  today: ClinicDay;
  mostDays: number;
}): JumpCheck {
  if (!(input.mostDays >= 1)) throw new RangeError(`not a number of days: ${input.mostDays}`);
  const days = input.lastDay === undefined ? 0 : daysBetween(input.lastDay, input.today);
  return days > input.mostDays ? { ok: false, days } : { ok: true };
}
