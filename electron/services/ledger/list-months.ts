import { listLiveMonthClosings } from '../../../db/queries/month-closings.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { monthOfClosing } from '../../shared/domain/closing-calendar.ts';
import { addMonths, type ClinicMonth, clinicMonth } from '../../shared/values/clinic-day.ts';
import type { QueryContext } from '../context.ts';
import { findFirstDay } from './find-month.ts';

type Months = Output<'ledger.listMonths'>;

/** The twelve accounting months of a year: before the station began, closed, open (this one too), to come. */
export function listMonths(context: QueryContext, year: number): Months {
  const { cutOffDay } = context.settings.month;
  const closings = listLiveMonthClosings(context.db);
  const closed = new Set(closings.map((closing) => closing.month));
  const firstDay = findFirstDay(context.db) ?? context.today;
  const first = closings[0]?.month ?? monthOfClosing(firstDay, cutOffDay);
  const current = monthOfClosing(context.today, cutOffDay);
  const statusOf = (month: ClinicMonth): Months[number]['status'] => {
    if (closed.has(month)) return 'closed';
    if (month < first) return 'before';
    return month > current ? 'future' : 'open';
  };
  const january = clinicMonth(`${year}-01`);
  return Array.from({ length: 12 }, (_, index) => addMonths(january, index)).map((month) => ({
    month,
    status: statusOf(month),
  }));
}
