import { type RefObject, useEffect, useState } from 'react';
import type { Board, WaitingTicket } from '../../../electron/shared/contract/queue.ts';
import { QUEUE_POINT_NAMES, type QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatNumber } from '../../components/format.ts';
import { TextInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { RankMark } from '../../components/Marks.tsx';
import { nameOf, sexAndAge } from './calling/who-words.ts';
import { SERVING_WORDS } from './PointTabs.tsx';
import { isMeant } from './person-here.ts';

const CAP_WITHOUT_RULE = 30;

const FRESH_WORDS: Readonly<Record<QueuePoint, string>> = {
  registration: '待挂号',
  consultation: '待诊',
  lab: '待化验',
  examination: '待检查',
  cashier: '待交费',
  pickup: '待取药',
};

const DONE_WORDS: Readonly<Record<QueuePoint, string>> = {
  registration: '已挂号',
  consultation: '已诊',
  lab: '已化验',
  examination: '已检查',
  cashier: '已交费',
  pickup: '已取药',
};

/** Minutes at which the bar is full: the cap of the rule in force. */
function capOf(board: Board): number {
  return board.policy.kind === 'absolute' ? CAP_WITHOUT_RULE : board.policy.capMinutes;
}

function columnsFor(cap: number, fresh: string): readonly Column<WaitingTicket>[] {
  return [
    { head: '序', large: 58, width: 56, cell: (row) => row.position },
    { head: '号', large: 58, width: 54, cell: (row) => <b className="no">{formatNumber(row.number)}</b> },
    {
      head: '',
      id: 'rank',
      large: 44,
      width: 40,
      cell: (row) => (row.rank === 'ordinary' ? null : <RankMark rank={row.rank} />),
    },
    { head: '姓名', large: 140, narrow: 170, width: 188, cell: (row) => <Who row={row} /> },
    {
      head: '来路',
      large: 'out',
      narrow: 'out',
      width: 62,
      cell: (row) => fromWords(row, fresh),
    },
    { head: '已等', large: 66, narrow: 66, width: 140, cell: (row) => <Waited row={row} cap={cap} /> },
    {
      head: '为何在此位',
      cell: (row) => (
        <span className="why whole-name">
          {row.position === 1 ? <b>{row.label}</b> : row.label}
          {row.claim === 'word' ? '，证件待验' : ''}
        </span>
      ),
    },
  ];
}

function fromWords(row: WaitingTicket, fresh: string): string {
  if (row.returned) return '回诊';
  return row.misses > 0 ? '过号回' : fresh;
}

function Who({ row }: { row: WaitingTicket }) {
  const name = nameOf(row);
  return (
    <span className="who">
      {row.position === 1 ? <b>{name}</b> : name} <span className="sm muted">{sexAndAge(row)}</span>
      {row.accompany ? <span className="acc">陪</span> : null}
    </span>
  );
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

export interface WaitingTableProps {
  readonly board: Board;
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
  /** Rises when whatever was typed to find somebody is to be forgotten. */
  readonly cleared: number;
  readonly findRef: RefObject<HTMLInputElement | null>;
}

/** The line in the order in which it would be called from now on. */
export function WaitingTable({ board, chosen, onChoose, cleared, findRef }: WaitingTableProps) {
  const [term, setTerm] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgetting is told by the number alone
  useEffect(() => setTerm(''), [cleared]);
  const cap = capOf(board);
  const rows = board.waiting.filter((row) => isMeant(term, row));
  const more = board.waitingCount - board.waiting.length;
  return (
    <Panel
      className="grow line"
      title={`${QUEUE_POINT_NAMES[board.point]} ${board.waitingCount} 人候`}
      note={<LineWords board={board} cap={cap} />}
      end={
        <TextInput
          aria-label="打号或首字母"
          className="find-in-line"
          icon="search"
          inputRef={findRef}
          autoFocus
          value={term}
          maxLength={20}
          placeholder="打号或首字母"
          unit={<KeyCap of="Alt+F" />}
          onChange={(text) => {
            setTerm(text);
            const found = text.trim() === '' ? undefined : board.waiting.find((row) => isMeant(text, row));
            if (found) onChoose(found.number);
          }}
        />
      }
    >
      <Overload board={board} cap={cap} />
      <DataTable
        label="候着的"
        className="q"
        rowHeight={38}
        windowFrom={40}
        grow
        rows={rows}
        columns={columnsFor(cap, FRESH_WORDS[board.point])}
        keyOf={(row) => row.number}
        selected={rows.some((row) => row.number === chosen) ? chosen : rows[0]?.number}
        onSelect={(row) => onChoose(row.number)}
        rowClass={(row) => (row.busyAt === null ? undefined : 'late')}
        empty={emptyWords(board, term)}
      />
      {more > 0 ? <div className="hist">以下还有 {more} 位，按同样的规则叫。</div> : null}
    </Panel>
  );
}

function LineWords({ board, cap }: { board: Board; cap: number }) {
  const serving = board.rooms.reduce((sum, room) => sum + room.current.length, 0);
  return (
    <>
      <span className="bars">条满是等满 {cap} 分，斜纹是优先 · </span>
      {SERVING_WORDS[board.point]} {serving} · 优先 {board.priorityCount} · {DONE_WORDS[board.point]}{' '}
      {board.doneCount}
    </>
  );
}

/** The head is told while something can still be done, and not by those who wait. */
function Overload({ board: { lastOneWaits, rooms }, cap }: { board: Board; cap: number }) {
  if (lastOneWaits === null || lastOneWaits.minutes <= cap) return null;
  return (
    <div className="overload">
      <span>
        照此速度，最后一位约等{' '}
        <b>
          {lastOneWaits.minutes} 分{lastOneWaits.orMore ? '以上' : ''}
        </b>
        ，请站长加人或分流
      </span>
      {rooms.length > 1 ? (
        <span>
          <KeyCap of="Alt+M" /> 移人到别的窗口
        </span>
      ) : null}
    </div>
  );
}

function emptyWords(board: Board, term: string): string {
  if (term.trim() !== '' && board.waiting.length > 0) return `没有找到“${term.trim()}”。按 Esc 看全部。`;
  if (board.point === 'registration') return '没有人等挂号。到门口的人按 Alt T 取号，次序从这里算起。';
  return '没有人在候。有人来，这里自己会变。';
}
