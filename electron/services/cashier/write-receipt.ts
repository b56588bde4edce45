import { sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { charges, payments, receipts, roundings, waivers } from '../../../db/schema/index.ts';
import type { FeeCategory } from '../../shared/domain/fee-categories.ts';
import type { Payment } from '../../shared/domain/settlement.ts';
import type { Fen } from '../../shared/values/fen.ts';
import { subtractFen } from '../../shared/values/fen.ts';
import type {
  AllocationId,
  ChargeId,
  OrderId,
  ReceiptId,
  StaffId,
  VisitId,
  WaiverRuleId,
} from '../../shared/values/ids.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import type { CommandContext } from '../context.ts';
import { takeReceiptNumber } from './receipt-numbers.ts';

/** One charge to be written, with its waiver. Negative throughout on a refund. */
export interface ChargeDraft {
  readonly category: FeeCategory;
  readonly orderId: OrderId | null;
  readonly allocationId: AllocationId | null;
  readonly qty: Quantity;
  readonly amountFen: Fen;
  readonly reversesId: ChargeId | null;
  readonly waiver: { readonly ruleId: WaiverRuleId; readonly amountFen: Fen } | undefined;
}

export interface ReceiptDraft {
  readonly kind: 'sale' | 'refund';
  readonly visitId: VisitId;
  readonly originalId: ReceiptId | null;
  readonly charges: readonly ChargeDraft[];
  readonly payments: readonly Payment[];
  readonly grossFen: Fen;
  readonly waivedFen: Fen;
  readonly cashRoundingFen: Fen;
  readonly cashGivenFen: Fen;
  readonly changeFen: Fen;
  readonly reason: string;
  readonly approvedBy: StaffId | null;
}

const insertCharge = prepared((db) =>
  db
    .insert(charges)
    .values({
      receiptId: sql.placeholder('receiptId'),
      visitId: sql.placeholder('visitId'),
      day: sql.placeholder('day'),
      at: sql.placeholder('at'),
      category: sql.placeholder('category'),
      orderId: sql.placeholder('orderId'),
      allocationId: sql.placeholder('allocationId'),
      qty: sql.placeholder('qty'),
      amountFen: sql.placeholder('amountFen'),
      reversesId: sql.placeholder('reversesId'),
    })
    .returning({ chargeId: charges.id })
    .prepare(),
);

const insertWaiver = prepared((db) =>
  db
    .insert(waivers)
    .values({
      receiptId: sql.placeholder('receiptId'),
      chargeId: sql.placeholder('chargeId'),
      ruleId: sql.placeholder('ruleId'),
      amountFen: sql.placeholder('amountFen'),
      day: sql.placeholder('day'),
    })
    .prepare(),
);

const insertPayment = prepared((db) =>
  db
    .insert(payments)
    .values({
      receiptId: sql.placeholder('receiptId'),
      tender: sql.placeholder('tender'),
      amountFen: sql.placeholder('amountFen'),
      day: sql.placeholder('day'),
    })
    .prepare(),
);

const insertReceipt = prepared((db) =>
  db
    .insert(receipts)
    .values({
      number: sql.placeholder('number'),
      rangeId: sql.placeholder('rangeId'),
      kind: sql.placeholder('kind'),
      visitId: sql.placeholder('visitId'),
      originalId: sql.placeholder('originalId'),
      grossFen: sql.placeholder('grossFen'),
      waivedFen: sql.placeholder('waivedFen'),
      netFen: sql.placeholder('netFen'),
      cashGivenFen: sql.placeholder('cashGivenFen'),
      changeFen: sql.placeholder('changeFen'),
      day: sql.placeholder('day'),
      at: sql.placeholder('at'),
      cashierId: sql.placeholder('cashierId'),
      reason: sql.placeholder('reason'),
      approvedBy: sql.placeholder('approvedBy'),
    })
    .returning({ receiptId: receipts.id })
    .prepare(),
);

const insertCashRounding = prepared((db) =>
  db
    .insert(roundings)
    .values({
      kind: 'cash',
      amountFen: sql.placeholder('amountFen'),
      day: sql.placeholder('day'),
      receiptId: sql.placeholder('receiptId'),
    })
    .prepare(),
);

/**
 * Writes one receipt with all its rows: number, charges, waivers, payments, and the cash rounding to its
 * own account. The day has been opened for money by the caller.
 *
 * @throws Refusal 'cashier.no-receipt-numbers'
 */
export function writeReceipt(
  context: CommandContext,
  draft: ReceiptDraft,
): { receiptId: ReceiptId; number: number } {
  const { number, rangeId } = takeReceiptNumber(context);
  const day = context.today;
  const { receiptId } = insertReceipt(context.db).get({
    number,
    rangeId,
    kind: draft.kind,
    visitId: draft.visitId,
    originalId: draft.originalId,
    grossFen: draft.grossFen,
    waivedFen: draft.waivedFen,
    netFen: subtractFen(draft.grossFen, draft.waivedFen),
    cashGivenFen: draft.cashGivenFen,
    changeFen: draft.changeFen,
    day,
    at: context.now,
    cashierId: context.session.staffId,
    reason: draft.reason,
    approvedBy: draft.approvedBy,
  });
  writeCharges(context, receiptId, draft);
  for (const { tender, amountFen } of draft.payments) {
    insertPayment(context.db).run({ receiptId, tender, amountFen, day });
  }
  if (draft.cashRoundingFen !== 0) {
    insertCashRounding(context.db).run({ amountFen: draft.cashRoundingFen, day, receiptId });
  }
  return { receiptId, number };
}

function writeCharges(context: CommandContext, receiptId: ReceiptId, draft: ReceiptDraft): void {
  for (const { waiver, ...charge } of draft.charges) {
    const { chargeId } = insertCharge(context.db).get({
      ...charge,
      receiptId,
      visitId: draft.visitId,
      day: context.today,
      at: context.now,
    });
    if (waiver) insertWaiver(context.db).run({ receiptId, chargeId, ...waiver, day: context.today });
  }
}
