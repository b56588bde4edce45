import { monthClosingDrugs, monthClosings } from '../../../db/schema/index.ts';
import { verifyRows } from '../../../db/verify-books.ts';
import type { LedgerBlocker, LedgerDrug } from '../../shared/contract/ledger.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import type { ClinicMonth } from '../../shared/values/clinic-day.ts';
import type { ClosingId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { snapshotOfMonth } from './month-snapshot.ts';
import { readMonth } from './read-month.ts';
import { sumFlows } from './read-month-drugs.ts';

/**
 * 月结: only from closed days without a gap and after the month before it, when receipts have no gap, the
 * stock balances and the three sides agree. Keeps the month's figures and every drug's opening, in, out and
 * closing; later openings start from them.
 *
 * @throws Refusal 'ledger.before-start' | 'ledger.already-closed' | 'ledger.earlier-month-open' |
 *   'ledger.days-open' | 'ledger.stocktakes-open' | 'ledger.receipt-gaps' | 'ledger.proof-fails'
 */
export function closeMonth(context: CommandContext, month: ClinicMonth): Output<'ledger.closeMonth'> {
  const { ledger, drugs, figures } = readMonth(context, month);
  const [blocker] = ledger.blockers;
  if (blocker) throw refusalOf(blocker);
  const snapshot = snapshotOfMonth(figures, ledger.drugs);
  const { closingId } = context.db
    .insert(monthClosings)
    .values({
      month,
      fromDay: ledger.fromDay,
      toDay: ledger.toDay,
      at: context.now,
      madeBy: context.session.staffId,
      ...snapshot,
    })
    .returning({ closingId: monthClosings.id })
    .get();
  for (const drug of drugs) writeDrug(context, closingId, drug);
  refuseUnprovenBooks(context);
  context.audit({
    action: 'ledger.month-closed',
    subject: 'month_closings',
    subjectId: closingId,
    detail: { month, netFen: snapshot.netFen, closingStockFen: snapshot.closingStockFen },
  });
  return { month, at: context.now, netFen: snapshot.netFen };
}

/** The whole books with the new snapshot in them, before it stays: a breach takes it back. */
function refuseUnprovenBooks(context: CommandContext): void {
  const breaches = verifyRows(context.db);
  if (breaches.length === 0) return;
  throw refuse('ledger.proof-fails', { findings: breaches.map((breach) => breach.sentence).join('；') });
}

function refusalOf(blocker: LedgerBlocker): Refusal {
  switch (blocker.kind) {
    case 'earlier-month-open':
      return refuse('ledger.earlier-month-open', { month: blocker.month });
    case 'days-open':
      return refuse('ledger.days-open', { count: blocker.days.length, day: blocker.days[0] ?? '' });
    case 'stocktakes-open':
      return refuse('ledger.stocktakes-open', { count: blocker.count });
    case 'receipt-gaps':
      return refuse('ledger.receipt-gaps', { count: blocker.count });
    case 'proof-fails':
      return refuse('ledger.proof-fails', { names: blocker.names.join('、') });
    case 'before-start':
    case 'already-closed':
      return refuse(`ledger.${blocker.kind}`);
  }
}

function writeDrug(context: CommandContext, closingId: ClosingId, drug: LedgerDrug): void {
  const incoming = sumFlows(drug.in);
  const outgoing = sumFlows(drug.out);
  context.db
    .insert(monthClosingDrugs)
    .values({
      closingId,
      drugId: drug.drugId,
      openingQty: drug.opening.qty,
      openingFen: drug.opening.fen,
      inQty: incoming.qty,
      inFen: incoming.fen,
      outQty: outgoing.qty,
      outFen: outgoing.fen,
      closingQty: drug.closing.qty,
      closingFen: drug.closing.fen,
    })
    .run();
}
