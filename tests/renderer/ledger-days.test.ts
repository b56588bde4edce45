import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleDays } from '../../renderer/desks/ledger/visible-days.ts';

describe('the days of a month in a table that is too low for them', () => {
  test('a month that fits is drawn whole', () => {
    expect(visibleDays({ count: 15, capacity: 15, selected: 9, from: 3 })).toEqual({ from: 0, to: 15 });
  });

  test('the end of November stands below 承前 1–16, as drawn', () => {
    expect(visibleDays({ count: 30, capacity: 15, selected: 29, from: 30 })).toEqual({ from: 16, to: 30 });
  });

  test('from the first day on the rest stands below as 续后 15–30', () => {
    expect(visibleDays({ count: 30, capacity: 15, selected: 0, from: 16 })).toEqual({ from: 0, to: 14 });
  });

  test('in the middle both rows are there', () => {
    expect(visibleDays({ count: 31, capacity: 15, selected: 17, from: 0 })).toEqual({ from: 5, to: 18 });
  });

  test('whatever is selected is in sight, nothing is lost, and the rows fit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 28, max: 31 }),
        fc.integer({ min: 4, max: 40 }),
        fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 40 }),
        (count, capacity, walk) => {
          let from = count;
          for (const step of walk) {
            const selected = Math.min(step, count - 1);
            const shown = visibleDays({ count, capacity, selected, from });
            expect(shown.from).toBeGreaterThanOrEqual(0);
            expect(shown.to).toBeLessThanOrEqual(count);
            expect(selected).toBeGreaterThanOrEqual(shown.from);
            expect(selected).toBeLessThan(shown.to);
            const rows = shown.to - shown.from + (shown.from > 0 ? 1 : 0) + (shown.to < count ? 1 : 0);
            expect(rows).toBeLessThanOrEqual(capacity);
            from = shown.from;
          }
        },
      ),
    );
  });

  test('a step inside the table does not move it', () => {
    const shown = visibleDays({ count: 30, capacity: 15, selected: 29, from: 30 });
    for (let selected = 29; selected >= shown.from; selected -= 1) {
      expect(visibleDays({ count: 30, capacity: 15, selected, from: shown.from })).toEqual(shown);
    }
  });
});
