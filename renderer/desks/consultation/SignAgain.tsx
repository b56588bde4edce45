import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import type { Consultation } from './use-consultation.ts';

/** What doctors sign again for, most often. */
const REASONS = ['更正笔误', '补充诊断', '结果已回，补充病历', '加开药品或项目', '药房退回，改方'];

export interface SignAgainProps {
  readonly care: Consultation;
  /** With which it is signed. */
  readonly command: { readonly error: CallError | undefined; readonly busy: boolean };
  readonly action: string;
  readonly onConfirm: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** A signed record is signed again: what of it changes, and why. The first signature asks nothing. */
export function SignAgain({ care, command, action, onConfirm, onClose }: SignAgainProps) {
  const changed = (care.changes ?? []).map((change) => change.label).join('、');
  return (
    <ReasonDialog
      title={`再次签名 ${care.who}`}
      what={`${changed === '' ? '病历没有改' : `病历改了：${changed}`}。上一次签的内容会留下，谁改的、为什么改都记着。`}
      action={action}
      reasons={REASONS}
      error={command.error}
      busy={command.busy}
      onConfirm={(reason) => void onConfirm(reason)}
      onClose={onClose}
    />
  );
}
