import type { PublicPoint } from '../../electron/shared/contract/queue-public.ts';
import type { Announcement } from '../../electron/shared/domain/announcements.ts';
import { QUEUE_POINT_NAMES } from '../../electron/shared/domain/queue-points.ts';
import { formatPrice } from '../../electron/shared/values/price.ts';
import { formatLongDay, formatNumber, formatTime, formatWeekday } from '../components/format.ts';
import { type PublicBoard, type PublicPrices, useBoard } from './use-board.ts';
import { useShownCall } from './use-shown-call.ts';
import { useTurns } from './use-turns.ts';

const NEXT_TURN_MS = 9_000;
const PRICES_TURN_MS = 12_000;
const PRICES_AT_ONCE = 2;
const OTHERS_SHOWN = 4;
/** Characters that stand in one line beside the day and the clock. */
const LONG_STATION = 20;

/** 候诊屏: who is called now and where to, who is next, who was missed; legible from five metres. */
export function Board() {
  const { board, prices } = useBoard();
  const shown = useShownCall();
  if (!board) return <Resting />;
  const now = atWindows(board);
  const hero = shown ?? newestOf(now);
  return (
    <div className="board">
      <header className="top">
        <b className={board.station.length > LONG_STATION ? 'long' : undefined}>{board.station}</b>
        <span>
          {formatLongDay(board.day)} {formatWeekday(board.day)}
        </span>
        <time>{formatTime(board.at)}</time>
      </header>
      <section className="now">
        <Hero call={hero} fresh={shown !== undefined} rank={rankOf(now, hero?.number)} />
        <Others here={now.filter((one) => one.number !== hero?.number)} />
      </section>
      <Next points={board.points} />
      <Prices prices={prices} elderAge={board.elderAge} />
    </div>
  );
}

interface AtWindow {
  readonly key: string;
  readonly room: string;
  readonly number: number;
  readonly maskedName: string;
  readonly rank: PublicPoint['next'][number]['rank'];
  readonly calledAt: number;
}

function atWindows(board: PublicBoard): AtWindow[] {
  return board.points
    .flatMap(({ point, rooms }) =>
      rooms.flatMap(({ clinicId, name, now }) =>
        now.slice(0, 1).map((one) => ({
          key: `${point} ${clinicId}`,
          room: name,
          number: one.number,
          maskedName: one.maskedName,
          rank: one.rank,
          calledAt: one.calledAt ?? 0,
        })),
      ),
    )
    .sort((a, b) => b.calledAt - a.calledAt);
}

function newestOf(
  here: readonly AtWindow[],
): Pick<Announcement, 'number' | 'maskedName' | 'room'> | undefined {
  return here[0];
}

function rankOf(here: readonly AtWindow[], number: number | undefined): AtWindow['rank'] {
  return here.find((one) => one.number === number)?.rank ?? 'ordinary';
}

function Hero({
  call,
  fresh,
  rank,
}: {
  call: Pick<Announcement, 'number' | 'maskedName' | 'room'> | undefined;
  fresh: boolean;
  rank: AtWindow['rank'];
}) {
  if (!call) {
    return (
      <div className="hero">
        <h1>正在叫号</h1>
        <p className="nobody">请稍候，叫到号时这里会亮起来</p>
      </div>
    );
  }
  return (
    <div className={fresh ? 'hero fresh' : 'hero'} key={`${call.number} ${call.room}`}>
      <h1>正在叫号</h1>
      <p className="who">
        <b>{formatNumber(call.number)}</b>
        <span className={call.maskedName.length > 4 ? 'name long' : 'name'}>
          {call.maskedName}
          <RankBadge rank={rank} />
        </span>
      </p>
      <p className={call.room.length > 7 ? 'where long' : 'where'}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h14M13 6l6 6-6 6" />
        </svg>
        {call.room}
      </p>
    </div>
  );
}

function RankBadge({ rank }: { rank: AtWindow['rank'] }) {
  if (rank === 'ordinary') return null;
  return <i className={rank}>{rank === 'emergency' ? '急' : '优先'}</i>;
}

function Others({ here }: { here: readonly AtWindow[] }) {
  if (here.length === 0) return null;
  return (
    <ul className="others">
      {here.slice(0, OTHERS_SHOWN).map((one) => (
        <li key={one.key}>
          <span>{one.room}</span>
          <b>{formatNumber(one.number)}</b>
          <em>{one.maskedName}</em>
          <RankBadge rank={one.rank} />
        </li>
      ))}
    </ul>
  );
}

/** One point after the other, those where somebody waits; with one such point it stands still. */
function Next({ points }: { points: readonly PublicPoint[] }) {
  const busy = points.filter((one) => one.next.length > 0 || one.missed.length > 0);
  const turn = useTurns(busy.length, NEXT_TURN_MS);
  const point = busy[turn];
  if (!point) {
    return (
      <section className="next">
        <h2>请准备</h2>
        <p className="nobody">现在没有人等候</p>
      </section>
    );
  }
  const more = point.waiting - point.next.length;
  return (
    <section className="next">
      <h2>
        请准备<span>{QUEUE_POINT_NAMES[point.point]}</span>
      </h2>
      <ol>
        {point.next.map((one) => (
          <li key={one.number}>
            <b>{formatNumber(one.number)}</b>
            <span>{one.maskedName}</span>
            <RankBadge rank={one.rank} />
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="more">后面还有 {more} 位</p> : null}
      {point.missed.length > 0 ? (
        <p className="missed">
          过号
          {point.missed.slice(0, 4).map((one) => (
            <b key={one.number}>{formatNumber(one.number)}</b>
          ))}
          <small>听到后请到窗口说一声，重新排入</small>
        </p>
      ) : null}
    </section>
  );
}

function Prices({ prices, elderAge }: { prices: PublicPrices; elderAge: number }) {
  const pages = Math.ceil(prices.length / PRICES_AT_ONCE);
  const turn = useTurns(pages, PRICES_TURN_MS);
  return (
    <footer className="foot">
      <span className="law">
        {prices.length > 0
          ? '药品价格按进价零加价'
          : `${elderAge} 岁及以上老人、军人等依规优先；有急症请马上告诉工作人员`}
      </span>
      {prices.slice(turn * PRICES_AT_ONCE, (turn + 1) * PRICES_AT_ONCE).map((one) => (
        <span key={`${one.name} ${one.spec} ${one.price}`} className="price">
          {one.name}
          <em>
            {one.spec} · {one.packUnit}
          </em>
          <b>{formatPrice(one.price)}</b>
        </span>
      ))}
    </footer>
  );
}

/** Before a station is open, and while its file is being changed. */
function Resting() {
  return (
    <div className="board resting">
      <p>候诊屏在等服务站的程序打开</p>
    </div>
  );
}
