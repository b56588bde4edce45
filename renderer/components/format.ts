/**
 * How values are written on screens. Money: `formatFen` (no currency sign). Times are given as instants and
 * written as the station's wall clock; China has one offset, so it is a default and not a lookup.
 */
import {
  CHINA_OFFSET_MINUTES,
  type ClinicDay,
  formatMoment as formatMomentAt,
  wallClockAt,
  weekdayOf,
} from '../../electron/shared/values/clinic-day.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { formatReceiptNo } from '../../electron/shared/values/printed-numbers.ts';

export { formatFen } from '../../electron/shared/values/fen.ts';
export { formatPrice } from '../../electron/shared/values/price.ts';
export {
  formatReceiptNo,
  formatTicketNumber as formatNumber,
} from '../../electron/shared/values/printed-numbers.ts';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
const SEXES = { 0: '未知', 1: '男', 2: '女', 9: '未说明' } as const;

/** `09:42` */
export function formatTime(at: Instant, offsetMinutes = CHINA_OFFSET_MINUTES): string {
  return wallClockAt(at, offsetMinutes).slice(11, 16);
}

/** `11-19 18:02` */
export function formatShortMoment(at: Instant, offsetMinutes = CHINA_OFFSET_MINUTES): string {
  return formatMomentAt(at, offsetMinutes).slice(5);
}

/** `2026-11-19 18:02` */
export function formatMoment(at: Instant, offsetMinutes = CHINA_OFFSET_MINUTES): string {
  return formatMomentAt(at, offsetMinutes);
}

/** `星期五` */
export function formatWeekday(day: ClinicDay): string {
  return `星期${WEEKDAYS[weekdayOf(day)] ?? ''}`;
}

/** `11-20` */
export function formatShortDay(day: ClinicDay): string {
  return day.slice(5);
}

/** `2026 年 11 月 20 日` */
export function formatLongDay(day: ClinicDay): string {
  return `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`;
}

/** `0012167–0013200`; of numbers with more digits the second only says in what it differs, three digits at least. */
export function formatReceiptRange(first: number, last: number): string {
  const [from, to] = [formatReceiptNo(first), formatReceiptNo(last)];
  if (from.length !== to.length || to.length <= 7) return `${from}–${to}`;
  const differs = [...to].findIndex((digit, at) => digit !== from[at]);
  return `${from}–${to.slice(Math.min(differs < 0 ? to.length : differs, to.length - 3))}`;
}

/** 男 女 未知 未说明 (GB/T 2261.1). */
export function formatSex(sex: 0 | 1 | 2 | 9): string {
  return SEXES[sex];
}
