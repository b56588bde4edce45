import { useEffect, useState } from 'react';

/** Which of `count` comes now, one after the other for so long each; 0 when there is nothing to turn. */
export function useTurns(count: number, eachMs: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), eachMs);
    return () => clearInterval(timer);
  }, [count, eachMs]);
  return count === 0 ? 0 : turn % count;
}
