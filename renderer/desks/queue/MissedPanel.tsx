import type { Board } from '../../../electron/shared/contract/queue.ts';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatNumber, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { RankMark } from '../../components/Marks.tsx';
import { CALL_KEYS, type Calling } from './calling/use-calling.ts';
import { nameOf } from './calling/who-words.ts';

const WORDS = ['', '头次过号', '再次过号'] as const;
const SHOWN = 2;

/** 过号: those who were called and not there, with the place that each would take when he is back. */
export function MissedPanel({ board, calling }: { board: Board; calling: Calling }) {
  if (board.missed.length === 0) return null;
  // Whom Alt B would bring back stands first.
  const rows = [...board.missed].sort((a, b) => Number(b === calling.missed) - Number(a === calling.missed));
  const more = rows.slice(SHOWN);
  return (
    <Panel
      className="missed-panel"
      title="过号"
      note={`叫 ${board.callsBeforeMissed} 次，每次隔 ${board.callGapSeconds} 秒以上；${board.missesBeforeGivenUp} 次过号作弃号`}
    >
      {rows.slice(0, SHOWN).map((row) => (
        <div key={row.ticketId} className="missed">
          <b className="no">{formatNumber(row.number)}</b>
          {row.rank === 'ordinary' ? <span /> : <RankMark rank={row.rank} />}
          <span className="who">{nameOf(row)}</span>
          <span className="why">
            {row.lastCalledAt ? `${formatTime(row.lastCalledAt)} ` : ''}
            {WORDS[row.misses] ?? `第 ${row.misses} 次过号`}
          </span>
          <button type="button" tabIndex={-1} className="btn" onClick={() => calling.back(row)}>
            {row === calling.missed ? <KeyCap of={CALL_KEYS.back} /> : null}
            回来了，排第 {row.positionIfBack}
          </button>
        </div>
      ))}
      {more.length > 0 ? (
        <div className="hist">
          还有 {more.length} 位过号：
          {more
            .slice(0, 12)
            .map((row) => formatNumber(row.number))
            .join('、')}
          。打号选中，按 Alt B。
        </div>
      ) : null}
    </Panel>
  );
}
