import { type Instant, MINUTE } from '../values/instant.ts';
import { byArrival, byWait, byWeight, capMinutesOf, sortIntoLines, type Waiting } from './queue-lines.ts';
import { type CallHistory, decideNext } from './queue-order.ts';
import type { QueuePolicy, QueueSettings } from './queue-policy.ts';
import type { CallReason } from './queue-reasons.ts';

/** One row of 依次判断: a rule, whom it would call now, and whether it is the one that decides. */
export interface QueueJudgement {
  readonly rule: CallReason['rule'];
  readonly label: string;
  /** Numbers in the order in which this rule would call them. */
  readonly numbers: readonly number[];
  readonly decides: boolean;
  /** For the cap: the ordinary patient who is nearest to it, and the minutes still missing. */
  readonly nearest?: { readonly number: number; readonly minutesLeft: number };
}

/** The rules in the order in which they are judged now, for the panel beside the queue. */
export function judgeQueue(
  waiting: readonly Waiting[],
  history: CallHistory,
  settings: QueueSettings,
  now: Instant,
): QueueJudgement[] {
  const lines = sortIntoLines(waiting, settings, now);
  const deciding = decideNext(waiting, history, settings, now)?.reason.rule;
  const row = (rule: QueueJudgement['rule'], label: string, line: readonly Waiting[]): QueueJudgement => ({
    rule,
    label,
    numbers: line.map((one) => one.number),
    decides: rule === deciding,
  });
  const cap = capMinutesOf(settings.policy);
  const rows = [row('emergency', '急危重', [...lines.emergency].sort(byArrival))];
  if (cap !== undefined) {
    const overdue = row('waited-out', `普通等满 ${cap} 分`, [...lines.overdue].sort(byWait));
    const nearest = overdue.numbers.length === 0 ? nearestToCap(waiting, cap, now) : undefined;
    rows.push(nearest ? { ...overdue, nearest } : overdue);
  }
  rows.push(row('returned', '回诊', [...lines.returned].sort(byWait)));
  if (settings.policy.kind === 'weighted') {
    const compare = byWeight(settings.policy.priorityBonusMinutes);
    rows.push(row('weighted', '等候加权', [...lines.priority, ...lines.ordinary].sort(compare)));
  } else {
    rows.push(row('priority', priorityLabel(settings.policy), [...lines.priority].sort(byArrival)));
    rows.push(row('ordinary', '普通，先到先叫', [...lines.ordinary].sort(byArrival)));
  }
  return rows;
}

function priorityLabel(policy: QueuePolicy): string {
  return policy.kind === 'interleave' ? `优先，连叫至多 ${policy.priorityRun}` : '优先';
}

function nearestToCap(waiting: readonly Waiting[], cap: number, now: Instant): QueueJudgement['nearest'] {
  const nearest = waiting.filter((one) => one.rank === 'ordinary').sort(byWait)[0];
  if (!nearest) return undefined;
  const left = cap * MINUTE - (now - nearest.waitingSince);
  return { number: nearest.number, minutesLeft: Math.ceil(left / MINUTE) };
}
