import type { Board } from '../../../electron/shared/contract/queue.ts';
import { DEFAULT_QUEUE_POLICY, type QueuePolicy } from '../../../electron/shared/domain/queue-policy.ts';
import { explainPolicy } from '../../../electron/shared/domain/queue-reasons.ts';
import { useStation } from '../../api/station.tsx';
import { Button, MainAction } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { formatMoment } from '../../components/format.ts';
import { Tag } from '../../components/Marks.tsx';
import { useOpenDesk } from '../../components/open-desk.tsx';
import { POLICY_NAMES, ratioWords } from './policy-words.ts';

/** What the other policies would be with numbers that are usual. */
const USUAL: readonly QueuePolicy[] = [
  DEFAULT_QUEUE_POLICY,
  { kind: 'absolute' },
  { kind: 'weighted', priorityBonusMinutes: 15, capMinutes: 30 },
];

/** 规则全文: the three policies, which one is in force, who set it and when, and where it is changed. */
export function RuleDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const { me } = useStation();
  const openDesk = useOpenDesk();
  const { policy, policyChanged } = board;
  const isHead = me?.roles.includes('head') ?? false;
  return (
    <Dialog title="排队规则" note="急危重总在最前，不受这里限制" onClose={onClose} width={640}>
      <div className="dialog-body policies">
        {USUAL.map((usual) => {
          const inForce = usual.kind === policy.kind;
          const shown = inForce ? policy : usual;
          return (
            <section key={usual.kind} className={classNames('policy', inForce && 'on')}>
              <h3>
                {POLICY_NAMES[usual.kind]} <small>{ratioWords(shown)}</small>
                {inForce ? <Tag kind="ok">现行</Tag> : null}
              </h3>
              <p>{explainPolicy(shown)}</p>
            </section>
          );
        })}
        <p className="second">
          回诊不再挂号收费。过号：叫满 {board.callsBeforeMissed} 次、每次隔 {board.callGapSeconds}{' '}
          秒以上；再到时插到 {board.recallAfterOrdinary} 位普通之后；{board.missesBeforeGivenUp}{' '}
          次过号作弃号。
        </p>
        <p className="second">
          {policyChanged
            ? `${policyChanged.by} ${formatMoment(policyChanged.at)} 设。`
            : '还没有人改过，用的是出厂设置。'}
          由站长在 F10“规则设置 → 排队叫号”里改，从改的那一刻起算。
        </p>
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="去改规则"
          {...(isHead ? {} : { hint: '请站长来改' })}
          ready={isHead}
          onPress={() => {
            onClose();
            openDesk('head');
          }}
        />
      </div>
    </Dialog>
  );
}
