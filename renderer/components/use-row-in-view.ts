import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the row where the hand is in sight. Only when the hand moved: asking for a place makes the window lay
 * itself out at once, which was half of the time from a key typed to its rows.
 */
export function useRowInView(list: RefObject<HTMLElement | null>, rows: string, at: number): void {
  const begun = useRef(false);
  useEffect(() => {
    // A list begins at its first row.
    if (at > 0 || begun.current)
      list.current?.querySelectorAll(rows)[at]?.scrollIntoView({ block: 'nearest' });
    begun.current = true;
  }, [list, rows, at]);
}
