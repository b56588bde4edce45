import { setImmediate } from 'node:timers/promises';
import type { StaffId } from '../../../shared/values/ids.ts';
import type { TaskContext } from '../../context.ts';
import { refuse } from '../../refusal.ts';

/** Whoever has something running, with what stops it. */
const running = new Map<StaffId, AbortController>();

export interface Stoppable {
  /** True once the person asked to stop or the window is gone. */
  readonly stopped: () => boolean;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
}

/** Runs long work that `stopRunning` ends; one at a time for each person, the newer one stops the older. */
export async function runStoppable<Result>(
  task: TaskContext,
  work: (stoppable: Stoppable) => Promise<Result>,
): Promise<Result> {
  const staffId = task.session?.staffId;
  if (staffId === undefined) throw refuse('session.required');
  running.get(staffId)?.abort();
  const asked = new AbortController();
  running.set(staffId, asked);
  try {
    return await work({
      stopped: () => asked.signal.aborted || task.signal.aborted,
      pause: async () => {
        await setImmediate();
      },
    });
  } finally {
    if (running.get(staffId) === asked) running.delete(staffId);
  }
}

export function stopRunning(staffId: StaffId): void {
  running.get(staffId)?.abort();
}
