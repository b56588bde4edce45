/**
 * The quiet line in the bottom bar. `const tell = useTell(); tell('017 周桂芳 已收 64.88')`; '' clears it. Failures are
 * shown at their place by <Told>; the line repeats a fault's number: `tell('故障 …', 'bad')`.
 */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

export interface ToldLine {
  readonly text: string;
  readonly kind: 'ok' | 'bad';
}

const Line = createContext<ToldLine | undefined>(undefined);
const Tell = createContext<(text: string, kind?: ToldLine['kind']) => void>(() => undefined);

export function ToldProvider({ children }: { children: ReactNode }) {
  const [line, setLine] = useState<ToldLine>();
  const tell = useCallback(
    (text: string, kind: ToldLine['kind'] = 'ok') => setLine(text === '' ? undefined : { text, kind }),
    [],
  );
  return (
    <Tell.Provider value={tell}>
      <Line.Provider value={useMemo(() => line, [line])}>{children}</Line.Provider>
    </Tell.Provider>
  );
}

export function useTell(): (text: string, kind?: ToldLine['kind']) => void {
  return useContext(Tell);
}

export function useToldLine(): ToldLine | undefined {
  return useContext(Line);
}
