import { z } from 'zod';
import { formatTicketNumber } from '../values/printed-numbers.ts';
import { QUEUE_RANK_LABELS, type QueuePolicy, type QueueRank } from './queue-policy.ts';

const minutes = z.int().min(0);
const ticketNumber = z.int().min(0);

/** Why somebody is called at this moment; kept with the call, so that it can be explained later too. */
export const callReasonSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('emergency'), waitedMinutes: minutes }),
  z.strictObject({
    rule: z.literal('waited-out'),
    waitedMinutes: minutes,
    capMinutes: minutes,
    /** Priority numbers this call goes before: the first three, and how many in all. */
    passed: z.array(ticketNumber).max(3),
    passedCount: z.int().min(0),
  }),
  z.strictObject({
    rule: z.literal('returned'),
    waitedMinutes: minutes,
    serving: ticketNumber.optional(),
  }),
  z.strictObject({
    rule: z.literal('priority'),
    waitedMinutes: minutes,
    /** How many priority calls in a row this makes; `runLimit` 0 = the policy has no limit. */
    inRun: z.int().min(1),
    runLimit: z.int().min(0),
    /** Order among the priority patients waiting now. */
    place: z.int().min(1),
    ordinaryWaiting: z.boolean(),
    /** Back after 过号 with the ordinary patients let past. */
    recalled: z.boolean(),
    /** The ordinary patient who has waited the cap and goes after this one, who has waited it too. */
    overdue: z
      .strictObject({
        number: ticketNumber,
        capMinutes: minutes,
        /** This one began to wait before; otherwise the two take turns. */
        earlier: z.boolean(),
      })
      .optional(),
  }),
  z.strictObject({
    rule: z.literal('ordinary'),
    waitedMinutes: minutes,
    /** The full run of priority calls after which this turn falls to an ordinary patient; 0 = no full run. */
    afterRun: z.int().min(0),
    place: z.int().min(1),
    last: z.boolean(),
    recalled: z.boolean(),
  }),
  z.strictObject({ rule: z.literal('weighted'), waitedMinutes: minutes, bonusMinutes: minutes }),
]);
export type CallReason = z.infer<typeof callReasonSchema>;

/** The few words of the queue table: 优先，连叫第 2 位. */
export function labelCall(reason: CallReason): string {
  switch (reason.rule) {
    case 'emergency':
      return '急危重，先于所有人';
    case 'waited-out':
      return `普通等满 ${reason.capMinutes} 分，先得空位`;
    case 'returned':
      return reason.serving === undefined
        ? '结果已出，先叫回诊'
        : `结果已出，接着 ${formatTicketNumber(reason.serving)} 看`;
    case 'priority':
      return labelPriority(reason);
    case 'ordinary':
      return labelOrdinary(reason);
    case 'weighted':
      return reason.bonusMinutes > 0 ? `等候加权 ${reason.bonusMinutes} 分，居首` : '等候加权后居首';
  }
}

function labelPriority(reason: CallReason & { rule: 'priority' }): string {
  const { overdue } = reason;
  if (overdue)
    return overdue.earlier
      ? `优先，先于 ${formatTicketNumber(overdue.number)} 到`
      : `优先，也等满 ${overdue.capMinutes} 分`;
  if (reason.recalled) return '优先，过号再到';
  if (reason.runLimit > 0 && reason.inRun > 1 && reason.ordinaryWaiting) {
    return `优先，连叫第 ${reason.inRun} 位`;
  }
  return reason.place === 1 ? '优先里等得最久' : '优先';
}

function labelOrdinary(reason: CallReason & { rule: 'ordinary' }): string {
  if (reason.recalled) return '普通，过号再到';
  if (reason.afterRun > 0) return `连叫 ${reason.afterRun} 位优先后轮普通`;
  if (reason.place === 1) return '普通里等得最久';
  return reason.last ? '普通，最后到' : `普通里第 ${reason.place} 久`;
}

/** One Chinese sentence that answers "why is this patient next". Names no group: only 优先 is ever said. */
export function explainCall(reason: CallReason): string {
  switch (reason.rule) {
    case 'emergency':
      return '急危重，先于所有人，不受轮次限制。';
    case 'waited-out':
      return `已等 ${reason.waitedMinutes} 分钟。普通号等满 ${reason.capMinutes} 分钟，先得下一个空位${explainPassed(reason)}。`;
    case 'returned':
      return reason.serving === undefined
        ? `回诊：结果已出，已等 ${reason.waitedMinutes} 分钟。不再挂号收费，先叫。`
        : `回诊：结果已出，已等 ${reason.waitedMinutes} 分钟。不再挂号收费，接着 ${formatTicketNumber(reason.serving)} 看。`;
    case 'priority':
      return `${labelPriority(reason)}，已等 ${reason.waitedMinutes} 分钟${explainRun(reason)}。`;
    case 'ordinary':
      return `${labelOrdinary(reason)}，已等 ${reason.waitedMinutes} 分钟。`;
    case 'weighted':
      return reason.bonusMinutes > 0
        ? `已等 ${reason.waitedMinutes} 分钟，优先加 ${reason.bonusMinutes} 分钟，合计最长。`
        : `已等 ${reason.waitedMinutes} 分钟，按等候时间加权后最长。`;
  }
}

function explainPassed(reason: CallReason & { rule: 'waited-out' }): string {
  if (reason.passedCount === 0) return '';
  const numbers = reason.passed.map(formatTicketNumber).join('、');
  const all =
    reason.passedCount > reason.passed.length ? `${numbers} 等 ${reason.passedCount} 位` : `${numbers} `;
  return `，所以排在 ${all}优先之前`;
}

function explainRun(reason: CallReason & { rule: 'priority' }): string {
  if (reason.overdue && !reason.overdue.earlier) {
    return `，与等满的普通 ${formatTicketNumber(reason.overdue.number)} 轮流`;
  }
  if (!reason.ordinaryWaiting) return '，此刻没有普通号可叫';
  return reason.runLimit > 0 && reason.inRun >= reason.runLimit ? '，之后轮 1 位普通' : '';
}

/** The policy in one line, as the queue desk and the price-list wall show it. */
export function explainPolicy(policy: QueuePolicy): string {
  switch (policy.kind) {
    case 'absolute':
      return '优先者一律先叫，普通随后。';
    case 'interleave':
      return `每连续 ${policy.priorityRun} 位优先后轮 1 位普通；普通等满 ${policy.capMinutes} 分钟，先于没等满的优先；都等满的轮流。`;
    case 'weighted':
      return `按等候时间先后，优先加算 ${policy.priorityBonusMinutes} 分钟；普通等满 ${policy.capMinutes} 分钟，先于没等满的优先。`;
  }
}

/** 前面：013 优先、015 优先、012 普通。 — for the one at `position` (1 = next); at most `shown` are named. */
export function explainPlace(
  order: readonly { readonly number: number; readonly rank: QueueRank }[],
  position: number,
  shown = 3,
): string {
  const ahead = order.slice(0, position - 1);
  if (ahead.length === 0) return '前面无人，下一个就叫。';
  const named = ahead
    .slice(0, shown)
    .map((place) => `${formatTicketNumber(place.number)} ${QUEUE_RANK_LABELS[place.rank]}`)
    .join('、');
  return ahead.length > shown ? `前面 ${ahead.length} 位：${named}等。` : `前面：${named}。`;
}
