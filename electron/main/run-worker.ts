import { Worker } from 'node:worker_threads';
import type { LongWork } from '../services/context.ts';

/** What a worker says while it runs, and at its end. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly value: unknown };

/**
 * Runs one of the program's workers to its answer. Told to stop, it does not wait for a question that SQLite is
 * still answering: the thread ends behind it.
 *
 * @throws what the worker threw, with its `code`; the signal's reason when it was told to stop.
 */
export function runWorker<Answer>(script: string, order: unknown, work: LongWork): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (work.signal.aborted) return reject(work.signal.reason);
    const worker = new Worker(script, { workerData: order });
    const stop = () => {
      reject(work.signal.reason);
      void worker.terminate();
    };
    work.signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') work.progress(message.done, message.total);
      // The worker is of this build and answers what its order asks for.
      else resolve(message.value as Answer);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      work.signal.removeEventListener('abort', stop);
      reject(new Error(`${script} ended with ${code} and no answer`));
    });
  });
}
