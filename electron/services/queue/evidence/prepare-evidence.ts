import { setImmediate } from 'node:timers/promises';
import type { Period } from '../../../../db/queries/evidence.ts';
import { addMonths, firstDayOf, lastDayOf, monthOf } from '../../../shared/values/clinic-day.ts';
import type { TaskContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { replayDays } from './day-figures.ts';

/**
 * Works a long period out month by month and lets other calls in between: a year of 14,600 visits takes about
 * 0.6 s in one go, a month 0.05 s. What was worked out is kept, so the ledger itself answers at once.
 */
export const prepareEvidence: Handler<'queue.prepareEvidence'> = async (context, period) => ({
  days: await replayByMonth(context, period, (done, total) => context.progress(done, total)),
});

/** The same for the workbook and the paper of a long period. @returns how many days had queues. */
export async function replayByMonth(
  context: TaskContext,
  period: Period,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const parts = monthsOf(period);
  let days = 0;
  for (const [index, part] of parts.entries()) {
    context.signal.throwIfAborted();
    days += context.query((query) => replayDays(query, part).length);
    progress(index + 1, parts.length);
    await setImmediate();
  }
  return days;
}

function monthsOf({ from, to }: Period): Period[] {
  const parts: Period[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    parts.push({ from: first < from ? from : first, to: last > to ? to : last });
  }
  return parts;
}
