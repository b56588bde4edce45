import type { TicketId } from '../values/ids.ts';
import { MINUTE } from '../values/instant.ts';
import type { Overtaking, Replay, TicketStory } from './evidence-replay.ts';
import type { PriorityGroup } from './priority.ts';
import { QUEUE_POINTS, type QueuePoint } from './queue-points.ts';
import { QUEUE_RANKS, type QueueRank } from './queue-policy.ts';

/** Columns of the ledger: the three groups that may be named, and everything else together. */
export const LEDGER_GROUPS = ['elder', 'soldier', 'veteran', 'other'] as const;
export type LedgerGroup = (typeof LEDGER_GROUPS)[number];

/** 计生特殊家庭 is never named, nor is a group so small that a name could be guessed from its count. */
export const SMALLEST_NAMED_GROUP = 5;

/** Waits of one point in milliseconds, by rank. */
export type Waits = Readonly<Record<QueueRank, readonly number[]>>;

/** One point's day, or the sum of many. */
export interface PointFigures {
  readonly groups: Readonly<Record<LedgerGroup, number>>;
  readonly ranks: Readonly<Record<QueueRank, number>>;
  /** Never called nor served: cancelled, gone, or not come any more. Not in the counts above. */
  readonly dropped: number;
  /** Served without a call; in the counts above. */
  readonly direct: number;
  readonly waits: Waits;
  /** Ordinary patients who waited the cap of the rule or longer, and the longest of them. */
  readonly overdue: number;
  readonly longestOverdueMs: number;
}

/** Tickets of a point that were called, served, or still wait today. */
export function countTotal({ ranks }: Pick<PointFigures, 'ranks'>): number {
  return ranks.emergency + ranks.priority + ranks.ordinary;
}

/** What the ledger keeps of one day. */
export interface DayFigures {
  readonly points: Readonly<Record<QueuePoint, PointFigures>>;
  readonly overtakings: readonly Overtaking[];
  readonly manualCalls: readonly number[];
}

function groupColumn(group: PriorityGroup | undefined): LedgerGroup {
  return group === 'elder' || group === 'soldier' || group === 'veteran' ? group : 'other';
}

interface Counting {
  groups: Record<LedgerGroup, number>;
  ranks: Record<QueueRank, number>;
  dropped: number;
  direct: number;
  waits: Record<QueueRank, number[]>;
  overdue: number;
  longestOverdueMs: number;
}

function nothingYet(): Counting {
  return {
    groups: { elder: 0, soldier: 0, veteran: 0, other: 0 },
    ranks: { emergency: 0, priority: 0, ordinary: 0 },
    dropped: 0,
    direct: 0,
    waits: { emergency: [], priority: [], ordinary: [] },
    overdue: 0,
    longestOverdueMs: 0,
  };
}

function eachPoint<Value>(make: (point: QueuePoint) => Value): Record<QueuePoint, Value> {
  return Object.fromEntries(QUEUE_POINTS.map((point) => [point, make(point)])) as Record<QueuePoint, Value>;
}

/**
 * The figures of one replayed day. A ticket counts once at its point, in the column of the one group by which
 * its visit was counted (`groupOf`); 急危重 stands apart whatever else the patient is.
 *
 * @param isOver the day has ended: who was not called by then will not be.
 */
export function countDay(
  replay: Replay,
  groupOf: (ticketId: TicketId) => PriorityGroup | undefined,
  isOver: boolean,
): DayFigures {
  const points = eachPoint(nothingYet);
  for (const story of replay.stories) countStory(points[story.point], story, groupOf, isOver);
  return { points, overtakings: replay.overtakings, manualCalls: replay.manualCalls };
}

function countStory(
  point: Counting,
  story: TicketStory,
  groupOf: (ticketId: TicketId) => PriorityGroup | undefined,
  isOver: boolean,
): void {
  const { rank } = story;
  if (story.takenAt === null && (isOver || story.status === 'cancelled')) {
    point.dropped += 1;
    return;
  }
  point.ranks[rank] += 1;
  if (rank === 'priority') point.groups[groupColumn(groupOf(story.ticketId))] += 1;
  if (story.takenAt === null) return;
  if (story.direct) point.direct += 1;
  const waitedMs = Math.max(0, story.takenAt - story.arrivedAt);
  point.waits[rank].push(waitedMs);
  if (rank !== 'ordinary' || story.capMinutes === null || waitedMs < story.capMinutes * MINUTE) return;
  point.overdue += 1;
  point.longestOverdueMs = Math.max(point.longestOverdueMs, waitedMs);
}

/** Many days as one: counts added up, waits put together. */
export function addUpDays(days: readonly DayFigures[]): DayFigures {
  const points = eachPoint(nothingYet);
  for (const day of days) {
    for (const point of QUEUE_POINTS) addPoint(points[point], day.points[point]);
  }
  return {
    points,
    overtakings: days.flatMap((day) => day.overtakings),
    manualCalls: days.flatMap((day) => day.manualCalls),
  };
}

function addPoint(sum: Counting, one: PointFigures): void {
  for (const group of LEDGER_GROUPS) sum.groups[group] += one.groups[group];
  for (const rank of QUEUE_RANKS) {
    sum.ranks[rank] += one.ranks[rank];
    for (const wait of one.waits[rank]) sum.waits[rank].push(wait);
  }
  sum.dropped += one.dropped;
  sum.direct += one.direct;
  sum.overdue += one.overdue;
  sum.longestOverdueMs = Math.max(sum.longestOverdueMs, one.longestOverdueMs);
}

/** Median, 90th percentile and longest wait, in full minutes: one that was only begun is not counted. */
export interface WaitFigures {
  readonly count: number;
  readonly medianMinutes: number;
  readonly ninetiethMinutes: number;
  readonly longestMinutes: number;
}

/**
 * Of `n` waits sorted from short to long, the ⌊n × share⌋ + 1st: never the shorter of two that could be meant,
 * so that more than the share waited no longer than the figure says. No figure without a wait.
 */
export function percentile(sorted: Readonly<ArrayLike<number>>, share: number): number | undefined {
  const { length } = sorted;
  return length === 0 ? undefined : sorted[Math.min(length - 1, Math.floor(length * share + 1e-9))];
}

/** The figures of a list of waits in milliseconds; null when nobody was called yet. */
export function waitFigures(waits: readonly number[]): WaitFigures | null {
  const sorted = Float64Array.from(waits).sort();
  const [median, ninetieth, longest] = [percentile(sorted, 0.5), percentile(sorted, 0.9), sorted.at(-1)];
  if (median === undefined || ninetieth === undefined || longest === undefined) return null;
  return {
    count: waits.length,
    medianMinutes: Math.floor(median / MINUTE),
    ninetiethMinutes: Math.floor(ninetieth / MINUTE),
    longestMinutes: Math.floor(longest / MINUTE),
  };
}

export interface WaitBin {
  readonly fromMinutes: number;
  /** null = and longer. */
  readonly toMinutes: number | null;
  readonly count: number;
}

const BIN_MINUTES = 5;
const MOST_BINS = 9;

/**
 * How many waited how long, in bars of five minutes (wider where the cap needs it), the last bar "the cap and
 * longer": it begins exactly at the cap, which the chart draws as a line.
 */
export function waitBins(waits: readonly number[], capMinutes: number | null): WaitBin[] {
  const end = capMinutes ?? 30;
  const width = BIN_MINUTES * Math.ceil(end / BIN_MINUTES / (MOST_BINS - 1));
  const starts = Array.from({ length: Math.ceil(end / width) }, (_, index) => index * width);
  const counts = [...starts.map(() => 0), 0];
  for (const wait of waits) {
    const minutes = wait / MINUTE;
    const at = minutes >= end ? starts.length : Math.floor(minutes / width);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    fromMinutes: index < starts.length ? index * width : end,
    toMinutes: index < starts.length ? Math.min(end, (index + 1) * width) : null,
    count,
  }));
}

/**
 * Groups of so few that a name could be guessed are counted under 其他优先, over all points alike, so that
 * every column still adds up.
 */
export function foldSmallGroups(figures: DayFigures): DayFigures {
  const sum = (group: LedgerGroup) =>
    QUEUE_POINTS.reduce((before, point) => before + figures.points[point].groups[group], 0);
  const small = LEDGER_GROUPS.filter((group) => group !== 'other' && sum(group) < SMALLEST_NAMED_GROUP);
  const points = eachPoint((point): PointFigures => {
    const groups = { ...figures.points[point].groups };
    for (const group of small) {
      groups.other += groups[group];
      groups[group] = 0;
    }
    return { ...figures.points[point], groups };
  });
  return { ...figures, points };
}

/** Whole minutes that the overtaken one had waited when the call was made. */
export function waitedMinutes(overtaking: Pick<Overtaking, 'waitedMs'>): number {
  return Math.floor(overtaking.waitedMs / MINUTE);
}
