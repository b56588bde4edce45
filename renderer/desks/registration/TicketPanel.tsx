import type { TicketSlip } from '../../../electron/shared/contract/registration.ts';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatNumber, formatTime } from '../../components/format.ts';
import { RankMark } from '../../components/Marks.tsx';

/** The ticket as it would be read: number large, masked name, room, how many are ahead. No reason for priority. */
export function TicketPanel({ slip, title }: { slip: TicketSlip; title: string }) {
  return (
    <Panel
      title={title}
      note={`${formatTime(slip.registeredAt)} 挂号 · ${slip.session === 'am' ? '上午' : '下午'}`}
    >
      <div className="slip">
        <b className="slip-no">{formatNumber(slip.number)}</b>
        <div>
          <div className="slip-who">
            {slip.rank === 'ordinary' ? null : <RankMark rank={slip.rank} />}
            {slip.maskedName}
          </div>
          <div>
            {slip.room} · {slip.doctor}
          </div>
          <div className="second">
            {slip.ahead === 0 ? '前面无人' : `前面 ${slip.ahead} 位`} · 当天有效，过号请到导医处
          </div>
        </div>
      </div>
    </Panel>
  );
}
