import { refuse } from '../services/refusal.ts';
import type { Caller } from './call-context.ts';

/** What each window has running, so that it can stop it. */
export class RunningTasks {
  readonly #running = new Map<Caller, Map<string, Set<AbortController>>>();

  /**
   * Runs a task with a signal of its own, which also hears that the window is gone. A task that can say what it
   * did until it was stopped (an import) answers that instead of throwing.
   *
   * @throws Refusal 'task.stopped' when it was stopped before it was done.
   */
  async run<Value>(
    caller: Caller,
    task: string,
    work: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    const asked = new AbortController();
    const signal = AbortSignal.any([asked.signal, caller.signal]);
    const tasks = this.#running.get(caller) ?? new Map<string, Set<AbortController>>();
    const same = tasks.get(task) ?? new Set<AbortController>();
    this.#running.set(caller, tasks.set(task, same.add(asked)));
    try {
      return await work(signal);
    } catch (error) {
      throw signal.aborted ? refuse('task.stopped') : error;
    } finally {
      same.delete(asked);
      if (same.size === 0) tasks.delete(task);
      if (tasks.size === 0) this.#running.delete(caller);
    }
  }

  stop(caller: Caller, task: string): void {
    for (const asked of this.#running.get(caller)?.get(task) ?? []) asked.abort();
  }
}
