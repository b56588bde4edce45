import {
  type Announcement,
  type AnnouncementLine,
  announced,
  announceNext,
  hearCalls,
  SILENCE,
} from '../../../electron/shared/domain/announcements.ts';
import { type Instant, instant } from '../../../electron/shared/values/instant.ts';
import type { CallListener } from '../../api/follow-calls.ts';

/** Says one call; `waiting` come after it. */
export type SayCall = (call: Announcement, waiting: number) => Promise<void>;

/**
 * Says calls one after the other and never into each other. One that cannot be said is passed over: the board shows
 * it, and the next is said.
 */
export function sayInTurn(say: SayCall): CallListener & { readonly stop: () => void } {
  let line: AnnouncementLine = SILENCE;
  let wanted = true;
  const goOn = async (now: Instant) => {
    const from = performance.now();
    const nowOf = () => instant(Math.round(now + performance.now() - from));
    line = announceNext(line, now);
    while (wanted && line.current) {
      await say(line.current, line.waiting.length).catch(() => undefined);
      line = announceNext(announced(line), nowOf());
    }
  };
  return {
    heard: (calls, now) => {
      const busy = line.current !== undefined;
      line = hearCalls(line, calls);
      if (!busy) void goOn(now);
    },
    anew: () => {
      line = { ...SILENCE, current: line.current };
    },
    stop: () => {
      wanted = false;
    },
  };
}
