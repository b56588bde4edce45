import { useEffect, useState } from 'react';
import type { TaskName } from '../../electron/shared/contract/procedures.ts';
import { onServerEvent } from './client.ts';

/** How far a long task is (0–1), or undefined while it does not run; it is told the end also of one that failed. */
export function useProgress(task: TaskName): number | undefined {
  const [share, setShare] = useState<number>();
  useEffect(
    () =>
      onServerEvent((event) => {
        if (event.kind !== 'progress' || event.task !== task) return;
        setShare(event.done >= event.total ? undefined : event.done / event.total);
      }),
    [task],
  );
  return share;
}
