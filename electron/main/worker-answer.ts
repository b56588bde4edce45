import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerMessage } from './run-worker.ts';

/** The body of a worker: one order, its progress, one answer. What it throws reaches whoever ordered it. */
export async function answerWith<Order>(
  work: (order: Order, progress: (done: number, total: number) => void) => unknown,
): Promise<void> {
  const say = (message: WorkerMessage) => parentPort?.postMessage(message);
  const value = await work(workerData as Order, (done, total) => say({ kind: 'progress', done, total }));
  say({ kind: 'done', value });
}
