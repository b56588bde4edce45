import { useEffect, useState } from 'react';
import {
  type Announcement,
  type AnnouncementLine,
  announced,
  announceNext,
  hearCalls,
  SHOWN_MS,
  SILENCE,
} from '../../electron/shared/domain/announcements.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { followCalls } from '../api/follow-calls.ts';

/**
 * The call that stands large on the board: each of them for some seconds, however quickly they follow, so that
 * none is missed. When no other waits the last one stays.
 */
export function useShownCall(): Announcement | undefined {
  const [line, setLine] = useState<AnnouncementLine>(SILENCE);
  useEffect(
    () =>
      followCalls({
        heard: (calls, now) => setLine((before) => announceNext(hearCalls(before, calls), now)),
        anew: () => setLine(SILENCE),
      }),
    [],
  );
  const { current } = line;
  const others = line.waiting.length > 0;
  useEffect(() => {
    if (!current || !others) return undefined;
    const next = () => setLine((before) => announceNext(announced(before), instant(current.at)));
    const timer = setTimeout(next, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [current, others]);
  return current;
}
