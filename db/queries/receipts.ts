import { eq, sql } from 'drizzle-orm';
import type { FeeCategory } from '../../electron/shared/domain/fee-categories.ts';
import type { QueueRank } from '../../electron/shared/domain/queue-order.ts';
import type { Tender } from '../../electron/shared/domain/tenders.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../electron/shared/values/fen.ts';
import type { Sex } from '../../electron/shared/values/id-number.ts';
import type {
  AllocationId,
  BatchId,
  ChargeId,
  OrderId,
  PrescriptionId,
  ReceiptId,
  StaffId,
  VisitId,
  WaiverRuleId,
} from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import type { Price } from '../../electron/shared/values/price.ts';
import type { Quantity } from '../../electron/shared/values/quantity.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { payments, receipts } from '../schema/index.ts';
import { publicWaiverSql } from './public-waiver.ts';

const receiptById = prepared((db) =>
  db
    .select()
    .from(receipts)
    .where(eq(receipts.id, sql.placeholder('receiptId')))
    .prepare(),
);

const receiptByNumber = prepared((db) =>
  db
    .select()
    .from(receipts)
    .where(eq(receipts.number, sql.placeholder('number')))
    .prepare(),
);

const refundsOf = prepared((db) =>
  db
    .select()
    .from(receipts)
    .where(eq(receipts.originalId, sql.placeholder('receiptId')))
    .orderBy(receipts.id)
    .prepare(),
);

const paymentsOf = prepared((db) =>
  db
    .select({ tender: payments.tender, amountFen: payments.amountFen })
    .from(payments)
    .where(eq(payments.receiptId, sql.placeholder('receiptId')))
    .orderBy(payments.id)
    .prepare(),
);

export type ReceiptRecord = NonNullable<ReturnType<typeof findReceiptById>>;

/** One receipt or refund receipt without its lines. */
export function findReceiptById(db: ReadableDb, receiptId: ReceiptId) {
  return receiptById(db).get({ receiptId });
}

/** The same by the number printed on it. */
export function findReceiptByNumber(db: ReadableDb, number: number) {
  return receiptByNumber(db).get({ number });
}

/** Later receipts that paid back parts of this one, oldest first. */
export function listRefundsOf(db: ReadableDb, receiptId: ReceiptId) {
  return refundsOf(db).all({ receiptId });
}

const refundApproval = prepared((db) =>
  db.$client.prepare(`SELECT json_extract(detail, '$.approvedBy') AS approvedBy,
      json_extract(detail, '$.charges') AS charges FROM audit
    WHERE id = :approvalId AND action = 'cashier.refund-approved' AND subject_id = :receiptId
      AND staff_id = :staffId AND day = :today`),
);

/**
 * The head's signature under paying charges of this receipt back, given today where `staffId` sits; `charges` are
 * their ids, rising, as `3,4`.
 */
export function findRefundApproval(
  db: ReadableDb,
  asked: { approvalId: number; receiptId: ReceiptId; staffId: StaffId; today: ClinicDay },
) {
  return refundApproval(db).get(asked) as { approvedBy: StaffId; charges: string } | undefined;
}

/** What was paid by which tender, in the order of the receipt; negative on a refund. */
export function listPaymentsOf(db: ReadableDb, receiptId: ReceiptId): { tender: Tender; amountFen: Fen }[] {
  return paymentsOf(db).all({ receiptId });
}

const cashRoundingOf = prepared((db) =>
  db.$client
    .prepare("SELECT coalesce(sum(amount_fen), 0) FROM roundings WHERE receipt_id = ? AND kind = 'cash'")
    .pluck(),
);

/** What rounding cash let off (+) or took too much (−); zero where nothing was rounded. */
export function readCashRoundingOf(db: ReadableDb, receiptId: ReceiptId): Fen {
  return cashRoundingOf(db).get(receiptId) as Fen;
}

/** A charge with the words of its item or drug, and how far it has gone since. */
export interface ChargeRecord {
  readonly chargeId: ChargeId;
  readonly category: FeeCategory;
  readonly qty: Quantity;
  readonly amountFen: Fen;
  readonly orderId: OrderId | null;
  readonly orderStatus: string | null;
  readonly allocationId: AllocationId | null;
  readonly allocationStatus: string | null;
  readonly batchId: BatchId | null;
  readonly prescriptionId: PrescriptionId | null;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly priceFen: Fen | null;
  readonly price: Price | null;
  readonly packUnit: string;
  readonly packSize: number;
  readonly batchNo: string;
  readonly waivedFen: Fen;
  readonly waiverRuleId: WaiverRuleId | null;
  readonly waiverName: string | null;
  readonly waiverBasis: string | null;
  /** 1 when a later refund reversed it. */
  readonly reversed: 0 | 1;
}

const WAIVER = publicWaiverSql('u');

const chargesOf = prepared((db) =>
  db.$client.prepare(`
    SELECT c.id AS chargeId, c.category, c.qty, c.amount_fen AS amountFen,
      c.order_id AS orderId, o.status AS orderStatus,
      c.allocation_id AS allocationId, a.status AS allocationStatus, a.batch_id AS batchId,
      l.prescription_id AS prescriptionId,
      coalesce(i.name, d.generic_name) AS name, coalesce(d.spec, '') AS spec,
      coalesce(i.unit, d.small_unit) AS unit, sp.price_fen AS priceFen, b.purchase_price AS price,
      coalesce(d.pack_unit, '') AS packUnit, coalesce(b.pack_size, 1) AS packSize,
      coalesce(b.batch_no, '') AS batchNo, coalesce(w.amount_fen, 0) AS waivedFen,
      w.rule_id AS waiverRuleId, ${WAIVER.name} AS waiverName, ${WAIVER.basis} AS waiverBasis,
      EXISTS (SELECT 1 FROM charges x WHERE x.reverses_id = c.id) AS reversed
    FROM charges c
    LEFT JOIN orders o ON o.id = c.order_id
    LEFT JOIN service_prices sp ON sp.id = o.service_price_id
    LEFT JOIN service_items i ON i.id = sp.item_id
    LEFT JOIN allocations a ON a.id = c.allocation_id
    LEFT JOIN prescription_lines l ON l.id = a.line_id
    LEFT JOIN batches b ON b.id = a.batch_id
    LEFT JOIN drugs d ON d.id = b.drug_id
    LEFT JOIN waivers w ON w.charge_id = c.id
    LEFT JOIN waiver_rules u ON u.id = w.rule_id
    WHERE c.receipt_id = ? ORDER BY c.id`),
);

/** The lines of a receipt, in the order in which they were written. */
export function listChargesOf(db: ReadableDb, receiptId: ReceiptId): ChargeRecord[] {
  return chargesOf(db).all(receiptId) as ChargeRecord[];
}

export interface ReceiptListRow {
  readonly receiptId: ReceiptId;
  readonly number: number;
  readonly kind: 'sale' | 'refund';
  readonly netFen: Fen;
  readonly refundedFen: Fen;
  readonly at: Instant;
  readonly visitId: VisitId;
}

const RECEIPT_ROW = `SELECT r.id AS receiptId, r.number, r.kind, r.net_fen AS netFen, r.at, r.visit_id AS visitId,
  coalesce((SELECT -sum(x.net_fen) FROM receipts x WHERE x.original_id = r.id), 0) AS refundedFen FROM receipts r`;

const receiptsOfDay = prepared((db) =>
  db.$client.prepare(`${RECEIPT_ROW} WHERE r.day = ? ORDER BY r.number DESC LIMIT 100`),
);

const receiptsOfPerson = prepared((db) =>
  db.$client.prepare(`${RECEIPT_ROW} JOIN visits v ON v.id = r.visit_id JOIN residents p ON p.id = v.resident_id
    WHERE p.id IN (SELECT id FROM residents WHERE name >= :from AND name < :to
      UNION SELECT id FROM residents WHERE initials >= :from AND initials < :to
      UNION SELECT id FROM residents WHERE id_number >= :upper AND id_number < :upperTo)
    ORDER BY r.number DESC LIMIT 20`),
);

const receiptsOfNumber = prepared((db) => db.$client.prepare(`${RECEIPT_ROW} WHERE r.number = ?`));

/** Of long numbers people read the last digits out: `% :width` leaves those. */
const receiptsEndingWith = prepared((db) =>
  db.$client.prepare(`${RECEIPT_ROW} WHERE r.number % :width = :ending ORDER BY r.id DESC LIMIT 20`),
);

/** Newest first, at most 100. */
export function listReceiptsOfDay(db: ReadableDb, day: ClinicDay): ReceiptListRow[] {
  return receiptsOfDay(db).all(day) as ReceiptListRow[];
}

/** By number or its last digits, or by the beginning of a name, of its initials or of an ID number; newest first, at most 20. */
export function searchReceipts(db: ReadableDb, term: string): ReceiptListRow[] {
  const byNumber = /^\d{1,12}$/.test(term)
    ? (receiptsOfNumber(db).all(Number(term)) as ReceiptListRow[])
    : [];
  if (byNumber.length > 0) return byNumber;
  if (/^\d{3,11}$/.test(term)) {
    const ending = { width: 10 ** term.length, ending: Number(term) };
    const found = receiptsEndingWith(db).all(ending) as ReceiptListRow[];
    if (found.length > 0) return found;
  }
  const lower = term.toLowerCase();
  const upper = term.toUpperCase();
  const last = '\u{10ffff}';
  return receiptsOfPerson(db).all({
    from: lower,
    to: lower + last,
    upper,
    upperTo: upper + last,
  }) as ReceiptListRow[];
}

export interface PersonOfVisit {
  readonly visitId: VisitId;
  readonly visitNumber: number;
  readonly visitDay: ClinicDay;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDay: ClinicDay;
  readonly rank: QueueRank;
}

const peopleOfVisits = prepared((db) =>
  db.$client.prepare(`SELECT v.id AS visitId, v.number AS visitNumber, v.day AS visitDay, p.name, p.sex,
      p.birth_day AS birthDay, v.rank
    FROM json_each(?) j JOIN visits v ON v.id = j.value JOIN residents p ON p.id = v.resident_id`),
);

/** Whose visits these are. */
export function mapPeopleOfVisits(db: ReadableDb, visitIds: readonly VisitId[]): Map<VisitId, PersonOfVisit> {
  const rows = peopleOfVisits(db).all(JSON.stringify([...new Set(visitIds)])) as PersonOfVisit[];
  return new Map(rows.map((row) => [row.visitId, row]));
}

const rangeOfDay = prepared((db) =>
  db.$client.prepare(`SELECT sum(kind = 'sale') AS sales, sum(kind = 'refund') AS refunds,
    min(number) AS firstNo, max(number) AS lastNo FROM receipts WHERE day = ?`),
);

/** How many of each kind a day has, and the first and last number; null on a day without any. */
export function readReceiptCounts(db: ReadableDb, day: ClinicDay) {
  return rangeOfDay(db).get(day) as {
    sales: number | null;
    refunds: number | null;
    firstNo: number | null;
    lastNo: number | null;
  };
}
