import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Clock } from '../../build/demo/month/people.ts';
import { openingDay } from '../../build/demo/month/play-month.ts';
import { seedStation } from '../../build/demo/month/seed-station.ts';
import { openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { dumpDatabase } from '../support/dump.ts';
import {
  type Answer,
  answerFrom,
  type PlayedCall,
  planPlayedMonth,
  playDays,
  signInThrough,
} from '../support/played-month.ts';
import { RowWatch } from '../support/rows-written.ts';

const DISK_FULL = { ok: false, error: { kind: 'refusal', code: 'disk.full', details: {} } };

/** Among what a small station does in its first days. */
const COMMANDS_OF_THE_DAYS = [
  'cashier.closeDay',
  'cashier.closeZeroDay',
  'cashier.countCash',
  'cashier.settle',
  'consultation.sign',
  'consultation.start',
  'dispensary.check',
  'dispensary.dispense',
  'dispensary.prepare',
  'dispensary.review',
  'ledger.closeMonth',
  'queue.callNext',
  'queue.startServing',
  'registration.register',
  'storeroom.receiveDelivery',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-full-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every command on a full disk says so, changes nothing, and is done once there is room', async () => {
  const { people, plan } = planPlayedMonth({ seed: 3, residents: 200, visitsPerYear: 4_000 });
  const file = join(folder, 'station.db');
  const db = openFast(file);
  const clock: Clock = { now: instant(0) };
  const tried = new Set<string>();
  const serve = answerFrom(db, file, clock);
  const counter = signInThrough(async (call) => {
    const reply =
      call.kind === 'command' && !tried.has(call.procedure) ? await tryBoth(call) : await serve(call);
    return reply;
  });
  const tryBoth: Answer = async (call) => {
    const [watched, full] = [copyOf(db, join(folder, 'watched.db')), copyOf(db, join(folder, 'full.db'))];
    const reply = await serve(call);
    if (reply.ok) {
      tried.add(call.procedure);
      const tables = await tablesWrittenBy(call, watched, clock);
      await expectRefusedThenDone(full, call, { clock, tables, expected: reply });
    }
    for (const copy of [watched, full]) copy.$client.close();
    return reply;
  };
  const day = openingDay(plan);
  const station = await seedStation({ db, name: '演练社区卫生服务站', day, people, counter });
  await playDays({ station, clock, plan, days: 4 });
  db.$client.close();

  expect([...tried].filter((name) => COMMANDS_OF_THE_DAYS.includes(name)).sort()).toEqual(
    COMMANDS_OF_THE_DAYS,
  );
}, 120_000);

async function tablesWrittenBy(call: PlayedCall, db: ReadableDb, clock: Clock): Promise<string[]> {
  const watch = new RowWatch(db);
  await answerFrom(db, db.$client.name, clock)(call);
  return [...new Set(watch.take().flatMap((write) => (write.kind === 'insert' ? [write.table] : [])))];
}

interface Trial {
  readonly clock: Clock;
  readonly tables: readonly string[];
  readonly expected: unknown;
}

/** The disk is full at each of the tables that get rows, from the command's first to its last. */
async function expectRefusedThenDone(
  db: ReadableDb,
  call: PlayedCall,
  { clock, tables, expected }: Trial,
): Promise<void> {
  const answer = answerFrom(db, db.$client.name, clock);
  expect(tables).toContain('commands');
  for (const table of tables) {
    fillDiskAt(db, table);
    const before = dumpDatabase(db);
    expect(await answer(call), `${call.procedure}, full at ${table}`).toEqual(DISK_FULL);
    expect(dumpDatabase(db)).toEqual(before);
    makeRoom(db);
  }
  expect(await answer(call)).toEqual(expected);
}

/** A power cut is another test's matter. */
function openFast(file: string): ReadableDb {
  const db = openDatabase({ file });
  db.$client.pragma('synchronous = OFF');
  return db;
}

function copyOf(db: ReadableDb, target: string): ReadableDb {
  rmSync(target, { force: true });
  db.$client.prepare('VACUUM INTO ?').run(target);
  return openFast(target);
}

/** No page may be added any more, and the next row of `table` brings along one that needs some. */
function fillDiskAt(db: ReadableDb, table: string): void {
  db.$client.exec(`
    CREATE TABLE ballast (body BLOB);
    CREATE TRIGGER ballast_comes AFTER INSERT ON ${table}
      BEGIN INSERT INTO ballast VALUES (zeroblob(100000)); END;
  `);
  const pages = db.$client.pragma('page_count', { simple: true });
  db.$client.pragma(`max_page_count = ${pages}`);
}

function makeRoom(db: ReadableDb): void {
  db.$client.pragma('max_page_count = 1000000');
  db.$client.exec('DROP TRIGGER ballast_comes; DROP TABLE ballast;');
}
