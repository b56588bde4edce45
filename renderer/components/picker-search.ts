import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface PickerSearch<Row> {
  /** What is being typed; undefined while the field only shows the chosen one. */
  readonly typing: string | undefined;
  readonly term: string;
  readonly rows: readonly Row[];
  readonly open: boolean;
  readonly searching: boolean;
  readonly at: () => number;
  readonly move: (index: number) => void;
  readonly type: (text: string) => void;
  readonly focus: () => void;
  /** Closes the list; with a text also ends the typing. */
  readonly close: (text?: string) => void;
  /** The rows that belong to what is typed now, once they are there. */
  readonly settled: () => Promise<readonly Row[]>;
}

interface Hits<Row> {
  readonly term: string;
  readonly rows: readonly Row[];
}

/** Searches as one types; a late answer to an earlier text is dropped. */
export function usePickerSearch<Row>(
  search: (term: string) => Promise<readonly Row[]>,
  minChars: number,
): PickerSearch<Row> {
  const [typing, setTyping] = useState<string>();
  const [open, setOpen] = useState(false);
  const [hits, setHits] = useState<Hits<Row>>();
  const [searching, setSearching] = useState(false);
  const [at, setAt] = useState(0);
  const running = useRef<{ term: string; rows: Promise<readonly Row[]> }>(undefined);
  const position = useRef(0);
  position.current = at;

  const ask = (term: string): Promise<readonly Row[]> => {
    const rows = search(term).catch((): readonly Row[] => []);
    running.current = { term, rows };
    setSearching(true);
    void rows.then((found) => {
      if (running.current?.rows !== rows) return;
      // At once: by the scheduler the rows would miss the frame that the key is painted in.
      flushSync(() => {
        setHits({ term, rows: found });
        setSearching(false);
        setAt(0);
      });
    });
    return rows;
  };
  useEffect(
    () => () => {
      running.current = undefined;
    },
    [],
  );

  const start = (text: string) => {
    const term = text.trim();
    const enough = term.length >= minChars;
    setOpen(enough);
    setAt(0);
    if (enough) void ask(term);
    else running.current = undefined;
  };
  return {
    typing,
    term: (typing ?? '').trim(),
    rows: open ? (hits?.rows ?? []) : [],
    open,
    searching,
    at: () => position.current,
    move: setAt,
    type: (text) => {
      setTyping(text);
      start(text);
    },
    focus: () => {
      if (minChars === 0 && !open) start(typing ?? '');
    },
    close: (text) => {
      setOpen(false);
      running.current = undefined;
      if (text !== undefined) setTyping(undefined);
    },
    settled: () => running.current?.rows ?? Promise.resolve(hits?.rows ?? []),
  };
}
