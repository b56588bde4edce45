import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import {
  type ClinicDay,
  type ClinicMonth,
  weekdayOf,
} from '../../../../electron/shared/values/clinic-day.ts';
import { useStation } from '../../../api/station.tsx';
import { classNames } from '../../../components/class-names.ts';
import { formatFen, formatShortDay, formatTime } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { useLargeType } from '../../../components/large-type.tsx';
import { ListFoot, ListHead, ListSection } from '../../../components/WhoList.tsx';

type Calendar = Output<'cashier.calendar'>;
type CellStatus = Calendar['days'][number]['status'] | 'today';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

export interface DayCalendarProps {
  readonly month: ClinicMonth;
  readonly calendar: Calendar | undefined;
  readonly selected: ClinicDay;
  readonly onSelect: (day: ClinicDay) => void;
}

/** The month's days with what is closed, open or left out, and the last closings below it. */
export function DayCalendar({ month, calendar, selected, onSelect }: DayCalendarProps) {
  const { today } = useStation();
  const { large } = useLargeType();
  // Today before its first patient is no day that was left out.
  const days = (calendar?.days ?? []).map(({ day, status }) => ({
    day,
    status: day === today && status === 'missing' ? ('today' as const) : status,
  }));
  const count = (...states: CellStatus[]) => days.filter((one) => states.includes(one.status)).length;
  return (
    <>
      <ListHead
        title={`${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`}
        note={
          <>
            <KeyCap of="PgUp" /> <KeyCap of="PgDn" /> 换月
          </>
        }
        counts={[
          [large ? '已结' : '已日结', count('closed')],
          ['零业务', count('zero')],
          [large ? '未结' : '未日结', count('open', 'counted')],
          ['缺日', count('missing')],
        ]}
      />
      <DayCells days={days} selected={selected} onSelect={onSelect} />
      <div className="leg">
        <span className="ok">
          <Icon name="check" />
          已日结
        </span>
        <span className="red">
          <Icon name="clock" />
          未日结
        </span>
        <span className="muted">零 零业务</span>
      </div>
      <ListSection title="最近日结" end="只能撤最近一次" />
      {(calendar?.recent ?? []).slice(0, large ? 2 : undefined).map((one) => (
        <RecentClosing key={one.day} closing={one} />
      ))}
      <ListFoot
        end={
          <>
            <KeyCap of="Alt+C" /> 撤销日结
          </>
        }
      >
        {count('missing') === 0 ? '逐日相接，无缺日' : '有缺日，按零业务结'}
      </ListFoot>
    </>
  );
}

interface DayCell {
  readonly day: ClinicDay;
  readonly status: CellStatus;
}

function DayCells({
  days,
  selected,
  onSelect,
}: Pick<DayCalendarProps, 'selected' | 'onSelect'> & { days: readonly DayCell[] }) {
  const first = days[0];
  // Monday is the first column.
  const before = first ? (weekdayOf(first.day) + 6) % 7 : 0;
  return (
    <div className="cal">
      {WEEK.map((word) => (
        <i key={word}>{word}</i>
      ))}
      {Array.from({ length: before }, (_, at) => `blank-${at}`).map((key) => (
        <span key={key} className="c out" />
      ))}
      {days.map((one) => (
        <button
          key={one.day}
          type="button"
          tabIndex={-1}
          aria-pressed={one.day === selected}
          className={classNames('c', CELL[one.status], one.day === selected && 'sel')}
          onClick={() => onSelect(one.day)}
        >
          <b>{Number(one.day.slice(8))}</b>
          <DayMark status={one.status} />
        </button>
      ))}
    </div>
  );
}

function RecentClosing({ closing }: { closing: Calendar['recent'][number] }) {
  const { overShortFen, checkedByName } = closing;
  const amount = formatFen(overShortFen).replace('\u2212', '');
  return (
    <div className="who-row recent">
      <b>{formatShortDay(closing.day)}</b>
      <span className="p">
        {closing.zeroBusiness ? '零业务' : formatFen(closing.netFen)}
        <small>
          {closing.madeByName} 结{checkedByName ? ` · ${checkedByName} 核` : ''}
        </small>
      </span>
      <span className="s">
        {formatTime(closing.at)}
        <em>{overShortFen === 0 ? '长短 0.00' : `${overShortFen > 0 ? '长' : '短'} ${amount}`}</em>
      </span>
    </div>
  );
}

const CELL: Readonly<Record<CellStatus, string>> = {
  future: 'fut',
  before: 'fut',
  missing: 'now',
  today: '',
  open: 'now',
  counted: 'now',
  closed: '',
  zero: 'zero',
};

function DayMark({ status }: { status: CellStatus }) {
  switch (status) {
    case 'closed':
      return <Icon name="check" />;
    case 'open':
    case 'counted':
      return <Icon name="clock" />;
    case 'zero':
      return (
        <i>
          零<Icon name="check" />
        </i>
      );
    case 'today':
      return <i>今</i>;
    case 'missing':
      return <i>缺</i>;
    default:
      return null;
  }
}
