import type { LedgerBlocker, LedgerDay, LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import { type ClinicDay, type ClinicMonth, daysBetween } from '../../../electron/shared/values/clinic-day.ts';
import { formatReceiptRange, formatShortDay } from '../../components/format.ts';

/** `2026 年 11 月` */
export function formatMonth(month: ClinicMonth): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
}

/** `№ 0012167–0013200`, or that there was none. */
export function receiptRange(figures: Pick<LedgerDay, 'firstReceiptNo' | 'lastReceiptNo'>): string {
  const { firstReceiptNo, lastReceiptNo } = figures;
  if (firstReceiptNo === null || lastReceiptNo === null) return '无收据';
  return `№ ${formatReceiptRange(firstReceiptNo, lastReceiptNo)}`;
}

export const DAY_STATE_WORDS: Readonly<Record<LedgerDay['status'], string>> = {
  before: '未开业',
  future: '未到',
  missing: '缺日',
  today: '今天，还没有业务',
  open: '未日结',
  counted: '已点钞，未日结',
  closed: '已日结',
  zero: '零业务，已日结',
};

const PROOF_NAMES: Readonly<Record<string, string>> = {
  settled: '收费与收款',
  western: '西药',
  patent: '中成药',
  herbal: '中药饮片',
  stock: '药品收支存',
  days: '个别日结',
};

/** One thing that the month still lacks: what, in detail, and the key that leads to it. */
export interface Lack {
  readonly title: string;
  readonly detail: string;
  readonly key?: string;
  readonly where?: string;
}

/** 月结还差: in the order in which to mend it. Days to come stand apart from days that somebody forgot. */
export function lacksOf(month: LedgerMonth, today: ClinicDay): Lack[] {
  return month.blockers.flatMap((blocker) => lackOf(blocker, month, today));
}

function lackOf(blocker: LedgerBlocker, month: LedgerMonth, today: ClinicDay): Lack[] {
  switch (blocker.kind) {
    case 'before-start':
      return [{ title: '本站还没有开业', detail: '换到有业务的月份' }];
    case 'already-closed':
      return [];
    case 'earlier-month-open':
      return [
        { title: `${formatMonth(blocker.month)}未月结`, detail: '先结上个月', key: 'PgUp', where: '看' },
      ];
    case 'days-open':
      return lackingDays(blocker.days, month, today);
    case 'stocktakes-open':
      return [
        { title: `盘点差异 ${blocker.count} 项未批`, detail: '站长到药库批', key: 'F6', where: '去药库' },
      ];
    case 'receipt-gaps':
      return [{ title: `收据断 ${blocker.count} 号`, detail: '核对领用和存根' }];
    case 'proof-fails':
      return [
        {
          title: '账对不上',
          detail: blocker.names.map((name) => PROOF_NAMES[name] ?? name).join('、'),
          key: 'F10',
          where: '去核账',
        },
      ];
  }
}

function detailOf(day: ClinicDay, { days }: LedgerMonth): string {
  switch (days.find((one) => one.day === day)?.status) {
    case 'counted':
      return '已点钞，等日结';
    case 'today':
      return '今天还没有业务';
    default:
      return '等点钞日结';
  }
}

function lackingDays(days: readonly ClinicDay[], month: LedgerMonth, today: ClinicDay): Lack[] {
  const come = days.filter((day) => day <= today);
  const toCome = days.filter((day) => day > today);
  const lacks: Lack[] = [];
  const [first] = come;
  if (first !== undefined) {
    lacks.push({
      title: come.length === 1 ? `${formatShortDay(first)} 未日结` : `${come.length} 天未日结`,
      detail: come.length === 1 ? detailOf(first, month) : `从 ${formatShortDay(first)} 起`,
      key: 'F7',
      where: '去日清',
    });
  }
  const [next] = toCome;
  if (next !== undefined) {
    lacks.push({
      title: `还有 ${toCome.length} 天没到`,
      detail: `${daysBetween(today, month.toDay)} 天后月底，${formatShortDay(month.toDay)} 日结后可月结`,
    });
  }
  return lacks;
}
