import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from '../../components/keys.tsx';

export interface LinesInSight {
  /** Around the table that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** Rows that are not read yet: they stand below what is shown. */
  readonly below: number;
  readonly onScroll: () => void;
  readonly goOn: () => void;
}

/**
 * How far a long slip has been read. Its lines scroll by themselves, under their head, with keys of their own:
 * ↑ ↓ alone are the next slip. `of` changes with the lines.
 */
export function useLinesInSight(of: string): LinesInSight {
  const box = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState(0);
  const [long, setLong] = useState(false);
  const count = useCallback(() => {
    const lines = box.current;
    setBelow(lines ? rowsBelow(lines) : 0);
    setLong(lines !== null && lines.scrollHeight > lines.clientHeight + 1);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when the lines change
  useLayoutEffect(() => {
    count();
    if (!box.current) return undefined;
    const observer = new ResizeObserver(count);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [of, count]);
  const page = (pages: number) => {
    const lines = box.current;
    // The last row of before stays in sight as the first.
    lines?.scrollBy({ top: pages * Math.max(40, lines.clientHeight - 80) });
  };
  useKeys([
    { keys: 'Alt+↑ ↓', label: '翻看药品', shown: long },
    { keys: 'Alt+ArrowDown', label: '往下翻', shown: false, run: () => page(1), enabled: long },
    { keys: 'Alt+ArrowUp', label: '往上翻', shown: false, run: () => page(-1), enabled: long },
  ]);
  return { box, below, onScroll: count, goOn: () => page(1) };
}

function rowsBelow(lines: HTMLElement): number {
  const end = lines.getBoundingClientRect().bottom + 2;
  return [...lines.querySelectorAll('tbody tr')].filter((row) => row.getBoundingClientRect().bottom > end)
    .length;
}
