import type { LedgerDay, LedgerMonth, LedgerTotals } from '../../../shared/contract/ledger.ts';
import { FEE_CATEGORIES, FEE_CATEGORY_LABELS } from '../../../shared/domain/fee-categories.ts';
import { TENDER_LABELS, TENDERS } from '../../../shared/domain/tenders.ts';
import { weekdayOf } from '../../../shared/values/clinic-day.ts';
import { addSheet, type SheetInput, TABLE_ROW, writeSignatures } from './sheet-frame.ts';
import { type SheetColumn, type WrittenTable, writeTable } from './sheet-table.ts';

type DayColumn = SheetColumn<LedgerDay>;

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

const STATE_WORDS: Readonly<Record<LedgerDay['status'], string>> = {
  before: '未开业',
  future: '未到',
  missing: '缺日',
  today: '今日',
  open: '未日结',
  counted: '已点钞',
  closed: '已日结',
  zero: '零业务',
};

/** Which day, and how far it is. */
const DAY_COLUMNS: readonly DayColumn[] = [
  { key: 'day', head: '日期', width: 11.5, kind: 'text', value: ({ day }) => day },
  {
    key: 'weekday',
    head: '星期',
    width: 5,
    kind: 'text',
    value: ({ day }) => WEEKDAYS[weekdayOf(day)] ?? '',
  },
  { key: 'status', head: '状态', width: 8, kind: 'text', value: ({ status }) => STATE_WORDS[status] },
];

/** A column whose total the books have under the same name. */
function figure(
  totals: LedgerTotals,
  column: Omit<DayColumn, 'value' | 'total' | 'kind'> & { readonly kind?: DayColumn['kind'] },
  of: (figures: LedgerTotals | LedgerDay) => number | null,
): DayColumn {
  return { kind: 'fen', ...column, value: of, total: of(totals) ?? 0 };
}

function incomeColumns(totals: LedgerTotals): DayColumn[] {
  const income = '收入';
  return [
    figure(totals, { key: 'grossFen', head: '应收', group: income, width: 8 }, (day) => day.grossFen),
    figure(totals, { key: 'waivedFen', head: '减免', group: income, width: 8 }, (day) => day.waivedFen),
    figure(totals, { key: 'refundedFen', head: '退费', group: income, width: 8 }, (day) => day.refundedFen),
    {
      ...figure(totals, { key: 'netFen', head: '实收', group: income, width: 8 }, (day) => day.netFen),
      formula: (cell) => `${cell('grossFen')}-${cell('waivedFen')}-${cell('refundedFen')}`,
    },
  ];
}

function numberColumns(): DayColumn[] {
  const group = '收据';
  return [
    { key: 'first', head: '起号', group, width: 8.5, kind: 'number', value: (day) => day.firstReceiptNo },
    { key: 'last', head: '止号', group, width: 8.5, kind: 'number', value: (day) => day.lastReceiptNo },
  ];
}

/** 月末台账: each day's visits, twelve categories, 应收 − 减免 − 退费 = 实收, and receipt numbers. */
export function writeDaysSheet(input: Pick<SheetInput, 'book' | 'paper'>, ledger: LedgerMonth): WrittenTable {
  const { totals } = ledger;
  const columns = [
    ...DAY_COLUMNS,
    figure(totals, { key: 'visitCount', head: '人次', width: 6, kind: 'count' }, (day) => day.visitCount),
    ...FEE_CATEGORIES.map((category) =>
      figure(
        totals,
        { key: category, head: FEE_CATEGORY_LABELS[category], group: '费用类别', width: 7 },
        (day) => day.categories[category],
      ),
    ),
    ...incomeColumns(totals),
    ...numberColumns(),
  ];
  return writeDays(input, ledger, {
    name: '月末台账',
    title: `${input.paper.monthWords}台账`,
    columns,
  });
}

/** 收款方式与长短款: how the same money came in, and what the drawer held against what it should. */
export function writeTendersSheet(
  input: Pick<SheetInput, 'book' | 'paper'>,
  ledger: LedgerMonth,
): WrittenTable {
  const { totals } = ledger;
  const tenders = '收款方式';
  const drawer = '现金';
  const parts = [...TENDERS, 'rounding'];
  const columns: DayColumn[] = [
    ...DAY_COLUMNS,
    ...TENDERS.map((tender) =>
      figure(
        totals,
        { key: tender, head: TENDER_LABELS[tender], group: tenders, width: 9 },
        (day) => day.tenders[tender],
      ),
    ),
    figure(
      totals,
      { key: 'rounding', head: '现金尾差', group: tenders, width: 9 },
      (day) => day.cashRoundingFen,
    ),
    {
      ...figure(totals, { key: 'netFen', head: '实收', group: tenders, width: 9 }, (day) => day.netFen),
      formula: (cell) => parts.map(cell).join('+'),
    },
    figure(totals, { key: 'due', head: '应交', group: drawer, width: 8 }, (day) => day.dueFen),
    figure(totals, { key: 'counted', head: '实点', group: drawer, width: 8 }, (day) => day.countedFen),
    figure(totals, { key: 'overShort', head: '长短款', group: drawer, width: 8 }, (day) => day.overShortFen),
    { key: 'reason', head: '长短款原因', width: 24, kind: 'text', value: (day) => day.overShortReason },
    { key: 'closedBy', head: '日结人', width: 9, kind: 'text', value: (day) => day.closedByName },
    { key: 'checkedBy', head: '复核人', width: 9, kind: 'text', value: (day) => day.checkedByName },
  ];
  return writeDays(input, ledger, {
    name: '收款方式与长短款',
    title: `${input.paper.monthWords}收款方式与长短款`,
    columns,
  });
}

function writeDays(
  { book, paper }: Pick<SheetInput, 'book' | 'paper'>,
  ledger: LedgerMonth,
  page: { readonly name: string; readonly title: string; readonly columns: readonly DayColumn[] },
): WrittenTable {
  const { name, title, columns } = page;
  const sheet = addSheet({ book, paper, name, title, frozenColumns: 3, columns: columns.length });
  const table = writeTable({
    sheet,
    firstRow: TABLE_ROW,
    columns,
    rows: ledger.days,
    isQuiet: (day) => !['open', 'counted', 'closed'].includes(day.status),
  });
  writeSignatures(sheet, table.lastRow + 2, columns.length);
  return table;
}
