import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../build/demo/month/people.ts';
import { copyDatabase, openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { type Answer, answerFrom, playDays, signInThrough } from '../support/played-month.ts';
import { type House, houseAt, planOf, readCrew } from './house.ts';
import { openJournal, readJournal } from './journal.ts';
import { begin, during } from './moments.ts';
import { answerFromTape } from './taped-answers.ts';

/** Small, so that logs are also moved into the file in the middle of commands. */
const LOG_PAGES = 300;
const CALLS_BETWEEN_CHECKPOINTS = 60;
const CALLS_BETWEEN_BACKUPS = 200;
const CLOSINGS = new Set(['cashier.closeDay', 'cashier.closeZeroDay', 'ledger.closeMonth']);

/** What the parent wants of this life of the process: `player.ts FOLDER SEED VISITS-PER-YEAR DAYS`. */
const [folder = '', ...figures] = process.argv.slice(2);
const [seed = 0, visitsPerYear = 0, days = 0] = figures.map(Number);
await live(houseAt(folder, { seed, visitsPerYear }), days);

/** Opens the killed station as the program would and plays on until the days are over, or until the kill. */
async function live(house: House, days: number): Promise<void> {
  const db = await during('opening', () => open(house));
  const tape = readJournal(house.journal);
  const journal = openJournal(house.journal);
  const clock: Clock = { now: instant(0) };
  const served = withUpkeep(house, db, answerFrom(db, house.database, clock));
  let behindTheTape = false;
  const answer = answerFromTape(tape, served, (answered) => {
    if (!behindTheTape) begin('work');
    behindTheTape = true;
    journal.append(answered);
  });
  const station = readCrew(house, signInThrough(answer).signIn);
  await playDays({ station, clock, plan: planOf(house).plan, days });
  journal.close();
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  db.$client.close();
}

function open(house: House): ReadableDb {
  const { database: file, migrations } = house;
  const backUp = (db: ReadableDb, target: string) => {
    rmSync(target, { force: true });
    copyDatabase(db, target);
  };
  const db = openDatabase({ file, migrations, uncleanEnd: true, backUp });
  db.$client.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
  return db;
}

/** The program's answers, and between them what it does while nobody waits. */
function withUpkeep(house: House, db: ReadableDb, serve: Answer): Answer {
  let calls = 0;
  return async (call) => {
    calls += 1;
    if (calls % CALLS_BETWEEN_CHECKPOINTS === 0) {
      await during('checkpoint', () => db.$client.pragma('wal_checkpoint(PASSIVE)'));
    }
    if (calls % CALLS_BETWEEN_BACKUPS === 0) await during('backup', () => backUp(house, db, call.number));
    return CLOSINGS.has(call.procedure) ? during('closing', () => serve(call)) : serve(call);
  };
}

/** As the program does it: under a temporary name first, so that whatever bears a copy's name is whole. */
function backUp(house: House, db: ReadableDb, number: number): void {
  const target = join(house.backups, `station-${number}.db`);
  rmSync(`${target}.unproven`, { force: true });
  copyDatabase(db, `${target}.unproven`);
  renameSync(`${target}.unproven`, target);
}
