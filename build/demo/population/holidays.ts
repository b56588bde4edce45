import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { addDays } from '../../../electron/shared/values/clinic-day.ts';

/** Of the sun's calendar: 元旦, 劳动节, 国庆节, with the days that are usually taken with them. */
const FIXED: ReadonlyMap<string, string> = new Map([
  ['01-01', '元旦'],
  ...['01', '02', '03'].map((day) => [`05-${day}`, '劳动节'] as const),
  ...['01', '02', '03', '04', '05', '06'].map((day) => [`10-${day}`, '国庆节'] as const),
]);

/** Of the moon's calendar, month/day; 除夕 is the day before the first. */
const LUNAR: ReadonlyMap<string, string> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((day) => [`1/${day}`, '春节'] as const),
  ['5/5', '端午节'],
  ['8/15', '中秋节'],
]);

const MOON = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/** Month and day by the moon, `8/15`; a leap month reads `6bis/2`. */
function lunarDay(day: ClinicDay): string {
  const parts = MOON.formatToParts(Date.parse(`${day}T00:00:00Z`));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('month')}/${of('day')}`;
}

/** 清明, the sun at 15°: 4 or 5 April, by the usual formula for this century. */
function qingmingOf(year: number): string {
  const short = year % 100;
  return `04-0${Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)}`;
}

/** The public holiday that a day belongs to; undefined on any other day. Days worked in exchange are not known. */
export function holidayOn(day: ClinicDay): string | undefined {
  const date = day.slice(5);
  if (date === qingmingOf(Number(day.slice(0, 4)))) return '清明节';
  if (lunarDay(addDays(day, 1)) === '1/1') return '除夕';
  return FIXED.get(date) ?? LUNAR.get(lunarDay(day));
}
