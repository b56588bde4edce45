import type { Board, BoardTicket, WaitingTicket } from '../../../electron/shared/contract/queue.ts';
import { useStation } from '../../api/station.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber, formatSex, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { CallCard } from '../queue/calling/CallCard.tsx';
import { CALL_KEYS, type Calling } from '../queue/calling/use-calling.ts';
import type { RoomLine } from './use-room.ts';

export interface WaitingListProps {
  readonly room: RoomLine;
  readonly signedCount: number;
  readonly selected: number | undefined;
  readonly onSelect: (ticket: BoardTicket) => void;
  readonly calling: Calling;
}

/** Who is in the room, who is next and why, and who follows. */
export function WaitingList(props: WaitingListProps) {
  const { selected, onSelect, calling } = props;
  const { board } = props.room;
  const inRoom = board?.rooms.find((room) => room.clinicId === board.clinicId)?.current ?? [];
  // Who was called and is not there yet stands in the card.
  const current = inRoom.filter((one) => one.ticketId !== calling.called?.ticket.ticketId);
  const rest = (board?.waiting ?? []).filter((ticket) => ticket.ticketId !== board?.next?.ticketId);
  return (
    <>
      <Head room={props.room} signedCount={props.signedCount} />
      <WhoList
        label="诊室里"
        rows={current}
        keyOf={(ticket) => ticket.ticketId}
        selected={selected}
        onSelect={onSelect}
        grow={false}
        row={(ticket) => <CurrentRow ticket={ticket} />}
      />
      <CallCard calling={calling} withMissed={false} />
      {rest.length > 0 ? <ListSection title="其后" end="按规则排" /> : null}
      <WhoList
        label="其后"
        rows={rest}
        keyOf={(ticket) => ticket.ticketId}
        selected={selected}
        onSelect={onSelect}
        row={(ticket) => <WaitingRow ticket={ticket} />}
        empty={<Nobody board={board} />}
      />
      <Missed {...props} />
      <ListFoot
        end={
          <>
            <KeyCap of="Alt+K" /> 另选，须写原因
          </>
        }
      />
    </>
  );
}

function Head({ room: { board, roomName }, signedCount }: Pick<WaitingListProps, 'room' | 'signedCount'>) {
  const { me } = useStation();
  const returned = (board?.waiting ?? []).filter((ticket) => ticket.returned).length;
  return (
    <ListHead
      title="候诊"
      note={`${me?.name ?? ''} · ${roomName}`}
      counts={[
        ['待诊', (board?.waitingCount ?? 0) - returned],
        ['回诊', returned],
        ['过号', board?.missed.length ?? 0],
        ['已诊', signedCount],
      ]}
    />
  );
}

/** Who did not come when called: the two who would be brought back first. */
function Missed({ room: { board }, calling, selected, onSelect }: WaitingListProps) {
  const missed = board?.missed ?? [];
  if (missed.length === 0) return null;
  return (
    <>
      <ListSection title={`过号 ${missed.length}`} end={<Back calling={calling} />} />
      <WhoList
        label="过号"
        rows={missed.slice(0, 2)}
        keyOf={(ticket) => ticket.ticketId}
        selected={selected}
        onSelect={onSelect}
        grow={false}
        row={(ticket) => <MissedRow ticket={ticket} />}
      />
    </>
  );
}

/** Whom the key brings back, and where to. */
function Back({ calling: { missed } }: { calling: Calling }) {
  if (!missed) return null;
  return (
    <>
      <KeyCap of={CALL_KEYS.back} /> {formatNumber(missed.number)} 回来，排第 {missed.positionIfBack}
    </>
  );
}

function Nobody({ board }: { board: Board | undefined }) {
  if (board?.next || !board) return <div className="grow-y" />;
  return (
    <div className="grow-y">
      <EmptyState icon="chair" title="没有人候诊">
        挂号后，病人会排到这里。
      </EmptyState>
    </div>
  );
}

function who(ticket: BoardTicket): string {
  return `${formatSex(ticket.sex)} ${ticket.age}`;
}

function InRoom({ ticket: { longMinutes } }: { ticket: BoardTicket }) {
  return longMinutes === null ? <>就诊中</> : <b className="red">久在诊室</b>;
}

function CurrentRow({ ticket }: { ticket: BoardTicket }) {
  return (
    <WhoRow
      number={ticket.number}
      rank={ticket.rank}
      name={ticket.name}
      strong
      detail={who(ticket)}
      right={ticket.status === 'serving' ? <InRoom ticket={ticket} /> : `已叫 ${ticket.calls} 次`}
      rightBelow={ticket.lastCalledAt === null ? undefined : formatTime(ticket.lastCalledAt)}
    />
  );
}

function WaitingRow({ ticket }: { ticket: WaitingTicket }) {
  return (
    <WhoRow
      number={ticket.number}
      rank={ticket.rank}
      name={ticket.name}
      detail={who(ticket)}
      right={ticket.returned ? '回诊' : '待诊'}
      rightBelow={`等 ${ticket.waitedMinutes} 分`}
    />
  );
}

function MissedRow({ ticket }: { ticket: BoardTicket }) {
  return (
    <WhoRow
      number={ticket.number}
      rank={ticket.rank}
      name={ticket.name}
      detail={who(ticket)}
      right="过号"
      rightBelow={`叫 ${ticket.calls} 次`}
    />
  );
}
