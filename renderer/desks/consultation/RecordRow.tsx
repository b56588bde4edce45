import { classNames } from '../../components/class-names.ts';
import { DayInput, TextInput } from '../../components/inputs.tsx';
import type { Consultation } from './use-consultation.ts';
import type { Hand } from './use-hand.ts';

/** Characters that 主诉 and 检查 show beside each other; a longer text takes more room while the hand is in it. */
const IN_SIGHT = 13;

/** 主诉, what was found, and since when. */
export function RecordRow({ care, hand: { spots } }: { care: Consultation; hand: Hand }) {
  const { form, write, noteUnread } = care;
  return (
    <div
      className={classNames(
        'two-line record',
        form.complaint.length > IN_SIGHT && 'long-complaint',
        form.findings.length > IN_SIGHT && 'long-findings',
      )}
    >
      <span>主诉</span>
      <TextInput
        value={form.complaint}
        onChange={(complaint) => write({ complaint })}
        inputRef={spots.complaint}
        maxLength={500}
        aria-label="主诉"
        autoFocus
      />
      <span>检查</span>
      <TextInput
        value={form.findings}
        onChange={(findings) => write({ findings })}
        maxLength={1000}
        aria-label="检查"
      />
      <span>发病</span>
      <DayInput
        value={form.onsetDay}
        onChange={(onsetDay) => write({ onsetDay })}
        onUnread={(unread) => noteUnread('onset', unread)}
        inputRef={spots.onset}
        aria-label="发病日期"
      />
    </div>
  );
}
