import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyBeforeMigration, copyDatabase, openDatabase } from '../../db/migrate.ts';
import { inTransaction, OpenError, type ReadableDb, type Tx } from '../../db/open.ts';
import { settleStrandedPrints } from '../../db/queries/prints.ts';
import { backupName } from '../services/backup/make-backup.ts';
import type { BackupFile, OpenStation, StationFileState } from '../services/context.ts';
import { CHINA_OFFSET_MINUTES, wallClockAt } from '../shared/values/clinic-day.ts';
import { type Instant, instant } from '../shared/values/instant.ts';
import { flushFile, moveTogether, removeWithLog } from './file-moves.ts';
import type { StationPaths } from './paths.ts';

export interface StationFilesOptions {
  readonly paths: StationPaths;
  readonly now: () => Instant;
  /** The open station changed: windows are signed out and ask anew. */
  readonly onSwitch: () => void;
  /** The file cannot be opened or closed: the words on the screen name the kind, the log keeps the cause. */
  readonly onTrouble: (error: unknown) => void;
}

const COPY_NAME = /^(?:station|practice)-\d{8}-\d{6}\.db$/;

/**
 * The station's file and the practice file: which is open, and what to do when it cannot be. Nothing here
 * ever deletes a station or puts an empty one in its place; a file that is replaced is kept under another
 * name. A file comes to its name by renaming, whole, so an interrupted start leaves no half of one.
 */
export class StationFiles {
  readonly #options: StationFilesOptions;
  #open: OpenStation | undefined;
  #state: StationFileState = { kind: 'none' };

  constructor(options: StationFilesOptions) {
    this.#options = options;
  }

  readonly current = (): OpenStation | undefined => this.#open;
  readonly state = (): StationFileState => this.#state;

  /** Opens the station's file if there is one. Never throws: what is wrong is in `state()`. */
  start(): void {
    const { paths } = this.#options;
    this.#state = { kind: 'none' };
    try {
      if (existsSync(restoredCopy(paths.station))) this.#putRestoredInPlace();
      if (!existsSync(paths.station)) return;
      const uncleanEnd = existsSync(paths.running);
      writeFileSync(paths.running, '');
      this.#open = this.#settled(this.#openFile(paths.station, false, uncleanEnd));
      this.#state = { kind: 'open' };
    } catch (error) {
      const reason = error instanceof OpenError ? error.reason : 'no-access';
      this.#state = { kind: 'trouble', reason, file: paths.station };
      this.#options.onTrouble(error);
    }
  }

  readonly retry = (): boolean => {
    if (this.#state.kind !== 'trouble') return this.#state.kind === 'open';
    this.start();
    this.#options.onSwitch();
    return this.#open !== undefined;
  };

  readonly create = (fill: (tx: Tx) => void): OpenStation => {
    const { paths } = this.#options;
    if (existsSync(paths.station)) throw new Error('there is a station already');
    this.#build(paths.station, fill);
    this.#close();
    this.start();
    this.#options.onSwitch();
    if (!this.#open) throw new Error('the new station cannot be opened');
    return this.#open;
  };

  readonly openPractice = (fill: (tx: Tx) => void, stale: (db: ReadableDb) => boolean): OpenStation => {
    const { practice } = this.#options.paths;
    const opened = this.#openFreshPractice(practice, fill, stale);
    this.#close();
    this.#open = this.#settled(opened);
    this.#options.onSwitch();
    return opened;
  };

  readonly leavePractice = (): void => {
    if (!this.#open?.practice) return;
    this.#close();
    this.start();
    this.#options.onSwitch();
  };

  /**
   * Puts a copy of `backup` in the station's place, after reading every page of it. A power cut on the way leaves
   * the station that was there, or the next start goes on.
   *
   * @returns the name under which the file that was there is kept; '' when there was none.
   * @throws OpenError, or what the disk says; then everything is as before.
   */
  readonly restore = (backup: string): string => {
    const { paths } = this.#options;
    const source = existsSync(backup) ? backup : join(paths.backups, backup);
    const candidate = `${paths.station}.restoring`;
    removeWithLog(candidate);
    try {
      copyFileSync(source, candidate);
      // The copy is opened as at an unclean end: every page is read, and older versions are migrated.
      const db = this.#openFile(candidate, false, true).db;
      const people = db.$client.prepare('SELECT count(*) FROM staff').pluck().get();
      closeFile(db);
      if (Number(people) === 0) throw new OpenError('not-a-database', 'the backup holds no station');
      flushFile(candidate);
    } catch (error) {
      removeWithLog(candidate);
      throw error;
    } finally {
      // The copy before a migration of a copy: the backup itself is that copy.
      rmSync(copyBeforeMigration(candidate), { force: true });
    }
    this.#close();
    try {
      renameSync(candidate, restoredCopy(paths.station));
      return this.#putRestoredInPlace();
    } finally {
      this.start();
      this.#options.onSwitch();
    }
  };

  /** Copies of the open station; those of the practice station are shown there and nowhere else. */
  readonly listBackups = (): BackupFile[] => {
    const { backups } = this.#options.paths;
    const practice = this.#open?.practice ?? false;
    if (!existsSync(backups)) return [];
    return readdirSync(backups)
      .filter((name) => COPY_NAME.test(name) && name.startsWith('practice-') === practice)
      .map((name) => {
        const { size, mtimeMs } = statSync(join(backups, name));
        return { name, at: momentIn(name) ?? instant(Math.max(0, Math.floor(mtimeMs))), bytes: size };
      })
      .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  };

  /** Moves what the log holds into the file, off anybody's way. */
  checkpoint(): void {
    this.#open?.db.$client.pragma('wal_checkpoint(PASSIVE)');
  }

  /** The program ends: everything into one file, and the mark of a clean end. */
  end(): void {
    this.#close();
  }

  #openFreshPractice(file: string, fill: (tx: Tx) => void, stale: (db: ReadableDb) => boolean): OpenStation {
    if (this.#open?.practice) this.#close();
    if (existsSync(file)) {
      try {
        const kept = this.#openFile(file, true, true);
        if (!stale(kept.db)) return kept;
        closeFile(kept.db);
      } catch (error) {
        if (!(error instanceof OpenError)) throw error;
      }
      removeWithLog(file);
    }
    this.#build(file, fill);
    return this.#openFile(file, true, false);
  }

  #openFile(file: string, practice: boolean, uncleanEnd: boolean): OpenStation {
    const { migrations } = this.#options.paths;
    const db = openDatabase({ file, migrations, uncleanEnd, backUp: keepCopy });
    return { db, file, practice };
  }

  /** A disk too full for it is no reason to keep the station closed. */
  #settled(opened: OpenStation): OpenStation {
    try {
      settleStrandedPrints(opened.db);
    } catch (error) {
      this.#options.onTrouble(error);
    }
    return opened;
  }

  #build(file: string, fill: (tx: Tx) => void): void {
    const half = `${file}.new`;
    removeWithLog(half);
    const { db } = this.#openFile(half, false, false);
    try {
      inTransaction(db, fill);
    } catch (error) {
      closeFile(db);
      removeWithLog(half);
      throw error;
    }
    closeFile(db);
    renameSync(half, file);
  }

  /** The file that is there goes aside with its log, the restored copy comes to its name: both or neither. */
  #putRestoredInPlace(): string {
    const { station } = this.#options.paths;
    const restored = restoredCopy(station);
    const there = ['', '-wal', '-shm'].filter((end) => existsSync(station + end));
    const kept = (there.includes('') ? undefined : this.#newestKept()) ?? this.#nameToKeep();
    try {
      moveTogether([...there.map((end) => [station + end, kept + end] as const), [restored, station]]);
    } catch (error) {
      // Without a file at the station's name it is the only one that can come to it: the next start tries again.
      if (existsSync(station)) rmSync(restored, { force: true });
      throw error;
    }
    return there.includes('') ? kept : '';
  }

  #nameToKeep(): string {
    const wall = wallClockAt(this.#options.now(), CHINA_OFFSET_MINUTES);
    return `${this.#options.paths.station}.kept-${wall.replace(/\D/g, '')}`;
  }

  /** What went aside last: where a power cut left a log behind at the station's name, the log is its own. */
  #newestKept(): string | undefined {
    const { station } = this.#options.paths;
    const kept = `${basename(station)}.kept-`;
    const names = readdirSync(dirname(station)).filter(
      (name) => name.startsWith(kept) && /^\d{14}$/.test(name.slice(kept.length)),
    );
    const newest = names.sort().at(-1);
    return newest && join(dirname(station), newest);
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    try {
      closeFile(open.db);
    } catch (error) {
      // Nothing is lost, it stands in the log beside the file; the mark stays, and the next start reads every page.
      this.#options.onTrouble(error);
      return;
    }
    if (!open.practice) rmSync(this.#options.paths.running, { force: true });
  }
}

function keepCopy(db: ReadableDb, target: string): void {
  // VACUUM INTO wants a free name; an older copy of the same step proves nothing about this file.
  rmSync(target, { force: true });
  try {
    copyDatabase(db, target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/** @throws what SQLite says when the log cannot be written back; the connection is closed all the same. */
function closeFile(db: ReadableDb): void {
  try {
    db.$client.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.$client.close();
  }
}

/** Where a backup lies that was read to its end, until it comes to the station's name: from here on it does. */
function restoredCopy(station: string): string {
  return `${station}.restored`;
}

/**
 * The moment that `station-20261119-180207.db` is named by; a file's own time changes when it is copied. In China's
 * time: the station's own cannot be asked where its file does not open. Undefined for 30 February or a
 * thirteenth month, by which no copy was ever named.
 */
function momentIn(name: string): Instant | undefined {
  const wall = name.replace(/^\D*(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6+08:00');
  const at = Date.parse(wall);
  if (!(at >= 0)) return undefined;
  const moment = instant(at);
  return backupName(moment, CHINA_OFFSET_MINUTES, name.startsWith('practice-')) === name ? moment : undefined;
}
