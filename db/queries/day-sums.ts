import { and, between, count, eq, inArray, max, min, sql } from 'drizzle-orm';
import type { Fen } from '../../electron/shared/values/fen.ts';
import { prepared } from '../open.ts';
import {
  allocations,
  batches,
  businessDays,
  charges,
  dayClosings,
  drugs,
  payments,
  receipts,
  roundings,
  staff,
  stockMovements,
  visits,
  waivers,
} from '../schema/index.ts';

// Sums by day between two days, each over one table's rows of those days; day-figures.ts puts them together.
// A refund's rows are negative (the database checks it), so both sides of a day come out of one pass.
// What hangs on a receipt has the receipt's day (verifyBooks proves it), and is found by the receipt.

const from = sql.placeholder('from');
const to = sql.placeholder('to');

/** Registrations of each day: those that stand, and those that were cancelled (退号). */
export const visitsByDay = prepared((db) =>
  db
    .select({
      day: visits.day,
      visitCount: sql<number>`sum(${visits.status} <> 'cancelled')`,
      cancelledCount: sql<number>`sum(${visits.status} = 'cancelled')`,
    })
    .from(visits)
    .where(between(visits.day, from, to))
    .groupBy(visits.day)
    .prepare(),
);

/** Receipts and refund receipts of each day, and the numbers that they took. */
export const receiptsByDay = prepared((db) =>
  db
    .select({
      day: receipts.day,
      saleCount: sql<number>`sum(${receipts.kind} = 'sale')`,
      refundCount: sql<number>`sum(${receipts.kind} = 'refund')`,
      firstReceiptNo: min(receipts.number),
      lastReceiptNo: max(receipts.number),
    })
    .from(receipts)
    .where(between(receipts.day, from, to))
    .groupBy(receipts.day)
    .prepare(),
);

/** Charges of each day by category, in fen: `amountFen` less what was paid back, `soldFen` without it. */
export const chargesByDay = prepared((db) =>
  db
    .select({
      day: receipts.day,
      category: charges.category,
      amountFen: sql<Fen>`sum(${charges.amountFen})`,
      soldFen: sql<Fen>`sum(max(${charges.amountFen}, 0))`,
    })
    .from(receipts)
    .innerJoin(charges, eq(charges.receiptId, receipts.id))
    .where(between(receipts.day, from, to))
    .groupBy(receipts.day, charges.category)
    .prepare(),
);

/** Waivers of each day in fen, given and taken back apart. */
export const waiversByDay = prepared((db) =>
  db
    .select({
      day: receipts.day,
      kind: receipts.kind,
      amountFen: sql<Fen>`sum(${waivers.amountFen})`,
    })
    .from(receipts)
    .innerJoin(waivers, eq(waivers.receiptId, receipts.id))
    .where(between(receipts.day, from, to))
    .groupBy(receipts.day, receipts.kind)
    .prepare(),
);

/** Money of each day by tender, in fen, less what was paid back. */
export const paymentsByDay = prepared((db) =>
  db
    .select({
      day: receipts.day,
      tender: payments.tender,
      amountFen: sql<Fen>`sum(${payments.amountFen})`,
    })
    .from(receipts)
    .innerJoin(payments, eq(payments.receiptId, receipts.id))
    .where(between(receipts.day, from, to))
    .groupBy(receipts.day, payments.tender)
    .prepare(),
);

/** What rounding cash let off (+) or took too much (−) on each day, in fen. */
export const cashRoundingByDay = prepared((db) =>
  db
    .select({ day: roundings.day, amountFen: sql<Fen>`sum(${roundings.amountFen})` })
    .from(roundings)
    .where(and(between(roundings.day, from, to), eq(roundings.kind, 'cash')))
    .groupBy(roundings.day)
    .prepare(),
);

/** Booked 拆零尾差 of each day by kind of drug, in fen, and how many rows. */
export const splitRoundingByDay = prepared((db) =>
  db
    .select({
      day: roundings.day,
      class: drugs.class,
      amountFen: sql<Fen>`sum(${roundings.amountFen})`,
      count: count(),
    })
    .from(roundings)
    .innerJoin(stockMovements, eq(stockMovements.id, roundings.movementId))
    .innerJoin(batches, eq(batches.id, stockMovements.batchId))
    .innerJoin(drugs, eq(drugs.id, batches.drugId))
    .where(and(between(roundings.day, from, to), eq(roundings.kind, 'split')))
    .groupBy(roundings.day, drugs.class)
    .prepare(),
);

/** `costFen`: purchase cost of what patients got; `priceFen`: what was or will be charged for the same. Returns taken off. */
export const handedOutByDay = prepared((db) =>
  db
    .select({
      day: stockMovements.day,
      class: drugs.class,
      costFen: sql<Fen>`-sum(${stockMovements.costFen})`,
      priceFen: sql<Fen>`sum(CASE ${stockMovements.kind} WHEN 'dispense' THEN 1 ELSE -1 END * ${allocations.amountFen})`,
    })
    .from(stockMovements)
    .innerJoin(allocations, eq(allocations.id, stockMovements.allocationId))
    .innerJoin(batches, eq(batches.id, stockMovements.batchId))
    .innerJoin(drugs, eq(drugs.id, batches.drugId))
    .where(and(between(stockMovements.day, from, to), inArray(stockMovements.kind, ['dispense', 'return'])))
    .groupBy(stockMovements.day, drugs.class)
    .prepare(),
);

/** Every day that was opened, with the closing in force. */
export const daysWithClosing = prepared((db) =>
  db
    .select({
      day: businessDays.day,
      status: businessDays.status,
      closing: {
        at: dayClosings.at,
        madeByName: sql<string>`(SELECT ${staff.name} FROM ${staff} WHERE ${staff.id} = ${dayClosings.madeBy})`,
        checkedByName: sql<string>`coalesce((SELECT ${staff.name} FROM ${staff} WHERE ${staff.id} = ${dayClosings.checkedBy}), '')`,
        zeroBusiness: dayClosings.zeroBusiness,
        cashCountedFen: dayClosings.cashCountedFen,
        overShortFen: dayClosings.overShortFen,
        overShortReason: dayClosings.overShortReason,
        depositSlip: dayClosings.depositSlip,
      },
    })
    .from(businessDays)
    .leftJoin(dayClosings, eq(dayClosings.id, businessDays.closingId))
    .where(between(businessDays.day, from, to))
    .prepare(),
);

/** The newest closed day before a day, with what was charged and not handed out at its end. */
export const pendingAtLastClosing = prepared((db) =>
  db
    .select({ day: businessDays.day, drugPendingFen: dayClosings.drugPendingFen })
    .from(businessDays)
    .innerJoin(dayClosings, eq(dayClosings.id, businessDays.closingId))
    .where(sql`${businessDays.day} < ${from}`)
    .orderBy(sql`${businessDays.day} DESC`)
    .limit(1)
    .prepare(),
);

/** Change of charged-and-not-handed-out over days: drug charges less the price of what was handed out. */
export const pendingChange = prepared((db) =>
  db
    .select({
      chargedFen: sql<Fen>`(SELECT coalesce(sum(${charges.amountFen}), 0) FROM ${receipts} JOIN ${charges} ON ${charges.receiptId} = ${receipts.id} WHERE ${receipts.day} BETWEEN ${from} AND ${to} AND ${charges.category} IN ('western', 'patent', 'herbal'))`,
      handedOutFen: sql<Fen>`coalesce(sum(CASE ${stockMovements.kind} WHEN 'dispense' THEN 1 ELSE -1 END * ${allocations.amountFen}), 0)`,
    })
    .from(stockMovements)
    .innerJoin(allocations, eq(allocations.id, stockMovements.allocationId))
    .where(and(between(stockMovements.day, from, to), inArray(stockMovements.kind, ['dispense', 'return'])))
    .prepare(),
);
