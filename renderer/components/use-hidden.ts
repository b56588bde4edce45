import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * How many of a row's children do not fit any more. The row wraps (`flex-wrap: wrap`) and shows its first line
 * alone, so whatever is shown is whole, and who reads it is told how many are not. `of` changes with the children.
 */
export function useHidden(row: RefObject<HTMLElement | null>, of: string): number {
  const [hidden, setHidden] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when the children change
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return undefined;
    const count = () => setHidden(countBelowFirstLine(element));
    count();
    const observer = new ResizeObserver(count);
    observer.observe(element);
    return () => observer.disconnect();
  }, [row, of]);
  return hidden;
}

function countBelowFirstLine(element: HTMLElement): number {
  const children = [...element.children].filter((child) => child instanceof HTMLElement);
  const [first] = children;
  if (!first) return 0;
  const below = first.offsetTop + first.offsetHeight;
  return children.filter((child) => child.offsetTop >= below).length;
}
