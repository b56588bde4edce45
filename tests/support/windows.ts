import type { CallEnvironment, Caller } from '../../electron/ipc/call-context.ts';
import { handlers } from '../../electron/ipc/handlers.ts';
import { createRouter, type Route } from '../../electron/ipc/router.ts';
import type { Session } from '../../electron/services/context.ts';
import type { Output, ProcedureName } from '../../electron/shared/contract/procedures.ts';
import type { Reply, ServerEvent } from '../../electron/shared/contract/reply.ts';
import { openCaller } from './caller.ts';
import { type IntentOf, messageOf } from './intent.ts';

/** A window as the router sees it: with a session of its own, nobody in it at first. */
export interface TestWindow {
  readonly session: () => Session | undefined;
  readonly signOut: () => void;
  readonly events: ServerEvent[];
  readonly reply: <Name extends ProcedureName>(
    name: Name,
    intent: IntentOf<Name>,
  ) => Promise<Reply<Output<Name>>>;
  /** The value, or a failed test. */
  readonly call: <Name extends ProcedureName>(name: Name, intent: IntentOf<Name>) => Promise<Output<Name>>;
}

/** Opens windows on one program. */
export function windowsOn(environment: CallEnvironment): () => TestWindow {
  const route: Route = createRouter(environment, handlers);
  return () => {
    let session: Session | undefined;
    const events: ServerEvent[] = [];
    const caller: Caller = {
      ...openCaller(
        () => session,
        (event) => events.push(event),
      ),
      setSession: (next) => {
        session = next;
      },
    };
    const reply: TestWindow['reply'] = (name, intent) =>
      route(caller, name, messageOf(name, intent)) as never;
    return {
      session: () => session,
      signOut: () => {
        session = undefined;
      },
      events,
      reply,
      call: async (name, intent) => {
        const answer = await reply(name, intent);
        if (answer.ok) return answer.value;
        throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      },
    };
  };
}
