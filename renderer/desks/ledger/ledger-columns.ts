import type { LedgerDay, LedgerTotals } from '../../../electron/shared/contract/ledger.ts';
import { FEE_CATEGORIES, FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';
import { TENDER_LABELS, TENDERS, type Tender } from '../../../electron/shared/domain/tenders.ts';
import { type Fen, fen, formatFen } from '../../../electron/shared/values/fen.ts';
import { formatReceiptNo } from '../../components/format.ts';

type Figures = LedgerTotals | LedgerDay;

export interface LedgerColumn {
  readonly head: string;
  readonly group: string;
  /** A figure that is added up for the rows drawn together; null where there is none. */
  readonly figure: (figures: Figures) => number | null;
  readonly text: (figure: number) => string;
  /** Instead of a sum: what a day or the whole month shows. */
  readonly words?: (figures: Figures) => string;
  readonly strong?: boolean;
}

/** Words of the narrow heads. */
const SHORT: Partial<Readonly<Record<Tender, string>>> = {
  insurance_pool: '统筹',
  insurance_account: '个账',
};

const INCOME = '收入';
const CATEGORIES = '费用类别';
const TENDERS_GROUP = '收款方式';
const DRAWER = '现金';

const amountOrDash = (amount: number) => (amount === 0 ? '—' : formatFen(fen(amount)));
const amount = (value: number) => formatFen(fen(value));
const opposite = (value: Fen) => (value === 0 ? 0 : -value);

const VISITS: LedgerColumn = {
  head: '人次',
  group: '',
  figure: (figures) => figures.visitCount,
  text: (count) => count.toString(),
};
const NET: LedgerColumn = {
  head: '实收',
  group: INCOME,
  figure: (figures) => figures.netFen,
  text: amount,
  strong: true,
};

/** Categories and tenders in which nothing happened: they get no column and are named below the table. */
export function idleWords(totals: LedgerTotals): string {
  const categories = FEE_CATEGORIES.filter((name) => totals.categories[name] === 0);
  const tenders = TENDERS.filter((name) => totals.tenders[name] === 0);
  if (categories.length === FEE_CATEGORIES.length && tenders.length === TENDERS.length) return '本月没有收费';
  const parts = [
    categories.map((name) => FEE_CATEGORY_LABELS[name]).join('、'),
    tenders.map((name) => TENDER_LABELS[name]).join('、'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `本月无发生：${parts.join(' · ')}`;
}

/** A category or tender has its column when any day moved in it, even where the month comes to zero. */
function moved(days: readonly LedgerDay[], of: (day: LedgerDay) => number): boolean {
  return days.some((day) => of(day) !== 0);
}

function categoryColumns(days: readonly LedgerDay[]): LedgerColumn[] {
  return FEE_CATEGORIES.filter((name) => moved(days, (day) => day.categories[name])).map((name) => ({
    head: name === 'material' ? '材料' : FEE_CATEGORY_LABELS[name],
    group: CATEGORIES,
    figure: (figures) => figures.categories[name],
    text: amountOrDash,
  }));
}

function incomeColumns(days: readonly LedgerDay[]): LedgerColumn[] {
  const refunded: LedgerColumn = {
    head: '退费',
    group: INCOME,
    figure: (figures) => opposite(figures.refundedFen),
    text: amountOrDash,
  };
  return [
    { head: '应收', group: INCOME, figure: (figures) => figures.grossFen, text: amount },
    {
      head: '减免',
      group: INCOME,
      figure: (figures) => opposite(figures.waivedFen),
      text: amountOrDash,
    },
    ...(moved(days, (day) => day.refundCount) ? [refunded] : []),
    NET,
  ];
}

function tenderColumns(days: readonly LedgerDay[]): LedgerColumn[] {
  return TENDERS.filter((name) => moved(days, (day) => day.tenders[name])).map((name) => ({
    head: SHORT[name] ?? TENDER_LABELS[name],
    group: TENDERS_GROUP,
    figure: (figures) => figures.tenders[name],
    text: amountOrDash,
  }));
}

function cashColumns(days: readonly LedgerDay[]): LedgerColumn[] {
  const rounding: LedgerColumn = {
    head: '尾差',
    group: TENDERS_GROUP,
    figure: (figures) => figures.cashRoundingFen,
    text: amountOrDash,
  };
  return [
    ...(moved(days, (day) => day.cashRoundingFen) ? [rounding] : []),
    { head: '应交', group: DRAWER, figure: (figures) => figures.dueFen, text: amount },
    { head: '实点', group: DRAWER, figure: (figures) => figures.countedFen, text: amount },
    {
      head: '长短款',
      group: DRAWER,
      figure: (figures) => figures.overShortFen,
      text: (value) => (value > 0 ? `+${amount(value)}` : amountOrDash(value)),
    },
    {
      head: '收据号',
      group: '收据',
      figure: () => null,
      text: () => '',
      words: ({ firstReceiptNo, lastReceiptNo }) =>
        firstReceiptNo === null || lastReceiptNo === null
          ? '—'
          : `${formatReceiptNo(firstReceiptNo)}–${formatReceiptNo(lastReceiptNo)}`,
    },
  ];
}

/** One set of columns that fits the screen beside the days. */
export interface LedgerPage {
  readonly name: string;
  readonly columns: readonly LedgerColumn[];
}

/**
 * The columns as pages, turned by ← and →: income and tenders side by side where the screen is wide enough,
 * apart where it is not; the last page tells what the drawer held and which receipts were given out.
 */
export function pagesOf(days: readonly LedgerDay[], totals: LedgerTotals, width: number): LedgerPage[] {
  const categories = categoryColumns(days);
  const income = incomeColumns(days);
  const tenders = tenderColumns(days);
  const cash = cashColumns(days);
  const fits = (columns: readonly LedgerColumn[]) =>
    widthsOf(columns, days, totals).reduce((sum, one) => sum + one, DAY_WIDTH) <= width;
  const all = [VISITS, ...categories, ...income, ...tenders];
  const takings = [VISITS, ...categories, ...income];
  const drawer = [VISITS, NET, ...tenders, ...cash];
  const last = { name: '现金与收据', columns: fits(drawer) ? drawer : [VISITS, NET, ...cash] };
  if (fits(all)) return [{ name: '收入与收款', columns: all }, last];
  if (fits(takings) && fits(drawer)) return [{ name: '收入', columns: takings }, last];
  return [
    ...chunksThatFit(categories, fits).map((columns) => ({ name: '费用类别', columns })),
    ...chunksThatFit([...income, ...tenders], fits).map((columns) => ({ name: '收入与收款', columns })),
    last,
  ];
}

/** As many columns to a page as fit, each page beginning with the visits. */
function chunksThatFit(
  columns: readonly LedgerColumn[],
  fits: (columns: readonly LedgerColumn[]) => boolean,
): LedgerColumn[][] {
  const pages: LedgerColumn[][] = [[VISITS]];
  for (const column of columns) {
    const page = pages.at(-1) ?? [];
    if (page.length === 1 || fits([...page, column])) page.push(column);
    else pages.push([VISITS, column]);
  }
  return pages;
}

/** The first column: `17 二 ✓`, `承前 1–16`. */
export const DAY_WIDTH = 86;

const DIGIT = 7.2;
const MARK = 3.7;
const HAN = 13;
const PADDING = 8;

/** What each column needs for its widest text at 13 px. */
export function widthsOf(
  columns: readonly LedgerColumn[],
  days: readonly LedgerDay[],
  totals: LedgerTotals,
): number[] {
  return columns.map((column) => {
    const texts = [column.head, ...[totals, ...days].map((figures) => cellText(column, figures))];
    return Math.ceil(Math.max(...texts.map(textWidth)) + PADDING);
  });
}

function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += /[.,]/.test(sign) ? MARK : sign > '\u2fff' ? HAN : DIGIT;
  return width;
}

/** What a cell shows for a day or for the month. */
export function cellText(column: LedgerColumn, figures: Figures): string {
  if (column.words) return column.words(figures);
  const value = column.figure(figures);
  return value === null ? '' : column.text(value);
}

/** What a cell shows for several days drawn together. */
export function sumText(column: LedgerColumn, days: readonly LedgerDay[]): string {
  if (column.words) return '';
  const figures = days.flatMap((day) => column.figure(day) ?? []);
  return figures.length === 0 ? '' : column.text(figures.reduce((sum, one) => sum + one, 0));
}
