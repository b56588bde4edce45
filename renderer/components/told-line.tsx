/**
 * The quiet line in the bottom bar: `const tell = useTell(); tell('017 周桂芳 已收 64.88')`; '' clears it. Failures are
 * shown at their place by <Told>; the line repeats a fault's number: `tell('故障 …', 'bad')`. A bad one goes with the
 * desk where it was told.
 */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

export interface ToldLine {
  readonly text: string;
  readonly kind: 'ok' | 'bad';
}

const Line = createContext<ToldLine | undefined>(undefined);
const DropBad = createContext<() => void>(() => undefined);
const Tell = createContext<(text: string, kind?: ToldLine['kind']) => void>(() => undefined);

export function ToldProvider({ children }: { children: ReactNode }) {
  const [line, setLine] = useState<ToldLine>();
  const tell = useCallback(
    (text: string, kind: ToldLine['kind'] = 'ok') => setLine(text === '' ? undefined : { text, kind }),
    [],
  );
  const dropBad = useCallback(() => setLine((now) => (now?.kind === 'bad' ? undefined : now)), []);
  return (
    <Tell.Provider value={tell}>
      <DropBad.Provider value={dropBad}>
        <Line.Provider value={useMemo(() => line, [line])}>{children}</Line.Provider>
      </DropBad.Provider>
    </Tell.Provider>
  );
}

export function useTell(): (text: string, kind?: ToldLine['kind']) => void {
  return useContext(Tell);
}

export function useToldLine(): ToldLine | undefined {
  return useContext(Line);
}

/** Takes a bad line off when `desk` becomes another: it was told about what is no longer on screen. */
export function useBadLineOf(desk: string): void {
  const dropBad = useContext(DropBad);
  const before = useRef(desk);
  // Before the effects of the desk that comes, which may tell something of its own. What was told before the first
  // desk, as of a backup whose books do not hold, is still to be read.
  useLayoutEffect(() => {
    if (before.current !== desk) dropBad();
    before.current = desk;
  }, [desk, dropBad]);
}
