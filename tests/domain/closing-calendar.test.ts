import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkMonthClosable,
  type MonthCheckInput,
  mayCloseDay,
  mayUndoDay,
  missingDays,
  monthOfClosing,
  monthRange,
  nextDayToClose,
} from '../../electron/shared/domain/closing-calendar.ts';
import {
  addDays,
  type ClinicDay,
  clinicDay,
  clinicMonth,
  daysFromTo,
} from '../../electron/shared/values/clinic-day.ts';

const day = clinicDay;
const month = clinicMonth;
const FIRST = day('2026-11-01');
const UP_TO_19 = daysFromTo(FIRST, day('2026-11-19'));

describe('business days follow each other without a gap', () => {
  test('after the 19th comes the 20th; a station without closings starts on its first day', () => {
    expect(nextDayToClose(UP_TO_19, FIRST)).toBe('2026-11-20');
    expect(nextDayToClose([], FIRST)).toBe('2026-11-01');
  });

  test('a gap comes first', () => {
    const closed = UP_TO_19.filter((one) => one !== '2026-11-08');
    expect(nextDayToClose(closed, FIRST)).toBe('2026-11-08');
    expect(missingDays(closed, { from: day('2026-11-07'), to: day('2026-11-21') })).toEqual([
      '2026-11-08',
      '2026-11-20',
      '2026-11-21',
    ]);
  });

  test.each([
    ['2026-11-20', { ok: true }],
    ['2026-11-21', { ok: false, reason: 'earlier-day-open', day: '2026-11-20' }],
    ['2026-11-19', { ok: false, reason: 'already-closed', day: '2026-11-19' }],
    ['2026-11-22', { ok: false, reason: 'not-yet', day: '2026-11-22' }],
    ['2026-10-31', { ok: false, reason: 'before-start', day: '2026-11-01' }],
  ])('on the 21st %s: %o', (text, answer) => {
    expect(
      mayCloseDay({ day: day(text), closed: UP_TO_19, firstDay: FIRST, today: day('2026-11-21') }),
    ).toEqual(answer);
  });

  test('only the newest closing can be undone, and not inside a closed month', () => {
    const undo = (text: string, through?: string) =>
      mayUndoDay({ day: day(text), closed: UP_TO_19, closedThrough: through ? day(through) : undefined });
    expect(undo('2026-11-19')).toEqual({ ok: true });
    expect(undo('2026-11-18')).toEqual({ ok: false, reason: 'not-newest' });
    expect(undo('2026-11-20')).toEqual({ ok: false, reason: 'not-closed' });
    expect(undo('2026-11-19', '2026-11-19')).toEqual({ ok: false, reason: 'month-closed' });
    expect(undo('2026-11-19', '2026-10-31')).toEqual({ ok: true });
  });

  test('closing whatever comes next leaves no day out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        const closed: ClinicDay[] = [];
        for (let index = 0; index < count; index += 1) closed.push(nextDayToClose(closed, FIRST));
        expect(closed).toEqual(daysFromTo(FIRST, addDays(FIRST, count - 1)));
      }),
    );
  });
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
