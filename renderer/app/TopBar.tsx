import { useNow, useStation } from '../api/station.tsx';
import { classNames } from '../components/class-names.ts';
import { formatShortDay, formatTime, formatWeekday } from '../components/format.ts';
import { Icon } from '../components/Icon.tsx';
import { KeyCap } from '../components/KeyCap.tsx';
import { useLargeType } from '../components/large-type.tsx';
import { Tag } from '../components/Marks.tsx';
import { useSignOut } from './use-sign-out.ts';

const STATUS = {
  unopened: { word: '未开', className: 'closed' },
  open: { word: '营业中', className: 'open' },
  counted: { word: '已点钱箱', className: 'open' },
  closed: { word: '已日结', className: 'open' },
} as const;

/** Characters that fit in one line beside everything else. */
const LONG_NAME = 16;

/** Which station, which business day, one search for everything, the clock and who is here. */
export function TopBar({ onFind }: { onFind: () => void }) {
  const station = useStation();
  const { large } = useLargeType();
  return (
    <header className="top">
      <span
        className={classNames('station', station.name.length > LONG_NAME && 'long')}
        title={station.center}
      >
        {station.name}
      </span>
      <span className="day">
        <Icon name="day" />
        {large ? formatShortDay(station.today) : station.today} {formatWeekday(station.today)}
        <DayStatus />
      </span>
      {station.practice ? <Tag>练习数据</Tag> : null}
      {station.day.unclosedDay ? (
        <Tag kind="bad" icon="clock">
          {formatShortDay(station.day.unclosedDay)} 未日结
        </Tag>
      ) : null}
      <button type="button" className="find" tabIndex={-1} onClick={onFind}>
        <Icon name="search" />
        <span className="words">
          查居民、药品、收据<em>、操作</em>
        </span>
        <span className="brief">查找</span>
        <KeyCap of="Ctrl+K" />
      </button>
      <Clock />
      <Who />
    </header>
  );
}

function DayStatus() {
  const { word, className } = STATUS[useStation().day.status];
  return (
    <span className={className}>
      <Icon name={className === 'open' ? 'okc' : 'ring'} />
      {word}
    </span>
  );
}

function Clock() {
  const now = useNow();
  return <span className="clock">{formatTime(now, useStation().utcOffsetMinutes)}</span>;
}

function Who() {
  const { me } = useStation();
  const signOut = useSignOut();
  if (!me) return null;
  return (
    <button type="button" className="who" tabIndex={-1} title="换人 Alt Q" onClick={signOut}>
      <Icon name="user" />
      <span>
        <b>{me.name}</b>
        <small>{me.title}</small>
      </span>
    </button>
  );
}
