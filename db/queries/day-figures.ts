import {
  DRUG_CATEGORIES,
  type DrugCategory,
  FEE_CATEGORIES,
  type FeeCategory,
} from '../../electron/shared/domain/fee-categories.ts';
import { TENDERS, type Tender } from '../../electron/shared/domain/tenders.ts';
import type { ThreeWayInput } from '../../electron/shared/domain/three-way-proof.ts';
import { addDays, type ClinicDay, clinicDay, daysFromTo } from '../../electron/shared/values/clinic-day.ts';
import { addFen, type Fen, fen, subtractFen, sumFen, ZERO_FEN } from '../../electron/shared/values/fen.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import type { ReadableDb } from '../open.ts';
import type { DayStatus } from '../schema/index.ts';
import {
  cashRoundingByDay,
  chargesByDay,
  daysWithClosing,
  handedOutByDay,
  paymentsByDay,
  pendingAtLastClosing,
  pendingChange,
  receiptsByDay,
  splitRoundingByDay,
  visitsByDay,
  waiversByDay,
} from './day-sums.ts';

/** Earlier than any business day. */
const BEGINNING = clinicDay('2000-01-01');

/**
 * The figures of one day or the sums of many, from raw rows by the day on which they were written; fen.
 * Every screen, closing, ledger and workbook takes them from here:
 * `netFen` = `grossFen` − `waivedFen` − `refundedFen` = Σ `tenders` + `cashRoundingFen`.
 */
export interface MoneyFigures {
  /** Registrations not cancelled, and cancelled ones, of the day. */
  readonly visitCount: number;
  readonly cancelledCount: number;
  readonly saleCount: number;
  readonly refundCount: number;
  readonly firstReceiptNo: number | null;
  readonly lastReceiptNo: number | null;
  /** Charges, those of refunds with their minus sign. */
  readonly categories: Readonly<Record<FeeCategory, Fen>>;
  /** 应收: charges of sales. */
  readonly grossFen: Fen;
  /** 减免: waivers of sales. */
  readonly waivedFen: Fen;
  /** 退费: −(charges − waivers) of refunds; zero or more. */
  readonly refundedFen: Fen;
  /** 实收 */
  readonly netFen: Fen;
  /** Waivers of sales and refunds together, as the three-way proof wants them. */
  readonly waivedNetFen: Fen;
  /** Payments, what refunds paid out with its minus sign. */
  readonly tenders: Readonly<Record<Tender, Fen>>;
  /** Net owed − money taken, where cash is rounded to 角. */
  readonly cashRoundingFen: Fen;
  /** Purchase cost of what patients got, returns taken off. */
  readonly drugCost: Readonly<Record<DrugCategory, Fen>>;
  /** Booked 拆零尾差: charged − cost. */
  readonly splitRounding: Readonly<Record<DrugCategory, Fen>>;
  readonly splitRoundingCount: number;
  /** Charged here and handed out at another time, less handed out here and charged at another time. */
  readonly drugPending: Readonly<Record<DrugCategory, Fen>>;
}

/** The closing of a day that is in force. */
export interface DayClosingFigures {
  readonly at: Instant;
  readonly madeByName: string;
  readonly checkedByName: string;
  readonly zeroBusiness: boolean;
  readonly cashCountedFen: Fen;
  readonly overShortFen: Fen;
  readonly overShortReason: string;
  readonly depositSlip: string;
}

export interface DayFigures extends MoneyFigures {
  readonly day: ClinicDay;
  /** Undefined when nobody opened the day. */
  readonly status: DayStatus | undefined;
  readonly closing: DayClosingFigures | undefined;
  /** 已收未发 at the day's end: charged and not handed out, less handed out and not charged, over all time. */
  readonly drugPendingFen: Fen;
}

type Writable<Figures> = { -readonly [Key in keyof Figures]: Figures[Key] };
type Draft = Writable<
  Omit<DayFigures, 'categories' | 'tenders' | 'drugCost' | 'splitRounding' | 'drugPending'>
> & {
  categories: Record<FeeCategory, Fen>;
  tenders: Record<Tender, Fen>;
  drugCost: Record<DrugCategory, Fen>;
  splitRounding: Record<DrugCategory, Fen>;
  drugPending: Record<DrugCategory, Fen>;
};

/** Every name with nothing yet. */
function zeros<Name extends string>(names: readonly Name[]): Record<Name, Fen> {
  return Object.fromEntries(names.map((name) => [name, ZERO_FEN])) as Record<Name, Fen>;
}

function emptyDay(day: ClinicDay): Draft {
  return {
    day,
    status: undefined,
    closing: undefined,
    visitCount: 0,
    cancelledCount: 0,
    saleCount: 0,
    refundCount: 0,
    firstReceiptNo: null,
    lastReceiptNo: null,
    categories: zeros(FEE_CATEGORIES),
    grossFen: ZERO_FEN,
    waivedFen: ZERO_FEN,
    refundedFen: ZERO_FEN,
    netFen: ZERO_FEN,
    waivedNetFen: ZERO_FEN,
    tenders: zeros(TENDERS),
    cashRoundingFen: ZERO_FEN,
    drugCost: zeros(DRUG_CATEGORIES),
    splitRounding: zeros(DRUG_CATEGORIES),
    splitRoundingCount: 0,
    drugPending: zeros(DRUG_CATEGORIES),
    drugPendingFen: ZERO_FEN,
  };
}

/**
 * The figures of every calendar day from one day to another, both counted, whether anybody worked on it or
 * not. One pass over each table's rows of those days.
 */
export function listDayFigures(db: ReadableDb, from: ClinicDay, to: ClinicDay): DayFigures[] {
  const days = new Map(daysFromTo(from, to).map((day) => [day, emptyDay(day)]));
  const range = { from, to };
  const dayOf = (row: { readonly day: ClinicDay }): Draft => days.get(row.day) ?? emptyDay(row.day);
  for (const row of daysWithClosing(db).all(range)) {
    Object.assign(dayOf(row), { status: row.status, closing: row.closing ?? undefined });
  }
  for (const { day, ...counts } of visitsByDay(db).all(range)) Object.assign(dayOf({ day }), counts);
  for (const { day, ...counts } of receiptsByDay(db).all(range)) Object.assign(dayOf({ day }), counts);
  addMoney(db, range, dayOf);
  addDrugs(db, range, dayOf);
  let pending = findPendingBefore(db, from);
  for (const day of days.values()) {
    pending = addFen(pending, ...Object.values(day.drugPending));
    day.drugPendingFen = pending;
  }
  return [...days.values()];
}

type Range = { readonly from: ClinicDay; readonly to: ClinicDay };

type DayOf = (row: { readonly day: ClinicDay }) => Draft;

function addMoney(db: ReadableDb, range: Range, dayOf: DayOf): void {
  for (const row of chargesByDay(db).all(range)) {
    const day = dayOf(row);
    day.categories[row.category] = row.amountFen;
    day.grossFen = addFen(day.grossFen, row.soldFen);
    day.refundedFen = addFen(day.refundedFen, subtractFen(row.soldFen, row.amountFen));
  }
  for (const row of waiversByDay(db).all(range)) {
    const day = dayOf(row);
    day.waivedNetFen = addFen(day.waivedNetFen, row.amountFen);
    if (row.kind === 'sale') day.waivedFen = row.amountFen;
    else day.refundedFen = addFen(day.refundedFen, row.amountFen);
  }
  for (const row of paymentsByDay(db).all(range)) dayOf(row).tenders[row.tender] = row.amountFen;
  for (const row of cashRoundingByDay(db).all(range)) dayOf(row).cashRoundingFen = row.amountFen;
  for (const day of daysFromTo(range.from, range.to)) {
    const draft = dayOf({ day });
    draft.netFen = fen(draft.grossFen - draft.waivedFen - draft.refundedFen);
  }
}

function addDrugs(db: ReadableDb, range: Range, dayOf: DayOf): void {
  for (const day of daysFromTo(range.from, range.to)) {
    const draft = dayOf({ day });
    for (const kind of DRUG_CATEGORIES) draft.drugPending[kind] = draft.categories[kind];
  }
  for (const row of handedOutByDay(db).all(range)) {
    const day = dayOf(row);
    day.drugCost[row.class] = row.costFen;
    day.drugPending[row.class] = subtractFen(day.drugPending[row.class], row.priceFen);
  }
  for (const row of splitRoundingByDay(db).all(range)) {
    const day = dayOf(row);
    day.splitRounding[row.class] = row.amountFen;
    day.splitRoundingCount += row.count;
  }
}

/**
 * What was charged and not handed out in the evening before a day, in fen: from the newest closing before
 * it on, because a closed day takes no more rows; where nothing is closed, from the first row on.
 */
export function findPendingBefore(db: ReadableDb, day: ClinicDay): Fen {
  const base = pendingAtLastClosing(db).get({ from: day });
  const from = base ? addDays(base.day, 1) : BEGINNING;
  const change = pendingChange(db).get({ from, to: addDays(day, -1) });
  const changed = change ? subtractFen(change.chargedFen, change.handedOutFen) : ZERO_FEN;
  return addFen(base?.drugPendingFen ?? ZERO_FEN, changed);
}

/** Days added up: a month, a quarter. Receipt numbers become the range over all of them. */
export function sumDayFigures(days: readonly DayFigures[]): MoneyFigures {
  const numbers = days.flatMap((day) => [day.firstReceiptNo ?? [], day.lastReceiptNo ?? []].flat());
  const count = (of: (day: DayFigures) => number) => days.reduce((sum, day) => sum + of(day), 0);
  const byName = <Name extends string>(
    names: readonly Name[],
    of: (day: DayFigures) => Readonly<Record<Name, Fen>>,
  ) => {
    const sums = names.map((name) => [name, sumFen(days, (day) => of(day)[name])]);
    return Object.fromEntries(sums) as Record<Name, Fen>;
  };
  return {
    visitCount: count((day) => day.visitCount),
    cancelledCount: count((day) => day.cancelledCount),
    saleCount: count((day) => day.saleCount),
    refundCount: count((day) => day.refundCount),
    firstReceiptNo: numbers.length === 0 ? null : Math.min(...numbers),
    lastReceiptNo: numbers.length === 0 ? null : Math.max(...numbers),
    categories: byName(FEE_CATEGORIES, (day) => day.categories),
    grossFen: sumFen(days, (day) => day.grossFen),
    waivedFen: sumFen(days, (day) => day.waivedFen),
    refundedFen: sumFen(days, (day) => day.refundedFen),
    netFen: sumFen(days, (day) => day.netFen),
    waivedNetFen: sumFen(days, (day) => day.waivedNetFen),
    tenders: byName(TENDERS, (day) => day.tenders),
    cashRoundingFen: sumFen(days, (day) => day.cashRoundingFen),
    drugCost: byName(DRUG_CATEGORIES, (day) => day.drugCost),
    splitRounding: byName(DRUG_CATEGORIES, (day) => day.splitRounding),
    splitRoundingCount: count((day) => day.splitRoundingCount),
    drugPending: byName(DRUG_CATEGORIES, (day) => day.drugPending),
  };
}

/** The sides of the three-way proof (三方相符) of a day or of a month. */
export function threeWayInputOf(figures: MoneyFigures): ThreeWayInput {
  return {
    charges: figures.categories,
    payments: figures.tenders,
    waivedFen: figures.waivedNetFen,
    cashRoundingFen: figures.cashRoundingFen,
    drugCost: figures.drugCost,
    splitRounding: figures.splitRounding,
    drugPending: figures.drugPending,
  };
}

/** Over the three kinds of drugs. */
export function overDrugs(figures: Readonly<Record<DrugCategory, Fen>>): Fen {
  return sumFen(DRUG_CATEGORIES, (kind) => figures[kind]);
}
