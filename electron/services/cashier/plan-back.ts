import {
  type ChargeRecord,
  listPaymentsOf,
  listRefundsOf,
  type ReceiptRecord,
  readCashRoundingOf,
} from '../../../db/queries/receipts.ts';
import { planRefund, type RefundPlan } from '../../shared/domain/refund.ts';
import type { Payment } from '../../shared/domain/settlement-types.ts';
import { isMoneyTender, type MoneyTender, TENDERS } from '../../shared/domain/tenders.ts';
import { addFen, type Fen, fen, negateFen, subtractFen, sumFen } from '../../shared/values/fen.ts';
import type { ChargeId, ReceiptId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/** What is to be paid back of a receipt, and by which way. */
export interface PayBackIntent {
  readonly receiptId: ReceiptId;
  readonly chargeIds: readonly ChargeId[];
  /** Pay the patient's own money out by this tender; none = the way it came. */
  readonly payOutBy?: MoneyTender | undefined;
}

/**
 * What paying charges of a receipt back takes out, by tender: the same for the preview and for the deed.
 *
 * @throws Refusal 'cashier.payments-do-not-cover'
 */
export function planBack(
  context: Pick<QueryContext, 'db' | 'settings'>,
  original: ReceiptRecord,
  lines: readonly ChargeRecord[],
  intent: PayBackIntent,
): RefundPlan {
  const refunds = listRefundsOf(context.db, original.id);
  const paid = listPaymentsOf(context.db, original.id);
  const paidBack = refunds.flatMap((refund) => listPaymentsOf(context.db, refund.id));
  const result = planRefund({
    lines: lines.map((line) => ({ ...line, chargeKey: keyOf(line.chargeId) })),
    waivers: lines
      .filter((line) => line.waivedFen !== 0)
      .map((line) => ({ chargeKey: keyOf(line.chargeId), amountFen: line.waivedFen })),
    payments: paid,
    cashRoundingFen: readCashRoundingOf(context.db, original.id),
    refundedKeys: lines.filter((line) => line.reversed === 1).map((line) => keyOf(line.chargeId)),
    refundedPayments: attributeRefunds(paid, paidBack),
    refundedRoundingFen: addFen(...refunds.map((refund) => readCashRoundingOf(context.db, refund.id))),
    chosenKeys: intent.chargeIds.map(keyOf),
    payOutBy: intent.payOutBy,
    roundCashToJiao: context.settings.cash.roundToJiao,
  });
  if (result.ok) return result.plan;
  if (result.reason === 'payments-do-not-cover') throw refuse('cashier.payments-do-not-cover');
  // Charges were looked up one by one before.
  throw new Error(`refund of receipt ${original.number}: ${result.reason}`);
}

function keyOf(chargeId: ChargeId): string {
  return `charge:${chargeId}`;
}

/**
 * Which original payments the earlier refunds used up. 医保 and 挂账 only ever go back to themselves. The
 * patient's own money may have left by another tender than it came by; refunds take it from the original
 * payments in a fixed order (last first, cash at the end), so its sum tells how far they have come.
 */
export function attributeRefunds(paid: readonly Payment[], paidBack: readonly Payment[]): Payment[] {
  const back = (tender: string) =>
    negateFen(
      sumFen(
        paidBack.filter((row) => row.tender === tender),
        (row) => row.amountFen,
      ),
    );
  const fixed = TENDERS.filter((tender) => !isMoneyTender(tender)).map((tender) => ({
    tender,
    amountFen: back(tender),
  }));
  let own: Fen = sumFen(TENDERS.filter(isMoneyTender), back);
  const reversed = [...paid].reverse().filter((row) => isMoneyTender(row.tender));
  const inOrder = [
    ...reversed.filter((row) => row.tender !== 'cash'),
    ...reversed.filter((row) => row.tender === 'cash'),
  ];
  const moved = inOrder.map(({ tender, amountFen }) => {
    const used = fen(Math.min(own, amountFen));
    own = subtractFen(own, used);
    return { tender, amountFen: used };
  });
  return [...fixed, ...moved].filter((row) => row.amountFen !== 0);
}

/** Two original payments may leave by one tender: a receipt has one row a tender. */
export function mergeByTender(rows: readonly Payment[]): Payment[] {
  return TENDERS.map((tender) => ({
    tender,
    amountFen: sumFen(
      rows.filter((row) => row.tender === tender),
      (row) => row.amountFen,
    ),
  })).filter((row) => row.amountFen !== 0);
}
