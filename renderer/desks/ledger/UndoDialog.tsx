import type { LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import { useCommand } from '../../api/commands.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTell } from '../../components/told-line.tsx';
import { formatMonth } from './month-words.ts';

/** 撤销月结: with a reason, by the head; the days stay closed. */
export function UndoDialog({ ledger, onClose }: { ledger: LedgerMonth; onClose: () => void }) {
  const tell = useTell();
  const undo = useCommand('ledger.undoMonth', ledger.month);
  const confirm = async (reason: string) => {
    const done = await undo.run({ month: ledger.month, reason });
    if (!done) return;
    tell(`${formatMonth(ledger.month)}的月结已撤销`);
    onClose();
  };
  return (
    <ReasonDialog
      title={`撤销 ${formatMonth(ledger.month)}的月结`}
      what="撤销后这个月可以重新月结；各日仍是已日结，要改哪一天再到日清撤销那一天。原来的月结留在账上。"
      action="撤销月结"
      reasons={['漏记一笔', '某日点钞有误', '中心要求重报']}
      maxLength={200}
      error={undo.error}
      busy={undo.busy}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  );
}
