import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { ClinicId } from '../../../electron/shared/values/ids.ts';
import { useOpenDesk } from '../../components/open-desk.tsx';
import type { Calling } from './calling/use-calling.ts';
import { MissedPanel } from './MissedPanel.tsx';
import { OutOfOrderPanel } from './OutOfOrderPanel.tsx';
import { RoomCards, type WindowDeed } from './RoomCards.tsx';
import type { Spots } from './use-place.ts';
import { WaitingTable } from './WaitingTable.tsx';

export interface LineWorkProps {
  readonly board: Board;
  readonly calling: Calling;
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
  readonly onRoom: (clinicId: ClinicId) => void;
  readonly onResults: (ticket: BoardTicket) => void;
  readonly spots: Spots;
  /** Rises when whatever was typed to find somebody is to be forgotten. */
  readonly cleared: number;
  /** The number that 另叫 is about. */
  readonly manual: number | undefined;
  readonly onManual: (number: number | undefined) => void;
  readonly onCalledByHand: () => void;
}

/** One point: who is at its windows, its line, those who were missed, and 另叫. */
export function LineWork(props: LineWorkProps) {
  const { board, calling, spots } = props;
  const deed = useWindowDeed(board.point, props.onResults);
  return (
    <>
      <RoomCards board={board} calling={calling} onRoom={props.onRoom} deed={deed} />
      <WaitingTable
        board={board}
        chosen={props.chosen}
        onChoose={props.onChoose}
        cleared={props.cleared}
        findRef={spots.find}
      />
      <MissedPanel board={board} calling={calling} />
      <OutOfOrderPanel
        board={board}
        number={props.manual}
        onNumber={props.onManual}
        numberRef={spots.number}
        reasonRef={spots.reason}
        onCalled={props.onCalledByHand}
      />
    </>
  );
}

const DESK_OF: Readonly<Partial<Record<QueuePoint, { readonly id: string; readonly label: string }>>> = {
  registration: { id: 'registration', label: '去挂号' },
  consultation: { id: 'consultation', label: '去接诊' },
  cashier: { id: 'cashier', label: '去收费' },
  pickup: { id: 'dispensary', label: '去发药' },
};

/** What is done from here for the one who stands at the window of this point. */
function useWindowDeed(point: QueuePoint, onResults: (ticket: BoardTicket) => void): WindowDeed | undefined {
  const openDesk = useOpenDesk();
  if (point === 'lab' || point === 'examination') return { keys: 'Alt+O', label: '出结果', run: onResults };
  const desk = DESK_OF[point];
  if (desk === undefined) return undefined;
  return {
    keys: 'Alt+O',
    label: desk.label,
    run: ({ visitId }) => openDesk(desk.id, visitId === null ? undefined : { visitId }),
  };
}
