import { PRIORITY_GROUP_LABELS, PRIORITY_GROUPS } from '../../../../electron/shared/domain/priority.ts';
import type { QueuePolicy } from '../../../../electron/shared/domain/queue-policy.ts';
import { explainPolicy } from '../../../../electron/shared/domain/queue-reasons.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Panel } from '../../../components/DeskFrame.tsx';
import { Field, NumberInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { POLICY_NAMES } from '../../queue/policy-words.ts';
import type { RulePartProps } from './RulesSection.tsx';

const KINDS = ['interleave', 'absolute', 'weighted'] as const;
const POLICIES = KINDS.map((value) => ({ value, label: POLICY_NAMES[value] }));

/** The policy of this kind: as it is typed when it is the one, else with the numbers that are usual. */
function policyOf(kind: QueuePolicy['kind'], before: QueuePolicy): QueuePolicy {
  if (kind === before.kind) return before;
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
        <div className="full policy-words">
          {KINDS.map((kind) => (
            <p key={kind} className={kind === policy.kind ? 'on' : undefined}>
              <b>{POLICY_NAMES[kind]}</b>
              {explainPolicy(policyOf(kind, policy))}
            </p>
          ))}
        </div>
        {policy.kind === 'interleave' ? (
          <Field label="优先连叫">
            <NumberInput
              value={policy.priorityRun}
              unit="位"
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
              unit="分钟"
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
      <Field label="叫错可撤销">
        <NumberInput
          value={queue.undoSeconds}
          unit="秒内"
          onChange={(next) => change('queue', { undoSeconds: next ?? 120 })}
        />
      </Field>
      <Field label="在窗口超过">
        <NumberInput
          value={queue.longAtWindowMinutes}
          unit="分钟，0 不提醒"
          onChange={(next) => change('queue', { longAtWindowMinutes: next ?? 30 })}
        />
      </Field>
      <Field label="老年人专用座">
        <NumberInput
          value={queue.elderSeats}
          unit="个"
          onChange={(next) => change('queue', { elderSeats: next ?? 8 })}
        />
      </Field>
      <Field label="回诊排在" full>
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
