import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import { formatNumber, formatTime } from '../../../components/format.ts';
import { RankMark } from '../../../components/Marks.tsx';

const RANK_WORDS = { emergency: '急危重', priority: '优先', ordinary: '普通' } as const;

/** What stands on the ticket of the door, in the same words, to be read across the counter. */
export function NumberSlipView({ slip }: { slip: Output<'queue.getNumberSlip'> }) {
  return (
    <section className="number-slip" aria-label="号票">
      <b className="num-big">{formatNumber(slip.number)}</b>
      <span className="mark">
        <RankMark rank={slip.rank} />
        {RANK_WORDS[slip.rank]}
        {slip.maskedName === '' ? '' : ` ${slip.maskedName}`}
      </span>
      <span>
        {slip.room} · 前面 <b>{slip.ahead}</b> 人
        {slip.expectedMinutes === null ? '' : ` · 约 ${slip.expectedMinutes} 分`}
      </span>
      <small>
        {slip.day} {formatTime(slip.arrivedAt)}
        {slip.toBeShown ? ' · 优先请在窗口出示证件' : ''}
      </small>
    </section>
  );
}
