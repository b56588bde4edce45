import type { TicketPaper } from '../../electron/shared/contract/paper.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { formatNumber, formatTime } from '../components/format.ts';
import { BarCode } from './BarCode.tsx';
import { mm, PaperMarks, Sheet, Words } from './Sheet.tsx';

/** Only these words: a group is never read by the neighbour in the queue. */
const RANK_WORDS = { emergency: '急', priority: '优先', ordinary: '' } as const;
const DIGIT_EM = 0.62;

/** 号票: what a resident of eighty must find at arm's length is the number, the room, and how many are ahead. */
export function Ticket({ paper, sheet }: { paper: TicketPaper; sheet: SheetLayout }) {
  const number = formatNumber(paper.number);
  const rank = RANK_WORDS[paper.rank];
  const wide = sheet.content >= 60;
  const tallest = sheet.large ? (wide ? 34 : 25) : wide ? 27 : 20;
  const height = Math.min(tallest, sheet.content / (number.length * DIGIT_EM));
  return (
    <Sheet sheet={sheet} className="paper-ticket">
      <header>{paper.station}</header>
      <PaperMarks paper={paper} />
      <div className="ticket-point">
        <span>{paper.point}号票</span>
        {rank === '' ? null : <b>{rank}</b>}
      </div>
      <div className="ticket-number" style={{ fontSize: mm(height) }}>
        {number}
      </div>
      <div className="ticket-room">{paper.room}</div>
      {paper.doctor === '' ? null : <div className="ticket-doctor">{paper.doctor} 医生</div>}
      <Ahead paper={paper} />
      {paper.toBeShown ? <div className="ticket-show">请在窗口出示优先证件</div> : null}
      <div className="ticket-facts">
        {paper.maskedName === '' ? null : <Words name="姓名" value={paper.maskedName} />}
        <Words name="日期" value={`${paper.day}${sessionWord(paper.session)}`} />
        <Words name={paper.session ? '挂号时间' : '取号时间'} value={formatTime(paper.at)} />
      </div>
      <BarCode text={paper.code} moduleMm={wide ? 0.375 : 0.25} heightMm={wide ? 12 : 10} />
      <footer>当天有效。过号请到导医处。</footer>
    </Sheet>
  );
}

function sessionWord(session: TicketPaper['session']): string {
  if (session === undefined) return '';
  return session === 'am' ? ' 上午' : ' 下午';
}

function Ahead({ paper: { ahead, wait } }: { paper: TicketPaper }) {
  if (ahead === undefined) return null;
  return (
    <div className="ticket-ahead">
      <div>{ahead === 0 ? '前面没有人' : `前面还有 ${ahead} 人`}</div>
      {wait === undefined ? null : (
        <div className="ticket-wait">
          预计等候{wait.orMore ? ` ${wait.minutes / 60} 小时以上` : `约 ${wait.minutes} 分钟`}
        </div>
      )}
    </div>
  );
}
