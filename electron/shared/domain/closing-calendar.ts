import {
  addDays,
  addMonths,
  type ClinicDay,
  type ClinicMonth,
  clinicDay,
  daysFromTo,
  firstDayOf,
  lastDayOf,
  monthOf,
} from '../values/clinic-day.ts';

/** The day with which an accounting month ends: 'last', or 1–28 (设; 20 is in use at some centers). */
export type CutOffDay = 'last' | number;

export interface DayRange {
  readonly from: ClinicDay;
  readonly to: ClinicDay;
}

/** Days of a range without a closing, in order. */
export function missingDays(closed: readonly ClinicDay[], range: DayRange): ClinicDay[] {
  const known = new Set<ClinicDay>(closed);
  return daysFromTo(range.from, range.to).filter((day) => !known.has(day));
}

function requireCutOff(cutOff: CutOffDay): CutOffDay {
  if (cutOff !== 'last' && !(Number.isInteger(cutOff) && cutOff >= 1 && cutOff <= 28)) {
    throw new RangeError(`not a cut-off day: ${cutOff}`);
  }
  return cutOff;
}

/**
 * The days of an accounting month. 'last' is the calendar month; 20 runs from the 21st of the month before
 * through the 20th.
 *
 * @throws RangeError for a cut-off that is neither 'last' nor 1–28.
 */
export function monthRange(month: ClinicMonth, cutOff: CutOffDay): DayRange {
  if (requireCutOff(cutOff) === 'last') return { from: firstDayOf(month), to: lastDayOf(month) };
  const date = cutOff.toString().padStart(2, '0');
  return {
    from: addDays(clinicDay(`${addMonths(month, -1)}-${date}`), 1),
    to: clinicDay(`${month}-${date}`),
  };
}

/** The accounting month to which a day belongs. */
export function monthOfClosing(day: ClinicDay, cutOff: CutOffDay): ClinicMonth {
  const month = monthOf(day);
  return day <= monthRange(month, cutOff).to ? month : addMonths(month, 1);
}

/** One thing that still stands between a month and its closing (月结还差). */
export type MonthBlocker =
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'earlier-month-open'; readonly month: ClinicMonth }
  | { readonly kind: 'days-open'; readonly days: readonly ClinicDay[] }
  | { readonly kind: 'stocktakes-open'; readonly count: number }
  | { readonly kind: 'receipt-gaps'; readonly count: number }
  | { readonly kind: 'proof-fails'; readonly names: readonly string[] };

export interface MonthCheckInput {
  readonly month: ClinicMonth;
  readonly cutOff: CutOffDay;
  /** First business day of the station; earlier days of the first month are not asked for. */
  readonly firstDay: ClinicDay;
  readonly closedDays: readonly ClinicDay[];
  readonly closedMonths: readonly ClinicMonth[];
  /** Stocktakes whose differences nobody has approved. */
  readonly openStocktakes: number;
  readonly receiptGaps: number;
  /** Names of the identities over the whole month that do not hold. */
  readonly failedIdentities: readonly string[];
}

/** What a month still lacks, in the order in which to mend it; empty = it may be closed. */
export function checkMonthClosable(input: MonthCheckInput): MonthBlocker[] {
  const blockers: MonthBlocker[] = [];
  if (input.closedMonths.includes(input.month)) return [{ kind: 'already-closed' }];
  const first = monthOfClosing(input.firstDay, input.cutOff);
  const before = addMonths(input.month, -1);
  if (input.month > first && !input.closedMonths.includes(before)) {
    blockers.push({ kind: 'earlier-month-open', month: before });
  }
  const range = monthRange(input.month, input.cutOff);
  const days = missingDays(input.closedDays, range).filter((day) => day >= input.firstDay);
  if (days.length > 0) blockers.push({ kind: 'days-open', days });
  if (input.openStocktakes > 0) blockers.push({ kind: 'stocktakes-open', count: input.openStocktakes });
  if (input.receiptGaps > 0) blockers.push({ kind: 'receipt-gaps', count: input.receiptGaps });
  if (input.failedIdentities.length > 0) {
    blockers.push({ kind: 'proof-fails', names: input.failedIdentities });
  }
  return blockers;
}
