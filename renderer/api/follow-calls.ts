import type { Announcement } from '../../electron/shared/domain/announcements.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { call, onServerEvent } from './client.ts';

/** An event may be missed while the PC sleeps. */
const ASK_AGAIN_MS = 10_000;

export interface CallListener {
  readonly heard: (calls: readonly Announcement[], now: Instant) => void;
  /** Another file is open: its calls are counted anew. */
  readonly anew: () => void;
}

/**
 * Hears every call from now on, each once and in order, whatever happens to the events in between: screen and
 * voice ask for what came after the last one they know.
 *
 * @returns what to call when done.
 */
export function followCalls({ heard, anew }: CallListener): () => void {
  let wanted = true;
  let known: { readonly cursor: number; readonly file: number } | undefined;
  let asking = false;
  let again = false;
  const askOnce = async () => {
    const answer = await call('queue.listAnnouncements', known ? { after: known.cursor } : {});
    if (!wanted) return;
    if (known && known.file !== answer.file) {
      known = undefined;
      again = true;
      return anew();
    }
    known = answer;
    if (answer.rows.length > 0) heard(answer.rows, answer.now);
  };
  const ask = async () => {
    again = true;
    if (asking) return;
    asking = true;
    while (wanted && again) {
      again = false;
      // No station is open, or the answer cannot be given now: what came meanwhile comes with the next one.
      await askOnce().catch(() => undefined);
    }
    asking = false;
  };
  void ask();
  const timer = setInterval(() => void ask(), ASK_AGAIN_MS);
  const deaf = onServerEvent((event) => {
    if (event.kind !== 'changed') return;
    if (event.topics.includes('queue') || event.topics.includes('settings')) void ask();
  });
  return () => {
    wanted = false;
    clearInterval(timer);
    deaf();
  };
}
