import type { Instant } from '../shared/values/instant.ts';

/**
 * The only place that reads the computer's clock. Everything else is handed the moment of its call, so that
 * rules can be tested on any day and a clock that went backwards is seen in one place.
 *
 * @param startsAt an ISO moment from which the clock shall tick instead: the demo month and the tests of the
 *   real window play on a fixed day. Only for programs that are not packaged; a station has no such switch.
 */
export function startClock(startsAt?: string): () => Instant {
  const startedAt = Date.now();
  const shift = startsAt === undefined ? 0 : Date.parse(startsAt) - startedAt;
  if (Number.isNaN(shift)) throw new RangeError(`not a moment: ${startsAt}`);
  // By cast, not by `instant()`: that module brings the schema library, and the window waits for this one.
  return () => (Date.now() + shift) as Instant;
}
