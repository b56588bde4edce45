import type { Board, BoardTicket, WaitingTicket } from '../../../electron/shared/contract/queue.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber, formatSex, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';

export interface WaitingListProps {
  readonly board: Board | undefined;
  readonly doctor: string;
  readonly room: string;
  readonly signedCount: number;
  readonly selected: number | undefined;
  readonly onSelect: (ticket: BoardTicket) => void;
  readonly onCallNext: () => void;
}

/** Who is in the room, who is next and why, and who follows. */
export function WaitingList(props: WaitingListProps) {
  const { board, selected, onSelect } = props;
  const waiting = board?.waiting ?? [];
  const missed = board?.missed ?? [];
  const current = board?.rooms.find((room) => room.clinicId === board.clinicId)?.current ?? [];
  const rest = waiting.filter((ticket) => ticket.ticketId !== board?.next?.ticketId);
  const returned = waiting.filter((ticket) => ticket.returned).length;
  return (
    <>
      <ListHead
        title="候诊"
        note={`${props.doctor} · ${props.room}`}
        counts={[
          ['待诊', waiting.length - returned],
          ['回诊', returned],
          ['过号', missed.length],
          ['已诊', props.signedCount],
        ]}
      />
      <WhoList
        label="诊室里"
        rows={current}
        keyOf={(ticket) => ticket.ticketId}
        selected={selected}
        onSelect={onSelect}
        grow={false}
        row={(ticket) => <CurrentRow ticket={ticket} />}
      />
      {board?.next ? <NextCard next={board.next} onCall={props.onCallNext} /> : null}
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
      {missed.length > 0 ? (
        <>
          <ListSection
            title={`过号 ${missed.length}`}
            end={`再到插 ${board?.recallAfterOrdinary ?? 0} 位普通之后`}
          />
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
      ) : null}
      <ListFoot
        end={
          <>
            <KeyCap of="Alt+K" /> 另选
          </>
        }
      >
        <KeyCap of="Alt+G" /> 过号
      </ListFoot>
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

function NextCard({ next, onCall }: { next: NonNullable<Board['next']>; onCall: () => void }) {
  return (
    <div className="next">
      <div className="h">
        <b>{formatNumber(next.number)}</b>
        <b className="name">{next.name}</b>
        <span className="sm second">下一位</span>
      </div>
      <div className="say">{next.sentence}</div>
      <button type="button" className="btn" tabIndex={-1} onClick={onCall}>
        呼叫 {formatNumber(next.number)}
        <KeyCap of="Alt+N" />
      </button>
    </div>
  );
}

function who(ticket: BoardTicket): string {
  return `${formatSex(ticket.sex)} ${ticket.age}`;
}

function CurrentRow({ ticket }: { ticket: BoardTicket }) {
  return (
    <WhoRow
      number={ticket.number}
      rank={ticket.rank}
      name={<b>{ticket.name}</b>}
      detail={who(ticket)}
      right={ticket.status === 'serving' ? '就诊中' : `已呼 ${ticket.calls} 次`}
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
      rightBelow={`呼 ${ticket.calls} 次`}
    />
  );
}
