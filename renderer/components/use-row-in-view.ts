import { type RefObject, useEffect } from 'react';

/**
 * Keeps the row where the hand is in sight. Only when the hand moved: asking for a place makes the window lay
 * itself out at once, which was half of the time from a key typed to its rows.
 */
export function useRowInView(list: RefObject<HTMLElement | null>, rows: string, at: number): void {
  useEffect(() => {
    if (at >= 0) list.current?.querySelectorAll(rows)[at]?.scrollIntoView({ block: 'nearest' });
  }, [list, rows, at]);
}
