import { type Instant, MINUTE } from '../values/instant.ts';
import type { CallMade, RuleInForce, Standing, Turn } from './evidence-events.ts';

/**
 * How somebody can be overtaken beyond the rule. `run`: an ordinary patient by one priority call more than the
 * run; `cap`: an ordinary patient who had waited the cap; `priority`: a priority patient by an ordinary one
 * whose turn it was not; `same-rank`: by a later one of the same kind; `weighted`: against the weighted
 * waits; `emergency`: 急危重 by anybody else; `recalled`: by a 过号再到 who should have let him past.
 */
export const BREACH_KINDS = [
  'run',
  'cap',
  'priority',
  'same-rank',
  'weighted',
  'emergency',
  'recalled',
] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];

export interface JudgedCall {
  readonly called: Standing;
  /** By hand, with a reason (另叫). */
  readonly manual: boolean;
  /** Everybody else who waited in the room's line at that moment and was not at another window. */
  readonly others: readonly Standing[];
  /** The calls before it in the same line, oldest first. */
  readonly before: readonly CallMade[];
  readonly rule: RuleInForce;
  readonly at: Instant;
}

export interface Passed {
  readonly kind: BreachKind;
  readonly one: Standing;
}

/** Minutes after which an ordinary patient goes before priority that has waited less; undefined without a bound. */
export function capOf({ policy }: RuleInForce): number | undefined {
  return policy.kind === 'absolute' ? undefined : policy.capMinutes;
}

function hasWaitedCap(one: Standing, { rule, at }: JudgedCall): boolean {
  const cap = capOf(rule);
  return cap !== undefined && at - one.waitingSince >= cap * MINUTE;
}

function isOverdue(one: Standing, call: JudgedCall): boolean {
  return one.rank === 'ordinary' && hasWaitedCap(one, call);
}

/** 回诊 that is taken between the turns: stands in no line of its rank. */
function isBetweenTurns(one: Standing, rule: RuleInForce): boolean {
  return one.returned && rule.returnPlacement === 'next';
}

function lastTurn(before: readonly CallMade[]): CallMade | undefined {
  return before.findLast((call) => call.turn !== 'outside');
}

/** What a call counts for in the run of its line: 急危重, by hand and 回诊 between the turns count for nothing. */
export function turnOf(call: JudgedCall): { readonly turn: Turn; readonly byCap: boolean } {
  const { called, manual, rule } = call;
  const outside = { turn: 'outside', byCap: false } as const;
  if (manual || called.rank === 'emergency') return outside;
  const byCap = isTurnOfTheCap(call);
  if (isBetweenTurns(called, rule) && !byCap) return outside;
  return { turn: called.rank, byCap };
}

/**
 * Whether the cap gave the called one this turn: he has waited it, and the priority patient who has waited
 * longest has not; or has, but began later, and the cap did not have the turn before.
 */
function isTurnOfTheCap(call: JudgedCall): boolean {
  const { called, others, rule, before } = call;
  if (!isOverdue(called, call)) return false;
  const letPast = [called, ...others].some(
    (one) => one.rank === 'ordinary' && one.behind === 0 && !isBetweenTurns(one, rule),
  );
  let longest: Standing | undefined;
  for (const one of others) {
    if (one.rank !== 'priority' || (letPast && one.behind > 0)) continue;
    if (!longest || one.waitingSince < longest.waitingSince) longest = one;
  }
  if (!longest || !hasWaitedCap(longest, call)) return true;
  if (longest.waitingSince <= called.waitingSince || rule.policy.kind === 'weighted') return false;
  return lastTurn(before)?.byCap !== true;
}

/**
 * Who was overtaken by one call beyond the rule in force, judged from who stood there and nothing else. The
 * bounds are those that `judgeCap` states: an ordinary patient is passed by at most the run of priority calls
 * to an ordinary turn; once he has waited the cap, by nobody who has waited less than it, and never by two
 * priority patients in a row who came after him; a priority patient waits behind an ordinary one only after a
 * full run past an ordinary patient who stands there, or where the cap gave that one the turn. Not counted:
 * 急危重 going first, 回诊 taken between the turns, and those who were missed (过号) and still have to let others
 * past. A call by hand is judged like any other: what it did to others stands beside its reason.
 */
export function judgeCall(call: JudgedCall): Passed[] {
  return call.others.flatMap((one) => {
    const kind = judgePair(call, one);
    return kind === undefined ? [] : [{ kind, one }];
  });
}

function judgePair(call: JudgedCall, one: Standing): BreachKind | undefined {
  const { called, rule } = call;
  if (called.rank === 'emergency') {
    return one.rank === 'emergency' && one.arrivedAt < called.arrivedAt ? 'same-rank' : undefined;
  }
  if (one.rank === 'emergency') return 'emergency';
  if (one.behind > 0 || isBetweenTurns(one, rule)) return undefined;
  if (isBetweenTurns(called, rule) && !call.manual) return undefined;
  if (isOverdue(one, call) && isPassedDespiteCap(call, one)) return 'cap';
  if (called.behind > 0 && one.rank === 'ordinary' && !isOverdue(called, call)) return 'recalled';
  if (called.rank === one.rank) return isLaterOfOneKind(call, one) ? 'same-rank' : undefined;
  if (called.rank === 'ordinary') return judgePriorityPassed(call, one);
  if (rule.policy.kind === 'weighted') return isAgainstWeight(call, one) ? 'weighted' : undefined;
  return judgeRun(call, one);
}

/** An ordinary patient who has waited the cap, and the one who goes before him. */
function isPassedDespiteCap(call: JudgedCall, one: Standing): boolean {
  const { called, before, rule } = call;
  if (called.rank === 'ordinary') return one.waitingSince < called.waitingSince;
  if (!hasWaitedCap(called, call)) return true;
  if (rule.policy.kind !== 'interleave' || called.waitingSince <= one.waitingSince) return false;
  const turn = lastTurn(before);
  return (
    turn?.turn === 'priority' &&
    turn.others.has(one.ticketId) &&
    turn.waitingSince > one.waitingSince &&
    hasWaitedCap(one, { ...call, at: turn.at })
  );
}

/** Both are of one rank, and the called one came later and has not waited longer. */
function isLaterOfOneKind({ called, rule }: JudgedCall, one: Standing): boolean {
  if (one.waitingSince >= called.waitingSince) return false;
  return rule.policy.kind === 'weighted' || one.arrivedAt < called.arrivedAt;
}

/** An ordinary turn before a waiting priority patient: after a full run, or given by the cap. */
function judgePriorityPassed(call: JudgedCall, one: Standing): BreachKind | undefined {
  const { called, before, rule } = call;
  const byCap =
    isOverdue(called, call) &&
    called.waitingSince < one.waitingSince &&
    !(hasWaitedCap(one, call) && (rule.policy.kind === 'weighted' || lastTurn(before)?.byCap === true));
  if (byCap) return undefined;
  if (rule.policy.kind === 'weighted') return isAgainstWeight(call, one) ? 'weighted' : undefined;
  const limit = rule.policy.kind === 'interleave' ? rule.policy.priorityRun : Number.POSITIVE_INFINITY;
  return countRunPastSomebody(call) >= limit ? undefined : 'priority';
}

/** Priority turns in a row since the first of the ordinary patients who stand there now began to wait. */
function countRunPastSomebody({ called, others, before }: JudgedCall): number {
  const ordinary = [called, ...others].filter((one) => one.rank === 'ordinary');
  const since = Math.min(...ordinary.map((one) => one.waitingSince as number));
  let run = 0;
  for (const call of before.toReversed()) {
    if (call.turn === 'ordinary' || call.at < since) break;
    if (call.turn === 'priority') run += 1;
  }
  return run;
}

/** The ordinary patient's own count: priority turns that went past him where he stood, since the last ordinary one. */
function judgeRun({ rule, before }: JudgedCall, one: Standing): BreachKind | undefined {
  if (rule.policy.kind !== 'interleave') return undefined;
  return countRun(before, one) + 1 > rule.policy.priorityRun ? 'run' : undefined;
}

/** Priority turns in a row at the end of the line's calls at which one patient stood there. */
function countRun(before: readonly CallMade[], past: Standing): number {
  let run = 0;
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const call = before[index];
    if (!call || call.turn === 'ordinary') break;
    if (call.eventId <= past.sinceEvent) break;
    if (call.turn === 'priority' && call.others.has(past.ticketId)) run += 1;
  }
  return run;
}

function isAgainstWeight({ called, rule }: JudgedCall, one: Standing): boolean {
  return weightedSince(one, rule) < weightedSince(called, rule);
}

function weightedSince(one: Standing, { policy }: RuleInForce): number {
  const bonus = policy.kind === 'weighted' && one.rank === 'priority' ? policy.priorityBonusMinutes : 0;
  return one.waitingSince - bonus * MINUTE;
}
