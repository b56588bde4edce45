import type { Board } from '../../../electron/shared/contract/queue.ts';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatNumber, formatTime } from '../../components/format.ts';
import { RankMark } from '../../components/Marks.tsx';

const WORDS = ['', '头次过号', '再次过号'] as const;

/** 过号: those who were called and not there, with the place that each would take when he is back. */
export function MissedPanel({
  board,
  onBack,
}: {
  board: Board;
  onBack: (row: Board['missed'][number]) => void;
}) {
  if (board.missed.length === 0) return null;
  const gap = board.callGapSeconds;
  return (
    <Panel
      title="过号"
      note={`叫 ${board.callsBeforeMissed} 次，每次隔 ${gap} 秒以上；回来排在 ${board.recallAfterOrdinary} 位普通之后`}
    >
      {board.missed.slice(0, 3).map((row, at) => (
        <div key={row.ticketId} className="missed">
          <b className="no">{formatNumber(row.number)}</b>
          {row.rank === 'ordinary' ? <span /> : <RankMark rank={row.rank} />}
          <span>{row.name}</span>
          <span className="why">
            {row.lastCalledAt ? `${formatTime(row.lastCalledAt)} ` : ''}
            {WORDS[row.misses] ?? `第 ${row.misses} 次过号`}
          </span>
          <Button {...(at === 0 ? { keys: 'Alt+B' } : {})} label="过号回来" onPress={() => onBack(row)}>
            回来了，排第 {row.positionIfBack}
          </Button>
        </div>
      ))}
      {board.missed.length > 3 ? <div className="hist">还有 {board.missed.length - 3} 位过号</div> : null}
    </Panel>
  );
}
