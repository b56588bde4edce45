/**
 * Search and choose: type, ↑ ↓, Enter; Esc closes. For residents, drugs, items, diagnoses.
 * `<Picker label="药品" search={(term) => call('storeroom.searchDrugs', { term })} keyOf={(r) => r.drugId}
 * columns={[{ head: '药名', cell: (r) => <b>{r.name}</b> }, { head: '可用', cell: …, align: 'right' }]}
 * onPick={add} whyNot={(r) => (r.available > 0 ? undefined : '没有可用的')}/>`.
 * `shown` is what stands in the field while it is not being typed in (the chosen one's name); what was typed
 * goes with a pick. `minChars={0}` opens the list on focus. `tip` is a line below.
 */
import { type KeyboardEvent, type ReactNode, type Ref, useId, useMemo, useRef } from 'react';
import { classNames } from './class-names.ts';
import type { IconName } from './Icon.tsx';
import { TextInput } from './inputs.tsx';
import { type PickerSearch, usePickerSearch } from './picker-search.ts';
import { useRowInView } from './use-row-in-view.ts';
import { nextIndex } from './WhoList.tsx';

export interface PickerColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly width?: number | undefined;
  readonly align?: 'right' | undefined;
}

export interface PickerProps<Row> {
  readonly label: string;
  readonly search: (term: string) => Promise<readonly Row[]>;
  readonly columns: readonly PickerColumn<Row>[];
  readonly keyOf: (row: Row) => string | number;
  readonly onPick: (row: Row) => void;
  /** Why this row cannot be chosen, in a few words; it stays in the list, in grey. */
  readonly whyNot?: (row: Row) => string | undefined;
  readonly shown?: string | undefined;
  readonly minChars?: number | undefined;
  /** ↓ in the empty field lists what the search for '' finds. */
  readonly downOpens?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly bad?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  /** Words when nothing is found, or an action such as 按 Alt X 新建. */
  readonly none?: ReactNode | undefined;
  readonly tip?: ReactNode | undefined;
  /** Minimal width of the list, when the field is narrower than its rows. */
  readonly listWidth?: number | undefined;
  /** Enter with nothing typed: go on. Default: the next field. */
  readonly onEnterEmpty?: (() => void) | undefined;
  /** Hears what is typed, for those who show the hits elsewhere. */
  readonly onTerm?: ((term: string) => void) | undefined;
}

export function Picker<Row>(props: PickerProps<Row>) {
  const found = usePickerSearch(props.search, props.minChars ?? 1);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const pick = (row: Row | undefined) => {
    if (!row || props.whyNot?.(row)) return;
    found.close();
    props.onPick(row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return;
    if (pressInList(event, found, pick)) event.preventDefault();
    else if (props.downOpens && event.key === 'ArrowDown' && !found.open && found.term === '') {
      event.preventDefault();
      found.browse();
    } else if (event.key === 'Enter' && found.term === '' && props.onEnterEmpty) {
      event.preventDefault();
      props.onEnterEmpty();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches the focus leave
    <div
      ref={box}
      className="picker"
      onFocus={() => found.focus()}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) found.leave();
      }}
    >
      <TextInput
        value={found.typing ?? props.shown ?? ''}
        onChange={(text) => {
          found.type(text);
          props.onTerm?.(text.trim());
        }}
        onKeyDown={onKeyDown}
        aria-label={props.label}
        role="combobox"
        aria-haspopup="grid"
        aria-expanded={found.open}
        aria-controls={listId}
        aria-activedescendant={found.rows.length > 0 ? rowId(listId, found.at()) : undefined}
        {...definedOnly(props)}
      />
      {found.open ? <PickerList {...props} listId={listId} found={found} onPick={pick} /> : null}
    </div>
  );
}

/** The row that a screen reader is told of while the focus stays in the field. */
function rowId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function definedOnly<Row>(props: PickerProps<Row>) {
  const { placeholder, icon, bad, disabled, autoFocus, inputRef } = props;
  return {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(icon === undefined ? {} : { icon }),
    ...(inputRef === undefined ? {} : { inputRef }),
    bad: bad ?? false,
    disabled: disabled ?? false,
    autoFocus: autoFocus ?? false,
  };
}

/** @returns whether the list took the key. */
function pressInList<Row>(
  event: KeyboardEvent,
  found: PickerSearch<Row>,
  pick: (row: Row | undefined) => void,
): boolean {
  if (event.key === 'Escape' && found.open) {
    found.close();
    return true;
  }
  if (event.key === 'Enter' && found.term !== '') {
    // A scanner types faster than the answer comes: Enter waits for the rows of what was typed.
    found.whenThere((rows) => pick(rows[found.at()] ?? rows[0]));
    return true;
  }
  if (event.key === 'Home' || event.key === 'End') return false;
  if (event.key === 'Enter' && found.open && found.rows.length > 0) {
    pick(found.rows[found.at()]);
    return true;
  }
  const next = found.open ? nextIndex(event.key, found.at(), found.rows.length) : undefined;
  if (next === undefined) return false;
  found.move(next);
  return true;
}

function PickerList<Row>({
  listId,
  found,
  onPick,
  ...props
}: Omit<PickerProps<Row>, 'onPick'> & {
  listId: string;
  found: PickerSearch<Row>;
  onPick: (row: Row) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const at = found.at();
  const { columns, whyNot } = props;
  const newestPick = useRef(onPick);
  newestPick.current = onPick;
  // A key is drawn before its rows are there: the rows that stand are not drawn with it. They keep their places
  // in the page and change their words, whoever they are of.
  const body = useMemo(
    () =>
      found.rows.map((row, index) => (
        <PickerRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row of the page has no state of its own
          key={index}
          id={rowId(listId, index)}
          row={row}
          on={index === at}
          columns={columns}
          whyNot={whyNot}
          onPick={(chosen) => newestPick.current(chosen)}
        />
      )),
    [found.rows, at, columns, whyNot, listId],
  );
  useRowInView(list, 'tbody tr', at);
  if (found.rows.length === 0) {
    return <div className="drop none">{found.searching ? '正在找…' : (props.none ?? '没有找到')}</div>;
  }
  return (
    <div ref={list} className="drop" style={props.listWidth ? { minWidth: props.listWidth } : undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen, from the field */}
      <table className="t" role="grid" id={listId} aria-label={props.label}>
        <colgroup>
          {props.columns.map((column) => (
            <col key={column.head} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.head} className={column.align && 'num'}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{body}</tbody>
      </table>
      {props.tip === undefined ? null : <div className="tip">{props.tip}</div>}
    </div>
  );
}

function PickerRow<Row>({
  id,
  row,
  on,
  columns,
  whyNot,
  onPick,
}: {
  columns: PickerProps<Row>['columns'];
  whyNot: PickerProps<Row>['whyNot'];
  id: string;
  row: Row;
  on: boolean;
  onPick: (row: Row) => void;
}) {
  const reason = whyNot?.(row);
  return (
    <tr
      id={id}
      aria-selected={on}
      className={classNames(on && 'on', reason !== undefined && 'no')}
      onMouseDown={(event) => {
        event.preventDefault();
        onPick(row);
      }}
    >
      {columns.map((column, index) => {
        const last = index === columns.length - 1 && reason !== undefined;
        return (
          <td key={column.head} className={classNames(column.align && 'num', last && 'red')}>
            {last ? reason : column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}
