import { monthClosingDrugs, monthClosings } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { CommandContext } from '../context.ts';
import { planMonthClosing } from './plan-month-closing.ts';
import { requireProvenMonth } from './prove-month.ts';

/**
 * 月结: only from closed days without a gap and after the month before it, when receipts have no gap, the
 * stock balances, the three sides agree and the whole books were proven with this very closing in them
 * (`proveMonth`) since anything was booked. Keeps the month's figures and every drug's opening, in, out and
 * closing; later openings start from them.
 *
 * @throws Refusal 'ledger.before-start' | 'ledger.already-closed' | 'ledger.earlier-month-open' |
 *   'ledger.days-open' | 'ledger.stocktakes-open' | 'ledger.receipt-gaps' | 'ledger.proof-fails' |
 *   'ledger.not-proven'
 */
export function closeMonth(
  context: CommandContext,
  { month }: HandlerInput<'ledger.closeMonth'>,
): Output<'ledger.closeMonth'> {
  const { closing, drugs } = planMonthClosing(context, month);
  requireProvenMonth(context, month);
  const { closingId } = context.db
    .insert(monthClosings)
    .values(closing)
    .returning({ closingId: monthClosings.id })
    .get();
  for (const drug of drugs) {
    context.db
      .insert(monthClosingDrugs)
      .values({ ...drug, closingId })
      .run();
  }
  const { netFen, closingStockFen } = closing;
  context.audit({
    action: 'ledger.month-closed',
    subject: 'month_closings',
    subjectId: closingId,
    detail: { month, netFen, closingStockFen },
  });
  return { month, at: context.now, netFen };
}
