import { listOwedVisits, listUnpaidVisits, type UnpaidVisit } from '../../../db/queries/bill.ts';
import { listLiveAtPoint } from '../../../db/queries/queue.ts';
import {
  listReceiptsOfDay,
  mapPeopleOfVisits,
  type ReceiptListRow,
  readReceiptCounts,
  searchReceipts,
} from '../../../db/queries/receipts.ts';
import type { OwedRow, ReceiptRow } from '../../shared/contract/cashier-bill.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import type { QueryContext } from '../context.ts';
import { presentPerson } from './people.ts';

/** Lists stay short enough to read; the counts beside them tell the whole. */
const MOST_OWED = 100;

/** Today's receipts, what those in the cashier's line have to pay, and what people owe from before. */
export function listCashierToday(context: QueryContext): Output<'cashier.listToday'> {
  const { db, today } = context;
  const inLine = new Set(listLiveAtPoint(db, today, 'cashier').map((ticket) => ticket.visitId));
  const waiting = listUnpaidVisits(db, { fromDay: today, toDay: today, today }).filter((row) =>
    inLine.has(row.visitId),
  );
  const owed = listOwedVisits(db, today).filter((row) => !inLine.has(row.visitId));
  const counts = readReceiptCounts(db, today);
  return {
    waiting: presentOwed(context, waiting),
    owed: presentOwed(context, owed.slice(0, MOST_OWED)),
    owedCount: owed.length,
    receipts: presentReceipts(context, listReceiptsOfDay(db, today)),
    saleCount: counts.sales ?? 0,
    refundCount: counts.refunds ?? 0,
    firstReceiptNo: counts.firstNo,
    lastReceiptNo: counts.lastNo,
  };
}

/** Receipts by number, name, initials or ID number, newest first. */
export function findReceipts(context: QueryContext, term: string): ReceiptRow[] {
  return presentReceipts(context, searchReceipts(context.db, term));
}

function presentOwed({ db }: QueryContext, rows: readonly UnpaidVisit[]): OwedRow[] {
  const people = mapPeopleOfVisits(
    db,
    rows.map((row) => row.visitId),
  );
  return rows.map(({ visitId, dueFen, since }) => ({ ...presentPerson(people, visitId), dueFen, since }));
}

function presentReceipts({ db }: QueryContext, rows: readonly ReceiptListRow[]): ReceiptRow[] {
  const people = mapPeopleOfVisits(
    db,
    rows.map((row) => row.visitId),
  );
  return rows.map(({ visitId, ...row }) => ({ ...presentPerson(people, visitId), ...row }));
}
