import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LineSpot } from './checks-before-signing.ts';
import type { FormSlip } from './consultation-form.ts';
import { type FormLine, MAX_DAYS, MAX_DOSE_MILLI } from './form-line.ts';
import { isWeighed } from './herbal-slip.ts';
import type { Hand } from './use-hand.ts';

type Fields = Record<LineSpot, HTMLInputElement | null>;

/** The line of a slip that is open to be typed in; the others are words. */
export function useOpenLine(slip: FormSlip, hand: Hand) {
  const [at, setAt] = useState<number>();
  const fields = useRef<Fields>({ dose: null, days: null, qty: null });
  /** The field to go to once the line is drawn open. */
  const next = useRef<LineSpot>(undefined);
  useLayoutEffect(() => {
    if (at === undefined || !next.current) return;
    fields.current[next.current]?.focus();
    next.current = undefined;
  }, [at]);
  const open = (line: number, spot: LineSpot) => {
    next.current = spot;
    setAt(line);
  };
  useWantedLine(slip, hand, (line, spot) => {
    open(line, spot);
    // The line may be open already.
    fields.current[spot]?.focus();
  });
  const leave = () => {
    setAt(undefined);
    hand.spots.drug.current?.focus();
  };
  return {
    at,
    open,
    /** Before the first line and behind the last one the hand goes on with the next drug. */
    goTo: (line: number, spot: LineSpot = 'dose') =>
      line < 0 || line >= slip.lines.length ? leave() : open(line, spot),
    /** On with the next drug. */
    leave,
    /** The hand went elsewhere by itself. */
    close: (line: number) => setAt((now) => (now === line ? undefined : now)),
    field: (spot: LineSpot) => (element: HTMLInputElement | null) => {
      if (element) fields.current[spot] = element;
    },
  };
}

/** The hand is led to a line of this slip: `onWanted` is told once, and where in the line. */
function useWantedLine(
  slip: FormSlip,
  { wanted, reached }: Hand,
  onWanted: (line: number, spot: LineSpot) => void,
): void {
  const line = wanted && slip.lines[wanted.line];
  const tell = useRef(onWanted);
  tell.current = onWanted;
  useEffect(() => {
    if (!wanted || !line) return;
    tell.current(wanted.line, shownSpot(line, wanted.spot ?? missingSpot(line)));
    reached();
  }, [wanted, line, reached]);
}

/** The first number of a line that is missing or cannot be meant; the quantity where all are there. */
function missingSpot(line: FormLine): LineSpot {
  if (line.doseMilli === undefined || line.doseMilli > MAX_DOSE_MILLI) return 'dose';
  if (isWeighed(line) && line.qty === undefined) return 'dose';
  return line.days === undefined || line.days > MAX_DAYS ? 'days' : 'qty';
}

/** Nobody types the quantity of what is weighed: it follows the days. */
function shownSpot(line: FormLine, spot: LineSpot): LineSpot {
  return spot === 'qty' && isWeighed(line) ? 'days' : spot;
}
