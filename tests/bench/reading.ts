import type { ReadableDb } from '../../db/open.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import type { Session } from '../../electron/services/context.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { answerFrom } from '../support/played-month.ts';
import type { BusyStation } from './busy-station.ts';
import { measureDecisions } from './queue.ts';
import { inTurn, Samples } from './samples.ts';

export interface ReadingRow {
  readonly what: string;
  readonly floor: string;
  readonly measured: Samples;
  readonly raw: Samples;
}

/** Whoever is head of the played station: roles are read anew at every call. */
function headOf(db: ReadableDb): Session {
  const staffId = db.$client
    .prepare("SELECT staff_id FROM staff_roles WHERE role = 'head' ORDER BY staff_id LIMIT 1")
    .pluck()
    .get() as StaffId;
  return { staffId, name: '', roles: ['head'], desk: 'bench' };
}

type Question = (procedure: string, input: unknown) => Promise<void>;

/** Questions against what raw SQLite needs for the least that answers them. */
export async function measureReading(station: BusyStation): Promise<ReadingRow[]> {
  const answer = answerFrom(station.db, station.file, station.clock);
  const session = headOf(station.db);
  const ask: Question = async (procedure, input) => {
    const reply = await answer({ number: 0, session, procedure, kind: 'query', input });
    if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.error)}`);
  };
  return [
    await measureSearch(station.db, ask),
    ...measureDecisions(station.clock.now),
    measureBooks(station.db),
    await measureLedger(station.db, ask),
  ];
}

/** What people type: a surname, a name, pinyin initials, the head of a phone or ID number. */
async function measureSearch(db: ReadableDb, ask: Question): Promise<ReadingRow> {
  const terms = db.$client
    .prepare(`
      SELECT name FROM residents WHERE id % 40 = 0 UNION ALL
      SELECT substr(name, 1, 1) FROM residents WHERE id % 40 = 1 UNION ALL
      SELECT initials FROM residents WHERE id % 40 = 2 UNION ALL
      SELECT substr(phone, 1, 7) FROM residents WHERE id % 40 = 3 AND phone <> '' UNION ALL
      SELECT substr(id_number, 1, 10) FROM residents WHERE id % 40 = 4 AND id_number IS NOT NULL
    `)
    .pluck()
    .all() as string[];
  const byName = db.$client.prepare(
    'SELECT * FROM residents WHERE name >= ? AND name < ? ORDER BY last_visit_at DESC LIMIT 20',
  );
  const [measured, raw] = [new Samples(), new Samples()];
  for (const term of terms) {
    await timed(measured, () => ask('residents.search', { term }));
    await timed(raw, () => byName.all(term, `${term}\u{10ffff}`));
  }
  return { what: 'resident search', floor: 'prefix of the name index, 20 rows', measured, raw };
}

/** The whole proof of a month against reading its rows once. */
function measureBooks(db: ReadableDb): ReadingRow {
  const everyRow = FACTS.map((table) => db.$client.prepare(`SELECT * FROM ${table}`).raw());
  const [measured, raw] = inTurn(
    15,
    () => verifyBooks(db),
    () => {
      for (const statement of everyRow) statement.all();
    },
  );
  return { what: "proof of a month's books", floor: 'all its rows read once', measured, raw };
}

const FACTS = [
  'charges',
  'receipts',
  'payments',
  'waivers',
  'roundings',
  'orders',
  'allocations',
  'prescriptions',
  'prescription_lines',
  'stock_movements',
  'batch_stock',
  'batches',
  'visits',
  'tickets',
  'queue_events',
];

async function measureLedger(db: ReadableDb, ask: Question): Promise<ReadingRow> {
  const revenue = db.$client.prepare(
    "SELECT day, category, sum(amount_fen) FROM charges WHERE day LIKE '2026-11-%' GROUP BY day, category",
  );
  const [measured, raw] = [new Samples(), new Samples()];
  for (let round = 0; round < 30; round += 1) {
    await timed(measured, () => ask('ledger.getMonth', { month: '2026-11' }));
    await timed(raw, () => revenue.all());
  }
  return { what: "month's ledger", floor: 'charges by day and category', measured, raw };
}

async function timed(samples: Samples, work: () => unknown): Promise<void> {
  const start = performance.now();
  await work();
  samples.add(performance.now() - start);
}
