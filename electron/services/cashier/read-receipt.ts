import { countPrints } from '../../../db/queries/prints.ts';
import {
  type ChargeRecord,
  findReceiptById,
  findReceiptByNumber,
  listChargesOf,
  listPaymentsOf,
  listRefundsOf,
  mapPeopleOfVisits,
  type ReceiptRecord,
  readCashRoundingOf,
} from '../../../db/queries/receipts.ts';
import { findStaffName } from '../../../db/queries/staff.ts';
import type { Receipt, ReceiptCharge } from '../../shared/contract/cashier-bill.ts';
import { capitalAmount } from '../../shared/domain/capital-amount.ts';
import { FEE_CATEGORIES } from '../../shared/domain/fee-categories.ts';
import { addFen, type Fen, sumFen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { ReceiptId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { presentPerson } from './people.ts';

export type ReceiptQuestion = { readonly receiptId: ReceiptId } | { readonly number: number };

/**
 * A receipt whole, as it is shown and printed: the same words and figures on both.
 *
 * @throws Refusal 'cashier.unknown-receipt'
 */
export function readReceipt(context: QueryContext, question: ReceiptQuestion): Receipt {
  const { db, settings } = context;
  const receipt = findReceipt(context, question);
  const lines = listChargesOf(db, receipt.id);
  const original = receipt.originalId === null ? undefined : findReceiptById(db, receipt.originalId);
  return {
    receiptId: receipt.id,
    number: receipt.number,
    kind: receipt.kind,
    originalNumber: original?.number ?? null,
    refundNumbers: listRefundsOf(db, receipt.id).map((refund) => refund.number),
    station: settings.station.name,
    center: settings.station.center,
    practice: settings.station.practice,
    person: presentPerson(mapPeopleOfVisits(db, [receipt.visitId]), receipt.visitId),
    day: receipt.day,
    at: receipt.at,
    cashierName: findStaffName(db, receipt.cashierId),
    approverName: receipt.approvedBy === null ? '' : findStaffName(db, receipt.approvedBy),
    reason: receipt.reason,
    charges: lines.map((line) => presentCharge(line, receipt.kind)),
    categories: FEE_CATEGORIES.map((category) => ({
      category,
      amountFen: sumFen(
        lines.filter((line) => line.category === category),
        (line) => line.amountFen,
      ),
    })).filter((row) => row.amountFen !== 0),
    waivers: waiversOf(lines),
    payments: listPaymentsOf(db, receipt.id),
    grossFen: receipt.grossFen,
    waivedFen: receipt.waivedFen,
    netFen: receipt.netFen,
    capital: capitalAmount(receipt.netFen),
    cashRoundingFen: readCashRoundingOf(db, receipt.id),
    cashGivenFen: receipt.cashGivenFen,
    changeFen: receipt.changeFen,
    copies: countPrints(db, 'receipt', receipt.id),
  };
}

/** @throws Refusal 'cashier.unknown-receipt' */
export function findReceipt({ db }: Pick<QueryContext, 'db'>, question: ReceiptQuestion): ReceiptRecord {
  const found =
    'receiptId' in question
      ? findReceiptById(db, question.receiptId)
      : findReceiptByNumber(db, question.number);
  if (!found) throw refuse('cashier.unknown-receipt');
  return found;
}

/** Whether a charge can be paid back now, and if not, what stands in the way. */
export function refundStateOf(line: ChargeRecord, kind: 'sale' | 'refund'): ReceiptCharge['refund'] {
  if (kind === 'refund' || line.reversed === 1) return 'refunded';
  if (line.allocationStatus === 'dispensed') return 'drug-out';
  return line.orderStatus === 'done' ? 'done' : 'open';
}

function presentCharge(line: ChargeRecord, kind: 'sale' | 'refund'): ReceiptCharge {
  return {
    chargeId: line.chargeId,
    category: line.category,
    name: line.name,
    spec: line.spec,
    unit: line.unit,
    priceFen: line.priceFen,
    price: line.price,
    packUnit: line.packUnit,
    packSize: line.packSize,
    qty: line.qty,
    amountFen: line.amountFen,
    waivedFen: line.waivedFen,
    batchNo: line.batchNo,
    refund: refundStateOf(line, kind),
  };
}

function waiversOf(lines: readonly ChargeRecord[]): Receipt['waivers'] {
  const byName = new Map<string, { name: string; basis: string; amountFen: Fen }>();
  for (const line of lines) {
    if (line.waiverName === null) continue;
    const known = byName.get(line.waiverName);
    const amountFen = addFen(known?.amountFen ?? ZERO_FEN, line.waivedFen);
    byName.set(line.waiverName, { name: line.waiverName, basis: line.waiverBasis ?? '', amountFen });
  }
  return [...byName.values()];
}
