import { readDayBounds } from '../../../db/queries/business-days.ts';
import { businessDays } from '../../../db/schema/index.ts';
import type { DayView } from '../../shared/contract/cashier-day.ts';
import type { HandlerInput } from '../../shared/contract/procedures.ts';
import { addDays, type ClinicDay } from '../../shared/values/clinic-day.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { closeAsZero } from './close-day.ts';
import { refuseUnlessOldestOpen } from './count-cash.ts';
import { findEmptyThrough, findNextToClose, readDayView } from './day-view.ts';

/**
 * Closes a day on which nobody came (零业务), or with `throughDay` all of a holiday in their order; days that
 * nobody opened are opened for it.
 *
 * @throws Refusal 'cashier.not-yet' | 'cashier.day-not-open' | 'cashier.earlier-day-open' |
 *   'cashier.day-has-business' | 'cashier.proof-fails'; then none of them is closed.
 */
export function closeZeroDays(
  context: CommandContext,
  { day, throughDay }: HandlerInput<'cashier.closeZeroDay'>,
): DayView {
  const last = throughDay ?? day;
  if (last > context.today) throw refuse('cashier.not-yet', { day: last });
  if (last < day) throw refuse('cashier.day-not-open', { day: last });
  openThrough(context, day);
  refuseUnlessOldestOpen(context, day);
  for (let next = day; next <= last; next = addDays(next, 1)) {
    openThrough(context, next);
    closeAsZero(context, next);
  }
  return readDayView(context, last);
}

/**
 * Closes the empty days up to `last` in their order, beginning with the oldest that is open or that nobody
 * opened; stops before the first one with business or a sealed count.
 *
 * @returns how many were closed.
 */
export function closeEmptyDays(context: CommandContext, last: ClinicDay): number {
  const first = findNextToClose(context.db);
  const through = first === undefined ? undefined : findEmptyThrough(context, first, last);
  if (first === undefined || through === undefined) return 0;
  let closed = 0;
  for (let day = first; day <= through; day = addDays(day, 1)) {
    openThrough(context, day);
    closeAsZero(context, day);
    closed += 1;
  }
  return closed;
}

/**
 * Days after the newest one, so that none is missing up to `day`; a station without days begins with it, but
 * not before it was set up.
 */
function openThrough(context: CommandContext, day: ClinicDay): void {
  const { newest } = readDayBounds(context.db);
  const begin = context.settings.station.startedDay || context.today;
  if (newest === null && day < begin) throw refuse('cashier.day-not-open', { day });
  for (let next = newest === null ? day : addDays(newest, 1); next <= day; next = addDays(next, 1)) {
    context.db.insert(businessDays).values({ day: next, status: 'open', openedAt: context.now }).run();
  }
}
