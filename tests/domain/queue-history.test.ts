import { describe, expect, test } from 'vitest';
import { readHistory, type Turn } from '../../electron/shared/domain/queue-history.ts';
import { type Instant, instant, MINUTE } from '../../electron/shared/values/instant.ts';

const at = (minute: number): Instant => instant(Date.UTC(2026, 10, 20) + minute * MINUTE);

/** Calls of a line, `p` priority and `o` ordinary, at these minutes; newest last, as they are said. */
function calls(...said: readonly (readonly ['p' | 'o', number])[]): Turn[] {
  return said
    .map(([rank, minute]): Turn => {
      const name = rank === 'p' ? 'priority' : 'ordinary';
      return { rank: name, rule: name, at: at(minute) };
    })
    .toReversed();
}

const waits = (rank: 'priority' | 'ordinary', minute: number) => ({ rank, waitingSince: at(minute) });

describe('the run of priority calls', () => {
  test('counts the calls past an ordinary patient who still waits', () => {
    const turns = calls(['o', 0], ['p', 5], ['p', 10]);
    expect(readHistory(turns, [waits('ordinary', 3)])).toEqual({ priorityRun: 2, capTurn: false });
    expect(readHistory(turns, [waits('ordinary', 7)])).toEqual({ priorityRun: 1, capTurn: false });
  });

  test('goes by the one who has waited longest, and counts a call at the minute of his coming', () => {
    const turns = calls(['p', 5], ['p', 10]);
    expect(readHistory(turns, [waits('ordinary', 9), waits('ordinary', 5)]).priorityRun).toBe(2);
  });

  test('does not count calls from before anybody ordinary came: they passed nobody', () => {
    const morning = calls(['p', 0], ['p', 40], ['p', 80]);
    expect(readHistory(morning, [waits('ordinary', 200), waits('priority', 201)]).priorityRun).toBe(0);
    expect(readHistory(morning, [waits('priority', 30)]).priorityRun).toBe(0);
  });

  test('ends with an ordinary turn, whoever waited then', () => {
    const turns = calls(['p', 5], ['p', 10], ['o', 15], ['p', 20]);
    expect(readHistory(turns, [waits('ordinary', 1)]).priorityRun).toBe(1);
  });

  test('knows whether the cap had the newest turn, and who is being served', () => {
    const turns: Turn[] = [{ rank: 'ordinary', rule: 'waited-out', at: at(30) }, ...calls(['p', 5])];
    expect(readHistory(turns, [waits('ordinary', 1)], 16)).toEqual({
      priorityRun: 0,
      capTurn: true,
      serving: 16,
    });
  });
});
