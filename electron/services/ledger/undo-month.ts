import { listLiveMonthClosings } from '../../../db/queries/month-closings.ts';
import { closingUndos } from '../../../db/schema/index.ts';
import type { ClinicMonth } from '../../shared/values/clinic-day.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/**
 * Opens the newest closed month again, by the head and with a reason. The closing stays in the books beside
 * its undoing; the days stay closed until each is undone itself.
 *
 * @throws Refusal 'ledger.not-closed' | 'ledger.not-newest' (details: the month to undo first)
 */
export function undoMonth(context: CommandContext, month: ClinicMonth, reason: string): void {
  const closings = listLiveMonthClosings(context.db);
  const closing = closings.find((one) => one.month === month);
  const newest = closings.at(-1);
  if (!closing || !newest) throw refuse('ledger.not-closed', { month });
  if (newest !== closing) throw refuse('ledger.not-newest', { month: newest.month });
  context.db
    .insert(closingUndos)
    .values({
      scope: 'month',
      closingId: closing.closingId,
      at: context.now,
      staffId: context.session.staffId,
      reason,
    })
    .run();
  context.audit({
    action: 'ledger.month-undone',
    subject: 'month_closings',
    subjectId: closing.closingId,
    detail: { month },
  });
}
