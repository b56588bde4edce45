import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { ClinicId } from '../../../electron/shared/values/ids.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { formatNumber, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { RankMark, Tag } from '../../components/Marks.tsx';
import { CALL_KEYS, type Calling } from './calling/use-calling.ts';
import { nameOf } from './calling/who-words.ts';
import { SERVING_WORDS } from './PointTabs.tsx';

/** What this desk can do for the one who stands at the window. */
export interface WindowDeed {
  readonly keys: string;
  readonly label: string;
  readonly run: (ticket: BoardTicket) => void;
}

/** Shows the line of the next window. */
export const LOOK_KEY = 'Alt+W';

export interface RoomCardsProps {
  readonly board: Board;
  readonly calling: Calling;
  readonly onRoom: (clinicId: ClinicId) => void;
  readonly deed: WindowDeed | undefined;
}

/** Who is at each window now, and the next step of the one whose line is on the screen. */
export function RoomCards({ board, calling, onRoom, deed }: RoomCardsProps) {
  const { rooms } = board;
  const next = roomAfter(board);
  return (
    <div className={classNames('rooms', rooms.length === 1 && 'one', rooms.length > 4 && 'many')}>
      {rooms.map((room) => {
        const current = firstShown(room.current);
        const here = room.clinicId === board.clinicId;
        const others = room.current.filter((one) => one !== current);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; Alt+W looks at the next
          <div
            key={room.clinicId}
            className={classNames('panel room', here && rooms.length > 1 && 'here')}
            onMouseDown={() => onRoom(room.clinicId)}
          >
            <span className="r1">
              <span className="cut">
                <b>{room.name}</b>
                {room.staff === '' ? '' : ` · ${room.staff}`}
                {current ? ` · ${sinceWords(current)}` : ` · 候 ${room.waiting} 人`}
                {others.length > 0 ? ` · 另 ${others.map((one) => formatNumber(one.number)).join('、')}` : ''}
              </span>
              {current ? <State ticket={current} point={board.point} /> : null}
              {room === next ? <KeyCap of={LOOK_KEY} /> : null}
            </span>
            {current ? <Current ticket={current} /> : <span className="r2 second">窗口没人</span>}
            {current && here ? <Deeds ticket={current} calling={calling} deed={deed} /> : null}
          </div>
        );
      })}
    </div>
  );
}

/** Whose line Alt W would show; nobody's where there is one window. */
export function roomAfter({ rooms, clinicId }: Board): Board['rooms'][number] | undefined {
  if (rooms.length < 2) return undefined;
  return rooms[(rooms.findIndex((room) => room.clinicId === clinicId) + 1) % rooms.length];
}

/** Who was called is shown first; else whoever was forgotten at the window. */
function firstShown(current: readonly BoardTicket[]): BoardTicket | undefined {
  const [newest] = current;
  if (newest?.status === 'called') return newest;
  return current.find((one) => one.longMinutes !== null) ?? newest;
}

function sinceWords(ticket: BoardTicket): string {
  if (ticket.servingSince !== null) return `${formatTime(ticket.servingSince)} 起`;
  return ticket.lastCalledAt === null ? '' : `${formatTime(ticket.lastCalledAt)} 叫 ${ticket.calls} 次`;
}

function State({ ticket, point }: { ticket: BoardTicket; point: QueuePoint }) {
  if (ticket.longMinutes === null) {
    return <span className="state">{ticket.status === 'serving' ? SERVING_WORDS[point] : '已叫未到'}</span>;
  }
  return (
    <Tag kind="bad" icon="clock">
      久在窗口 {ticket.longMinutes} 分
    </Tag>
  );
}

function Current({ ticket }: { ticket: BoardTicket }) {
  return (
    <span className="r2">
      <b>{formatNumber(ticket.number)}</b>
      {ticket.rank === 'ordinary' ? null : <RankMark rank={ticket.rank} />}
      <span className="who">{nameOf(ticket)}</span>
    </span>
  );
}

function Deeds({
  ticket,
  calling,
  deed,
}: {
  ticket: BoardTicket;
  calling: Calling;
  deed: WindowDeed | undefined;
}) {
  if (ticket.status === 'called') {
    const { called } = calling;
    return (
      <span className="room-deeds">
        <button type="button" tabIndex={-1} className="btn" onClick={calling.came}>
          <KeyCap of={CALL_KEYS.came} />
          到了
        </button>
        {called?.undoable && called.ticket.ticketId === ticket.ticketId ? (
          <button type="button" tabIndex={-1} className="btn" onClick={calling.undo}>
            <KeyCap of={CALL_KEYS.undo} />
            撤销
          </button>
        ) : null}
      </span>
    );
  }
  return (
    <span className="room-deeds">
      {deed ? (
        <Button keys={deed.keys} onPress={() => deed.run(ticket)}>
          {deed.label}
        </Button>
      ) : null}
      <button type="button" tabIndex={-1} className="btn" onClick={() => calling.askEnd(calling.atWindow)}>
        <KeyCap of={CALL_KEYS.end} />
        结束
      </button>
    </span>
  );
}
