import type { RefusalTexts } from './refusal-text.ts';

const PROOF_NAMES: Readonly<Record<string, string>> = {
  settled: '收费与收款',
  western: '西药',
  patent: '中成药',
  herbal: '中药饮片',
  stock: '药品收支存',
  days: '个别日结',
};

/** `settled、stock` → `收费与收款、药品收支存`. */
function namesOf(names: unknown): string {
  return String(names ?? '')
    .split('、')
    .map((name) => PROOF_NAMES[name] ?? name)
    .join('、');
}

/** `2026-10` → `2026 年 10 月`. */
function monthOf(month: unknown): string {
  const [year = '', number = ''] = String(month ?? '').split('-');
  return `${year} 年 ${Number(number)} 月`;
}

export const ledgerTexts = {
  'ledger.before-start': () => '没有月结：这个月本站还没有开始营业。请换到有业务的月份。',
  'ledger.already-closed': () => '这个月已经月结过了。要改账，请站长先撤销月结。',
  'ledger.earlier-month-open': (d) => `没有月结：${monthOf(d.month)}还没有月结。请先换到那个月，按顺序月结。`,
  'ledger.days-open': (d) =>
    `没有月结：还有 ${d.count} 天没有日结，最早的是 ${d.day}。请先到日清（F7）逐日结清。`,
  'ledger.stocktakes-open': (d) => `没有月结：还有 ${d.count} 项盘点差异没有批。请站长先到药库批完。`,
  'ledger.receipt-gaps': (d) => `没有月结：收据断了 ${d.count} 个号。请核对收据领用和存根，查明后再月结。`,
  'ledger.proof-fails': (d) =>
    `没有月结：${d.findings ?? `${namesOf(d.names)}对不上`}。账没有动，请先在站长台核账，查明是哪一笔。`,
  'ledger.books-moving': () => '没有月结：核账的时候一直有人在记账。请等大家手上的做完，再按一次。',
  'ledger.not-proven': () => '没有月结：核完账以后又记了账。请再按一次，从头核一遍。',
  'ledger.not-closed': (d) => `${monthOf(d.month)}没有月结，不用撤销。`,
  'ledger.not-newest': (d) => `没有撤销：只能撤销最近的一次月结。请先撤销 ${monthOf(d.month)}。`,
  'ledger.file-in-use': (d) =>
    `台账没有写成：${d.file ?? '文件'} 正开着或不能写。请先关掉 Excel 里的这个文件，再导出一次。`,
} satisfies RefusalTexts<'ledger'>;
