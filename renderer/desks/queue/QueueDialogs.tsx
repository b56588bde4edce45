import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { ArrivalId } from '../../../electron/shared/values/ids.ts';
import { CancelNumberDialog } from './door/ArrivalDialog.tsx';
import { TakeNumberDialog } from './door/TakeNumberDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { OutOfOrderDialog } from './OutOfOrderPanel.tsx';
import { ResultsDialog } from './ResultsDialog.tsx';
import { RuleDialog } from './RuleDialog.tsx';

/** Which form lies over the desk. */
export type Opened =
  | { readonly kind: 'take-number' }
  | { readonly kind: 'cancel'; readonly arrivalId: ArrivalId; readonly number: number }
  | { readonly kind: 'move'; readonly ticket: BoardTicket | undefined }
  | { readonly kind: 'results'; readonly ticket: BoardTicket }
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'rule' };

export function QueueDialogs({
  opened,
  board,
  onClose,
}: {
  opened: Opened | undefined;
  board: Board | undefined;
  onClose: () => void;
}) {
  if (!opened) return null;
  if (opened.kind === 'take-number') return <TakeNumberDialog onClose={onClose} />;
  if (opened.kind === 'cancel') {
    return <CancelNumberDialog arrivalId={opened.arrivalId} number={opened.number} onClose={onClose} />;
  }
  if (!board) return null;
  switch (opened.kind) {
    case 'move':
      return <MoveDialog board={board} ticket={opened.ticket} onClose={onClose} />;
    case 'by-hand':
      return <OutOfOrderDialog board={board} onClose={onClose} />;
    case 'rule':
      return <RuleDialog board={board} onClose={onClose} />;
    case 'results': {
      const { point } = board;
      if (point !== 'lab' && point !== 'examination') return null;
      return <ResultsDialog ticket={opened.ticket} point={point} onClose={onClose} />;
    }
  }
}
