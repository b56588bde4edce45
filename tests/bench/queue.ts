import { createRandom } from '../../build/demo/population/random.ts';
import {
  DEFAULT_QUEUE_SETTINGS,
  decideNext,
  type QueuePolicy,
  type Waiting,
} from '../../electron/shared/domain/queue-order.ts';
import type { TicketId } from '../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../electron/shared/values/instant.ts';
import type { ReadingRow } from './reading.ts';
import { inTurn } from './samples.ts';

/** More than any station holds; everybody waits past the cap, which is the longest way to a decision. */
const WAITING = 200;

const POLICIES: readonly QueuePolicy[] = [
  { kind: 'absolute' },
  { kind: 'interleave', priorityRun: 2, capMinutes: 30 },
  { kind: 'weighted', priorityBonusMinutes: 15, capMinutes: 30 },
];

/** Who is next of 200, by each policy, against one sort of 200 numbers. */
export function measureDecisions(now: Instant): ReadingRow[] {
  const waiting = crowdAt(now);
  const since = waiting.map((one) => one.waitingSince);
  return POLICIES.map((policy) => {
    const settings = { ...DEFAULT_QUEUE_SETTINGS, policy };
    const [measured, raw] = inTurn(
      2_000,
      () => decideNext(waiting, { priorityRun: 1 }, settings, now),
      () => since.toSorted((a, b) => a - b),
    );
    return { what: `who is next of 200, ${policy.kind}`, floor: 'one sort of 200 numbers', measured, raw };
  });
}

function crowdAt(now: Instant): Waiting[] {
  const random = createRandom('two hundred waiting');
  return Array.from({ length: WAITING }, (_, index): Waiting => {
    const arrivedAt = instant(now - random.int(0, 120) * MINUTE);
    return {
      ticketId: (index + 1) as TicketId,
      number: index + 1,
      rank: random.chance(0.3) ? 'priority' : 'ordinary',
      arrivedAt,
      waitingSince: arrivedAt,
      returned: random.chance(0.1),
      recalledBehind: random.chance(0.05) ? 2 : 0,
    };
  });
}
