import type { Announcement } from '../../electron/shared/domain/announcements.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { call, onServerEvent } from './client.ts';

/** An event may be missed while the PC sleeps. */
const ASK_AGAIN_MS = 10_000;

/**
 * Hears every call from now on, each once and in order, whatever happens to the events in between: screen and
 * voice ask for what came after the last one they know.
 *
 * @returns what to call when done.
 */
export function followCalls(heard: (calls: readonly Announcement[], now: Instant) => void): () => void {
  let wanted = true;
  let cursor: number | undefined;
  let asking = false;
  let again = false;
  const ask = async () => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      const after = cursor;
      const answer = await call('queue.listAnnouncements', after === undefined ? {} : { after });
      if (!wanted) return;
      if (cursor === after) cursor = answer.cursor;
      if (answer.rows.length > 0) heard(answer.rows, answer.now);
    } catch {
      // No station is open, or another one is opened now: begin anew.
      cursor = undefined;
    } finally {
      asking = false;
    }
    if (again && wanted) {
      again = false;
      void ask();
    }
  };
  void ask();
  const timer = setInterval(() => void ask(), ASK_AGAIN_MS);
  const deaf = onServerEvent((event) => {
    if (event.kind !== 'changed') return;
    // Another file may have been opened: its calls are counted anew.
    if (event.topics.includes('settings')) cursor = undefined;
    if (event.topics.includes('queue') || event.topics.includes('settings')) void ask();
  });
  return () => {
    wanted = false;
    clearInterval(timer);
    deaf();
  };
}
