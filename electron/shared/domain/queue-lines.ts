import type { TicketId } from '../values/ids.ts';
import { type Instant, MINUTE } from '../values/instant.ts';
import type { QueuePolicy, QueueRank, QueueSettings } from './queue-policy.ts';

/** One ticket in state waiting at one point. */
export interface Waiting {
  readonly ticketId: TicketId;
  readonly number: number;
  readonly rank: QueueRank;
  /** When the ticket was made at this point: the order within a rank, also after 过号 and 回诊. */
  readonly arrivedAt: Instant;
  /** Start of this wait: arrival, the recall after 过号, or the moment the results were out. */
  readonly waitingSince: Instant;
  /** 回诊: back with results. */
  readonly returned: boolean;
  /** Ordinary patients still to be called before a recalled 过号 patient may be; 0 = free. */
  readonly recalledBehind: number;
}

export type Compare = (a: Waiting, b: Waiting) => number;

/** Number, then ticket: two tickets are never equal, so every order is total. */
function byNumber(a: Waiting, b: Waiting): number {
  return a.number - b.number || a.ticketId - b.ticketId;
}

/** First come, first served. */
export function byArrival(a: Waiting, b: Waiting): number {
  return a.arrivedAt - b.arrivedAt || byNumber(a, b);
}

/** Longest wait first. */
export function byWait(a: Waiting, b: Waiting): number {
  return a.waitingSince - b.waitingSince || byNumber(a, b);
}

/** Longest wait first, where priority counts as having waited `bonusMinutes` longer. */
export function byWeight(bonusMinutes: number): Compare {
  const since = (one: Waiting) => one.waitingSince - (one.rank === 'priority' ? bonusMinutes * MINUTE : 0);
  return (a, b) => since(a) - since(b) || byNumber(a, b);
}

/** Full minutes of this wait; 0 for one that began by a clock that was ahead. */
export function waitedMinutes(one: Waiting, now: Instant): number {
  return Math.max(0, Math.floor((now - one.waitingSince) / MINUTE));
}

/** Minutes after which an ordinary patient has waited long enough (等满); undefined when the policy has no bound. */
export function capMinutesOf(policy: QueuePolicy): number | undefined {
  return policy.kind === 'absolute' ? undefined : policy.capMinutes;
}

/** An ordinary patient who has waited the cap, counted from the start of this wait. */
export function isOverdue(one: Waiting, policy: QueuePolicy, now: Instant): boolean {
  const cap = capMinutesOf(policy);
  return cap !== undefined && one.rank === 'ordinary' && now - one.waitingSince >= cap * MINUTE;
}

/** Called by the 回诊 rule and not in the line of the patient's rank. */
export function isReturnedNext(one: Waiting, settings: QueueSettings): boolean {
  return one.returned && settings.returnPlacement === 'next';
}

/** The waiting, by the rule that would call them. An overdue patient stands in two of the lists. */
export interface QueueLines {
  readonly emergency: readonly Waiting[];
  readonly overdue: readonly Waiting[];
  readonly returned: readonly Waiting[];
  readonly priority: readonly Waiting[];
  readonly ordinary: readonly Waiting[];
}

/**
 * Who could be called by which rule. A recalled 过号 patient is left out while ordinary patients who are not
 * recalled still wait; when none does there is nobody left to be behind, and the recalled one is free.
 */
export function sortIntoLines(
  waiting: readonly Waiting[],
  settings: QueueSettings,
  now: Instant,
): QueueLines {
  const holds = waiting.some(
    (one) => one.rank === 'ordinary' && one.recalledBehind <= 0 && !isReturnedNext(one, settings),
  );
  const lines = {
    emergency: [] as Waiting[],
    overdue: [] as Waiting[],
    returned: [] as Waiting[],
    priority: [] as Waiting[],
    ordinary: [] as Waiting[],
  };
  for (const one of waiting) {
    if (one.rank === 'emergency') {
      lines.emergency.push(one);
      continue;
    }
    if (isOverdue(one, settings.policy, now)) lines.overdue.push(one);
    if (holds && one.recalledBehind > 0) continue;
    if (isReturnedNext(one, settings)) lines.returned.push(one);
    else lines[one.rank].push(one);
  }
  return lines;
}
