/**
 * The grammar of every desk: who (list) · what (work) · how much and what next (side), under one strip.
 * `<DeskFrame name="s-cashier" list={…} strip={<PatientStrip …/>} work={…} side={…}/>`; without `list` the
 * desk is wide. `side` is a list of <SideSection> and ends with <SideActions> (the main action comes last).
 */
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ListKeys } from './WhoList.tsx';

export interface DeskFrameProps {
  /** Class under which the desk's own css stands, as `s-cashier`. */
  readonly name: string;
  readonly list?: ReactNode | undefined;
  readonly strip: ReactNode;
  readonly work: ReactNode;
  readonly side?: ReactNode | undefined;
}

export function DeskFrame({ name, list, strip, work, side }: DeskFrameProps) {
  return (
    <main className={classNames('desk', name, list === undefined && 'wide', side === undefined && 'no-side')}>
      {list === undefined ? null : (
        <aside className="list" aria-label="名单">
          <ListKeys>{list}</ListKeys>
        </aside>
      )}
      {strip}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears ↓ of the search fields inside it */}
      <section className="work" onKeyDown={downIntoTable}>
        {work}
      </section>
      {side === undefined ? null : <aside className="side">{side}</aside>}
    </main>
  );
}

/** ↓ in a search field above a table goes into the table, to its first row. */
function downIntoTable(event: KeyboardEvent): void {
  const field = event.target;
  if (event.key !== 'ArrowDown' || event.defaultPrevented || !(field instanceof HTMLInputElement)) return;
  const table = field.closest('.panel')?.querySelector<HTMLElement>('.table-box[tabindex="0"]');
  if (!table || table.contains(field)) return;
  event.preventDefault();
  table.focus();
  if (!table.querySelector('tr.on'))
    table.dispatchEvent(
      new window.KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
    );
}

export function SideSection({
  title,
  note,
  children,
}: {
  title?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section>
      {title === undefined ? null : (
        <h3>
          {title} {note === undefined ? null : <span>{note}</span>}
        </h3>
      )}
      {children}
    </section>
  );
}

/** The foot of the side: lesser actions above, two in a row, and the main action below them. */
export function SideActions({ lesser, children }: { lesser?: ReactNode; children: ReactNode }) {
  return (
    <div className="act">
      {lesser === undefined ? null : <div className="two">{lesser}</div>}
      {children}
    </div>
  );
}

/** A line of a sum: `<SumLine label="应收" value="76.88"/>`; `strong` draws the line above it. */
export function SumLine({
  label,
  value,
  strong,
  note,
}: {
  label: ReactNode;
  value: string;
  strong?: boolean;
  note?: string;
}) {
  return (
    <div className={classNames('sum', strong && 'top-line')}>
      <span>
        {label} {note ? <small>{note}</small> : null}
      </span>
      <span>{value}</span>
    </div>
  );
}

/** A figure that matters, 40 px: `<Figure label="应交" value="64.88" due/>`; `mid` is 28 px. */
export function Figure({
  label,
  value,
  due,
  mid,
}: {
  label: string;
  value: string;
  due?: boolean;
  mid?: boolean;
}) {
  return (
    <div className={classNames('figure', due && 'due', mid && 'mid')}>
      <span>{label}</span>
      <b>{value}</b>
    </div>
  );
}

/** A panel of the work area: a title with a small note, and at its right `end`. */
export function Panel({
  title,
  note,
  end,
  className,
  children,
}: {
  title?: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div className={classNames('panel', className)}>
      {title === undefined ? null : (
        <h3>
          {title} {note === undefined ? null : <small>{note}</small>}
          {end === undefined ? null : <span className="r">{end}</span>}
        </h3>
      )}
      {children}
    </div>
  );
}
