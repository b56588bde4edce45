import { type Instant, MINUTE } from '../values/instant.ts';
import { byWait, type Compare, capMinutesOf, type QueueLines, type Waiting } from './queue-lines.ts';
import type { QueuePolicy } from './queue-policy.ts';

/**
 * What the cap says about the next turn. `takes`: the ordinary patient `one` takes it. `stands-back`: an
 * ordinary patient has waited the cap, but so has the priority patient `priority`, whose turn comes first or
 * may come first: he began to wait `earlier`, or the cap had the turn before this one.
 */
export type CapVerdict =
  | { readonly kind: 'silent' }
  | { readonly kind: 'takes'; readonly one: Waiting }
  | {
      readonly kind: 'stands-back';
      readonly one: Waiting;
      readonly priority: Waiting;
      readonly earlier: boolean;
    };

/**
 * The bound of the ordinary patients (等满), so that it never turns into the starvation of priority. Let o be
 * the ordinary patient who has waited the cap and waited longest, p the priority patient who has waited
 * longest and may be called.
 *
 * 1. p has waited less than the cap, or there is none: o takes the next turn.
 * 2. p began to wait before o, or with him: the cap is silent between them and the policy's turn decides. So
 *    the cap never pushes a priority patient behind an ordinary one who came later.
 * 3. Both have waited the cap, o longer: they alternate, o first. `capTurn` says that the turn before was
 *    o's by the cap.
 *
 * Kept whatever the crowd (proved on random days in the tests), 急危重 and 回诊 aside: an ordinary patient is
 * passed by at most k priority calls to an ordinary turn; once he has waited the cap, by nobody who has
 * waited less, and never by two priority patients in a row who came after him; a priority patient waits
 * behind an ordinary one who came later only for a full run of k.
 *
 * Taken literally ("who has waited 30 minutes takes the next turn") the cap gave every turn of a crowded
 * morning to ordinary patients: 40 arrivals in 90 minutes, five minutes each, left priority waiting 104
 * minutes at the median and the others 43. Tests hold the figures of this rule.
 */
export function judgeCap(lines: QueueLines, capTurn: boolean, policy: QueuePolicy, now: Instant): CapVerdict {
  const cap = capMinutesOf(policy);
  const one = firstOf(lines.overdue, byWait);
  if (!one || cap === undefined) return { kind: 'silent' };
  const priority = firstOf([...lines.priority, ...lines.returned.filter(isPriority)], byWait);
  if (!priority || now - priority.waitingSince < cap * MINUTE) return { kind: 'takes', one };
  const earlier = priority.waitingSince <= one.waitingSince;
  if (earlier || policy.kind === 'weighted') return { kind: 'stands-back', one, priority, earlier };
  return capTurn ? { kind: 'stands-back', one, priority, earlier } : { kind: 'takes', one };
}

function isPriority(one: Waiting): boolean {
  return one.rank === 'priority';
}

/** The least of a line by an order; undefined when the line is empty. */
export function firstOf(line: readonly Waiting[], compare: Compare): Waiting | undefined {
  let best: Waiting | undefined;
  for (const one of line) if (!best || compare(one, best) < 0) best = one;
  return best;
}
