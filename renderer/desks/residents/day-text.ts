import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { clinicDayAt } from '../../../electron/shared/values/clinic-day.ts';
import type { Instant } from '../../../electron/shared/values/instant.ts';

const CHINA_MINUTES = 480;

/** The day of a moment, by the station's clock. */
export function dayOf(at: Instant): ClinicDay {
  return clinicDayAt(at, CHINA_MINUTES);
}

/** `今日`, `10-28` of this year, `2025-10-28` of another; `未来过` for nobody's. */
export function dayText(at: Instant | null, today: ClinicDay): string {
  return at === null ? '未来过' : shortDay(dayOf(at), today);
}

/** `今日`, `10-28`, `2025-10-28`. */
export function shortDay(day: ClinicDay, today: ClinicDay): string {
  if (day === today) return '今日';
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}
