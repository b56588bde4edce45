import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import {
  type ClinicDay,
  type ClinicMonth,
  weekdayOf,
} from '../../../../electron/shared/values/clinic-day.ts';
import { classNames } from '../../../components/class-names.ts';
import { formatFen, formatShortDay, formatTime } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { ListFoot, ListHead, ListSection } from '../../../components/WhoList.tsx';

type Calendar = Output<'cashier.calendar'>;
type DayStatus = Calendar['days'][number]['status'];

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

export function DayCalendar(props: {
  month: ClinicMonth;
  calendar: Calendar | undefined;
  selected: ClinicDay;
  onSelect: (day: ClinicDay) => void;
}) {
  const { month, calendar, selected } = props;
  const days = calendar?.days ?? [];
  const count = (...states: DayStatus[]) => days.filter((one) => states.includes(one.status)).length;
  const first = days[0];
  // Monday is the first column.
  const before = first ? (weekdayOf(first.day) + 6) % 7 : 0;
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
          ['已日结', count('closed')],
          ['零业务', count('zero')],
          ['未日结', count('open', 'counted')],
          ['缺日', count('missing')],
        ]}
      />
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
            onClick={() => props.onSelect(one.day)}
          >
            <b>{Number(one.day.slice(8))}</b>
            <DayMark status={one.status} />
          </button>
        ))}
      </div>
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
      {(calendar?.recent ?? []).map((one) => (
        <div key={one.day} className="who-row recent">
          <b>{formatShortDay(one.day)}</b>
          <span className="p">
            {one.zeroBusiness ? '零业务' : formatFen(one.netFen)}
            <small>
              {one.madeByName} 结{one.checkedByName ? ` · ${one.checkedByName} 核` : ''}
            </small>
          </span>
          <span className="s">
            {formatTime(one.at)}
            <em>
              {one.overShortFen === 0
                ? '长短 0.00'
                : `${one.overShortFen > 0 ? '长' : '短'} ${formatFen(one.overShortFen).replace('\u2212', '')}`}
            </em>
          </span>
        </div>
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

const CELL: Readonly<Record<DayStatus, string>> = {
  future: 'fut',
  before: 'fut',
  missing: 'now',
  open: 'now',
  counted: 'now',
  closed: '',
  zero: 'zero',
};

function DayMark({ status }: { status: DayStatus }) {
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
    case 'missing':
      return <i>缺</i>;
    default:
      return null;
  }
}
