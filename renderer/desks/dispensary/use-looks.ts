import { useState } from 'react';
import { useKeys } from '../../components/keys.tsx';
import { type CheckNo, FOUR_CHECKS, type Slip } from './four-checks.ts';
import { useLinesInSight } from './use-lines-in-sight.ts';

const NO_TICKS: ReadonlySet<CheckNo> = new Set();

/** 四查: what of a slip has been looked at, each look by Alt and its number. */
export function useLooks(prescriptionId: number, slip: Slip | undefined) {
  const [ticked, setTicked] = useState(NO_TICKS);
  const rows = slip?.lines.map((line) => line.allocations.length).join(' ') ?? '';
  const sight = useLinesInSight(`${prescriptionId} ${rows}`);
  // Nobody ticks what is not read: the rest of a long slip comes into sight first.
  const tick = (no: CheckNo) => {
    if (no === 2 && sight.below > 0) sight.goOn();
    else setTicked(new Set([...ticked, no]));
  };
  useKeys([
    ...FOUR_CHECKS.map((check) => ({
      keys: `Alt+${check.no}`,
      label: check.name,
      shown: false,
      run: () => tick(check.no),
    })),
    { keys: 'Alt+1–4', label: '四查' },
  ]);
  return { ticked, tick, sight };
}

export type Looks = ReturnType<typeof useLooks>;
