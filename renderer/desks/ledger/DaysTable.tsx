import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { LedgerDay, LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import { monthOf, weekdayOf } from '../../../electron/shared/values/clinic-day.ts';
import { classNames } from '../../components/class-names.ts';
import { formatShortDay } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { cellText, DAY_WIDTH, type LedgerColumn, pagesOf, sumText, widthsOf } from './ledger-columns.ts';
import { DAY_STATE_WORDS } from './month-words.ts';
import { type VisibleDays, visibleDays } from './visible-days.ts';

export interface DaysTableProps {
  readonly ledger: LedgerMonth;
  /** Which set of columns, counted on from the first and round again. */
  readonly page: number;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen: () => void;
}

const ROW = 32;
/** Two heads and the totals. */
const FIXED = 25 + 31 + 38;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** Every day of the month in the height that there is: days before and after are one row each. */
export function DaysTable({ ledger, page, selected, onSelect, onOpen }: DaysTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const shown = useVisibleDays(ledger, selected, Math.floor((height - FIXED) / ROW));
  const pages = pagesOf(ledger.days, ledger.totals, width);
  const { columns } = pages[((page % pages.length) + pages.length) % pages.length] ?? { columns: [] };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextDay(event.key, selected, ledger.days.length);
    if (next !== undefined) onSelect(next);
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a table that can be walked by arrows
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows start here
    <div ref={box} className="table-box days" tabIndex={0} data-first-focus onKeyDown={onKeyDown}>
      <table className="t lg" aria-label="各日台账">
        <Heads columns={columns} widths={spread(widthsOf(columns, ledger.days, ledger.totals), width)} />
        <tbody>
          <Together words="承前" days={ledger.days.slice(0, shown.from)} columns={columns} />
          {ledger.days.slice(shown.from, shown.to).map((day, offset) => (
            <DayRow
              key={day.day}
              day={day}
              columns={columns}
              on={shown.from + offset === selected}
              withMonth={monthOf(ledger.fromDay) !== monthOf(ledger.toDay)}
              onSelect={() => onSelect(shown.from + offset)}
              onOpen={onOpen}
            />
          ))}
          <Together words="续后" days={ledger.days.slice(shown.to)} columns={columns} />
        </tbody>
        <tfoot>
          <tr className="tot">
            <td>合计</td>
            {columns.map((column, index) => (
              <td key={column.head} className={cellClass(columns, index)}>
                <Figure column={column} text={cellText(column, ledger.totals)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function nextDay(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Room that is left over goes to all columns alike. */
function spread(widths: readonly number[], width: number): number[] {
  const left = width - DAY_WIDTH - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => one + Math.max(0, left) / widths.length);
}

function cellClass(columns: readonly LedgerColumn[], index: number): string {
  const starts = index > 0 && columns[index]?.group !== columns[index - 1]?.group;
  return classNames('num', starts && columns[index - 1]?.group !== '' && 'g');
}

function Figure({ column, text }: { column: LedgerColumn; text: string }) {
  return column.strong ? <b>{text}</b> : text;
}

function Heads({ columns, widths }: { columns: readonly LedgerColumn[]; widths: readonly number[] }) {
  const groups: { name: string; count: number; index: number }[] = [];
  columns.forEach((column, index) => {
    const last = groups.at(-1);
    if (last?.name === column.group) last.count += 1;
    else groups.push({ name: column.group, count: 1, index });
  });
  return (
    <>
      <colgroup>
        <col style={{ width: DAY_WIDTH }} />
        {columns.map((column, index) => (
          <col key={column.head} style={{ width: widths[index] }} />
        ))}
      </colgroup>
      <thead>
        <tr className="grp">
          <th />
          {groups.map(({ name, count, index }) => (
            <th key={name} colSpan={count} className={classNames(index > 1 && 'g')}>
              {name}
            </th>
          ))}
        </tr>
        <tr>
          <th>日</th>
          {columns.map((column, index) => (
            <th key={column.head} className={cellClass(columns, index)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

/** Days for which there is no room, added up. */
function Together(props: { words: string; days: readonly LedgerDay[]; columns: readonly LedgerColumn[] }) {
  const { words, days, columns } = props;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  return (
    <tr className="fwd">
      <td title={`${dayOf(first)} 日到 ${dayOf(last)} 日的和`}>
        {words} {dayOf(first)}–{dayOf(last)}
      </td>
      {columns.map((column, index) => (
        <td key={column.head} className={cellClass(columns, index)}>
          <Figure column={column} text={sumText(column, days)} />
        </td>
      ))}
    </tr>
  );
}

function dayOf({ day }: LedgerDay): number {
  return Number(day.slice(8));
}

interface DayRowProps {
  readonly day: LedgerDay;
  readonly columns: readonly LedgerColumn[];
  readonly on: boolean;
  readonly withMonth: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

const ROW_CLASS: Readonly<Record<LedgerDay['status'], string>> = {
  before: 'zero',
  future: 'zero',
  missing: 'open',
  today: '',
  open: 'open',
  counted: 'open',
  closed: '',
  zero: 'zero',
};

const EMPTY: readonly LedgerDay['status'][] = ['before', 'future', 'missing', 'today'];

function DayRow({ day, columns, on, withMonth, onSelect, onOpen }: DayRowProps) {
  const empty = EMPTY.includes(day.status);
  return (
    <tr
      className={classNames(ROW_CLASS[day.status], on && 'on')}
      onMouseDown={onSelect}
      onDoubleClick={onOpen}
    >
      <td>
        <span className="dd" title={DAY_STATE_WORDS[day.status]}>
          <span>
            {withMonth ? formatShortDay(day.day) : dayOf(day)}{' '}
            <span className="muted">{WEEKDAYS[weekdayOf(day.day)]}</span>
          </span>
          <DayMark status={day.status} />
        </span>
      </td>
      {columns.map((column, index) => (
        <td key={column.head} className={cellClass(columns, index)}>
          {empty ? '' : <Figure column={column} text={cellText(column, day)} />}
        </td>
      ))}
    </tr>
  );
}

function DayMark({ status }: { status: LedgerDay['status'] }) {
  switch (status) {
    case 'closed':
      return (
        <span className="ok">
          <Icon name="check" />
        </span>
      );
    case 'zero':
      return <span className="z">零</span>;
    case 'missing':
      return <span className="z red">缺</span>;
    case 'today':
      return <span className="z">今</span>;
    case 'counted':
      return <span className="z red">点</span>;
    case 'open':
      return (
        <span className="red">
          <Icon name="clock" />
        </span>
      );
    default:
      return null;
  }
}

function useVisibleDays(ledger: LedgerMonth, selected: number, capacity: number): VisibleDays {
  const before = useRef({ month: ledger.month, from: ledger.days.length });
  // Another month is shown from its end, where the work is.
  const from = before.current.month === ledger.month ? before.current.from : ledger.days.length;
  const shown = visibleDays({ count: ledger.days.length, capacity, selected, from });
  useEffect(() => {
    before.current = { month: ledger.month, from: shown.from };
  });
  return shown;
}

function useSize(box: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 1022, height: 590 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      // A desk in the background has no size; it keeps the one that it had.
      if (element.clientWidth > 0) setSize({ width: element.clientWidth, height: element.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [box]);
  return size;
}
