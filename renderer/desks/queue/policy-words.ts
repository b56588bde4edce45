import type { Board } from '../../../electron/shared/contract/queue.ts';
import type { QueuePolicy } from '../../../electron/shared/domain/queue-policy.ts';
import { formatMoment } from '../../components/format.ts';

export const POLICY_NAMES: Readonly<Record<QueuePolicy['kind'], string>> = {
  interleave: '交替',
  absolute: '优先全在前',
  weighted: '按等候折算',
};

/** The numbers of the policy, as short as they can be said. */
export function ratioWords(policy: QueuePolicy): string {
  if (policy.kind === 'absolute') return '不限连叫';
  if (policy.kind === 'weighted') return `优先加 ${policy.priorityBonusMinutes} 分`;
  return `优先 ${policy.priorityRun} : 普通 1`;
}

/** 刘文涛 2026-10-08 设. */
export function changedWords({ policyChanged }: Pick<Board, 'policyChanged'>): string {
  return policyChanged
    ? `${policyChanged.by} ${formatMoment(policyChanged.at).slice(0, 10)} 设，三种办法可换。`
    : '出厂设置，三种办法可换。';
}
