import { expect, test } from 'vitest';
import { createRandom } from '../../build/demo/population/random.ts';
import { readHistory, type Turn } from '../../electron/shared/domain/queue-history.ts';
import {
  DEFAULT_QUEUE_SETTINGS,
  decideNext,
  type QueuePolicy,
  type Waiting,
  waitingAfter,
} from '../../electron/shared/domain/queue-order.ts';
import type { TicketId } from '../../electron/shared/values/ids.ts';
import { instant, MINUTE } from '../../electron/shared/values/instant.ts';

const OPENING = Date.UTC(2026, 10, 20, 0, 0);
const DAYS = 200;

interface Morning {
  readonly name: string;
  readonly arrivals: number;
  readonly withinMinutes: number;
  readonly serviceMinutes: number;
}

const POLICIES: readonly QueuePolicy[] = [
  { kind: 'absolute' },
  { kind: 'interleave', priorityRun: 2, capMinutes: 30 },
  { kind: 'weighted', priorityBonusMinutes: 15, capMinutes: 30 },
];

/** Minutes that priority and ordinary patients waited, over the same 200 mornings for every policy. */
function waitsOf(morning: Morning, policy: QueuePolicy): { priority: number[]; ordinary: number[] } {
  const random = createRandom(morning.name);
  const waits = { priority: [] as number[], ordinary: [] as number[] };
  for (let day = 0; day < DAYS; day += 1) {
    const coming = Array.from({ length: morning.arrivals }, (_, index) => ({
      minute: random.int(0, morning.withinMinutes - 1),
      rank: random.chance(0.4) ? ('priority' as const) : ('ordinary' as const),
      index,
    })).sort((a, b) => a.minute - b.minute);
    playMorning(coming, morning, policy, waits);
  }
  return waits;
}

function playMorning(
  arrivals: readonly { readonly minute: number; readonly rank: 'priority' | 'ordinary' }[],
  { serviceMinutes }: Morning,
  policy: QueuePolicy,
  waits: { priority: number[]; ordinary: number[] },
): void {
  const settings = { ...DEFAULT_QUEUE_SETTINGS, policy };
  const coming = arrivals.map(({ minute, rank }, index) => {
    const at = instant(OPENING + minute * MINUTE);
    const ticketId = (index + 1) as TicketId;
    const wait = { arrivedAt: at, waitingSince: at, returned: false, recalledBehind: 0 };
    return { ticketId, number: index + 1, rank, ...wait } satisfies Waiting;
  });
  let waiting: Waiting[] = [];
  const turns: Turn[] = [];
  for (let minute = 0; coming.length > 0 || waiting.length > 0; ) {
    const now = instant(OPENING + minute * MINUTE);
    while (coming[0] && coming[0].arrivedAt <= now) waiting.push(...coming.splice(0, 1));
    const next = decideNext(waiting, readHistory(turns, waiting), settings, now);
    const called = waiting.find((one) => one.ticketId === next?.ticketId);
    minute += called ? serviceMinutes : 1;
    if (!next || !called || called.rank === 'emergency') continue;
    waits[called.rank].push((now - called.arrivedAt) / MINUTE);
    const { rule } = next.reason;
    if (rule !== 'emergency' && rule !== 'returned') turns.unshift({ rank: called.rank, rule, at: now });
    waiting = waitingAfter(waiting, called, rule);
  }
}

function share(waits: readonly number[], part: number): number {
  return [...waits].sort((a, b) => a - b)[Math.floor(waits.length * part)] ?? 0;
}

function figures(morning: Morning) {
  return POLICIES.map((policy) => {
    const { priority, ordinary } = waitsOf(morning, policy);
    return [
      policy.kind,
      `priority ${share(priority, 0.5)} (${share(priority, 0.9)})`,
      `ordinary ${share(ordinary, 0.5)} (${share(ordinary, 0.9)})`,
    ].join(' · ');
  });
}

// Median (90th percentile) in minutes. A change of the rules shows here who pays for it.
test('a light morning: 20 arrivals in 150 minutes, six minutes each', () => {
  expect(figures({ name: 'light', arrivals: 20, withinMinutes: 150, serviceMinutes: 6 })).toEqual([
    'absolute · priority 2 (6) · ordinary 5 (23)',
    'interleave · priority 2 (8) · ordinary 5 (21)',
    'weighted · priority 2 (8) · ordinary 5 (21)',
  ]);
});

test('a crowded morning, where everybody waits past the cap: 40 in 90 minutes, five minutes each', () => {
  expect(figures({ name: 'crowded', arrivals: 40, withinMinutes: 90, serviceMinutes: 5 })).toEqual([
    'absolute · priority 7 (20) · ordinary 96 (112)',
    'interleave · priority 39 (78) · ordinary 68 (109)',
    'weighted · priority 37 (81) · ordinary 69 (108)',
  ]);
});
