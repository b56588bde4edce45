import { handlers } from '../../electron/ipc/handlers.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import type { StationHost } from '../../electron/services/context.ts';
import type { CallInput, Output, TaskName } from '../../electron/shared/contract/procedures.ts';
import type { Reply, ServerEvent } from '../../electron/shared/contract/reply.ts';
import { openCaller } from './caller.ts';
import { openTestPc } from './host.ts';
import type { TestStation } from './station.ts';

export interface OnPcOptions {
  readonly practice?: boolean;
  readonly host?: Partial<StationHost>;
}

export interface OnPc {
  readonly events: ServerEvent[];
  /** A task as the head asks for it in one window. */
  readonly reply: <Name extends TaskName>(name: Name, input: CallInput<Name>) => Promise<Reply<Output<Name>>>;
  /** The same program, seen from another window of the head's. */
  readonly otherWindow: () => OnPc;
}

/** Tasks that need files: the station on a PC with its own folders. */
export function onPc(station: TestStation, options: OnPcOptions = {}): OnPc {
  const pc = openTestPc(station.now);
  const route = createRouter(
    {
      now: station.now,
      station: () => ({ db: station.db, file: station.file, practice: options.practice ?? false }),
      host: { ...pc.host, ...options.host },
      announce: () => undefined,
      reportFault: (error) => {
        station.faults.push(error);
        return 'test-0002';
      },
    },
    handlers,
  );
  const openWindow = (): OnPc => {
    const events: ServerEvent[] = [];
    const caller = openCaller(
      () => station.as('head').session,
      (event) => events.push(event),
    );
    return {
      events,
      reply: (name, input) => route(caller, name, input) as never,
      otherWindow: openWindow,
    };
  };
  return openWindow();
}
