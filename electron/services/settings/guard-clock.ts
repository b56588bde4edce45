import type { ReadableDb } from '../../../db/open.ts';
import { readDayBounds } from '../../../db/queries/business-days.ts';
import { lastCommandAt } from '../../../db/queries/commands.ts';
import { CLOCK_TOLERANCE_MS, checkClock, checkJump } from '../../shared/domain/clock-guard.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { type ClinicDay, clinicDayAt } from '../../shared/values/clinic-day.ts';
import { type Instant, MINUTE } from '../../shared/values/instant.ts';
import { refuse } from '../refusal.ts';
import { loadSettings } from './load-settings.ts';

const HALF_DAY = 12 * 60 * MINUTE;

export interface ClockReading {
  /** Minutes by which the clock stands before the newest command; 0 when it does not. */
  readonly backMinutes: number;
  /** The clock stands so many days after the newest entry that the head must say whether it is right. */
  readonly ahead: { readonly days: number; readonly lastDay: ClinicDay } | null;
}

/** The computer's clock beside the newest command in the books, and beside the newest business day. */
export function readClock(db: ReadableDb, now: Instant, settings: Settings): ClockReading {
  const { utcOffsetMinutes } = settings.station;
  const lastSeenAt = lastCommandAt(db).get()?.at;
  const back = checkClock({ lastSeenAt, now, toleranceMs: CLOCK_TOLERANCE_MS });
  const seenDay = lastSeenAt === undefined ? undefined : clinicDayAt(lastSeenAt, utcOffsetMinutes);
  const lastDay = laterOf(seenDay, readDayBounds(db).newest ?? undefined);
  const today = clinicDayAt(now, utcOffsetMinutes);
  const jump = checkJump({ lastDay, today, mostDays: settings.clock.aheadDays });
  return {
    backMinutes: back.ok ? 0 : back.minutes,
    ahead: jump.ok || lastDay === undefined ? null : { days: jump.days, lastDay },
  };
}

function laterOf(a: ClinicDay | undefined, b: ClinicDay | undefined): ClinicDay | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

/**
 * Before anything is booked: the clock stands neither before the newest command nor days on from the books.
 *
 * @throws Refusal 'clock.went-backwards' (minutes) | 'clock.jumped-ahead' (days, lastDay)
 */
export function guardClock(db: ReadableDb, now: Instant): void {
  const last = lastCommandAt(db).get();
  // Asked at every command: one a minute ago needs no settings.
  if (last && now >= last.at && now - last.at < HALF_DAY) return;
  const { backMinutes, ahead } = readClock(db, now, loadSettings(db));
  if (backMinutes > 0) throw refuse('clock.went-backwards', { minutes: backMinutes });
  if (ahead) throw refuse('clock.jumped-ahead', { days: ahead.days, lastDay: ahead.lastDay });
}
