import type { ReadableDb, Tx } from '../../db/open.ts';
import type { Role } from '../shared/contract/define.ts';
import type { Settings } from '../shared/domain/settings.ts';
import type { ClinicDay } from '../shared/values/clinic-day.ts';
import type { StaffId } from '../shared/values/ids.ts';
import type { Instant } from '../shared/values/instant.ts';

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
  /** Notes the change in the same transaction. `detail` holds ids, codes and figures, never names or numbers of people. */
  readonly audit: (entry: AuditEntry) => void;
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

/** What a task may use: it works outside one transaction and may await. */
export interface TaskContext {
  readonly session: Session | undefined;
  readonly now: Instant;
  readonly today: ClinicDay;
  /** @throws Refusal 'station.not-open' */
  readonly station: () => OpenStation;
  /** Runs one command's worth of writes for the signed-in person. */
  readonly command: <Result>(work: (context: CommandContext) => Result) => Result;
  readonly query: <Result>(work: (context: QueryContext) => Result) => Result;
  /** Signs this window in or out. */
  readonly setSession: (session: Session | undefined) => void;
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}
