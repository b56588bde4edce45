import { listUnpaidVisits } from '../../../db/queries/bill.ts';
import {
  findCashCount,
  findFloatBefore,
  findOldestOpenDay,
  hasStockMovements,
  listRecentClosings,
  readDayBounds,
  readSlipCounts,
} from '../../../db/queries/business-days.ts';
import {
  type DayFigures,
  listDayFigures,
  overDrugs,
  threeWayInputOf,
} from '../../../db/queries/day-figures.ts';
import { countReceiptGaps } from '../../../db/queries/receipt-gaps.ts';
import { verifyDay } from '../../../db/verify/day.ts';
import type { DayMoney, DayView } from '../../shared/contract/cashier-day.ts';
import { overShort, proveThreeWay } from '../../shared/domain/closing.ts';
import { FEE_CATEGORIES } from '../../shared/domain/fee-categories.ts';
import { TENDERS } from '../../shared/domain/tenders.ts';
import { addDays, type ClinicDay } from '../../shared/values/clinic-day.ts';
import { type Fen, subtractFen, sumFen } from '../../shared/values/fen.ts';
import type { QueryContext } from '../context.ts';

/** Shown by name; the count beside them tells how many there are. */
const FIRST_UNPAID = 20;

/** The figures of one day, from raw rows. */
export function figuresOfDay({ db }: Pick<QueryContext, 'db'>, day: ClinicDay): DayFigures {
  const figures = listDayFigures(db, day, day)[0];
  if (!figures) throw new Error(`no figures of ${day}`);
  return figures;
}

/** 备用金 in the drawer in the morning: what the last closing left, or the setting before the first one. */
export function floatBeforeOf({ db, settings }: Pick<QueryContext, 'db' | 'settings'>, day: ClinicDay): Fen {
  return findFloatBefore(db, day) ?? settings.cash.floatFen;
}

/** Whether anything happened: a registration, a receipt, a movement of stock. */
export function hasBusiness({ db }: Pick<QueryContext, 'db'>, figures: DayFigures): boolean {
  const { visitCount, cancelledCount, saleCount, refundCount, day } = figures;
  return visitCount + cancelledCount + saleCount + refundCount > 0 || hasStockMovements(db, day);
}

/** The oldest day that is not closed, also one that nobody opened yet; undefined before the books begin. */
export function findNextToClose(db: QueryContext['db']): ClinicDay | undefined {
  const { newest } = readDayBounds(db);
  return findOldestOpenDay(db) ?? (newest === null ? undefined : addDays(newest, 1));
}

/**
 * One day as the desk shows it. Before the drawer is counted no sum of money is given: who counts must not
 * know what to find.
 */
export function readDayView(context: QueryContext, day: ClinicDay): DayView {
  const { db } = context;
  const figures = figuresOfDay(context, day);
  const oldest = findNextToClose(db);
  const closeFirst = oldest !== undefined && oldest < day ? oldest : null;
  const unpaid = listUnpaidVisits(db, { fromDay: day, toDay: day, today: context.today });
  const sealed = figures.status === 'counted' || figures.status === 'closed';
  const count = sealed ? countOf(context, figures) : null;
  return {
    day,
    status: figures.status ?? 'none',
    hasBusiness: hasBusiness(context, figures),
    closeFirst,
    emptyThrough: closeFirst === null ? runOfEmptyDays(context, figures) : null,
    visitCount: figures.visitCount,
    cancelledCount: figures.cancelledCount,
    saleCount: figures.saleCount,
    refundCount: figures.refundCount,
    firstReceiptNo: figures.firstReceiptNo,
    lastReceiptNo: figures.lastReceiptNo,
    receiptGaps: countReceiptGaps(db, day, day),
    unpaid: {
      count: unpaid.length,
      amountFen: sumFen(unpaid, (row) => row.dueFen),
      first: unpaid.slice(0, FIRST_UNPAID).map((row) => row.visitId),
    },
    ...readSlipCounts(db, day),
    floatBeforeFen: count?.floatBeforeFen ?? floatBeforeOf(context, day),
    money: sealed ? moneyOf(context, figures) : null,
    count,
    closing: figures.status === 'closed' ? (listRecentClosings(db, day, 1)[0] ?? null) : null,
  };
}

function runOfEmptyDays(context: QueryContext, figures: DayFigures): ClinicDay | null {
  // Of a day that is closed or had business nothing behind it is read.
  if (figures.status === 'closed' || hasBusiness(context, figures)) return null;
  return findEmptyThrough(context, figures.day, addDays(context.today, -1)) ?? null;
}

/** The last of the empty days that follow each other from `first` on, `last` at most; undefined when there is none. */
export function findEmptyThrough(
  { db }: Pick<QueryContext, 'db'>,
  first: ClinicDay,
  last: ClinicDay,
): ClinicDay | undefined {
  if (first > last) return undefined;
  let through: ClinicDay | undefined;
  for (const figures of listDayFigures(db, first, last)) {
    const { day, status } = figures;
    if (hasBusiness({ db }, figures) || status === 'counted' || status === 'closed') break;
    through = day;
  }
  return through;
}

function moneyOf({ db }: QueryContext, figures: DayFigures): DayMoney {
  const proof = proveThreeWay(threeWayInputOf(figures));
  return {
    grossFen: figures.grossFen,
    waivedFen: figures.waivedFen,
    refundedFen: figures.refundedFen,
    netFen: figures.netFen,
    cashRoundingFen: figures.cashRoundingFen,
    categories: FEE_CATEGORIES.map((category) => ({
      category,
      amountFen: figures.categories[category],
    })).filter((row) => row.amountFen !== 0),
    tenders: TENDERS.map((tender) => ({ tender, amountFen: figures.tenders[tender] })),
    chargedFen: sumFen(FEE_CATEGORIES, (category) => figures.categories[category]),
    waivedNetFen: figures.waivedNetFen,
    drugChargedFen: drugChargedOf(figures),
    drugCostFen: overDrugs(figures.drugCost),
    splitRoundingFen: overDrugs(figures.splitRounding),
    drugPendingChangeFen: overDrugs(figures.drugPending),
    cashDueFen: figures.tenders.cash,
    breaches: verifyDay(db, figures.day),
    proof: { ...proof, identities: [...proof.identities] },
  };
}

/** Drug charges settled on the day, refunds with their sign. */
export function drugChargedOf({ categories }: Pick<DayFigures, 'categories'>): Fen {
  return overDrugs(categories);
}

function countOf(context: QueryContext, figures: DayFigures): DayView['count'] {
  const count = findCashCount(context.db, figures.day);
  if (!count) return null;
  // A closed day keeps what it was closed with: the rule of the float may have been changed since.
  const cashOfDayFen =
    figures.closing?.cashCountedFen ?? subtractFen(count.totalFen, floatBeforeOf(context, figures.day));
  return {
    at: count.at,
    byName: count.byName,
    lines: count.lines,
    totalFen: count.totalFen,
    floatBeforeFen: subtractFen(count.totalFen, cashOfDayFen),
    cashOfDayFen,
    overShortFen: overShort(cashOfDayFen, figures.tenders.cash),
    dropFen: subtractFen(count.totalFen, count.floatFen),
    floatAfterFen: count.floatFen,
  };
}
