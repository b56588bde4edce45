import type { Session } from '../services/context.ts';
import { Refusal, refuse } from '../services/refusal.ts';
import { loadSpelling, SpellingMissing } from '../services/spelling.ts';
import type { ProcedureDefinition } from '../shared/contract/define.ts';
import { findProcedure } from '../shared/contract/find-procedure.ts';
import { COMMON_REFUSALS } from '../shared/contract/procedures.ts';
import type { CallError, Reply } from '../shared/contract/reply.ts';
import {
  type CallEnvironment,
  type Caller,
  commandContext,
  queryContext,
  requireSession,
  taskContext,
} from './call-context.ts';
import type { Handlers } from './handlers.ts';
import { isSmallMessage } from './message-size.ts';
import { runCommandOnce } from './run-command-once.ts';
import { RunningTasks } from './running-tasks.ts';

export type Route = (caller: Caller, name: unknown, input: unknown) => Promise<Reply<unknown>>;

/**
 * One function from a message to a reply: name → size → schema → sign-in and role → handler → schema.
 * It never throws. A command is one transaction, and a fault or refusal leaves every table as it was.
 */
export function createRouter(environment: CallEnvironment, handlers: Handlers): Route {
  const running = new RunningTasks();
  return async (caller, name, input) => {
    const definition = typeof name === 'string' ? findProcedure(name) : undefined;
    try {
      if (!definition || typeof name !== 'string') return failed({ kind: 'bad-input', paths: ['name'] });
      if (!isSmallMessage(input)) return failed({ kind: 'bad-input', paths: ['size'] });
      const parsed = definition.input.safeParse(input);
      const session = admit(environment, definition, caller);
      if (!parsed.success) {
        return failed({ kind: 'bad-input', paths: parsed.error.issues.map((issue) => issue.path.join('.')) });
      }
      const call = { caller, session, name, definition, input: parsed.data, running };
      const value = await dispatch(environment, handlers, call);
      return { ok: true, value };
    } catch (error) {
      return failed(asCallError(environment, error, name, definition));
    }
  };
}

interface Call {
  readonly caller: Caller;
  /** None where nobody has to be signed in. */
  readonly session: Session | undefined;
  readonly name: string;
  readonly definition: ProcedureDefinition;
  readonly input: unknown;
  readonly running: RunningTasks;
}

async function dispatch(environment: CallEnvironment, handlers: Handlers, call: Call): Promise<unknown> {
  const handler = findHandler(handlers, call.name);
  const changed = () => {
    if (call.definition.kind !== 'query' && call.definition.changes.length > 0) {
      environment.announce({ kind: 'changed', topics: call.definition.changes });
    }
  };
  switch (call.definition.kind) {
    case 'query':
      return spelled(environment, call, (session) =>
        checkAnswer(call, handler(queryContext(environment, session), call.input)),
      );
    case 'command': {
      // Checked inside the transaction: an answer out of contract takes its rows back with it.
      const value = await spelled(environment, call, (session) =>
        runCommandOnce(environment, call, (tx) =>
          checkAnswer(call, handler(commandContext(environment, session, tx), call.input)),
        ),
      );
      changed();
      return value;
    }
    case 'task': {
      // Also after a refusal: a backup without its second copy is a backup.
      return await runTask(environment, call, handler).finally(changed);
    }
  }
}

function runTask(
  environment: CallEnvironment,
  call: Call,
  handler: (context: unknown, input: unknown) => unknown,
): Promise<unknown> {
  const { caller, name, running } = call;
  const stop = (task: string) => running.stop(caller, task);
  let unfinished = false;
  const progress = (done: number, total: number) => {
    unfinished = done < total;
    caller.send({ kind: 'progress', task: name, done, total });
  };
  const run = async (signal: AbortSignal) => {
    const context = taskContext(environment, { caller, name, signal, stop, progress });
    return checkAnswer(call, await handler(context, call.input));
  };
  // However it ended, it is as far as it comes: the next run begins at nothing.
  return running.run(caller, name, run).finally(() => unfinished && progress(1, 1));
}

/**
 * Done again when the first try missed the dictionary of readings: a question changes nothing, and a command
 * took its rows back. Who calls is asked again too: while it was loaded somebody may have got up, or another file
 * been opened.
 */
async function spelled<Value>(
  environment: CallEnvironment,
  call: Call,
  work: (session: Session) => Value,
): Promise<Value> {
  const session = signedIn(call.session);
  try {
    return work(session);
  } catch (error) {
    if (!(error instanceof SpellingMissing)) throw error;
    await loadSpelling();
    const now = signedIn(admit(environment, call.definition, call.caller));
    if (now.staffId !== session.staffId) throw refuse('session.required');
    return work(now);
  }
}

function checkAnswer(call: Call, value: unknown): unknown {
  const checked = call.definition.output.safeParse(value);
  if (!checked.success) throw new Error(`${call.name} answered out of contract: ${checked.error.message}`);
  return checked.data;
}

function findHandler(handlers: Handlers, name: string): (context: unknown, input: unknown) => unknown {
  const [area, verb] = name.split('.') as [keyof Handlers, string];
  // The contract's name was found before, and the table's type holds every verb of the contract.
  return (handlers[area] as Record<string, unknown>)[verb] as (context: unknown, input: unknown) => unknown;
}

function admit(
  environment: CallEnvironment,
  definition: ProcedureDefinition,
  caller: Caller,
): Session | undefined {
  if (definition.access === 'anyone') return undefined;
  const session = requireSession(environment, caller);
  if (definition.access === 'everyone') return session;
  if (!definition.access.some((role) => session.roles.includes(role))) throw refuse('session.role');
  return session;
}

function signedIn(session: Session | undefined): Session {
  if (!session) throw refuse('session.required');
  return session;
}

function failed(error: CallError): Reply<never> {
  return { ok: false, error };
}

function asCallError(
  environment: CallEnvironment,
  error: unknown,
  name: unknown,
  definition: ProcedureDefinition | undefined,
): CallError {
  if (error instanceof Refusal) {
    const declared = [...COMMON_REFUSALS, ...(definition?.refusals ?? [])] as readonly string[];
    if (declared.includes(error.code)) return { kind: 'refusal', code: error.code, details: error.details };
  }
  const code = (error as { code?: string } | null | undefined)?.code;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return { kind: 'refusal', code: 'disk.full', details: {} };
  }
  return { kind: 'fault', incident: environment.reportFault(error, String(name)) };
}
