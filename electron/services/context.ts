import type { OpenError, ReadableDb, Tx } from '../../db/open.ts';
import type { Proof, ProofOrder } from '../../db/prove-file.ts';
import type { Role } from '../shared/contract/define.ts';
import type { CardAnswer } from '../shared/domain/id-card.ts';
import type { ReaderState } from '../shared/domain/reader.ts';
import type { Settings } from '../shared/domain/settings.ts';
import type { BoardState } from '../shared/domain/waiting-room.ts';
import type { ClinicDay } from '../shared/values/clinic-day.ts';
import type { StaffId } from '../shared/values/ids.ts';
import type { Instant } from '../shared/values/instant.ts';
import type { MonthOrder } from './ledger/write-month-file.ts';
import type { PaperHost } from './printing/print-job.ts';

/** Who calls: a person at a desk in a window. Handed to every call, never kept globally. */
export interface Session {
  readonly staffId: StaffId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly desk: string;
}

/** What a question may use. `now` and `today` are taken once per call. */
export interface QueryContext {
  readonly db: ReadableDb;
  readonly session: Session;
  readonly now: Instant;
  readonly today: ClinicDay;
  readonly settings: Settings;
}

/** What a command may use: the same inside one transaction, and the audit that belongs to it. */
export interface CommandContext extends QueryContext {
  readonly db: Tx;
  /**
   * Notes the change in the same transaction. `detail` holds ids, codes and figures, never names or numbers of
   * people. @returns the row's id.
   */
  readonly audit: (entry: AuditEntry) => number;
}

export interface AuditEntry {
  /** `area.what-happened`, as `cashier.settled`. */
  readonly action: string;
  /** The table that it is about. */
  readonly subject: string;
  readonly subjectId?: number;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The station whose database is open. */
export interface OpenStation {
  readonly db: ReadableDb;
  readonly file: string;
  readonly practice: boolean;
}

/** What became of the station's file when the program started. */
export type StationFileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'open' }
  | { readonly kind: 'trouble'; readonly reason: OpenError['reason']; readonly file: string };

export interface BackupFile {
  readonly name: string;
  readonly at: Instant;
  readonly bytes: number;
}

export interface Devices {
  readonly printers: readonly string[];
  readonly board: BoardState;
  readonly reader: ReaderState;
}

/** The identity card reader of this PC. */
export interface CardReader {
  readonly state: () => ReaderState;
  /** What was read last, once and only while it is fresh. */
  readonly takeCard: () => CardAnswer | undefined;
}

/** The board of the waiting room (候诊屏). */
export interface BoardScreen {
  readonly state: () => BoardState;
  /** On the second screen when there is one, else in a window. */
  readonly open: () => BoardState;
  readonly close: () => BoardState;
}

/** How work that takes long is followed and stopped. */
export interface LongWork {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What only the program around the services can do: files, dialogs, devices. Tests give a plain one. */
export interface StationHost extends PaperHost {
  readonly version: string;
  readonly fileState: () => StationFileState;
  /** Makes the station's file, filled in one transaction, and opens it; on a throw no file is left. */
  readonly createStation: (fill: (tx: Tx) => void) => OpenStation;
  /** Opens the practice file; makes it anew when there is none or `stale` says so. Signs all windows out. */
  readonly openPractice: (fill: (tx: Tx) => void, stale: (db: ReadableDb) => boolean) => OpenStation;
  readonly leavePractice: () => void;
  /** @returns whether the station's file is open now. */
  readonly retryOpen: () => boolean;
  /** @throws OpenError when the backup is no sound station file. @returns the old file's new name, or ''. */
  readonly restore: (backup: string) => string;
  readonly listBackups: () => readonly BackupFile[];
  /** Copies an open database to `path` while it is in use. */
  readonly copyTo: (station: OpenStation, path: string, work: LongWork) => Promise<void>;
  /** Proves every rule over a station's file, beside the desks; `planned` as if that month were closed. */
  readonly proveBooks: (order: ProofOrder, work: LongWork) => Promise<Proof>;
  /** Writes a month's workbook from a station's file, beside the desks. @throws what the disk says. */
  readonly writeMonth: (order: MonthOrder, work: LongWork) => Promise<void>;
  /** Makes a copy one file that stands alone and reads every page of it. @throws Error when it is unsound. */
  readonly sealCopy: (path: string, work: LongWork) => Promise<void>;
  /** Folder on this PC where backups lie. */
  readonly backupFolder: string;
  /** Folder on this PC where exported files lie; it may have to be made. */
  readonly exportsFolder: string;
  /** @returns undefined when the person chose nothing. */
  readonly chooseBackupFile: () => Promise<string | undefined>;
  /** An .xlsx file of this PC or a removable disk. */
  readonly chooseWorkbook: () => Promise<string | undefined>;
  readonly chooseFolder: () => Promise<string | undefined>;
  readonly showDataFolder: () => void;
  readonly quit: () => void;
  readonly devices: () => Promise<Devices>;
  readonly reader: CardReader;
  readonly board: BoardScreen;
}

/** What a task may use: it works outside one transaction and may await. */
export interface TaskContext {
  readonly session: Session | undefined;
  readonly now: Instant;
  readonly today: ClinicDay;
  /** @throws Refusal 'station.not-open' */
  readonly station: () => OpenStation;
  /**
   * Runs one command's worth of writes for the signed-in person.
   *
   * @throws Refusal 'session.required' | 'station.not-open' | 'clock.went-backwards' | 'clock.jumped-ahead'
   */
  readonly command: <Result>(work: (context: CommandContext) => Result) => Result;
  readonly query: <Result>(work: (context: QueryContext) => Result) => Result;
  /**
   * Writes how something ended that this task began: into the file in which it began, whoever sits there by now and
   * whatever the clock says. Never throws: what cannot be written stands in the log, and what ended has ended.
   */
  readonly finish: (work: (tx: Tx) => void) => void;
  /** The station whose file is open, if any. */
  readonly openStation: () => OpenStation | undefined;
  readonly host: StationHost;
  /** Signs this window in or out. */
  readonly setSession: (session: Session | undefined) => void;
  readonly progress: (done: number, total: number) => void;
  /** Aborted when the person stops this task, or the window is gone. */
  readonly signal: AbortSignal;
  /** Stops a task that this window has running, by its full name. */
  readonly stop: (task: string) => void;
}
