import type { PlannedClosing } from '../../../db/prove-file.ts';
import type { LedgerBlocker, LedgerDrug } from '../../shared/contract/ledger.ts';
import type { ClinicMonth } from '../../shared/values/clinic-day.ts';
import type { QueryContext } from '../context.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { snapshotOfMonth } from './month-snapshot.ts';
import { readMonth } from './read-month.ts';
import { sumFlows } from './read-month-drugs.ts';

/**
 * The rows of a month's closing, from raw rows.
 *
 * @throws Refusal for the first thing that the month still lacks.
 */
export function planMonthClosing(context: QueryContext, month: ClinicMonth): PlannedClosing {
  const { ledger, drugs, figures } = readMonth(context, month);
  const [blocker] = ledger.blockers;
  if (blocker) throw refusalOf(blocker);
  return {
    closing: {
      month,
      fromDay: ledger.fromDay,
      toDay: ledger.toDay,
      at: context.now,
      madeBy: context.session.staffId,
      ...snapshotOfMonth(figures, ledger.drugs),
    },
    drugs: drugs.map(plannedDrug),
  };
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

function plannedDrug(drug: LedgerDrug): PlannedClosing['drugs'][number] {
  const incoming = sumFlows(drug.in);
  const outgoing = sumFlows(drug.out);
  return {
    drugId: drug.drugId,
    openingQty: drug.opening.qty,
    openingFen: drug.opening.fen,
    inQty: incoming.qty,
    inFen: incoming.fen,
    outQty: outgoing.qty,
    outFen: outgoing.fen,
    closingQty: drug.closing.qty,
    closingFen: drug.closing.fen,
  };
}
