import type { Instant } from '../values/instant.ts';
import type { QueueSettings } from './queue-policy.ts';

/** Missed-call rules (过号): when a called patient may be called again, missed, recalled or given up. */
export type CallAgain =
  | { readonly next: 'call' }
  /** Too soon: `waitSeconds` are missing to the gap. */
  | { readonly next: 'wait'; readonly waitSeconds: number }
  /** Called often enough: the ticket is missed now. */
  | { readonly next: 'miss' };

type MissSettings = Pick<
  QueueSettings,
  'callGapSeconds' | 'callsBeforeMissed' | 'missesBeforeGivenUp' | 'recallAfterOrdinary'
>;

/**
 * What the next press of 再叫 or 过号 may do. `calls` are the instants of the calls since the ticket last
 * became waiting. Calls keep `callGapSeconds` between them; after `callsBeforeMissed` and one more gap the
 * ticket is missed, not sooner.
 */
export function decideCallAgain(
  calls: readonly Instant[],
  settings: Pick<MissSettings, 'callGapSeconds' | 'callsBeforeMissed'>,
  now: Instant,
): CallAgain {
  const last = calls.at(-1);
  if (last === undefined) return { next: 'call' };
  const missing = last + settings.callGapSeconds * 1000 - now;
  if (missing > 0) return { next: 'wait', waitSeconds: Math.ceil(missing / 1000) };
  return calls.length < settings.callsBeforeMissed ? { next: 'call' } : { next: 'miss' };
}

/** Whether this miss (the `misses`-th of the ticket) is the last: then the ticket is given up (弃号). */
export function isGivenUp(misses: number, settings: MissSettings): boolean {
  return misses >= settings.missesBeforeGivenUp;
}

/** How many ordinary patients go before a recalled one. 急危重 waits for nobody. */
export function recallBehind(rank: 'emergency' | 'priority' | 'ordinary', settings: MissSettings): number {
  return rank === 'emergency' ? 0 : settings.recallAfterOrdinary;
}
