import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { NewestSearch } from './newest-search.ts';

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
  /** Opens the list before anything is typed: all rows, in the order of the search for ''. */
  readonly browse: () => void;
  /** The focus goes elsewhere: closes the list, but an Enter that still waits for its rows is kept. */
  readonly leave: () => void;
  /** Closes the list and ends the typing. */
  readonly close: () => void;
  /** Hands over the rows of what is typed now, once they are there; none when it is typed on or closed first. */
  readonly whenThere: (take: (rows: readonly Row[]) => void) => void;
}

/** Searches as one types; a late answer to an earlier text is dropped. */
export function usePickerSearch<Row>(
  search: (term: string) => Promise<readonly Row[]>,
  minChars: number,
): PickerSearch<Row> {
  const [typing, setTyping] = useState<string>();
  const [open, setOpen] = useState(false);
  const [hits, setHits] = useState<readonly Row[]>([]);
  const [searching, setSearching] = useState(false);
  const [at, setAt] = useState(0);
  const [newest] = useState(() => new NewestSearch<Row>());
  const position = useRef(0);
  position.current = at;

  const ask = (term: string) => {
    newest.begin(search(term));
    setSearching(true);
    newest.whenThere((found) => {
      // At once: by the scheduler the rows would miss the frame that the key is painted in.
      flushSync(() => {
        setHits(found);
        setSearching(false);
        setAt(0);
      });
    });
  };
  useEffect(() => () => newest.forget(), [newest]);

  const start = (text: string) => {
    const term = text.trim();
    const enough = term.length >= minChars;
    setOpen(enough);
    setAt(0);
    if (enough) ask(term);
    else newest.forget();
  };
  const leave = () => {
    setOpen(false);
    setTyping(undefined);
  };
  return {
    typing,
    term: (typing ?? '').trim(),
    rows: open ? hits : [],
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
    browse: () => {
      setOpen(true);
      setAt(0);
      ask('');
    },
    leave,
    close: () => {
      leave();
      newest.forget();
    },
    whenThere: (take) => newest.whenThere(take),
  };
}
