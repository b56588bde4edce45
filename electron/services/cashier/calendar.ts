import { eq } from 'drizzle-orm';
import { listBusinessDays, listRecentClosings, readDayBounds } from '../../../db/queries/business-days.ts';
import { listLiveMonthClosings } from '../../../db/queries/month-closings.ts';
import { staff } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import {
  type ClinicDay,
  type ClinicMonth,
  daysFromTo,
  firstDayOf,
  lastDayOf,
} from '../../shared/values/clinic-day.ts';
import type { QueryContext } from '../context.ts';
import { findNextToClose } from './day-view.ts';

type CalendarDay = Output<'cashier.calendar'>['days'][number];
type BusinessDay = ReturnType<typeof listBusinessDays>[number];

const RECENT = 3;

/** A month's days as the desk's calendar marks them, with the newest closings. */
export function readCalendar(context: QueryContext, month: ClinicMonth): Output<'cashier.calendar'> {
  const { db, today } = context;
  const from = firstDayOf(month);
  const to = lastDayOf(month);
  const known = new Map(listBusinessDays(db, from, to).map((row) => [row.day, row]));
  const { first } = readDayBounds(db);
  return {
    month,
    firstDay: first,
    days: daysFromTo(from, to).map((day) => ({ day, status: statusOf(day, known.get(day), first, today) })),
    recent: listRecentClosings(db, today, RECENT),
    closedMonthThrough: listLiveMonthClosings(db).at(-1)?.toDay ?? null,
  };
}

function statusOf(
  day: ClinicDay,
  row: BusinessDay | undefined,
  first: ClinicDay | null,
  today: ClinicDay,
): CalendarDay['status'] {
  if (row) return row.status === 'closed' && row.zeroBusiness ? 'zero' : row.status;
  if (day > today) return 'future';
  return first === null || day < first ? 'before' : 'missing';
}

/** The day to close next, at most today. */
export function getNextToClose({ db, today }: QueryContext): Output<'cashier.getNextToClose'> {
  const day = findNextToClose(db);
  return { day: day !== undefined && day <= today ? day : null };
}

/** Who may sign as the second person: everyone active but the asker. */
export function listCheckers({ db, session }: QueryContext): Output<'cashier.listCheckers'> {
  return db
    .select({ staffId: staff.id, name: staff.name })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(staff.id)
    .all()
    .filter((person) => person.staffId !== session.staffId);
}
