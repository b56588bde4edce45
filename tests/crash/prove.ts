import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copyDatabase, openDatabase } from '../../db/migrate.ts';
import { connect, type ReadableDb } from '../../db/open.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { answerFrom } from '../support/played-month.ts';
import { brokenSteps } from './added-steps.ts';
import type { House } from './house.ts';
import { type Answered, acknowledgedCommands, commandIdOf, readJournal } from './journal.ts';

/** The day before the month is the opening stock's. */
const DAYS_BEGUN = "SELECT count(*) FROM business_days WHERE day >= '2026-11-01'";

/** What was found in a file after a kill. */
export interface Finding {
  /** Commands that desks were told are done. */
  readonly acknowledged: number;
  /** Commands that are done although the kill came before the answer: at most the one under way. */
  readonly unanswered: number;
  /** Days of the month that were begun. */
  readonly days: number;
  readonly complaints: readonly string[];
}

/** Opens copies, so that the program itself has to recover the very files that the kill left. */
export async function proveHouse(house: House): Promise<Finding> {
  const folder = join(house.folder, 'proof');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const file = copyFiles(house.database, folder);
  const finding = await proveFile(file, house.migrations, readJournal(house.journal));
  const backups = readdirSync(house.backups).filter((name) => name.endsWith('.db'));
  const unsound = backups.flatMap((name) =>
    proveBackup(copyFiles(join(house.backups, name), folder), house.migrations),
  );
  // Proven once is proven: a copy that bears its name is never written again.
  for (const name of backups) rmSync(join(house.backups, name));
  return { ...finding, complaints: [...finding.complaints, ...unsound] };
}

/** Opens a file as the program does after an unclean end, and compares it with what desks were told. */
export async function proveFile(
  file: string,
  migrations: string,
  journal: readonly Answered[],
): Promise<Finding> {
  const acknowledged = acknowledgedCommands(journal);
  let db: ReadableDb;
  try {
    db = openDatabase({ file, migrations, uncleanEnd: true, backUp: copyDatabase });
  } catch (error) {
    return {
      acknowledged: acknowledged.length,
      unanswered: 0,
      days: 0,
      complaints: [`does not open: ${error}`],
    };
  }
  try {
    const unanswered = countCommands(db) - acknowledged.length;
    return {
      acknowledged: acknowledged.length,
      unanswered: Math.max(0, unanswered),
      days: Number(db.$client.prepare(DAYS_BEGUN).pluck().get()),
      complaints: [
        ...missingCommands(db, acknowledged),
        ...(await answeredOtherwise(db, file, acknowledged)),
        ...(unanswered > 1 ? [`${unanswered} commands are done that no desk was told of`] : []),
        ...unsoundPages(db),
        ...brokenSteps(db),
        ...verifyBooks(db, undefined, migrations).map((breach) => `books: ${JSON.stringify(breach)}`),
      ],
    };
  } finally {
    db.$client.close();
  }
}

function copyFiles(file: string, folder: string): string {
  const copy = join(folder, basename(file));
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  return copy;
}

function countCommands(db: ReadableDb): number {
  return Number(db.$client.prepare('SELECT count(*) FROM commands').pluck().get());
}

/** Every acknowledged command is there; that it is there once is a UNIQUE of the table. */
function missingCommands(db: ReadableDb, acknowledged: readonly Answered[]): string[] {
  const known = new Set(db.$client.prepare('SELECT command_id FROM commands').pluck().all());
  return acknowledged
    .filter(({ call }) => !known.has(commandIdOf(call)))
    .map(({ call }) => `lost: call ${call.number}, ${call.procedure}`);
}

/** Sends acknowledged commands once more: the newest fifty, and fifty spread over all before. */
async function answeredOtherwise(
  db: ReadableDb,
  file: string,
  acknowledged: readonly Answered[],
): Promise<string[]> {
  const before = countCommands(db);
  const answer = answerFrom(db, file, { now: instant(0) });
  const step = Math.max(1, Math.floor(acknowledged.length / 50));
  const chosen = acknowledged.filter((_, index) => index % step === 0 || index >= acknowledged.length - 50);
  const complaints: string[] = [];
  for (const { call, reply } of chosen) {
    const again = await answer(call);
    if (JSON.stringify(again) !== JSON.stringify(reply)) {
      complaints.push(`answered otherwise: call ${call.number}, ${call.procedure}`);
    }
  }
  const after = countCommands(db);
  return after === before ? complaints : [...complaints, 'a repeated command was carried out again'];
}

function unsoundPages(db: ReadableDb): string[] {
  const pages = db.$client.pragma('integrity_check', { simple: true });
  const keys = db.$client.pragma('foreign_key_check') as unknown[];
  return [
    ...(pages === 'ok' ? [] : [`integrity_check: ${pages}`]),
    ...(keys.length === 0 ? [] : [`foreign_key_check: ${keys.length} rows`]),
  ];
}

/** A copy that got its name is whole, whenever the kill came. */
function proveBackup(file: string, migrations: string): string[] {
  const db = connect(file, { readonly: true });
  try {
    const breaches = verifyBooks(db, undefined, migrations).map((breach) => JSON.stringify(breach));
    return [...unsoundPages(db), ...breaches].map((complaint) => `${basename(file)}: ${complaint}`);
  } finally {
    db.$client.close();
  }
}
