import type { Evidence, FacilityCheck } from '../../../../electron/shared/contract/queue-evidence.ts';
import { QUEUE_POINT_NAMES } from '../../../../electron/shared/domain/queue-points.ts';

/** `1,191`; nothing at all is a dash, so that figures stand out. */
export function countWords(count: number): string {
  return count === 0 ? '—' : count.toLocaleString('en-US');
}

/** 六处都是优先更短 …, or at which points it is the other way round. */
export function compareWords({ points }: Pick<Evidence, 'points'>): string {
  const compared = points.flatMap(({ point, waits }) =>
    waits.priority && waits.ordinary
      ? [{ point, gap: waits.priority.medianMinutes - waits.ordinary.medianMinutes }]
      : [],
  );
  if (compared.length === 0) return '还没有可比的等候';
  const longer = compared.filter((one) => one.gap > 0);
  if (longer.length > 0) {
    return `${longer.map((one) => QUEUE_POINT_NAMES[one.point]).join('、')}：优先的中位反而更长`;
  }
  const all = compared.length === points.length ? '六处' : `有等候的 ${compared.length} 处`;
  return compared.some((one) => one.gap < 0)
    ? `${all}优先都不更长，没有一处倒过来`
    : `${all}优先与普通一样长`;
}

/** What the big figure stands for, in one or two sentences. */
export function overtakenWords({ overtaken, overdue, histogram, tickets, policies }: Evidence): string {
  if (tickets === 0) return '期内没有人排队。';
  const priority = overtaken.priority + overtaken.emergency;
  const also = priority > 0 ? `另有优先、急危重 ${priority} 人被越过。` : '';
  if (overtaken.ordinary > 0) return `不按规则被越过，不是另叫造成的。${also}按 Alt J 看是哪几位。`;
  if (priority > 0) return `${also}按 Alt J 看是哪几位。`;
  if (policies.every((one) => one.policy.kind === 'absolute'))
    return '现行规则一律优先，普通号没有等候上限。';
  if (overdue.count === 0) return '没有人等满上限，优先也没有被后到者越过。';
  const cap = histogram.capMinutes === null ? '满上限' : `满 ${histogram.capMinutes} 分`;
  return `六处合计等${cap}的 ${overdue.count} 人次都依次叫到，最久 ${overdue.longestMinutes} 分，没有人被等得更短的越过。`;
}

/** `11-03 查`, `8 个`, `还没查`. */
export function facilityWords({ present, note, checkedDay }: FacilityCheck): string {
  if (present === null) return '还没查';
  return note === '' ? `${checkedDay?.slice(5) ?? ''} 查` : note;
}

export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}
