import { z } from 'zod';
import type { Brand } from './brand.ts';
import { type Instant, instant, MINUTE } from './instant.ts';

/** A calendar day of the station, `YYYY-MM-DD`. Columns of this kind end in `_day`. */
export type ClinicDay = Brand<string, 'ClinicDay'>;

/** A calendar month of the station, `YYYY-MM`. */
export type ClinicMonth = Brand<string, 'ClinicMonth'>;

const DAY_MS = 86_400_000;

/** Minutes east of UTC at a station that has set nothing else, and where its settings cannot be asked. */
export const CHINA_OFFSET_MINUTES = 480;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const clinicDaySchema = z
  .string()
  .refine(isDay, 'not a calendar day')
  .transform((text) => text as ClinicDay);

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const clinicMonthSchema = z
  .string()
  .regex(MONTH)
  .transform((text) => text as ClinicMonth);

/** @throws RangeError when `text` is not an existing day written YYYY-MM-DD. */
export function clinicDay(text: string): ClinicDay {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text as ClinicDay;
}

/** @throws RangeError when `text` is not a month written YYYY-MM. */
export function clinicMonth(text: string): ClinicMonth {
  if (!MONTH.test(text)) throw new RangeError(`not a month: ${text}`);
  return text as ClinicMonth;
}

/**
 * The station's business day at a moment. China has kept one offset since 1991, so a fixed number of
 * minutes east of UTC (a setting) is exact and needs no zone database.
 */
export function clinicDayAt(at: Instant, utcOffsetMinutes: number): ClinicDay {
  return wallClockAt(at, utcOffsetMinutes).slice(0, 10) as ClinicDay;
}

/** Minute of the station's day, from midnight. */
export function minuteOfDay(at: Instant, utcOffsetMinutes: number): number {
  return (Math.floor(at / MINUTE) + utcOffsetMinutes) % (24 * 60);
}

/** The station's wall clock: `2026-11-30T17:46:05`. */
export function wallClockAt(at: Instant, utcOffsetMinutes: number): string {
  return new Date(at + utcOffsetMinutes * MINUTE).toISOString().slice(0, 19);
}

/** `2026-11-30 17:46` at the station. */
export function formatMoment(at: Instant, utcOffsetMinutes: number): string {
  return wallClockAt(at, utcOffsetMinutes).slice(0, 16).replace('T', ' ');
}

/** The first moment of a day at the station. */
export function startOfDay(day: ClinicDay, utcOffsetMinutes: number): Instant {
  return instant(Date.parse(`${day}T00:00:00Z`) - utcOffsetMinutes * MINUTE);
}

/** So many days on; back for a negative count. */
export function addDays(day: ClinicDay, count: number): ClinicDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10) as ClinicDay;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: ClinicDay, to: ClinicDay): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

export function monthOf(day: ClinicDay): ClinicMonth {
  return day.slice(0, 7) as ClinicMonth;
}

/** So many months on; back for a negative count. */
export function addMonths(month: ClinicMonth, count: number): ClinicMonth {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7) as ClinicMonth;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: ClinicDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The same day of another month, or that month's last day when it has no such day (民法典 第二百零二条). */
export function addMonthsToDay(day: ClinicDay, count: number): ClinicDay {
  const month = addMonths(monthOf(day), count);
  const date = Math.min(Number(day.slice(8)), Number(lastDayOf(month).slice(8)));
  return `${month}-${date.toString().padStart(2, '0')}` as ClinicDay;
}

export function firstDayOf(month: ClinicMonth): ClinicDay {
  return `${month}-01` as ClinicDay;
}

export function lastDayOf(month: ClinicMonth): ClinicDay {
  return addDays(firstDayOf(addMonths(month, 1)), -1);
}

/** Every day from one to another, both counted; none when `to` is earlier. */
export function daysFromTo(from: ClinicDay, to: ClinicDay): ClinicDay[] {
  const count = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}
