import { join } from 'node:path';
import type { ReadableDb } from '../../db/open.ts';
import type { Breach } from '../../db/verify-books.ts';
import { replayDays } from '../../electron/services/queue/evidence/day-figures.ts';
import { addDays, clinicMonth, firstDayOf, lastDayOf } from '../../electron/shared/values/clinic-day.ts';
import { fen, formatFen } from '../../electron/shared/values/fen.ts';
import type { LatencyRow } from './month/latency.ts';
import type { DemoOptions } from './options.ts';
import type { EveningResult } from './window/play-evening.ts';

export interface Stage {
  readonly name: string;
  readonly ms: number;
}

export interface SummaryInput {
  readonly options: DemoOptions;
  readonly evening: EveningResult;
  readonly breaches: readonly Breach[];
  readonly stages: readonly Stage[];
  readonly latency: readonly LatencyRow[];
}

/** Counts and totals in fen, from the finished database: the same seed gives the same figures. */
export interface Figures {
  readonly seed: number;
  readonly month: string;
  readonly station: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Of the month's queues, judged anew from their events: who was overtaken beyond the rule, and by hand. */
  readonly queues: { readonly tickets: number; readonly overtaken: number; readonly byHand: number };
  readonly fen: Readonly<Record<string, number>>;
  readonly byCategoryFen: Readonly<Record<string, number>>;
  readonly byTenderFen: Readonly<Record<string, number>>;
}

const COUNTS = {
  residents: 'SELECT count(*) FROM residents',
  visits: "SELECT count(*) FROM visits WHERE status <> 'cancelled'",
  cancelled: "SELECT count(*) FROM visits WHERE status = 'cancelled'",
  priorityVisits: "SELECT count(*) FROM visits WHERE rank = 'priority'",
  prescriptions: 'SELECT count(*) FROM prescriptions',
  prescriptionLines: 'SELECT count(*) FROM prescription_lines',
  receipts: 'SELECT count(*) FROM receipts',
  refunds: "SELECT count(*) FROM receipts WHERE kind = 'refund'",
  deliveries: 'SELECT count(*) FROM deliveries',
  batches: 'SELECT count(*) FROM batches',
  stockMovements: 'SELECT count(*) FROM stock_movements',
  daysClosed: 'SELECT count(*) FROM business_days WHERE closing_id IS NOT NULL',
  queueCalls: "SELECT count(*) FROM queue_events WHERE kind IN ('call', 'call_out_of_order')",
} as const;

const TOTALS = {
  gross: "SELECT sum(gross_fen) FROM receipts WHERE kind = 'sale'",
  waived: "SELECT sum(waived_fen) FROM receipts WHERE kind = 'sale'",
  refunded: "SELECT -sum(net_fen) FROM receipts WHERE kind = 'refund'",
  net: 'SELECT sum(net_fen) FROM receipts',
  cashRounding: "SELECT sum(amount_fen) FROM roundings WHERE kind = 'cash'",
  drugCharged: 'SELECT sum(amount_fen) FROM charges WHERE allocation_id IS NOT NULL',
  drugCost: "SELECT -sum(cost_fen) FROM stock_movements WHERE kind IN ('dispense', 'return')",
  splitRounding: "SELECT sum(amount_fen) FROM roundings WHERE kind = 'split'",
  // Drugs that are paid and not handed out yet, and the other way round (先诊疗后付费).
  paidNotOut:
    "SELECT sum(charges.amount_fen) FROM charges JOIN allocations ON allocations.id = allocation_id WHERE allocations.status = 'reserved'",
  outNotPaid: `SELECT sum(amount_fen) FROM allocations WHERE status = 'dispensed' AND NOT EXISTS
    (SELECT 1 FROM charges WHERE charges.allocation_id = allocations.id)`,
  stockAtCost: 'SELECT sum(cost_fen) FROM stock_movements',
  overShort: 'SELECT sum(over_short_fen) FROM day_closings',
} as const;

export function summarise(db: ReadableDb, input: SummaryInput) {
  const one = (sql: string) => Number(db.$client.prepare(sql).pluck().get() ?? 0);
  const all = (questions: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(questions).map(([name, sql]) => [name, one(sql)]));
  const grouped = (sql: string) =>
    Object.fromEntries(db.$client.prepare(sql).raw().all() as [string, number][]);
  const figures: Figures = {
    seed: input.options.seed,
    month: input.options.month,
    station: input.options.station,
    counts: all(COUNTS),
    queues: judgeQueues(db, input.options.month),
    fen: all(TOTALS),
    byCategoryFen: grouped(
      'SELECT category, sum(amount_fen) FROM charges GROUP BY category ORDER BY category',
    ),
    byTenderFen: grouped('SELECT tender, sum(amount_fen) FROM payments GROUP BY tender ORDER BY tender'),
  };
  return { figures, ...input };
}

function judgeQueues(db: ReadableDb, month: string): Figures['queues'] {
  const from = firstDayOf(clinicMonth(month));
  const to = lastDayOf(clinicMonth(month));
  const days = replayDays({ db, today: addDays(to, 1) }, { from, to });
  const overtakings = days.flatMap((day) => day.figures.overtakings);
  return {
    tickets: days.reduce((sum, day) => sum + day.stories.length, 0),
    overtaken: overtakings.filter((one) => !one.manual).length,
    byHand: overtakings.filter((one) => one.manual).length,
  };
}

/** What the demo leaves and how long each part took, for whoever reads the terminal. */
export function printSummary(summary: ReturnType<typeof summarise>, out: string): void {
  const { figures, stages, breaches, latency, evening } = summary;
  const { counts } = figures;
  const yuan = (name: string) => formatFen(fen(figures.fen[name] ?? 0));
  console.log(`\n${figures.station} ${figures.month}, seed ${figures.seed}`);
  console.log(`  visits ${counts.visits} · receipts ${counts.receipts} · refunds ${counts.refunds}`);
  console.log(
    `  应收 ${yuan('gross')} · 减免 ${yuan('waived')} · 退费 ${yuan('refunded')} · 实收 ${yuan('net')}`,
  );
  console.log(
    `  药品 ${yuan('drugCharged')} = 成本 ${yuan('drugCost')} + 拆零尾差 ${yuan('splitRounding')} + 已收未发 ${yuan('paidNotOut')} − 已发未收 ${yuan('outNotPaid')}`,
  );
  const { tickets, overtaken, byHand } = figures.queues;
  console.log(`  号票 ${tickets} · 越界超越 ${overtaken} · 另叫使人多等 ${byHand}`);
  console.log(`  two visits, day and month by keyboard: ${evening.keys} keys`);
  for (const stage of stages) console.log(`  ${(stage.ms / 1_000).toFixed(1).padStart(7)} s  ${stage.name}`);
  const slow = latency.toSorted((left, right) => right.p99Ms - left.p99Ms);
  console.log('\n  procedure (through router and service)   calls   median      p99  ms');
  for (const row of slow) {
    console.log(
      `  ${row.procedure.padEnd(38)} ${String(row.calls).padStart(7)} ${row.p50Ms.toFixed(2).padStart(8)} ${row.p99Ms.toFixed(2).padStart(8)}`,
    );
  }
  console.log(
    breaches.length === 0
      ? '\n  账目自证：全部相符'
      : `\n  账目自证：${breaches.length} 条不符：${breaches.map((breach) => breach.rule).join(', ')}`,
  );
  console.log(`\n  database  ${join(out, 'station.db')}`);
  console.log(`  ledger    ${join(out, `ledger-${figures.month}.xlsx`)}`);
  console.log(`  六优先    ${join(out, `six-priorities-${figures.month}.xlsx`)} (and .png)`);
  console.log(`  pictures  ${join(out, 'pictures')}`);
  console.log(`  figures   ${join(out, 'summary.json')}`);
}
