import {
  addDays,
  addMonths,
  type ClinicDay,
  clinicMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  weekdayOf,
} from '../../../../electron/shared/values/clinic-day.ts';

export interface Period {
  readonly from: ClinicDay;
  readonly to: ClinicDay;
}

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'own'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export const PERIOD_LABELS: Readonly<Record<PeriodKind, string>> = {
  day: '今日',
  week: '本周',
  month: '本月',
  quarter: '本季',
  year: '本年',
  own: '自选',
};

/**
 * The day, week (from Monday), month, quarter or year that lies `back` before the one of today: the whole of
 * it, also where it reaches beyond today.
 */
export function periodOf(kind: Exclude<PeriodKind, 'own'>, back: number, today: ClinicDay): Period {
  switch (kind) {
    case 'day': {
      const day = addDays(today, -back);
      return { from: day, to: day };
    }
    case 'week': {
      const monday = addDays(today, -((weekdayOf(today) + 6) % 7) - 7 * back);
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'month':
      return monthsFrom(addMonths(monthOf(today), -back), 1);
    case 'quarter': {
      const month = Number(today.slice(5, 7));
      return monthsFrom(addMonths(monthOf(today), -((month - 1) % 3) - 3 * back), 3);
    }
    case 'year':
      return monthsFrom(clinicMonth(`${Number(today.slice(0, 4)) - back}-01`), 12);
  }
}

function monthsFrom(first: ReturnType<typeof monthOf>, count: number): Period {
  return { from: firstDayOf(first), to: lastDayOf(addMonths(first, count - 1)) };
}

/** `2026-11-01 至 11-20`: as far as the days have come. */
export function periodWords({ from, to }: Period, today: ClinicDay): string {
  const end = to > today && from <= today ? today : to;
  if (from === end) return from;
  return `${from} 至 ${end.slice(0, 4) === from.slice(0, 4) ? end.slice(5) : end}`;
}
