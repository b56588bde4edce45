import { addDays, type ClinicDay, daysBetween, monthOf, weekdayOf } from '../values/clinic-day.ts';

/** All copies of so many days are kept. */
export const KEEP_ALL_DAYS = 14;
/** Then one a week for half a year, and one a month for good. */
export const KEEP_WEEKLY_DAYS = 182;

export interface KeptCopy {
  readonly name: string;
  /** The business day on which it was made; `name` tells copies of a day apart, the newest last. */
  readonly day: ClinicDay;
}

/**
 * Which copies may go. The newest one always stays; so do all of the last 14 days, the newest of each week for
 * half a year and the newest of each month for good. A month of which there was ever a copy keeps one, whatever
 * week it fell into.
 *
 * @param copies sound copies of this very station, each proven when it was made; nothing else may be among them.
 * @returns the names of those that nobody needs any more, oldest first.
 */
export function planBackupThinning(copies: readonly KeptCopy[], today: ClinicDay): string[] {
  const sorted = [...copies].sort((a, b) => (a.name < b.name ? -1 : 1));
  const newestOf = (key: (copy: KeptCopy) => string) => new Map(sorted.map((copy) => [key(copy), copy.name]));
  const ofWeek = newestOf(({ day }) => mondayOf(day));
  const ofMonth = newestOf(({ day }) => monthOf(day));
  const newest = sorted.at(-1)?.name;
  return sorted
    .filter(({ name, day }) => {
      if (name === newest || ofMonth.get(monthOf(day)) === name) return false;
      const age = daysBetween(day, today);
      if (age < KEEP_ALL_DAYS) return false;
      return age >= KEEP_WEEKLY_DAYS || ofWeek.get(mondayOf(day)) !== name;
    })
    .map(({ name }) => name);
}

function mondayOf(day: ClinicDay): ClinicDay {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}
