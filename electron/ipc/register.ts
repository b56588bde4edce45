import { ipcMain, type WebContents } from 'electron';
import type { Session } from '../services/context.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../shared/contract/bridge.ts';
import type { ServerEvent } from '../shared/contract/reply.ts';
import type { Caller } from './call-context.ts';
import type { Route } from './router.ts';

interface Seat extends Caller {
  readonly leave: () => void;
}

export interface Registration {
  /** Tells every window. */
  readonly announce: (event: ServerEvent) => void;
  /** Gets everybody up: another file was opened, and its people are not these people. */
  readonly signAllOut: () => void;
}

export interface RegisterOptions {
  readonly route: Route;
  /** Whether a page at this address is one of ours. */
  readonly isOurs: (url: string) => boolean;
}

/**
 * The only door for messages of windows. A message counts when it comes from the main frame of a window at
 * our own address; anybody else gets no answer. Each window has its own session, dropped with the window.
 */
export function registerCalls({ route, isOurs }: RegisterOptions): Registration {
  const seats = new Map<WebContents, Seat>();
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    const frame = event.senderFrame;
    if (!frame || frame !== event.sender.mainFrame || !isOurs(frame.url)) return undefined;
    return route(seatOf(event.sender, seats), name, input);
  });
  return {
    announce: (event) => {
      for (const seat of seats.values()) seat.send(event);
    },
    signAllOut: () => {
      for (const seat of seats.values()) seat.setSession(undefined);
    },
  };
}

function seatOf(window: WebContents, seats: Map<WebContents, Seat>): Seat {
  const known = seats.get(window);
  if (known) return known;
  const gone = new AbortController();
  let session: Session | undefined;
  const seat: Seat = {
    session: () => session,
    setSession: (next) => {
      session = next;
    },
    send: (event) => {
      if (!window.isDestroyed()) window.send(EVENT_CHANNEL, event);
    },
    signal: gone.signal,
    leave: () => gone.abort(),
  };
  seats.set(window, seat);
  window.once('destroyed', () => {
    seat.leave();
    seats.delete(window);
  });
  return seat;
}
