import { asc } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import { type LiveMonthClosing, listLiveMonthClosings } from '../../../db/queries/month-closings.ts';
import { businessDays } from '../../../db/schema/index.ts';
import { type DayRange, monthRange } from '../../shared/domain/closing-calendar.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { addDays, addMonths, type ClinicDay, type ClinicMonth } from '../../shared/values/clinic-day.ts';

const oldestDay = prepared((db) =>
  db.select({ day: businessDays.day }).from(businessDays).orderBy(asc(businessDays.day)).limit(1).prepare(),
);

/** The station's first business day; undefined while nobody has ever worked. */
export function findFirstDay(db: ReadableDb): ClinicDay | undefined {
  return oldestDay(db).get()?.day;
}

export interface MonthFrame {
  readonly range: DayRange;
  /** The closing in force, if the month is closed. */
  readonly closing: LiveMonthClosing | undefined;
  /** All closings in force, oldest first. */
  readonly closings: readonly LiveMonthClosing[];
}

/**
 * The days of an accounting month. A closed month keeps the days it was closed with; the month after it
 * begins on the day after, so that no day is left out or counted twice when the cut-off day is changed.
 */
export function findMonth(db: ReadableDb, settings: Settings, month: ClinicMonth): MonthFrame {
  const closings = listLiveMonthClosings(db);
  const closing = closings.find((one) => one.month === month);
  if (closing) return { range: { from: closing.fromDay, to: closing.toDay }, closing, closings };
  const range = monthRange(month, settings.month.cutOffDay);
  const before = closings.find((one) => one.month === addMonths(month, -1));
  const from = before ? addDays(before.toDay, 1) : range.from;
  return { range: { from, to: range.to }, closing, closings };
}
