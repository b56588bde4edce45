import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkMonthClosable,
  type MonthCheckInput,
  missingDays,
  monthOfClosing,
  monthRange,
} from '../../electron/shared/domain/closing-calendar.ts';
import { addDays, clinicDay, clinicMonth, daysFromTo } from '../../electron/shared/values/clinic-day.ts';

const day = clinicDay;
const month = clinicMonth;
const FIRST = day('2026-11-01');
const UP_TO_19 = daysFromTo(FIRST, day('2026-11-19'));

test('the days of a range that are not closed, in order', () => {
  const closed = UP_TO_19.filter((one) => one !== '2026-11-08');
  expect(missingDays(closed, { from: day('2026-11-07'), to: day('2026-11-21') })).toEqual([
    '2026-11-08',
    '2026-11-20',
    '2026-11-21',
  ]);
});

describe('the accounting month', () => {
  test.each([
    ['2026-11', 'last', '2026-11-01', '2026-11-30'],
    ['2028-02', 'last', '2028-02-01', '2028-02-29'],
    ['2026-11', 20, '2026-10-21', '2026-11-20'],
    ['2026-01', 20, '2025-12-21', '2026-01-20'],
    ['2027-03', 28, '2027-03-01', '2027-03-28'],
  ] as const)('%s with cut-off %s runs from %s to %s', (text, cutOff, from, to) => {
    expect(monthRange(month(text), cutOff)).toEqual({ from, to });
  });

  test.each([0, 29, 1.5])('a cut-off on the %s is refused', (cutOff) => {
    expect(() => monthRange(month('2026-11'), cutOff)).toThrow(RangeError);
  });

  test('every day belongs to exactly the month whose range holds it, and ranges meet without a gap', () => {
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day('2024-01-01'), days));
    const anyCutOff = fc.oneof(fc.constant('last' as const), fc.integer({ min: 1, max: 28 }));
    fc.assert(
      fc.property(anyDay, anyCutOff, (one, cutOff) => {
        const range = monthRange(monthOfClosing(one, cutOff), cutOff);
        expect(range.from <= one && one <= range.to).toBe(true);
        const next = monthRange(monthOfClosing(addDays(range.to, 1), cutOff), cutOff);
        expect(next.from).toBe(addDays(range.to, 1));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('月结还差', () => {
  const READY: MonthCheckInput = {
    month: month('2026-11'),
    cutOff: 'last',
    firstDay: day('2026-09-15'),
    closedDays: daysFromTo(day('2026-09-15'), day('2026-11-30')),
    closedMonths: [month('2026-09'), month('2026-10')],
    openStocktakes: 0,
    receiptGaps: 0,
    failedIdentities: [],
  };

  test('nothing: the month may be closed', () => {
    expect(checkMonthClosable(READY)).toEqual([]);
  });

  test('the last day and a stocktake difference', () => {
    const closedDays = daysFromTo(day('2026-09-15'), day('2026-11-29'));
    expect(checkMonthClosable({ ...READY, closedDays, openStocktakes: 1 })).toEqual([
      { kind: 'days-open', days: ['2026-11-30'] },
      { kind: 'stocktakes-open', count: 1 },
    ]);
  });

  test('the month before, a gap in the receipts and a proof that fails', () => {
    const input = {
      ...READY,
      closedMonths: [month('2026-09')],
      receiptGaps: 2,
      failedIdentities: ['western'],
    };
    expect(checkMonthClosable(input)).toEqual([
      { kind: 'earlier-month-open', month: '2026-10' },
      { kind: 'receipt-gaps', count: 2 },
      { kind: 'proof-fails', names: ['western'] },
    ]);
  });

  test('the first month needs no month before it, and no day before the station opened', () => {
    const input = { ...READY, month: month('2026-09'), closedMonths: [] };
    expect(checkMonthClosable(input)).toEqual([]);
  });

  test('a month is closed once', () => {
    expect(checkMonthClosable({ ...READY, closedMonths: [month('2026-11')] })).toEqual([
      { kind: 'already-closed' },
    ]);
  });
});
