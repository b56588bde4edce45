import { type ClinicDay, daysBetween } from '../values/clinic-day.ts';

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(day: ClinicDay): DateParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Full months lived. A month is full on the day of the same number, or on the month's last day when it has
 * no such day (民法典 第二百零二条), so who was born on 29 February turns a year older on 28 February.
 *
 * @throws RangeError when the birth day lies after `onDay`.
 */
function ageInMonths(birthDay: ClinicDay, onDay: ClinicDay): number {
  if (birthDay > onDay) throw new RangeError(`born after ${onDay}: ${birthDay}`);
  const born = partsOf(birthDay);
  const now = partsOf(onDay);
  const anniversary = Math.min(born.day, daysInMonth(now.year, now.month));
  return (now.year - born.year) * 12 + now.month - born.month - (now.day < anniversary ? 1 : 0);
}

/**
 * Age in full years (周岁) on a day; the birthday itself counts.
 *
 * @throws RangeError when the birth day lies after `onDay`.
 */
export function ageOn(birthDay: ClinicDay, onDay: ClinicDay): number {
  return Math.floor(ageInMonths(birthDay, onDay) / 12);
}

/** 72 岁; below one year 8 月; below one month 12 天. */
export function formatAge(birthDay: ClinicDay, onDay: ClinicDay): string {
  const months = ageInMonths(birthDay, onDay);
  if (months >= 12) return `${Math.floor(months / 12)} 岁`;
  return months >= 1 ? `${months} 月` : `${daysBetween(birthDay, onDay)} 天`;
}
