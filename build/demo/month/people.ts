import { createHash } from 'node:crypto';
import type { ReadableDb } from '../../../db/open.ts';
import type { CallEnvironment, Caller } from '../../../electron/ipc/call-context.ts';
import { handlers } from '../../../electron/ipc/handlers.ts';
import { createRouter, type Route } from '../../../electron/ipc/router.ts';
import type { Session } from '../../../electron/services/context.ts';
import { findProcedure } from '../../../electron/shared/contract/find-procedure.ts';
import type { CallInput, Output, ProcedureName } from '../../../electron/shared/contract/procedures.ts';
import type { RefusalDetails } from '../../../electron/shared/contract/reply.ts';
import type { Instant } from '../../../electron/shared/values/instant.ts';
import type { LatencyLog } from './latency.ts';
import { PROVING_HOST } from './proving-host.ts';

type Intent<Name extends ProcedureName> = Omit<CallInput<Name>, 'commandId'>;

/** Somebody at a desk who calls what a window would call. */
export interface Person {
  readonly session: Session;
  /** @throws Refused when the station's rules say no; Error for anything else. */
  readonly call: <Name extends ProcedureName>(name: Name, intent: Intent<Name>) => Promise<Output<Name>>;
}

/** A refusal that the player of a visit may have to live with. */
export class Refused extends Error {
  constructor(
    readonly procedure: string,
    readonly code: string,
    readonly details: RefusalDetails,
  ) {
    super(`${procedure}: ${code} ${JSON.stringify(details)}`);
    this.name = 'Refused';
  }
}

export interface Clock {
  now: Instant;
}

/** The router over one database and one clock that the month's player sets. */
export function openCounter(db: ReadableDb, file: string, clock: Clock, latency: LatencyLog) {
  let lastFault: unknown;
  const environment: CallEnvironment = {
    now: () => clock.now,
    station: () => ({ db, file, practice: true }),
    host: PROVING_HOST,
    announce: () => {},
    reportFault: (error) => {
      lastFault = error;
      return 'demo';
    },
  };
  const route = createRouter(environment, handlers);
  let commands = 0;
  const nextCommandId = () => {
    commands += 1;
    return commandIdFrom(`command/${commands}`);
  };
  return {
    signIn: (session: Session) =>
      signIn(session, { route, latency, nextCommandId, lastFault: () => lastFault }),
  };
}

interface Counter {
  readonly route: Route;
  readonly latency: LatencyLog;
  readonly nextCommandId: () => string;
  readonly lastFault: () => unknown;
}

function signIn(session: Session, counter: Counter): Person {
  const { route, latency, nextCommandId, lastFault } = counter;
  const caller: Caller = {
    session: () => session,
    setSession: () => {},
    send: () => {},
    signal: new AbortController().signal,
  };
  return {
    session,
    call: async (name, intent) => {
      const input =
        findProcedure(name)?.kind === 'command' ? { ...intent, commandId: nextCommandId() } : intent;
      const reply = await latency.measure(name, () => route(caller, name, input));
      if (reply.ok) return reply.value as never;
      if (reply.error.kind === 'refusal') throw new Refused(name, reply.error.code, reply.error.details);
      throw new Error(`${name}: ${JSON.stringify(reply.error)} for ${JSON.stringify(input)}`, {
        cause: lastFault(),
      });
    },
  };
}

/** A command's id that follows from a text: the same seed must give the same file, so none is drawn. */
export function commandIdFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
