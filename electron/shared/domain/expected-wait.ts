import { type Instant, MINUTE } from '../values/instant.ts';

export interface WaitFacts {
  /** When this room called somebody today, in any order. */
  readonly calls: readonly Instant[];
  /** How many are called before, as the line stands now. */
  readonly ahead: number;
  readonly now: Instant;
}

/** An honest round figure. `orMore`: the bound was reached, and nobody can promise beyond it. */
export interface ExpectedWait {
  readonly minutes: number;
  readonly orMore: boolean;
}

/** The last so many pauses between two calls tell the pace. */
const LAST_PAUSES = 9;
const LEAST_PAUSES = 3;
/** A longer pause is lunch or an errand, and no patient takes it. */
const LONGEST_PAUSE = 40 * MINUTE;
/** A room that has called nobody for so long is not working now. */
const SILENT_AFTER = 60 * MINUTE;
const STEP_MINUTES = 5;
export const LONGEST_WAIT_MINUTES = 120;

/**
 * How long somebody will wait for his call: the room's pace (median of the pauses between its last calls) for
 * everybody ahead, and what is left of the one inside. In steps of 5 minutes, rounded up, at most 120.
 *
 * @returns undefined when the room has called fewer than four today, or nobody for an hour: then a ticket
 *   says nothing rather than something wrong.
 */
export function expectedWait({ calls, ahead, now }: WaitFacts): ExpectedWait | undefined {
  const sorted = calls.filter((at) => at <= now).sort((a, b) => a - b);
  const last = sorted[sorted.length - 1];
  if (last === undefined || now - last > SILENT_AFTER) return undefined;
  const pauses = sorted
    .slice(1)
    .map((at, index) => at - (sorted[index] ?? at))
    .filter((pause) => pause > 0 && pause <= LONGEST_PAUSE)
    .slice(-LAST_PAUSES);
  if (pauses.length < LEAST_PAUSES) return undefined;
  const pace = median(pauses);
  const leftOfCurrent = Math.max(0, pace - (now - last));
  const minutes = Math.ceil((leftOfCurrent + pace * Math.max(0, ahead)) / MINUTE / STEP_MINUTES);
  const rounded = Math.max(1, minutes) * STEP_MINUTES;
  return rounded > LONGEST_WAIT_MINUTES
    ? { minutes: LONGEST_WAIT_MINUTES, orMore: true }
    : { minutes: rounded, orMore: false };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
