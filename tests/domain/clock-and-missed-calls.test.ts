import { describe, expect, test } from 'vitest';
import { CLOCK_TOLERANCE_MS, checkClock, checkJump } from '../../electron/shared/domain/clock-guard.ts';
import { decideCallAgain, isGivenUp, recallBehind } from '../../electron/shared/domain/missed-calls.ts';
import { DEFAULT_QUEUE_SETTINGS } from '../../electron/shared/domain/queue-policy.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { instant, MINUTE } from '../../electron/shared/values/instant.ts';

const SEEN = instant(Date.UTC(2026, 10, 20, 2, 0));

describe('the clock', () => {
  const at = (now: number, lastSeenAt: typeof SEEN | undefined = SEEN) =>
    checkClock({ lastSeenAt, now: instant(now), toleranceMs: CLOCK_TOLERANCE_MS });

  test('goes on: all is well, also after a night and on the first day', () => {
    expect(at(SEEN)).toEqual({ ok: true });
    expect(at(SEEN + 14 * 60 * MINUTE)).toEqual({ ok: true });
    expect(checkClock({ lastSeenAt: undefined, now: instant(0), toleranceMs: CLOCK_TOLERANCE_MS })).toEqual({
      ok: true,
    });
  });

  test('two minutes back are a time server, a moment more is not', () => {
    expect(at(SEEN - 2 * MINUTE)).toEqual({ ok: true });
    expect(at(SEEN - 2 * MINUTE - 1)).toEqual({ ok: false, minutes: 3 });
  });

  test('an hour back is told in minutes', () => {
    expect(at(SEEN - 60 * MINUTE)).toEqual({ ok: false, minutes: 60 });
  });

  test('a tolerance below zero is a fault', () => {
    expect(() => checkClock({ lastSeenAt: SEEN, now: SEEN, toleranceMs: -1 })).toThrow(RangeError);
  });
});

describe('a clock days ahead of the books', () => {
  const jump = (today: string, lastDay: string | undefined = '2026-11-20') =>
    checkJump({
      lastDay: lastDay === undefined ? undefined : clinicDay(lastDay),
      today: clinicDay(today),
      mostDays: 10,
    });

  test.each([
    ['2026-11-20', { ok: true }],
    ['2026-11-30', { ok: true }],
    ['2026-12-01', { ok: false, days: 11 }],
    ['2062-11-20', { ok: false, days: 13_149 }],
    // Back is the other rule's.
    ['2026-01-01', { ok: true }],
  ])('%s: %o', (today, verdict) => {
    expect(jump(today)).toEqual(verdict);
  });

  test('a station that never booked anything has nothing to compare', () => {
    expect(checkJump({ lastDay: undefined, today: clinicDay('2062-01-01'), mostDays: 10 })).toEqual({
      ok: true,
    });
  });

  test('a limit below one day is a fault', () => {
    expect(() => checkJump({ lastDay: undefined, today: clinicDay('2026-11-20'), mostDays: 0 })).toThrow(
      RangeError,
    );
  });
});

describe('过号', () => {
  const calls = (...seconds: number[]) => seconds.map((second) => instant(SEEN + second * 1000));
  const now = (second: number) => instant(SEEN + second * 1000);

  test('called three times, a minute apart, then missed', () => {
    const settings = DEFAULT_QUEUE_SETTINGS;
    expect(decideCallAgain([], settings, now(0))).toEqual({ next: 'call' });
    expect(decideCallAgain(calls(0), settings, now(59))).toEqual({ next: 'wait', waitSeconds: 1 });
    expect(decideCallAgain(calls(0), settings, now(60))).toEqual({ next: 'call' });
    expect(decideCallAgain(calls(0, 60), settings, now(120))).toEqual({ next: 'call' });
    expect(decideCallAgain(calls(0, 60, 120), settings, now(150))).toEqual({ next: 'wait', waitSeconds: 30 });
    expect(decideCallAgain(calls(0, 60, 120), settings, now(180))).toEqual({ next: 'miss' });
  });

  test('missed three times is given up', () => {
    expect([1, 2, 3, 4].map((misses) => isGivenUp(misses, DEFAULT_QUEUE_SETTINGS))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('on return two ordinary patients go first; an emergency waits for nobody', () => {
    expect(recallBehind('ordinary', DEFAULT_QUEUE_SETTINGS)).toBe(2);
    expect(recallBehind('priority', DEFAULT_QUEUE_SETTINGS)).toBe(2);
    expect(recallBehind('emergency', DEFAULT_QUEUE_SETTINGS)).toBe(0);
  });
});
