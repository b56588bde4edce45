import { CLOCK_TOLERANCE_MS } from '../../electron/shared/domain/clock-guard.ts';
import { CHINA_OFFSET_MINUTES } from '../../electron/shared/values/clinic-day.ts';

/** What two readings of the clock within one command may lie apart, beside what the guard lets pass. */
export const CLOCK_SLACK_MS = CLOCK_TOLERANCE_MS + 1_000;

/**
 * Clocks that were set back and confirmed as right (`settings.confirmClock`): from where to where. Rows written
 * before and after one stand in the opposite order of their times, and are right.
 */
export const SET_BACKS = `set_backs AS MATERIALIZED (
  SELECT before, at AS after FROM (
    SELECT at, procedure, lag(at) OVER (ORDER BY sequence) AS before FROM commands)
  WHERE procedure = 'settings.confirmClock' AND at < before)`;

/** Whether what was written first, at `earlier`, may bear a later time than what followed it, at `later`. */
export function wasSetBack(earlier: string, later: string): string {
  return `EXISTS (SELECT 1 FROM set_backs s
    WHERE s.after - ${CLOCK_SLACK_MS} <= ${later} AND ${earlier} <= s.before + ${CLOCK_SLACK_MS})`;
}

/** The station's calendar day of an instant, as SQL. Its time zone never changes: it dates every row. */
export function dayOf(at: string): string {
  return `date(${at} / 1000 + 60 * coalesce(
    (SELECT json_extract(value, '$.utcOffsetMinutes') FROM settings WHERE key = 'station'), ${CHINA_OFFSET_MINUTES}), 'unixepoch')`;
}
