import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyBeforeMigration, copyDatabase, openDatabase } from '../../db/migrate.ts';
import { inTransaction, OpenError, type ReadableDb, type Tx } from '../../db/open.ts';
import type { BackupFile, OpenStation, StationFileState } from '../services/context.ts';
import { type Instant, instant } from '../shared/values/instant.ts';
import type { StationPaths } from './paths.ts';

export interface StationFilesOptions {
  readonly paths: StationPaths;
  readonly now: () => Instant;
  /** The open station changed: windows are signed out and ask anew. */
  readonly onSwitch: () => void;
  /** The file cannot be opened: the words on the screen name the kind, the log keeps the cause. */
  readonly onTrouble: (error: unknown) => void;
}

/** Pages that may gather in the log before SQLite checkpoints inside somebody's command (16 MB). */
const LOG_PAGES = 4000;

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
    if (!existsSync(paths.station)) return;
    try {
      this.#open = this.#openFile(paths.station, false, existsSync(paths.running));
      this.#state = { kind: 'open' };
      writeFileSync(paths.running, '');
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
    this.#open = opened;
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
   * Puts a copy of `backup` in the station's place, after reading every page of it.
   *
   * @returns the name under which the file that was there is kept; '' when there was none.
   * @throws OpenError; then everything is as before.
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
    } catch (error) {
      removeWithLog(candidate);
      throw error;
    } finally {
      // The copy before a migration of a copy: the backup itself is that copy.
      rmSync(copyBeforeMigration(candidate), { force: true });
    }
    this.#close();
    const keptAs = this.#setAside(paths.station);
    renameSync(candidate, paths.station);
    this.start();
    this.#options.onSwitch();
    return keptAs;
  };

  readonly listBackups = (): BackupFile[] => {
    const { backups } = this.#options.paths;
    if (!existsSync(backups)) return [];
    return readdirSync(backups)
      .filter((name) => /^station-\d{8}-\d{6}\.db$/.test(name))
      .map((name) => ({ name, at: momentIn(name), bytes: statSync(join(backups, name)).size }))
      .sort((a, b) => (a.name < b.name ? 1 : -1));
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
    db.$client.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    return { db, file, practice };
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

  #setAside(file: string): string {
    if (!existsSync(file)) return '';
    const stamp = new Date(this.#options.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '');
    const kept = `${file}.kept-${stamp}`;
    for (const end of ['', '-wal', '-shm']) {
      if (existsSync(file + end)) renameSync(file + end, kept + end);
    }
    return kept;
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    closeFile(open.db);
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

function closeFile(db: ReadableDb): void {
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  db.$client.close();
}

/** The moment that `station-20261119-180207.db` is named by; a file's own time changes when it is copied. */
function momentIn(name: string): Instant {
  const wall = name.replace(/^\D*(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6+08:00');
  return instant(Math.max(0, Date.parse(wall) || 0));
}

/** Only for files that this program was making itself a moment ago, and for practice. */
function removeWithLog(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
