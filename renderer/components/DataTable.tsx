/**
 * Tables: 32 px rows, a head that stays, numbers to the right, a totals row that stays, windowed when long.
 * `<DataTable label="进销存" rows={rows} keyOf={(r) => r.id} columns={[{ head: '药名', cell: (r) => r.name },
 * { head: '金额', align: 'right', width: 110, cell: (r) => formatFen(r.amountFen), total: formatFen(sum) }]}
 * selected={id} onSelect={…} onOpen={…} empty="还没有入库。按 F12 入第一批。"/>`. ↑ ↓ PgUp PgDn Home End
 * move, Enter opens. `grow` fills the free height (the parent must be a flex column).
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { classNames } from './class-names.ts';
import { useLargeType } from './large-type.tsx';
import { nextIndex } from './WhoList.tsx';

export interface Column<Row> {
  readonly head: ReactNode;
  /** Needed when `head` is not a text. */
  readonly id?: string | undefined;
  readonly cell: (row: Row, index: number) => ReactNode;
  readonly width?: number | undefined;
  /** In large type: another width, or left out where the row says enough without it. */
  readonly large?: number | 'out' | undefined;
  /** The same in a window narrower than 1366 px. */
  readonly narrow?: number | 'out' | undefined;
  readonly align?: 'right' | undefined;
  readonly total?: ReactNode | undefined;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string | number;
  readonly selected?: string | number | undefined;
  readonly onSelect?: ((row: Row) => void) | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly empty?: ReactNode | undefined;
  readonly grow?: boolean | undefined;
  readonly rowHeight?: number | undefined;
  /** Rows more than this are drawn only where they can be seen. Default 120. */
  readonly windowFrom?: number | undefined;
  readonly className?: string | undefined;
}

const WINDOW_FROM = 120;
const OVERSCAN = 12;
/** So many rows further, other rows are drawn: not at every arrow. */
const STEP = 4;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const columns = useFittingColumns(props.columns);
  const { rows, keyOf, selected, rowHeight = 32, windowFrom = WINDOW_FROM } = props;
  const box = useRef<HTMLDivElement>(null);
  const [first, last] = useVisibleRows(box, rows.length, rowHeight, windowFrom);
  const at = rows.findIndex((row) => keyOf(row) === selected);
  const windowed = rows.length > windowFrom;
  useEffect(() => keepInSight(box.current, at, windowed ? rowHeight : undefined), [at, rowHeight, windowed]);
  const hasTotals = columns.some((column) => column.total !== undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tableIndex(event.key, at, rows.length);
    const chosen = next === undefined ? undefined : rows[next];
    const current = rows[at];
    if (chosen && props.onSelect) props.onSelect(chosen);
    else if (event.key === 'Enter' && current && props.onOpen) props.onOpen(current);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a table that can be walked by arrows
    <div
      ref={box}
      className={classNames('table-box', props.grow && 'grow-y')}
      {...(props.onSelect ? { tabIndex: 0 } : {})}
      onKeyDown={onKeyDown}
    >
      <table className={classNames('t', props.className)} aria-label={props.label}>
        <Columns columns={columns} />
        <tbody>
          {first > 0 ? <tr style={{ height: first * rowHeight }} /> : null}
          {rows.slice(first, last).map((row, offset) => (
            <Row
              key={keyOf(row)}
              {...props}
              columns={columns}
              row={row}
              index={first + offset}
              on={first + offset === at}
            />
          ))}
          {last < rows.length ? <tr style={{ height: (rows.length - last) * rowHeight }} /> : null}
          {rows.length === 0 ? (
            <tr className="none">
              <td colSpan={columns.length}>{props.empty ?? '没有内容'}</td>
            </tr>
          ) : null}
        </tbody>
        {hasTotals ? <Totals columns={columns} /> : null}
      </table>
    </div>
  );
}

function useFittingColumns<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const { large } = useLargeType();
  const narrow = useNarrowWindow();
  if (!large && !narrow) return columns;
  const kind = large ? 'large' : 'narrow';
  return columns.flatMap((column) => {
    const width = column[kind];
    if (width === 'out') return [];
    return [width === undefined ? column : { ...column, width }];
  });
}

const NARROW = '(max-width: 1330px)';

function useNarrowWindow(): boolean {
  return useSyncExternalStore(hearWidth, () => window.matchMedia(NARROW).matches);
}

function hearWidth(changed: () => void): () => void {
  const media = window.matchMedia(NARROW);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

function columnKey<Row>(column: Column<Row>): string {
  return column.id ?? (typeof column.head === 'string' ? column.head : '');
}

function Columns<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={columnKey(column)} style={column.width ? { width: column.width } : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={columnKey(column)} className={column.align && 'num'}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

function Row<Row>({
  row,
  index,
  on,
  columns,
  onSelect,
  onOpen,
  rowClass,
}: DataTableProps<Row> & { row: Row; index: number; on: boolean }) {
  return (
    <tr
      aria-current={on || undefined}
      className={classNames(on && 'on', rowClass?.(row))}
      onMouseDown={onSelect && (() => onSelect(row))}
      onDoubleClick={onOpen && (() => onOpen(row))}
    >
      {columns.map((column) => (
        <td key={columnKey(column)} className={column.align && 'num'}>
          {column.cell(row, index)}
        </td>
      ))}
    </tr>
  );
}

function Totals<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <tfoot>
      <tr className="tot">
        {columns.map((column) => (
          <td key={columnKey(column)} className={column.align && 'num'}>
            {column.total}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function tableIndex(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'PageDown') return Math.min(at + 10, count - 1);
  if (key === 'PageUp') return Math.max(at - 10, 0);
  return nextIndex(key, at, count);
}

const HEAD_HEIGHT = 30;

/** `rowHeight` of a windowed table, whose row may not be there yet; else the row itself says, however tall it is. */
function keepInSight(box: HTMLElement | null, at: number, rowHeight: number | undefined): void {
  if (!box || at < 0) return;
  const row = rowHeight === undefined ? box.querySelector('tbody')?.rows[at] : undefined;
  const top = row ? row.offsetTop - HEAD_HEIGHT : at * (rowHeight ?? 0);
  const height = row?.offsetHeight ?? rowHeight ?? 0;
  // The totals stay at the lower edge and cover what lies there.
  const bottom = top + height + HEAD_HEIGHT + (box.querySelector('tfoot')?.offsetHeight ?? 0);
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}

/** [first, behind the last] row to draw. */
function useVisibleRows(
  box: { readonly current: HTMLElement | null },
  count: number,
  rowHeight: number,
  windowFrom: number,
): readonly [number, number] {
  const [from, setFrom] = useState(0);
  const long = count > windowFrom;
  useEffect(() => {
    const element = box.current;
    if (!element || !long) return undefined;
    const onScroll = () => {
      const row = Math.floor(element.scrollTop / rowHeight);
      setFrom(row - (row % STEP));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [box, long, rowHeight]);
  if (!long) return [0, count];
  const inSight = Math.ceil((box.current?.clientHeight ?? 768) / rowHeight);
  const first = Math.max(0, from - OVERSCAN);
  return [first, Math.min(count, first + inSight + 2 * OVERSCAN)];
}
