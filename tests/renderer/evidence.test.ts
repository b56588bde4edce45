import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../electron/shared/contract/queue-evidence.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { waitScale } from '../../renderer/components/wait-charts.tsx';
import { compareWords, overtakenWords } from '../../renderer/desks/settings/evidence/evidence-words.ts';
import { periodOf, periodWords } from '../../renderer/desks/settings/evidence/periods.ts';

const FRIDAY = clinicDay('2026-11-20');

describe('the periods of the ledger', () => {
  test.each([
    ['day', 0, '2026-11-20', '2026-11-20'],
    ['day', 20, '2026-10-31', '2026-10-31'],
    ['week', 0, '2026-11-16', '2026-11-22'],
    ['week', 1, '2026-11-09', '2026-11-15'],
    ['month', 0, '2026-11-01', '2026-11-30'],
    ['month', 9, '2026-02-01', '2026-02-28'],
    ['quarter', 0, '2026-10-01', '2026-12-31'],
    ['quarter', 3, '2026-01-01', '2026-03-31'],
    ['year', 0, '2026-01-01', '2026-12-31'],
    ['year', 2, '2024-01-01', '2024-12-31'],
  ] as const)('a %s, %i before', (kind, back, from, to) => {
    expect(periodOf(kind, back, FRIDAY)).toEqual({ from, to });
  });

  test('a Monday begins its own week, a Sunday ends it', () => {
    expect(periodOf('week', 0, clinicDay('2026-11-16')).from).toBe('2026-11-16');
    expect(periodOf('week', 0, clinicDay('2026-11-22')).from).toBe('2026-11-16');
  });

  test('are said as far as the days have come', () => {
    const words = (from: string, to: string) =>
      periodWords({ from: clinicDay(from), to: clinicDay(to) }, FRIDAY);
    expect(words('2026-11-01', '2026-11-30')).toBe('2026-11-01 至 11-20');
    expect(words('2026-10-01', '2026-10-31')).toBe('2026-10-01 至 10-31');
    expect(words('2025-11-21', '2026-11-20')).toBe('2025-11-21 至 2026-11-20');
    expect(words('2026-11-20', '2026-11-20')).toBe('2026-11-20');
  });
});

function pointsWith(waits: readonly (readonly [priority: number, ordinary: number])[]): Evidence['points'] {
  const figures = (minutes: number) => ({
    count: 1,
    medianMinutes: minutes,
    ninetiethMinutes: minutes,
    longestMinutes: minutes,
  });
  return waits.map(([priority, ordinary]) => ({
    point: 'lab',
    waits: { priority: figures(priority), ordinary: figures(ordinary), emergency: null },
  })) as unknown as Evidence['points'];
}

describe('what the ledger says in words', () => {
  test('where priority waited longer, it is said', () => {
    expect(compareWords({ points: pointsWith([[3, 2]]) })).toBe('化验：优先的中位反而更长');
    expect(compareWords({ points: pointsWith([[1, 2]]) })).toBe('六处优先都不更长，没有一处倒过来');
    expect(compareWords({ points: [] })).toBe('还没有可比的等候');
  });

  test('who was overtaken is never passed over in silence', () => {
    const nothing = {
      tickets: 9,
      overtaken: { ordinary: 0, priority: 0, emergency: 0, byHand: 0, rows: [] },
      overdue: { count: 0, longestMinutes: 0 },
      histogram: { capMinutes: 30 },
      policies: [],
    } as unknown as Evidence;
    const words = (change: Partial<Evidence>) =>
      overtakenWords({ ...nothing, policies: [{ policy: { kind: 'interleave' } }] as never, ...change });
    expect(words({})).toBe('没有人等满上限，优先也没有被后到者越过。');
    expect(words({ overdue: { count: 4, longestMinutes: 31 } })).toContain('满 30 分的 4 人');
    expect(words({ overtaken: { ...nothing.overtaken, ordinary: 2 } })).toContain('Alt J');
    expect(words({ overtaken: { ...nothing.overtaken, priority: 1 } })).toContain('优先、急危重 1 人被越过');
    expect(words({ tickets: 0 })).toBe('期内没有人排队。');
  });

  test('one scale holds the longest of the lines, with at most five marks', () => {
    for (const minutes of [0, 8, 9, 27, 61, 400, 2_000]) {
      const { end, step } = waitScale(pointsWith([[1, minutes]]));
      expect(end).toBeGreaterThanOrEqual(minutes);
      expect(end / step).toBeLessThanOrEqual(5);
    }
  });
});
