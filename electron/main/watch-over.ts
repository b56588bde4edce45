import { app, BrowserWindow, type WebContents } from 'electron';
import type { StationLog } from './log.ts';

/** A page that dies again within this time would only go on dying. */
const AGAIN_MS = 10_000;

/**
 * What fails where nobody waits for an answer is written down, and the program goes on: nothing is half done, since
 * whatever writes is a transaction. A page that died (memory, a graphics driver) is loaded anew instead of standing
 * white: who sat there still does, and what was typed is in its draft.
 */
export function watchOver(log: StationLog): void {
  process.on('uncaughtException', (error) => log.incident(error, 'program'));
  process.on('unhandledRejection', (reason) => log.incident(reason, 'program'));
  // Each page by itself: what takes the memory of one often takes the board's in the same moment.
  const lastAt = new WeakMap<WebContents, number>();
  app.on('render-process-gone', (_event, contents, { reason }) => {
    if (reason === 'clean-exit') return;
    log.incident(new Error(`a page is gone: ${reason}`), 'window');
    const now = performance.now();
    const soon = now - (lastAt.get(contents) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS;
    lastAt.set(contents, now);
    // The papers' windows are never shown; their job ends with the page.
    if (!soon && BrowserWindow.fromWebContents(contents)?.isVisible()) contents.reload();
  });
}
