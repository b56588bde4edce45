import { useEffect } from 'react';

/** Puts the hand where a step begins, as soon as it is on screen. */
export function useFirstFocus(box: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, [box]);
}
