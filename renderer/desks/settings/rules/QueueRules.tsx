import { PRIORITY_GROUP_LABELS, PRIORITY_GROUPS } from '../../../../electron/shared/domain/priority.ts';
import type { QueuePolicy } from '../../../../electron/shared/domain/queue-policy.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Panel } from '../../../components/DeskFrame.tsx';
import { Field, NumberInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import type { RulePartProps } from './RulesSection.tsx';

const POLICIES = [
  { value: 'interleave', label: '优先普通相间' },
  { value: 'absolute', label: '优先全在前' },
  { value: 'weighted', label: '按等候折算' },
] as const;

function policyOf(kind: QueuePolicy['kind'], before: QueuePolicy): QueuePolicy {
  const capMinutes = 'capMinutes' in before ? before.capMinutes : 30;
  if (kind === 'absolute') return { kind };
  if (kind === 'weighted') return { kind, priorityBonusMinutes: 15, capMinutes };
  return { kind, priorityRun: 2, capMinutes };
}

/** How priority and ordinary patients share the calls, and what happens to those who miss theirs. */
export function QueueRules({ draft, change }: RulePartProps) {
  const { policy } = draft.queue;
  return (
    <Panel title="排队叫号" note="急危重总在最前，不受这里限制">
      <div className="rule-grid">
        <Field label="优先和普通" full>
          <Segmented
            label="优先和普通"
            value={policy.kind}
            options={POLICIES}
            onChange={(kind) => change('queue', { policy: policyOf(kind, policy) })}
          />
        </Field>
        {policy.kind === 'interleave' ? (
          <Field label="优先连叫">
            <NumberInput
              value={policy.priorityRun}
              unit="人，再叫 1 位普通"
              onChange={(run) => change('queue', { policy: { ...policy, priorityRun: run ?? 1 } })}
            />
          </Field>
        ) : null}
        {policy.kind === 'weighted' ? (
          <Field label="优先算多等">
            <NumberInput
              value={policy.priorityBonusMinutes}
              unit="分钟"
              onChange={(more) => change('queue', { policy: { ...policy, priorityBonusMinutes: more ?? 0 } })}
            />
          </Field>
        ) : null}
        {policy.kind === 'absolute' ? null : (
          <Field label="普通最多等">
            <NumberInput
              value={policy.capMinutes}
              unit="分钟，到了就叫"
              onChange={(most) => change('queue', { policy: { ...policy, capMinutes: most ?? 30 } })}
            />
          </Field>
        )}
        <MissedRules draft={draft} change={change} />
      </div>
    </Panel>
  );
}

function MissedRules({ draft, change }: RulePartProps) {
  const { queue } = draft;
  return (
    <>
      <Field label="叫几次算过号">
        <NumberInput
          value={queue.callsBeforeMissed}
          unit="次"
          onChange={(next) => change('queue', { callsBeforeMissed: next ?? 3 })}
        />
      </Field>
      <Field label="两次间隔至少">
        <NumberInput
          value={queue.callGapSeconds}
          unit="秒"
          onChange={(next) => change('queue', { callGapSeconds: next ?? 60 })}
        />
      </Field>
      <Field label="过号回来排在">
        <NumberInput
          value={queue.recallAfterOrdinary}
          unit="位普通之后"
          onChange={(next) => change('queue', { recallAfterOrdinary: next ?? 2 })}
        />
      </Field>
      <Field label="过号几次作废">
        <NumberInput
          value={queue.missesBeforeGivenUp}
          unit="次"
          onChange={(next) => change('queue', { missesBeforeGivenUp: next ?? 3 })}
        />
      </Field>
      <Field label="回诊排在">
        <Segmented
          label="回诊排在"
          value={queue.returnPlacement}
          options={[
            { value: 'next', label: '下一位' },
            { value: 'interleave', label: '同类里按先来' },
          ]}
          onChange={(returnPlacement) => change('queue', { returnPlacement })}
        />
      </Field>
    </>
  );
}

/** Who has priority here. The screens in public only ever say 优先. */
export function PriorityRules({ draft, change }: RulePartProps) {
  const { priority } = draft;
  return (
    <Panel title="优先对象" note="前四类是六优先规定的，其余按当地规定">
      <div className="rule-grid">
        <Field label="老年人从">
          <NumberInput
            value={priority.elderAge}
            unit="岁起"
            onChange={(elderAge) => change('priority', { elderAge: elderAge ?? 70 })}
          />
        </Field>
        <Field label="婴幼儿到">
          <NumberInput
            value={priority.infantMaxAge}
            unit="岁"
            onChange={(infantMaxAge) => change('priority', { infantMaxAge: infantMaxAge ?? 2 })}
          />
        </Field>
        <div className="full row wrap">
          {PRIORITY_GROUPS.map((group) => (
            <Checkbox
              key={group}
              checked={priority.enabledGroups.includes(group)}
              onChange={(on) =>
                change('priority', {
                  enabledGroups: PRIORITY_GROUPS.filter((one) =>
                    one === group ? on : priority.enabledGroups.includes(one),
                  ),
                })
              }
            >
              {PRIORITY_GROUP_LABELS[group]}
            </Checkbox>
          ))}
        </div>
      </div>
    </Panel>
  );
}
