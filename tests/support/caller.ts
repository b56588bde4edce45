import type { Caller } from '../../electron/ipc/call-context.ts';
import type { Session } from '../../electron/services/context.ts';

/** A window that nobody closes, with whoever sits at it; what it is told goes to `send`. */
export function openCaller(
  session: Session | undefined | Caller['session'],
  send: Caller['send'] = () => undefined,
): Caller {
  return {
    session: typeof session === 'function' ? session : () => session,
    setSession: () => undefined,
    send,
    signal: new AbortController().signal,
  };
}
