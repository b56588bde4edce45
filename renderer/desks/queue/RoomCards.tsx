import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { ClinicId } from '../../../electron/shared/values/ids.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { formatNumber, formatTime } from '../../components/format.ts';
import { RankMark, Tag } from '../../components/Marks.tsx';

export interface RoomCardsProps {
  readonly board: Board;
  readonly onRoom: (clinicId: ClinicId) => void;
  readonly onArrived: (ticket: BoardTicket) => void;
  readonly onResults: ((ticket: BoardTicket) => void) | undefined;
}

/** Who is at each window now, and the next step of the one whose line is on the screen. */
export function RoomCards({ board, onRoom, onArrived, onResults }: RoomCardsProps) {
  return (
    <div className={classNames('rooms', board.rooms.length === 1 && 'one')}>
      {board.rooms.map((room) => {
        const current = room.current[0];
        const here = room.clinicId === board.clinicId;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; Alt+W is the key
          <div
            key={room.clinicId}
            className={classNames('panel room', here && board.rooms.length > 1 && 'here')}
            onMouseDown={() => onRoom(room.clinicId)}
          >
            <span className="r1">
              <b>{room.name}</b>
              {board.rooms.length > 1 && !current ? ` · 候 ${room.waiting} 人` : ''}
              {current?.lastCalledAt ? ` · ${formatTime(current.lastCalledAt)} 叫 ${current.calls} 次` : ''}
              {room.current.length > 1 ? ` · 另 ${room.current.length - 1} 位` : ''}
            </span>
            {current ? <Current ticket={current} /> : <span className="r2">空着</span>}
            {current && here ? <Next ticket={current} onArrived={onArrived} onResults={onResults} /> : null}
          </div>
        );
      })}
    </div>
  );
}

function Current({ ticket }: { ticket: BoardTicket }) {
  return (
    <span className="r2">
      <b>{formatNumber(ticket.number)}</b>
      {ticket.rank === 'ordinary' ? null : <RankMark rank={ticket.rank} />}
      <span className="who">{ticket.name}</span>
      <Tag>{ticket.status === 'serving' ? '办理中' : '已叫，未到'}</Tag>
    </span>
  );
}

function Next({
  ticket,
  onArrived,
  onResults,
}: {
  ticket: BoardTicket;
  onArrived: (ticket: BoardTicket) => void;
  onResults: ((ticket: BoardTicket) => void) | undefined;
}) {
  if (ticket.status === 'called') {
    return (
      <Button keys="Alt+E" onPress={() => onArrived(ticket)}>
        到了
      </Button>
    );
  }
  if (!onResults) return null;
  return (
    <Button keys="Alt+O" onPress={() => onResults(ticket)}>
      出结果
    </Button>
  );
}
