import type { Instant } from '../values/instant.ts';
import type { CallHistory, CallRule } from './queue-order.ts';
import type { QueueRank } from './queue-policy.ts';

/** A call that counts in the ratio: none of 急危重, of 回诊, or by hand. */
export interface Turn {
  readonly rank: QueueRank;
  readonly rule: CallRule;
  readonly at: Instant;
}

/** What decides of somebody who waits how much of the past concerns him. */
interface Waits {
  readonly rank: QueueRank;
  readonly waitingSince: Instant;
}

/**
 * What the turns so far mean for the next one. The run is how often in a row priority went past an ordinary
 * patient who still waits: calls from before he came passed nobody, so they take no elder's place hours later.
 *
 * @param turns of this line, newest first; as many as fill a run, and one.
 * @param waiting who waits in it now.
 */
export function readHistory(
  turns: readonly Turn[],
  waiting: readonly Waits[],
  serving?: number,
): CallHistory {
  const since = Math.min(
    ...waiting.filter((one) => one.rank === 'ordinary').map((one) => one.waitingSince as number),
  );
  const end = turns.findIndex((turn) => turn.rank === 'ordinary' || turn.at < since);
  return {
    priorityRun: end < 0 ? turns.length : end,
    capTurn: turns[0]?.rule === 'waited-out',
    serving,
  };
}
