import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../db/migrate.ts';
import { connect, type ReadableDb } from '../../db/open.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { type FileTitle, nameFile } from '../../electron/shared/domain/file-names.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { type Fen, fen } from '../../electron/shared/values/fen.ts';
import { depositSlipOf } from './month/close-books.ts';
import { minuteOf } from './month/day-floor.ts';
import { LatencyLog } from './month/latency.ts';
import { openCounter } from './month/people.ts';
import { lastDayOf, lastDayOnly, openingDay, playMonth } from './month/play-month.ts';
import { seedStation } from './month/seed-station.ts';
import { type DemoOptions, Misuse, parseOptions } from './options.ts';
import { prepareOut } from './out-folder.ts';
import { planMonth } from './population/month-plan.ts';
import { generateResidents } from './population/residents.ts';
import { printSummary, type Stage, summarise } from './summary.ts';
import { chooseVisits } from './window/choose-people.ts';
import { playEvening } from './window/play-evening.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/**
 * `npm run demo`: a station's month through the same services, its last evening through the real window,
 * and what is left of it: database, workbook, pictures, summary.
 */
async function demo(options: DemoOptions): Promise<number> {
  const stages: Stage[] = [];
  const timed = async <Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> => {
    console.log(`${name} …`);
    const start = performance.now();
    const result = await work();
    stages.push({ name, ms: Math.round(performance.now() - start) });
    return result;
  };
  const out = prepareOut(options.out);
  const file = join(out, 'station.db');

  const people = generateResidents({ seed: options.seed, onDay: clinicDay(`${options.month}-01`) });
  const month = planMonth({ seed: options.seed, month: options.month, residents: people });
  const plan = options.practiceDay ? lastDayOnly(month) : month;
  const latency = new LatencyLog();
  const db = openDatabase({ file });
  const clock = { now: minuteOf(openingDay(plan), 8 * 60) };
  const station = await timed('people, catalogue and records', () =>
    seedStation({
      db,
      name: options.station,
      day: openingDay(plan),
      people,
      counter: openCounter(db, file, clock, latency),
    }),
  );
  await timed(options.practiceDay ? 'a day through the services' : 'the month through the services', () =>
    playMonth({ station, clock, plan }),
  );
  db.$client.close();

  const day = lastDayOf(plan);
  const evening = await timed('the last evening through the window', () =>
    playEvening({
      appFolder: ROOT,
      userData: windowData(out, file),
      clock: `${day}T18:30:00+08:00`,
      pictures: join(out, 'pictures'),
      password: station.password,
      ...chooseVisits(people, plan, day),
      depositSlip: depositSlipOf(day),
      readDrawer: () => readDrawer(join(out, 'window', 'station.db')),
    }),
  );
  cpSync(join(out, 'window', 'station.db'), file);
  const priorities = `six-priorities-${options.month}`;
  takeBook(out, 'monthLedger', options.month, `ledger-${options.month}`);
  takeBook(out, 'evidence', options.month, priorities);
  cpSync(join(out, 'pictures', '六优先台账.png'), join(out, `${priorities}.png`));
  rmSync(join(out, 'window'), { recursive: true, force: true });

  const played = connect(file, { mustExist: true });
  const breaches = await timed('the proof of the books', () => verifyBooks(played));
  const summary = summarise(played, { options, evening, breaches, stages, latency: latency.rows() });
  played.$client.close();
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary.figures, null, 2)}\n`);
  printSummary(summary, out);
  return breaches.length === 0 ? 0 : 1;
}

/** Copies a workbook that the window exported, under the name that the demo promises. */
function takeBook(out: string, title: FileTitle, month: string, name: string): void {
  const exported = `${nameFile({ title, which: [month], practice: false })}.xlsx`;
  cpSync(join(out, 'window', 'exports', exported), join(out, `${name}.xlsx`));
}

/** The window opens the file as a station's PC would: in its own user folder. */
function windowData(out: string, file: string): string {
  const folder = join(out, 'window');
  mkdirSync(folder, { recursive: true });
  cpSync(file, join(folder, 'station.db'));
  return folder;
}

/** What whoever counts would find: the float of the morning and the cash that the day took. */
function readDrawer(file: string): Fen {
  const db: ReadableDb = connect(file, { readonly: true });
  const count = (sql: string) => Number(db.$client.prepare(sql).pluck().get() ?? 0);
  const taken = count(
    "SELECT sum(amount_fen) FROM payments WHERE tender = 'cash' AND day = (SELECT max(day) FROM business_days)",
  );
  const float = count('SELECT float_fen FROM cash_counts ORDER BY id DESC LIMIT 1');
  db.$client.close();
  return fen(taken + float);
}

try {
  process.exitCode = await demo(parseOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
