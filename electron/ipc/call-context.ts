import { inTransaction, type Tx } from '../../db/open.ts';
import { insertAudit } from '../../db/queries/audit.ts';
import { listRolesInService } from '../../db/queries/staff.ts';
import type {
  CommandContext,
  OpenStation,
  QueryContext,
  Session,
  StationHost,
  TaskContext,
} from '../services/context.ts';
import { refuse } from '../services/refusal.ts';
import { guardClock } from '../services/settings/guard-clock.ts';
import { loadSettings } from '../services/settings/load-settings.ts';
import type { TaskName } from '../shared/contract/procedures.ts';
import type { ServerEvent } from '../shared/contract/reply.ts';
import { DEFAULT_SETTINGS } from '../shared/domain/settings.ts';
import { clinicDayAt } from '../shared/values/clinic-day.ts';
import type { Instant } from '../shared/values/instant.ts';

/** What carries calls: a window, or a test. Two windows may be signed in as different people at once. */
export interface Caller {
  readonly session: () => Session | undefined;
  readonly setSession: (session: Session | undefined) => void;
  readonly send: (event: ServerEvent) => void;
  readonly signal: AbortSignal;
}

/** What the router needs of the program around it. */
export interface CallEnvironment {
  readonly now: () => Instant;
  readonly station: () => OpenStation | undefined;
  /** Absent in tests that need no files or dialogs. */
  readonly host?: StationHost;
  /** Tells every window. */
  readonly announce: (event: ServerEvent) => void;
  /** Logs the detail and gives the incident number for the screen. */
  readonly reportFault: (error: unknown, procedure: string) => string;
}

/** @throws Refusal 'station.not-open' */
export function requireStation(environment: CallEnvironment): OpenStation {
  const station = environment.station();
  if (!station) throw refuse('station.not-open');
  return station;
}

/**
 * Who calls, with the roles held at this moment: whoever was dismissed or given other work a minute ago calls
 * as such, not as at sign-in.
 *
 * @throws Refusal 'session.required' | 'station.not-open'
 */
export function requireSession(environment: CallEnvironment, caller: Caller): Session {
  const session = caller.session();
  if (!session) throw refuse('session.required');
  const roles = listRolesInService(requireStation(environment).db, session.staffId);
  if (roles.length === 0) {
    caller.setSession(undefined);
    throw refuse('session.required');
  }
  return { ...session, roles };
}

/** For a caller whose roles were read within this same turn: nothing can come between. */
export function queryContext(environment: CallEnvironment, session: Session): QueryContext {
  const { db } = requireStation(environment);
  const now = environment.now();
  const settings = loadSettings(db);
  const today = clinicDayAt(now, settings.station.utcOffsetMinutes);
  return { db, session, now, today, settings };
}

/** The same inside a command's transaction, with the audit that is written in it. */
export function commandContext(environment: CallEnvironment, session: Session, tx: Tx): CommandContext {
  const context = queryContext(environment, session);
  return {
    ...context,
    db: tx,
    audit: (entry) =>
      insertAudit(tx, {
        at: context.now,
        day: context.today,
        staffId: context.session.staffId,
        desk: context.session.desk,
        ...entry,
      }),
  };
}

export interface TaskCall {
  readonly caller: Caller;
  readonly name: string;
  readonly signal: AbortSignal;
  readonly stop: (task: string) => void;
  readonly progress: (done: number, total: number) => void;
}

/**
 * Tasks that book nothing and only note that somebody looked: a doctor needs the number of a patient's family also
 * while the head is asked whether the clock is right.
 */
const BY_ANY_CLOCK: ReadonlySet<string> = new Set<TaskName>(['residents.getDetail']);

/** What a task works with: each `command` and `query` asks anew whether who began it still sits there. */
export function taskContext(environment: CallEnvironment, call: TaskCall): TaskContext {
  const { caller, name: task, signal, stop, progress } = call;
  const now = environment.now();
  const station = environment.station();
  const session = caller.session();
  const settings = station ? loadSettings(station.db) : DEFAULT_SETTINGS;
  // While a task awaits, somebody may sign out or open another file: what was allowed there is not allowed here.
  const stillThere = (): Session => {
    if (environment.station()?.db !== station?.db) throw refuse('station.not-open');
    if (caller.session()?.staffId !== session?.staffId) throw refuse('session.required');
    return requireSession(environment, caller);
  };
  return {
    session,
    now,
    today: clinicDayAt(now, settings.station.utcOffsetMinutes),
    station: () => requireStation(environment),
    openStation: environment.station,
    get host() {
      if (!environment.host) throw new Error('no host around this caller');
      return environment.host;
    },
    command: (work) => {
      const who = stillThere();
      return inTransaction(requireStation(environment).db, (tx) => {
        if (!BY_ANY_CLOCK.has(task)) guardClock(tx, environment.now());
        return work(commandContext(environment, who, tx));
      });
    },
    query: (work) => work(queryContext(environment, stillThere())),
    finish: (work) => {
      try {
        if (!station?.db.$client.open) throw new Error('the file in which it began is closed');
        inTransaction(station.db, work);
      } catch (error) {
        environment.reportFault(error, task);
      }
    },
    setSession: caller.setSession,
    progress,
    signal,
    stop,
  };
}
