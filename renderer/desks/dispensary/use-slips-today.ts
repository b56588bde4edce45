import { useCallback, useState } from 'react';
import type { Board } from '../../../electron/shared/contract/queue.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useKeys } from '../../components/keys.tsx';
import { type DeskRequest, useDeskRequest } from '../../components/open-desk.tsx';
import { DONE_KEY, inCallingOrder, type SlipRow } from './slip-rows.ts';

/** The slips of today, and the one at hand: chosen, asked for by another desk, or the next to be called. */
export function useSlipsToday(board: Board | undefined) {
  const today = useQueryCall(
    'dispensary.listToday',
    {},
    { topics: ['dispensary', 'queue', 'cashier', 'consultation'] },
  );
  const [chosen, setChosen] = useState<number>();
  const [asked, setAsked] = useState<VisitId>();
  useDeskRequest(
    'dispensary',
    useCallback(({ visitId }: DeskRequest) => {
      setAsked(visitId);
      if (visitId !== undefined) setChosen(undefined);
    }, []),
  );
  const waiting = inCallingOrder(today.data?.waiting ?? [], board);
  const done = today.data?.done ?? [];
  const all = [...waiting, ...done];
  const row =
    all.find((one) => one.prescriptionId === chosen) ??
    all.find((one) => one.visitId === asked) ??
    waiting[0];
  return {
    waiting,
    done,
    counts: today.data?.counts,
    error: today.error,
    row,
    choose: (one: SlipRow | undefined) => setChosen(one?.prescriptionId),
    /** Back to the next to be called. */
    leave: () => setChosen(undefined),
  };
}

export type SlipsToday = ReturnType<typeof useSlipsToday>;

/** ↑ ↓ go from slip to slip; Alt+D to what is handed out, and back to what waits. */
export function useSlipListKeys({ waiting, done, row, choose }: SlipsToday): void {
  const all = [...waiting, ...done];
  const step = (by: -1 | 1) => {
    const at = all.findIndex((one) => one.prescriptionId === row?.prescriptionId);
    choose(all[at + by] ?? row);
  };
  useKeys([
    { keys: 'ArrowDown', label: '', shown: false, run: () => step(1) },
    { keys: 'ArrowUp', label: '', shown: false, run: () => step(-1) },
    {
      keys: DONE_KEY,
      label: '今日已发',
      shown: false,
      run: () => choose(done.some((one) => one === row) ? waiting[0] : done[0]),
      enabled: done.length > 0,
    },
  ]);
}
