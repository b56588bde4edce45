import {
  type DayFigures,
  listDayFigures,
  type MoneyFigures,
  overDrugs,
  sumDayFigures,
  threeWayInputOf,
} from '../../../db/queries/day-figures.ts';
import { countReceiptGaps } from '../../../db/queries/receipt-gaps.ts';
import { countOpenDifferences } from '../../../db/queries/stock-counts.ts';
import type {
  LedgerDay,
  LedgerDrug,
  LedgerMonth,
  LedgerTotals,
  MarkupProof,
} from '../../shared/contract/ledger.ts';
import {
  drugCostPerVisit,
  drugShare,
  headAllowance,
  incomePerVisit,
} from '../../shared/domain/indicators.ts';
import { proveThreeWay } from '../../shared/domain/three-way-proof.ts';
import type { ClinicDay, ClinicMonth } from '../../shared/values/clinic-day.ts';
import { type Fen, fen, subtractFen, sumFen } from '../../shared/values/fen.ts';
import type { QueryContext } from '../context.ts';
import { findFirstDay, findMonth } from './find-month.ts';
import { listBlockers } from './list-blockers.ts';
import { agreesWithSnapshot, type MonthFigures } from './month-snapshot.ts';
import { readMonthDrugs, sumMonthDrugs } from './read-month-drugs.ts';

export interface MonthBooks {
  readonly ledger: LedgerMonth;
  readonly drugs: readonly LedgerDrug[];
  readonly figures: MonthFigures;
}

export type LedgerContext = Pick<QueryContext, 'db' | 'settings' | 'today'>;

/**
 * A whole month of the books, recomputed from raw rows: the one source of the screen, the workbook and the
 * closing, so they cannot differ. What each figure is made of stands in contract/ledger.ts.
 */
export function readMonth(context: LedgerContext, month: ClinicMonth): MonthBooks {
  const { db } = context;
  const frame = findMonth(db, context.settings, month);
  const { range, closing, closings } = frame;
  const firstDay = findFirstDay(db);
  const days = listDayFigures(db, range.from, range.to);
  const drugs = readMonthDrugs(db, range);
  const sums = sumDayFigures(days);
  const figures = { ...sums, drugPendingFen: days.at(-1)?.drugPendingFen ?? fen(0) };
  const ledgerDays = days.map((day) => ledgerDayOf(day, firstDay, context.today));
  const receiptGaps = countReceiptGaps(db, range.from, range.to);
  const drugTotals = sumMonthDrugs(drugs);
  const proof = proveThreeWay(threeWayInputOf(sums));
  const failingDays = days.filter(fails).map(({ day }) => day);
  const ledger: LedgerMonth = {
    month,
    fromDay: range.from,
    toDay: range.to,
    firstDay: firstDay ?? null,
    days: ledgerDays,
    totals: totalsOf(sums, ledgerDays),
    counts: countDays(ledgerDays),
    receiptGaps,
    drugs: drugTotals,
    markup: proveMarkup(sums),
    indicators: indicatorsOf(sums),
    proof: { ...proof, identities: [...proof.identities] },
    failingDays,
    blockers: listBlockers({
      month,
      frame,
      cutOff: context.settings.month.cutOffDay,
      firstDay,
      days: ledgerDays,
      openStocktakes: countOpenDifferences(db, range.to),
      receiptGaps,
      failed: [
        ...proof.identities.filter((one) => one.difference !== 0).map((one) => one.name),
        ...(drugTotals.unbalanced > 0 ? ['stock'] : []),
        ...(failingDays.length > 0 ? ['days'] : []),
      ],
    }),
    closing: closing
      ? {
          at: closing.at,
          byName: closing.madeByName,
          agrees: agreesWithSnapshot(closing, figures, drugTotals),
          newest: closings.at(-1) === closing,
        }
      : null,
  };
  return { ledger, drugs, figures };
}

function fails(day: DayFigures): boolean {
  return day.status === 'closed' && !proveThreeWay(threeWayInputOf(day)).holds;
}

function ledgerDayOf(figures: DayFigures, firstDay: ClinicDay | undefined, today: ClinicDay): LedgerDay {
  const { day, closing } = figures;
  return {
    day,
    status: stateOf(figures, firstDay, today),
    overShortReason: closing?.overShortReason ?? '',
    closedByName: closing?.madeByName ?? '',
    checkedByName: closing?.checkedByName ?? '',
    ...columnsOf(figures),
    countedFen: closing?.cashCountedFen ?? null,
    overShortFen: closing?.overShortFen ?? null,
  };
}

function stateOf(
  { day, status, closing }: DayFigures,
  firstDay: ClinicDay | undefined,
  today: ClinicDay,
): LedgerDay['status'] {
  if (status === 'closed') return closing?.zeroBusiness ? 'zero' : 'closed';
  if (status) return status;
  if (day > today) return 'future';
  if (firstDay === undefined || day < firstDay) return 'before';
  return day === today ? 'today' : 'missing';
}

function columnsOf(figures: MoneyFigures): Omit<LedgerTotals, 'countedFen' | 'overShortFen'> {
  return {
    visitCount: figures.visitCount,
    saleCount: figures.saleCount,
    refundCount: figures.refundCount,
    categories: figures.categories,
    grossFen: figures.grossFen,
    waivedFen: figures.waivedFen,
    refundedFen: figures.refundedFen,
    netFen: figures.netFen,
    tenders: figures.tenders,
    cashRoundingFen: figures.cashRoundingFen,
    firstReceiptNo: figures.firstReceiptNo,
    lastReceiptNo: figures.lastReceiptNo,
    dueFen: figures.tenders.cash,
  };
}

function totalsOf(sums: MoneyFigures, days: readonly LedgerDay[]): LedgerTotals {
  const counted = days.flatMap(({ countedFen }) => (countedFen === null ? [] : [countedFen]));
  const overShort = days.flatMap(({ overShortFen }) => (overShortFen === null ? [] : [overShortFen]));
  const total = (amounts: readonly Fen[]) => (amounts.length === 0 ? null : sumFen(amounts, (one) => one));
  return { ...columnsOf(sums), countedFen: total(counted), overShortFen: total(overShort) };
}

function countDays(days: readonly LedgerDay[]): LedgerMonth['counts'] {
  const count = (...states: readonly LedgerDay['status'][]) =>
    days.filter((day) => states.includes(day.status)).length;
  return {
    business: count('open', 'counted', 'closed'),
    zero: count('zero'),
    missing: count('missing'),
    closed: count('closed', 'zero'),
  };
}

/** 零差率: what is left of the drug charges when cost, booked rounding and what waits for hand-out are taken off. */
function proveMarkup(sums: MoneyFigures): MarkupProof {
  const chargedFen = overDrugs(sums.categories);
  const costFen = overDrugs(sums.drugCost);
  const splitRoundingFen = overDrugs(sums.splitRounding);
  const pendingChangeFen = overDrugs(sums.drugPending);
  return {
    chargedFen,
    costFen,
    splitRoundingFen,
    splitRoundingCount: sums.splitRoundingCount,
    pendingChangeFen,
    markupFen: fen(chargedFen - costFen - splitRoundingFen - pendingChangeFen),
  };
}

function indicatorsOf(sums: MoneyFigures): LedgerMonth['indicators'] {
  const charged = sumFen(Object.values(sums.categories), (amount) => amount);
  // Waived fees are no income (财会〔2018〕25 号).
  const income = subtractFen(charged, sums.waivedNetFen);
  const drugIncome = overDrugs(sums.categories);
  return {
    perVisitFen: incomePerVisit(income, sums.visitCount) ?? null,
    drugPerVisitFen: drugCostPerVisit(drugIncome, sums.visitCount) ?? null,
    drugShareTenths: drugShare(drugIncome, income) ?? null,
    headAllowanceFen: headAllowance(sums.netFen),
  };
}
