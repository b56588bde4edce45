import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideSignInWait } from '../../electron/shared/domain/sign-in.ts';
import { instant } from '../../electron/shared/values/instant.ts';

const at = (seconds: number) => instant(1_000_000 + seconds * 1000);

test('five tries, then a minute from the last of them', () => {
  expect(decideSignInWait([], at(0))).toEqual({ kind: 'try', triesLeft: 5 });
  expect(decideSignInWait([at(0), at(1), at(2), at(3)], at(4))).toEqual({ kind: 'try', triesLeft: 1 });
  const five = [at(0), at(1), at(2), at(3), at(4)];
  expect(decideSignInWait(five, at(4))).toEqual({ kind: 'wait', seconds: 60 });
  expect(decideSignInWait(five, at(34))).toEqual({ kind: 'wait', seconds: 30 });
});

test('nobody who stops trying waits longer than a minute', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 40 }), (seconds) => {
      const last = Math.max(0, ...seconds);
      const now = at(last + 60);
      expect(decideSignInWait(seconds.map(at), now)).toEqual({ kind: 'try', triesLeft: 5 });
    }),
  );
});

test('nobody gets more than five tries into any minute', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }), (gaps) => {
      const tried: number[] = [];
      let clock = 0;
      for (const gap of gaps) {
        clock += gap;
        if (decideSignInWait(tried.map(at), at(clock)).kind === 'try') tried.push(clock);
      }
      for (const from of tried)
        expect(tried.filter((one) => one >= from && one < from + 60).length).toBeLessThanOrEqual(5);
    }),
  );
});

test('tries of a clock that was set back since keep nobody out', () => {
  const hour = 3_600;
  expect(
    decideSignInWait(
      [0, 1, 2, 3, 4].map((second) => at(hour + second)),
      at(0),
    ),
  ).toEqual({
    kind: 'try',
    triesLeft: 5,
  });
});
