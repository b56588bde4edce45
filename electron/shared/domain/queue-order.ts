import type { TicketId } from '../values/ids.ts';
import type { Instant } from '../values/instant.ts';
import { type CapVerdict, firstOf, judgeCap } from './queue-cap.ts';
import {
  byArrival,
  byWait,
  byWeight,
  capMinutesOf,
  type QueueLines,
  sortIntoLines,
  type Waiting,
  waitedMinutes,
} from './queue-lines.ts';
import type { QueueRank, QueueSettings } from './queue-policy.ts';
import type { CallReason } from './queue-reasons.ts';

export type { Waiting } from './queue-lines.ts';
export {
  DEFAULT_QUEUE_SETTINGS,
  QUEUE_RANKS,
  type QueuePolicy,
  type QueueRank,
  type QueueSettings,
  queueSettingsSchema,
} from './queue-policy.ts';
export { type CallReason, explainCall, labelCall } from './queue-reasons.ts';

/** What the calls so far at this point leave behind. */
export interface CallHistory {
  /** Priority calls in a row past an ordinary patient who still waits; none where nobody was passed. */
  readonly priorityRun: number;
  /** The turn before this one was taken by the cap (等满). */
  readonly capTurn?: boolean | undefined;
  /** The number being served now, for the sentence about 回诊. */
  readonly serving?: number | undefined;
}

export interface NextCall {
  readonly ticketId: TicketId;
  readonly reason: CallReason;
}

export interface QueuePlace extends NextCall {
  /** 1 = next. */
  readonly position: number;
  readonly number: number;
  readonly rank: QueueRank;
}

interface Choice {
  readonly one: Waiting;
  readonly reason: CallReason;
}

function isRecalled(one: Waiting): boolean {
  return !one.returned && one.waitingSince > one.arrivedAt;
}

function choose(
  waiting: readonly Waiting[],
  history: CallHistory,
  settings: QueueSettings,
  now: Instant,
): Choice | undefined {
  const lines = sortIntoLines(waiting, settings, now);
  const emergency = firstOf(lines.emergency, byArrival);
  if (emergency)
    return { one: emergency, reason: { rule: 'emergency', waitedMinutes: waitedMinutes(emergency, now) } };
  const cap = judgeCap(lines, history.capTurn ?? false, settings.policy, now);
  if (cap.kind === 'takes') return chooseOverdue(cap.one, lines, settings, now);
  const returned = firstOf(lines.returned, byWait);
  if (returned) {
    const reason = {
      rule: 'returned',
      waitedMinutes: waitedMinutes(returned, now),
      serving: history.serving,
    } as const;
    return { one: returned, reason };
  }
  return settings.policy.kind === 'weighted'
    ? chooseWeighted(lines, settings.policy.priorityBonusMinutes, now)
    : chooseByTurn({ lines, history, settings, cap, now });
}

function chooseOverdue(one: Waiting, lines: QueueLines, settings: QueueSettings, now: Instant): Choice {
  const passed = [...lines.priority].sort(byArrival).slice(0, 3);
  const reason: CallReason = {
    rule: 'waited-out',
    waitedMinutes: waitedMinutes(one, now),
    capMinutes: capMinutesOf(settings.policy) ?? 0,
    passed: passed.map((other) => other.number),
    passedCount: lines.priority.length,
  };
  return { one, reason };
}

function chooseWeighted(lines: QueueLines, bonusMinutes: number, now: Instant): Choice | undefined {
  const one = firstOf([...lines.priority, ...lines.ordinary], byWeight(bonusMinutes));
  if (!one) return undefined;
  const bonus = one.rank === 'priority' ? bonusMinutes : 0;
  return { one, reason: { rule: 'weighted', waitedMinutes: waitedMinutes(one, now), bonusMinutes: bonus } };
}

interface Turn {
  readonly lines: QueueLines;
  readonly history: CallHistory;
  readonly settings: QueueSettings;
  /** Silent, or somebody has waited the cap and stands back: then the longest waits count and not arrival. */
  readonly cap: CapVerdict;
  readonly now: Instant;
}

function chooseByTurn({ lines, history, settings, cap, now }: Turn): Choice | undefined {
  const back = cap.kind === 'stands-back' ? cap : undefined;
  const priority = back?.priority ?? firstOf(lines.priority, byArrival);
  const ordinary = back?.one ?? firstOf(lines.ordinary, byArrival);
  // 0 = priority always goes first.
  const runLimit = settings.policy.kind === 'interleave' ? settings.policy.priorityRun : 0;
  if (priority && (!ordinary || runLimit === 0 || history.priorityRun < runLimit)) {
    const reason: CallReason = {
      rule: 'priority',
      waitedMinutes: waitedMinutes(priority, now),
      inRun: history.priorityRun + 1,
      runLimit,
      place: 1,
      ordinaryWaiting: ordinary !== undefined,
      recalled: isRecalled(priority),
      ...(back && {
        overdue: {
          number: back.one.number,
          capMinutes: capMinutesOf(settings.policy) ?? 0,
          earlier: back.earlier,
        },
      }),
    };
    return { one: priority, reason };
  }
  if (!ordinary) return undefined;
  const reason: CallReason = {
    rule: 'ordinary',
    waitedMinutes: waitedMinutes(ordinary, now),
    afterRun: runLimit > 0 && history.priorityRun >= runLimit ? history.priorityRun : 0,
    place: 1,
    last: lines.ordinary.length === 1,
    recalled: isRecalled(ordinary),
  };
  return { one: ordinary, reason };
}

/**
 * Who is called next at one point, and why; undefined when nobody waits. Judged in this order: 急危重; an
 * ordinary patient who has waited the cap, as far as `judgeCap` lets him go first; 回诊; priority, up to the
 * run that the policy allows while an ordinary patient waits; ordinary, first come first served. The answer
 * depends on the arguments alone and not on the order of `waiting`: ties go by number, then by ticket.
 */
export function decideNext(
  waiting: readonly Waiting[],
  history: CallHistory,
  settings: QueueSettings,
  now: Instant,
): NextCall | undefined {
  const choice = choose(waiting, history, settings, now);
  return choice && { ticketId: choice.one.ticketId, reason: choice.reason };
}

/** `manual` is an out-of-order call with a reason: like 急危重 and 回诊 it stands outside the ratio. */
export type CallRule = CallReason['rule'] | 'manual';

const OUTSIDE_RATIO: readonly CallRule[] = ['emergency', 'returned', 'manual'];

/** Whether a call counts as a turn of the ordinary patients (recalled ones behind it move up). */
export function isOrdinaryTurn(rank: QueueRank, rule: CallRule): boolean {
  return rank === 'ordinary' && !OUTSIDE_RATIO.includes(rule);
}

/**
 * The history after a call if nobody comes or leaves: an ordinary turn ends the run, a priority turn lengthens
 * it, others leave it. What really was is read by `readHistory`.
 */
export function nextHistory(
  history: CallHistory,
  called: { readonly rank: QueueRank; readonly number: number },
  rule: CallRule,
): CallHistory {
  const serving = called.number;
  if (isOrdinaryTurn(called.rank, rule)) return { priorityRun: 0, capTurn: rule === 'waited-out', serving };
  const counts = called.rank === 'priority' && !OUTSIDE_RATIO.includes(rule);
  return counts ? { priorityRun: history.priorityRun + 1, capTurn: false, serving } : { ...history, serving };
}

/** Those still waiting after a call: the called one is gone, an ordinary turn brings recalled ones nearer. */
export function waitingAfter(
  waiting: readonly Waiting[],
  called: { readonly ticketId: TicketId; readonly rank: QueueRank },
  rule: CallRule,
): Waiting[] {
  const rest = waiting.filter((one) => one.ticketId !== called.ticketId);
  if (!isOrdinaryTurn(called.rank, rule)) return rest;
  return rest.map((one) =>
    one.recalledBehind > 0 ? { ...one, recalledBehind: one.recalledBehind - 1 } : one,
  );
}

/**
 * The whole order as it would be called if nobody came or left and all calls fell at `now`: what the screens
 * show as positions, each with its reason. Its first place is `decideNext`.
 */
export function orderQueue(
  waiting: readonly Waiting[],
  history: CallHistory,
  settings: QueueSettings,
  now: Instant,
): QueuePlace[] {
  const order: QueuePlace[] = [];
  const places = { priority: 0, ordinary: 0 };
  let rest: readonly Waiting[] = waiting;
  let past = history;
  for (let choice = choose(rest, past, settings, now); choice; choice = choose(rest, past, settings, now)) {
    const { one, reason } = choice;
    if (reason.rule === 'priority' || reason.rule === 'ordinary') places[reason.rule] += 1;
    order.push({
      position: order.length + 1,
      ticketId: one.ticketId,
      number: one.number,
      rank: one.rank,
      reason:
        reason.rule === 'priority' || reason.rule === 'ordinary'
          ? { ...reason, place: places[reason.rule] }
          : reason,
    });
    past = nextHistory(past, one, reason.rule);
    rest = waitingAfter(rest, one, reason.rule);
  }
  return order;
}
