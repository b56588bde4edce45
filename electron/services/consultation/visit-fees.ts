import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { receipts } from '../../../db/schema/index.ts';
import type { OrderRow, PrescribedSlip, VisitFees } from '../../shared/contract/prescribing.ts';
import { FEE_CATEGORIES, type FeeCategory } from '../../shared/domain/fee-categories.ts';
import { type Fen, fen } from '../../shared/values/fen.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import type { PlannedOrder } from './plan-orders.ts';
import type { PlannedSlip } from './plan-slips.ts';

const netOfReceipts = prepared((db) =>
  db
    .select({ net: sql<number>`coalesce(sum(${receipts.netFen}), 0)` })
    .from(receipts)
    .where(eq(receipts.visitId, sql.placeholder('visitId')))
    .prepare(),
);

interface FeePart {
  readonly category: FeeCategory;
  readonly name: string;
  readonly amountFen: Fen;
  readonly waiverFen: number;
}

/**
 * What the visit costs so far, by fee category in the order of the receipt: what is ordered and signed, and
 * what is being written. `paidFen` is what the receipts of the visit say, refunds taken off.
 */
export function visitFees(
  context: Pick<QueryContext, 'db'>,
  visitId: VisitId,
  known: { readonly orders: readonly OrderRow[]; readonly slips: readonly PrescribedSlip[] },
  planned: { readonly orders: readonly PlannedOrder[]; readonly slips: readonly PlannedSlip[] },
): VisitFees {
  const parts: FeePart[] = [
    ...known.orders.filter((order) => order.status !== 'cancelled' && order.status !== 'refunded'),
    ...planned.orders,
    ...known.slips.flatMap((slip) =>
      slip.lines.map((line) => ({
        category: line.drugClass,
        name: line.genericName,
        amountFen: line.amountFen,
        waiverFen: 0,
      })),
    ),
    ...planned.slips.flatMap((slip) =>
      slip.lines.map(({ drug, parts: from }) => ({
        category: drug.class,
        name: drug.genericName,
        amountFen: fen(from.reduce((sum, part) => sum + part.amountFen, 0)),
        waiverFen: 0,
      })),
    ),
  ].filter((part) => part.amountFen > 0);
  const grossFen = fen(parts.reduce((sum, part) => sum + part.amountFen, 0));
  const waivedFen = fen(parts.reduce((sum, part) => sum + part.waiverFen, 0));
  const paidFen = fen(netOfReceipts(context.db).get({ visitId })?.net ?? 0);
  return {
    lines: byCategory(parts),
    grossFen,
    waivedFen,
    paidFen,
    dueFen: fen(grossFen - waivedFen - paidFen),
  };
}

function byCategory(parts: readonly FeePart[]): VisitFees['lines'] {
  return FEE_CATEGORIES.flatMap((category) => {
    const own = parts.filter((part) => part.category === category);
    if (own.length === 0) return [];
    return [
      {
        category,
        count: own.length,
        names: own.map((part) => part.name),
        amountFen: fen(own.reduce((sum, part) => sum + part.amountFen, 0)),
      },
    ];
  });
}
