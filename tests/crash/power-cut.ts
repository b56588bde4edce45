import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../build/demo/month/people.ts';
import { createRandom, type Random } from '../../build/demo/population/random.ts';
import { openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { type Answer, answerFrom, playDays, signInThrough } from '../support/played-month.ts';
import { buildHouse, type House, planOf, readCrew } from './house.ts';
import { type Answered, acknowledgedCommands } from './journal.ts';
import { proveFile } from './prove.ts';
import { type Disk, TEARS, type Tear, tear } from './tears.ts';

export interface CutResult {
  readonly tear: Tear;
  readonly cases: number;
  /** Cases in which the commit that was being written when the power went is there, whole. */
  readonly nextIsThere: number;
  readonly complaints: readonly string[];
}

/** The two files after an acknowledged command, which synced them, and after the next one. */
interface Cut {
  readonly journal: readonly Answered[];
  readonly synced: Disk;
  readonly next: Disk;
  /** The same moment with the log moved into the file. */
  readonly checkpointed: Disk;
}

const COMMANDS = 140;
const COMMANDS_BETWEEN_CUTS = 9;
const COMMANDS_BETWEEN_FRESH_LOGS = 50;

/**
 * What a power cut may leave, as far as files can show it: all that was synced when a command was
 * acknowledged, and of what was being written then any part, in any order. Each torn pair of files is
 * opened and must hold every acknowledged command. That a sync really reaches the disk is the system's part.
 */
export async function cutThePower(
  folder: string,
  seed: number,
  tears: readonly Tear[] = TEARS,
): Promise<CutResult[]> {
  const house = await buildHouse(join(folder, 'power'), { seed, visitsPerYear: 7_300 });
  const cuts = await collectCuts(house);
  const random = createRandom(`cuts/${seed}`);
  const results: CutResult[] = [];
  for (const kind of tears) results.push(await tearAll(house, cuts, kind, random));
  rmSync(house.folder, { recursive: true });
  return results;
}

async function tearAll(house: House, cuts: readonly Cut[], kind: Tear, random: Random): Promise<CutResult> {
  const folder = join(house.folder, 'torn');
  let nextIsThere = 0;
  const complaints: string[] = [];
  for (const { journal, synced, next, checkpointed } of cuts) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const file = join(folder, 'station.db');
    const torn = tear(kind, { synced, next, checkpointed }, random);
    writeFileSync(file, torn.file);
    writeFileSync(`${file}-wal`, torn.log);
    const finding = await proveFile(file, house.migrations, journal);
    nextIsThere += finding.unanswered;
    complaints.push(...finding.complaints);
  }
  return { tear: kind, cases: cuts.length, nextIsThere, complaints };
}

/** Plays a morning and keeps both files at some of its commands. */
async function collectCuts(house: House): Promise<Cut[]> {
  const db = openDatabase({ file: house.database, migrations: house.migrations });
  // Logs are moved by hand here, so that the files stand still between two commands.
  db.$client.pragma('wal_autocheckpoint = 0');
  const clock: Clock = { now: instant(0) };
  const keeper = new CutKeeper(house, db, answerFrom(db, house.database, clock));
  const station = readCrew(house, signInThrough(keeper.answer).signIn);
  try {
    await playDays({ station, clock, plan: planOf(house).plan, days: 3 });
  } catch (error) {
    if (!(error instanceof EnoughPlayed)) throw error;
  } finally {
    db.$client.close();
  }
  return keeper.cuts;
}

class EnoughPlayed extends Error {}

class CutKeeper {
  readonly cuts: Cut[] = [];
  readonly #journal: Answered[] = [];
  #synced: { journal: Answered[]; disk: Disk } | undefined;

  constructor(
    readonly house: House,
    readonly db: ReadableDb,
    readonly serve: Answer,
  ) {}

  readonly answer: Answer = async (call) => {
    const reply = await this.serve(call);
    this.#journal.push({ call, reply });
    if (call.kind === 'command' && reply.ok) this.#afterCommand();
    return reply;
  };

  #afterCommand(): void {
    const { length } = acknowledgedCommands(this.#journal);
    if (this.#synced) this.#keep(this.#synced.journal, this.#synced.disk);
    this.#synced = undefined;
    if (length >= COMMANDS) throw new EnoughPlayed();
    if (length % COMMANDS_BETWEEN_CUTS === 0) {
      this.#synced = { journal: [...this.#journal], disk: this.#disk() };
    } else if (length % COMMANDS_BETWEEN_FRESH_LOGS === 0) {
      // The next command begins the log anew, over the frames of this one.
      this.db.$client.pragma('wal_checkpoint(PASSIVE)');
    }
  }

  #keep(journal: readonly Answered[], synced: Disk): void {
    this.cuts.push({ journal, synced, next: this.#disk(), checkpointed: this.#checkpointedCopy(synced) });
  }

  #disk(): Disk {
    const { database } = this.house;
    return { file: readFileSync(database), log: readFileSync(`${database}-wal`) };
  }

  #checkpointedCopy(disk: Disk): Disk {
    const copy = join(this.house.folder, 'checkpointed.db');
    writeFileSync(copy, disk.file);
    writeFileSync(`${copy}-wal`, disk.log);
    const db = openDatabase({ file: copy, migrations: this.house.migrations });
    db.$client.pragma('wal_checkpoint(PASSIVE)');
    copyFileSync(copy, `${copy}.kept`);
    db.$client.close();
    return { file: readFileSync(`${copy}.kept`), log: disk.log };
  }
}
