import type { CallError } from '../../../electron/shared/contract/reply.ts';
import type { RecordChange } from '../../../electron/shared/domain/record-changes.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';

/** What doctors sign again for, most often. */
const REASONS = ['更正笔误', '补充诊断', '结果已回，补充病历', '加开药品或项目', '药房退回，改方'];

export interface SignAgainProps {
  readonly who: string;
  readonly changes: readonly RecordChange[];
  readonly action: string;
  readonly error: CallError | undefined;
  readonly busy: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** A signed record is signed again: what of it changes, and why. The first signature asks nothing. */
export function SignAgain({ who, changes, ...rest }: SignAgainProps) {
  const changed = changes.map((change) => change.label).join('、');
  return (
    <ReasonDialog
      title={`再次签名 ${who}`}
      what={`${changed === '' ? '病历没有改' : `病历改了：${changed}`}。上一次签的内容会留下，谁改的、为什么改都记着。`}
      reasons={REASONS}
      {...rest}
    />
  );
}
