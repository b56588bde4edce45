import { desc } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import { businessDays, type DayStatus } from '../../../db/schema/index.ts';
import { addDays, type ClinicDay } from '../../shared/values/clinic-day.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';

const statusOfDay = prepared((db) =>
  db.$client
    .prepare<[{ day: ClinicDay }], DayStatus>('SELECT status FROM business_days WHERE day = :day')
    .pluck(),
);

const newestDay = prepared((db) =>
  db.select({ day: businessDays.day }).from(businessDays).orderBy(desc(businessDays.day)).limit(1).prepare(),
);

export function findDayStatus(db: ReadableDb, day: ClinicDay): DayStatus | undefined {
  return statusOfDay(db).get({ day });
}

/**
 * Opens today if nobody has worked yet, and every day in between as a day without business, so that
 * business days follow each other without a gap. Patients are not kept waiting for yesterday's closing:
 * closing in order is demanded when a day is closed, not when the next begins.
 *
 * @throws Refusal 'day.closed' when today is closed already.
 */
export function requireOpenDay(context: CommandContext): ClinicDay {
  const status = findDayStatus(context.db, context.today);
  if (status === 'closed') throw refuse('day.closed', { day: context.today });
  if (status === undefined) openDays(context);
  return context.today;
}

/**
 * The same for anything that moves money: once the drawer is counted, no money comes in or goes out
 * until it is counted anew.
 *
 * @throws Refusal 'day.closed' | 'day.counted'
 */
export function requireDayForMoney(context: CommandContext): ClinicDay {
  const day = requireOpenDay(context);
  if (findDayStatus(context.db, day) === 'counted') throw refuse('day.counted', { day });
  return day;
}

function openDays(context: CommandContext): void {
  const newest = newestDay(context.db).get()?.day;
  // The clock guard keeps today from lying before the newest day by mistake.
  if (newest !== undefined && newest > context.today) throw refuse('day.closed', { day: context.today });
  for (
    let day = newest === undefined ? context.today : addDays(newest, 1);
    day <= context.today;
    day = addDays(day, 1)
  ) {
    context.db.insert(businessDays).values({ day, status: 'open', openedAt: context.now }).run();
  }
  context.audit({ action: 'cashier.day-opened', subject: 'business_days', detail: { day: context.today } });
}
