import type { Board, WaitingTicket } from '../../../electron/shared/contract/queue.ts';
import { QUEUE_POINT_NAMES, type QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { TicketId } from '../../../electron/shared/values/ids.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatNumber, formatSex } from '../../components/format.ts';
import { RankMark } from '../../components/Marks.tsx';
import { SERVING_WORDS } from './PointTabs.tsx';

const CAP_WITHOUT_RULE = 30;

const FRESH_WORDS: Readonly<Record<QueuePoint, string>> = {
  registration: '待挂',
  consultation: '待诊',
  lab: '待采',
  examination: '待查',
  cashier: '待交',
  pickup: '待取',
};

/** Minutes at which the bar is full: the cap of the rule in force. */
function capOf(board: Board): number {
  return board.policy.kind === 'absolute' ? CAP_WITHOUT_RULE : board.policy.capMinutes;
}

function columnsFor(cap: number, fresh: string): readonly Column<WaitingTicket>[] {
  return [
    { head: '序', large: 34, width: 46, cell: (row) => row.position },
    { head: '号', large: 58, width: 54, cell: (row) => <b className="no">{formatNumber(row.number)}</b> },
    {
      head: '',
      id: 'rank',
      large: 44,
      width: 46,
      cell: (row) => (row.rank === 'ordinary' ? null : <RankMark rank={row.rank} />),
    },
    {
      head: '姓名',
      large: 132,
      width: 190,
      cell: (row) => (
        <span className="who">
          {row.position === 1 ? <b>{row.name}</b> : row.name}{' '}
          <span className="sm muted">
            {formatSex(row.sex)} {row.age}
          </span>
        </span>
      ),
    },
    {
      head: '来路',
      large: 'out',
      width: 62,
      cell: (row) => (row.returned ? '回诊' : row.misses > 0 ? '过号回' : fresh),
    },
    { head: '已等', large: 66, width: 140, cell: (row) => <Waited row={row} cap={cap} /> },
    {
      head: '为何在此位',
      cell: (row) => <span className="why">{row.position === 1 ? <b>{row.label}</b> : row.label}</span>,
    },
  ];
}

function Waited({ row, cap }: { row: WaitingTicket; cap: number }) {
  const width = `${Math.min(100, Math.round((row.waitedMinutes / cap) * 100))}%`;
  return (
    <span className="wait">
      <u className={row.rank === 'ordinary' ? undefined : 'p'}>
        <i style={{ width }} />
      </u>
      <span>{row.waitedMinutes} 分</span>
    </span>
  );
}

/** The line in the order in which it would be called from now on. */
export function WaitingTable({
  board,
  selected,
  onSelect,
}: {
  board: Board;
  selected: TicketId | undefined;
  onSelect: (row: WaitingTicket) => void;
}) {
  const cap = capOf(board);
  const serving = board.rooms.reduce((sum, room) => sum + room.current.length, 0);
  const more = board.waitingCount - board.waiting.length;
  return (
    <Panel
      className="grow"
      title={`${QUEUE_POINT_NAMES[board.point]} ${board.waitingCount} 人候`}
      note={`竖满即 ${cap} 分；斜线是优先`}
      end={
        <span className="sm second">
          {SERVING_WORDS[board.point]} {serving} · 优先 {board.priorityCount} · 过号 {board.missed.length} ·
          办完 {board.doneCount}
        </span>
      }
    >
      <DataTable
        label="候着的"
        className="q"
        rowHeight={38}
        grow
        rows={board.waiting}
        columns={columnsFor(cap, FRESH_WORDS[board.point])}
        keyOf={(row) => row.ticketId}
        selected={selected ?? board.waiting[0]?.ticketId}
        onSelect={onSelect}
        empty={emptyWords(board)}
      />
      {more > 0 ? <div className="hist">以下还有 {more} 位，按同样的规则叫。</div> : null}
    </Panel>
  );
}

function emptyWords(board: Board): string {
  if (board.point === 'registration') return '挂号随到随办，优先者到窗口即先办；挂号后的次序在就诊一处。';
  return '没有人在候。有人来，这里自己会变。';
}
