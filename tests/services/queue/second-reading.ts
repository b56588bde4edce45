import { expect } from 'vitest';
import type { tickets } from '../../../db/schema/index.ts';
import type { CallRule, QueueRank } from '../../../electron/shared/domain/queue-order.ts';
import type { Instant } from '../../../electron/shared/values/instant.ts';

export type Standing = typeof tickets.$inferSelect;

export interface Call {
  readonly rank: QueueRank;
  readonly rule: CallRule | null;
  readonly at: Instant;
}

const CAP = 30 * 60_000;
const RUN = 2;

/**
 * The default rule read a second time, as one would say it at the counter, without the code that decides: who
 * may be called from a line after the calls before. Fails the test when somebody else was.
 */
export function checkCall(
  line: readonly Standing[],
  called: Standing,
  before: readonly Call[],
  now: Instant,
): void {
  const wait = (one: Standing) => now - one.waitingSince;
  const longest = (some: readonly Standing[]) => Math.max(...some.map(wait));
  if (line.some((one) => one.rank === 'emergency')) {
    expect(called.rank).toBe('emergency');
    return;
  }
  const holds = line.some((one) => one.rank === 'ordinary' && one.recalledBehind === 0 && !one.returned);
  const free = line.filter((one) => !holds || one.recalledBehind === 0);
  const overdue = line.filter((one) => one.rank === 'ordinary' && wait(one) >= CAP);
  const atCap = free.filter((one) => one.rank === 'priority' && wait(one) >= CAP);
  const { run, lastByCap } = turnsOf(before, line);
  if (overdue.length > 0) {
    // Nobody who has waited less goes before one who has waited the cap, 回诊 aside.
    if (!called.returned) expect(wait(called)).toBeGreaterThanOrEqual(CAP);
    if (atCap.length === 0) expect([called.rank, wait(called)]).toEqual(['ordinary', longest(overdue)]);
    const later = atCap.length > 0 && longest(atCap) < longest(overdue);
    if (later && !lastByCap) expect([called.rank, wait(called)]).toEqual(['ordinary', longest(overdue)]);
    if (later && lastByCap && !called.returned) expect(called.rank).toBe('priority');
    if (atCap.length === 0 || later) return;
  }
  if (free.some((one) => one.returned)) {
    expect(called.returned).toBe(true);
    return;
  }
  const ranks = new Set(free.map((one) => one.rank));
  if (ranks.size === 1) expect(ranks.has(called.rank)).toBe(true);
  else expect(called.rank).toBe(run < RUN ? 'priority' : 'ordinary');
}

/** Priority calls in a row that an ordinary patient of the line has seen, and whether the cap had the newest turn. */
function turnsOf(
  before: readonly Call[],
  line: readonly Standing[],
): { readonly run: number; readonly lastByCap: boolean } {
  const turns = before.filter((call) => call.rule !== 'returned' && call.rule !== 'emergency');
  const newest = turns.slice(turns.findLastIndex((call) => call.rank === 'ordinary') + 1);
  const seen = newest.filter((call) =>
    line.some((one) => one.rank === 'ordinary' && one.waitingSince <= call.at),
  );
  return { run: seen.length, lastByCap: turns.at(-1)?.rule === 'waited-out' };
}
