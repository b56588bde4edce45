import type { Reply, ServerEvent } from './reply.ts';

/** All that a window gets of the main process. Two functions, and it never grows. */
export interface StationBridge {
  readonly call: (name: string, input: unknown) => Promise<Reply<unknown>>;
  /** @returns what to call when the listener is done. */
  readonly on: (listener: (event: ServerEvent) => void) => () => void;
}

export const CALL_CHANNEL = 'station:call';
export const EVENT_CHANNEL = 'station:event';
