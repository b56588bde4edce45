import type { ReaderSettings } from '../shared/domain/reader.ts';
import { openConversation } from './web-socket.ts';

/** Asking a service until it is stopped. */
export interface Asking {
  readonly stop: () => void;
}

export interface ServiceEvents {
  readonly onOpen: () => void;
  /** What the service says, parsed. */
  readonly onAnswer: (answer: unknown) => void;
  /** It does not answer in time, or says what nobody understands. */
  readonly onSilence: () => void;
}

/** A card with its photograph has some 60 kB. */
const LONGEST = 1_000_000;

/** Polls an HTTP service; the next question waits for the answer to the last. */
export function askByHttp(settings: ReaderSettings, events: ServiceEvents): Asking {
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const ask = async () => {
    try {
      const answer = await fetchJson(settings, stopped.signal);
      if (!stopped.signal.aborted) events.onAnswer(answer);
    } catch {
      if (!stopped.signal.aborted) events.onSilence();
    }
    if (!stopped.signal.aborted) timer = setTimeout(() => void ask(), settings.everyMs);
  };
  void ask();
  return {
    stop: () => {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}

async function fetchJson({ url, timeoutMs }: ReaderSettings, stopped: AbortSignal): Promise<unknown> {
  const response = await fetch(url, {
    // A service on this PC has no reason to send us elsewhere.
    redirect: 'error',
    signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
  });
  const text = await response.text();
  if (!response.ok || text.length > LONGEST) throw new Error(`answered ${response.status}`);
  return text.trim() === '' ? {} : JSON.parse(text);
}

/** Listens to a WebSocket service, asks when it wants to be asked, and knocks again when it went away. */
export function askByWebSocket(settings: ReaderSettings, events: ServiceEvents): Asking {
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let close: () => void = () => undefined;
  const rest = () => {
    clearTimeout(again);
    clearInterval(asking);
    clearTimeout(waiting);
  };
  const open = () => {
    const talk = openConversation(settings.url, settings.timeoutMs, {
      onOpen: () => {
        events.onOpen();
        if (settings.ask === '') return;
        const ask = () => {
          talk.send(settings.ask);
          waiting ??= setTimeout(events.onSilence, settings.timeoutMs);
        };
        ask();
        asking = setInterval(ask, settings.everyMs);
      },
      onText: (text) => {
        clearTimeout(waiting);
        waiting = undefined;
        const answer = parse(text);
        if (answer === undefined) events.onSilence();
        else events.onAnswer(answer);
      },
      onEnd: () => {
        rest();
        waiting = undefined;
        if (stopped) return;
        events.onSilence();
        again = setTimeout(open, Math.max(settings.everyMs, 1_000));
      },
    });
    close = talk.close;
  };
  open();
  return {
    stop: () => {
      stopped = true;
      rest();
      close();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
