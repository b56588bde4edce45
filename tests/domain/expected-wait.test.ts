import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedWait, LONGEST_WAIT_MINUTES } from '../../electron/shared/domain/expected-wait.ts';
import { instant, MINUTE } from '../../electron/shared/values/instant.ts';

const NINE = Date.parse('2026-11-20T09:00:00+08:00');
const at = (minutes: number) => instant(NINE + minutes * MINUTE);
const calls = (...minutes: number[]) => minutes.map(at);

describe('the wait that a ticket promises', () => {
  it('is the room’s pace for everybody ahead and what is left of the one inside, in steps of five', () => {
    // One every six minutes; the newest went in two minutes ago, so four are left, and three wait before.
    expect(expectedWait({ calls: calls(0, 6, 12, 18), ahead: 3, now: at(20) })).toEqual({
      minutes: 25,
      orMore: false,
    });
    expect(expectedWait({ calls: calls(0, 6, 12, 18), ahead: 0, now: at(20) })).toEqual({
      minutes: 5,
      orMore: false,
    });
  });

  it('goes by the middle pause, not by one long case', () => {
    expect(expectedWait({ calls: calls(0, 5, 10, 38, 43), ahead: 2, now: at(48) })).toEqual({
      minutes: 10,
      orMore: false,
    });
  });

  it('does not take lunch for a patient', () => {
    expect(expectedWait({ calls: calls(0, 5, 10, 15, 135), ahead: 1, now: at(140) })).toEqual({
      minutes: 5,
      orMore: false,
    });
  });

  it('stops at two hours and says that it may be more', () => {
    expect(expectedWait({ calls: calls(0, 10, 20, 30), ahead: 40, now: at(30) })).toEqual({
      minutes: LONGEST_WAIT_MINUTES,
      orMore: true,
    });
  });

  it.each([
    ['nobody was called yet', calls(), 3, 0],
    ['only three were called', calls(0, 6, 12), 3, 14],
    ['nobody was called for an hour', calls(0, 6, 12, 18), 3, 90],
    ['calls of the future are no calls', calls(100, 106, 112, 118), 3, 20],
  ])('says nothing when %s', (_why, made, ahead, now) => {
    expect(expectedWait({ calls: made, ahead, now: at(now) })).toBeUndefined();
  });

  it('never promises less to somebody who stands further back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 30 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 330 }),
        (minutes, ahead, now) => {
          const facts = { calls: calls(...minutes), now: at(now) };
          const near = expectedWait({ ...facts, ahead });
          const far = expectedWait({ ...facts, ahead: ahead + 1 });
          expect(near === undefined).toBe(far === undefined);
          if (near === undefined || far === undefined) return;
          expect(far.minutes).toBeGreaterThanOrEqual(near.minutes);
          expect(near.minutes % 5).toBe(0);
          expect(near.minutes).toBeGreaterThan(0);
          expect(far.minutes).toBeLessThanOrEqual(LONGEST_WAIT_MINUTES);
        },
      ),
    );
  });
});
