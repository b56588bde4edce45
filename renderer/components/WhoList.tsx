/**
 * The left list. Inside <DeskFrame list={…}>:
 * `<ListHead title="待交费" note="优先在前" counts={[['待交', 4], …]}/>`, then
 * `<WhoList label="待交费" rows={rows} keyOf={(r) => r.ticketId} selected={id} onSelect={setRow} row={(r) =>
 * <WhoRow number={r.number} rank={r.rank} name={r.name} detail="女 72 岁" right="64.88" rightBelow="10:21"/>}/>`,
 * `<ListSection/>` between lists and `<ListFoot/>` at the end. ↑ ↓ move in the list that has the focus and
 * choose as they move; Home and End go to its ends. `gone` greys a row that is done.
 */
import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { formatNumber } from './format.ts';
import { useKeys } from './keys.tsx';
import { useLargeType } from './large-type.tsx';
import { type Rank, RankMark } from './Marks.tsx';
import { useRowInView } from './use-row-in-view.ts';

export function ListHead({
  title,
  note,
  counts = [],
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  counts?: readonly (readonly [string, number | string])[];
  children?: ReactNode;
}) {
  return (
    <header>
      <h2>
        {title} {note === undefined ? null : <small>{note}</small>}
      </h2>
      {counts.length > 0 ? (
        <div className="counts">
          {counts.map(([word, count]) => (
            <span key={word}>
              {word}
              <b>{count}</b>
            </span>
          ))}
        </div>
      ) : null}
      {children}
    </header>
  );
}

export function ListSection({ title, end }: { title: ReactNode; end?: ReactNode }) {
  return (
    <div className="sect">
      <span>{title}</span>
      <span>{end}</span>
    </div>
  );
}

export function ListFoot({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <div className="foot">
      <span>{children}</span>
      <span>{end}</span>
    </div>
  );
}

export interface WhoListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly row: (row: Row) => ReactNode;
  readonly selected?: string | number | undefined;
  readonly onSelect?: ((row: Row) => void) | undefined;
  /** Enter or double click: go on with this row. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly gone?: ((row: Row) => boolean) | undefined;
  /** Fills the free height and scrolls. Default true; a second list below often does not. */
  readonly grow?: boolean | undefined;
  /** Stands before a row: the title of the part that begins there. */
  readonly before?: ((row: Row, previous: Row | undefined) => ReactNode) | undefined;
  /** What to show instead of no rows. */
  readonly empty?: ReactNode | undefined;
}

export function WhoList<Row>(props: WhoListProps<Row>) {
  const { rows, keyOf, selected, onSelect, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const at = rows.findIndex((row) => keyOf(row) === selected);
  useRowInView(box, '[role="option"]', at);
  const move = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, at, rows.length);
    const chosen = next === undefined ? undefined : rows[next];
    const current = rows[at];
    if (chosen) onSelect?.(chosen);
    else if (event.key === 'Enter' && current) onOpen?.(current);
    else return;
    event.preventDefault();
  };
  if (rows.length === 0) return <>{props.empty}</>;
  return (
    <div
      ref={box}
      className={classNames('who-list', props.grow !== false && 'grow-y')}
      role="listbox"
      aria-label={props.label}
      // The focus stays on the list: a screen reader is told which row is chosen.
      aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
      tabIndex={0}
      onKeyDown={move}
    >
      {rows.map((row, index) => (
        <Fragment key={keyOf(row)}>
          {props.before?.(row, rows[index - 1])}
          <div
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={keyOf(row) === selected}
            className={classNames('who-row', keyOf(row) === selected && 'on', props.gone?.(row) && 'gone')}
            onMouseDown={() => onSelect?.(row)}
            onDoubleClick={() => onOpen?.(row)}
          >
            {props.row(row)}
          </div>
        </Fragment>
      ))}
    </div>
  );
}

/** Where ↑ ↓ Home End lead; undefined for any other key. */
export function nextIndex(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

export interface WhoRowProps {
  readonly number?: number | string | undefined;
  readonly rank?: Rank | undefined;
  /** A plain name is laid out by its length. */
  readonly name: ReactNode;
  /** Who is here now. */
  readonly strong?: boolean | undefined;
  readonly detail?: ReactNode | undefined;
  readonly right?: ReactNode | undefined;
  readonly rightBelow?: ReactNode | undefined;
}

/** Names of more characters take the row's whole width; what else is said of them stands below. */
const LONG_NAME = 6;

/** The four cells of a row in the list: number, mark, who, and state above time. */
export function WhoRow({ number, rank = 'ordinary', name, strong, detail, right, rightBelow }: WhoRowProps) {
  const long = typeof name === 'string' && [...name].length > LONG_NAME;
  const who = typeof name === 'string' ? <PersonName name={name} /> : name;
  return (
    <>
      <span className="n">{typeof number === 'number' ? formatNumber(number) : number}</span>
      <RankMark rank={rank} />
      <span className={classNames('p', long && 'long')} {...(long ? { title: name } : {})}>
        {strong ? <b>{who}</b> : who}
        {detail === undefined && !long ? null : (
          <small>
            {detail}
            {long ? (
              <span className="s">
                {right} {rightBelow}
              </span>
            ) : null}
          </small>
        )}
      </span>
      {long ? null : (
        <span className="s">
          {right}
          {rightBelow === undefined ? null : <em>{rightBelow}</em>}
        </span>
      )}
    </>
  );
}

/** Characters that a line of the list holds, also in large type. */
const LINE = 10;
const LARGE_LINE = 7;

/** A name that needs two lines breaks at the dot between its parts; a longer one where it must, never before a dot. */
export function PersonName({ name }: { name: string }) {
  const { large } = useLargeType();
  const parts = name.split(/(?<=·)/u);
  const lines = linesOf(parts, large ? LARGE_LINE : LINE);
  return (
    <span className={classNames('who-name', lines <= (large ? 3 : 2) && 'unbroken')}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one name never move
        <Fragment key={at}>
          {[...part].slice(0, -2).join('')}
          <span className="hang">{[...part].slice(-2).join('')}</span>
          <wbr />
        </Fragment>
      ))}
    </span>
  );
}

/** Lines that the parts of a name take, none of them cut; more than two when one is too long itself. */
function linesOf(parts: readonly string[], line: number): number {
  let lines = 1;
  let used = 0;
  for (const part of parts) {
    const length = [...part].length;
    if (length > line) return parts.length + 2;
    if (used + length > line) {
      lines += 1;
      used = 0;
    }
    used += length;
  }
  return lines;
}

/**
 * Keys into the list from elsewhere: ↓ out of a search field in the list's head, and ↑ ↓ while no field has
 * the focus.
 */
export function ListKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const list = () => box.current?.querySelector<HTMLElement>('[role="listbox"]');
  const goDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.defaultPrevented) return;
    if (!(event.target instanceof HTMLInputElement)) return;
    list()?.focus();
  };
  const enter = (key: string) => () => {
    const found = list();
    if (!found || found === document.activeElement) return;
    found.focus();
    found.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  useKeys([
    { keys: 'ArrowDown', label: '选人', shown: false, run: enter('ArrowDown') },
    { keys: 'ArrowUp', label: '选人', shown: false, run: enter('ArrowUp') },
  ]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears ↓ of the search field inside it
    <div ref={box} className="list-body" onKeyDown={goDown}>
      {children}
    </div>
  );
}
