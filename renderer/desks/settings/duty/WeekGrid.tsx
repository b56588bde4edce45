import { type KeyboardEvent, useState } from 'react';
import { SESSIONS, type Session } from '../../../../electron/shared/domain/duty.ts';
import { classNames } from '../../../components/class-names.ts';
import { type Duties, SESSION_WORDS, WEEKDAYS, type Weekly, weekdayName, writeClock } from './duty-words.ts';

type Doctor = Duties['doctors'][number];

export interface GridPlace {
  readonly doctor: Doctor;
  readonly session: Session;
  readonly weekday: number;
  readonly duty: Weekly | undefined;
}

interface Line {
  readonly doctor: Doctor;
  readonly session: Session;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** The week of all doctors: arrows walk, Enter sets a place, Delete leaves it free. */
export function WeekGrid({
  duties,
  onOpen,
  onClear,
}: {
  duties: Duties;
  onOpen: (place: GridPlace) => void;
  onClear: (place: GridPlace) => void;
}) {
  const lines: Line[] = duties.doctors.flatMap((doctor) => SESSIONS.map((session) => ({ doctor, session })));
  const [[row, column], walk] = useState<readonly [number, number]>([0, 0]);
  const placeAt = (line: Line, weekday: number): GridPlace => ({
    ...line,
    weekday,
    duty: duties.weekly.find(
      (one) =>
        one.doctorId === line.doctor.doctorId && one.session === line.session && one.weekday === weekday,
    ),
  });
  const here = lines[row];
  const place = here && placeAt(here, WEEKDAYS[column] ?? 1);
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step) {
      const next = (at: number, by: number, count: number) => Math.min(Math.max(at + by, 0), count - 1);
      walk([next(row, step[0], lines.length), next(column, step[1], WEEKDAYS.length)]);
    } else if (event.key === 'Enter' && place) onOpen(place);
    else if (event.key === 'Delete' && place?.duty) onClear(place);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: one stop for the hand, with arrows inside
    <div
      className="week-grid"
      role="grid"
      aria-label="一周排班"
      tabIndex={0}
      data-typing
      data-first-focus
      onKeyDown={press}
    >
      <GridHead />
      {lines.map((line, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of the grid above
        // biome-ignore lint/a11y/useFocusableInteractive: the grid is the one stop
        <div key={`${line.doctor.doctorId}${line.session}`} role="row" className={line.session}>
          {line.session === 'am' ? <b className="who">{line.doctor.name}</b> : <span className="who" />}
          <span className="half">{SESSION_WORDS[line.session]}</span>
          {WEEKDAYS.map((weekday, over) => (
            <Cell
              key={weekday}
              duty={placeAt(line, weekday).duty}
              on={at === row && over === column}
              onPick={() => walk([at, over])}
              onOpen={() => onOpen(placeAt(line, weekday))}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function GridHead() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid is the one stop
    <div role="row" className="head">
      <span className="who">医生</span>
      <span className="half" />
      {WEEKDAYS.map((weekday) => (
        <span key={weekday}>{weekdayName(weekday)}</span>
      ))}
    </div>
  );
}

function Cell({
  duty,
  on,
  onPick,
  onOpen,
}: {
  duty: Weekly | undefined;
  on: boolean;
  onPick: () => void;
  onOpen: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid above
    // biome-ignore lint/a11y/useFocusableInteractive: the grid is the one stop
    <span
      role="gridcell"
      aria-selected={on}
      className={classNames('cell', on && 'on', !duty && 'free')}
      onMouseDown={onPick}
      onDoubleClick={onOpen}
    >
      {duty ? (
        <>
          <b>{duty.room}</b>
          <small>
            {writeClock(duty.fromMinute)}–{writeClock(duty.toMinute)}
          </small>
          {duty.capacity === null ? null : <small>限 {duty.capacity}</small>}
        </>
      ) : (
        '休'
      )}
    </span>
  );
}
