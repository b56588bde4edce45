import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch, userFolder } from './launch.ts';
import { Samples } from './samples.ts';

export interface TypingInput {
  /** The built program. */
  readonly app: string;
  /** A station's file to start with; it is copied. */
  readonly station: string;
  readonly password: string;
  /** What is typed into the field at 挂号, key by key. */
  readonly terms: readonly string[];
}

export interface Typing {
  /** Milliseconds from a key to the frame with its rows, through window, main process and database. */
  readonly painted: Samples;
  /** The least that a key costs: to the next frame, with nothing asked. */
  readonly frame: Samples;
  /** Keys whose rows were the rows that stood there. */
  readonly same: number;
}

/** A person's pace: a scanner's would be taken for one. */
const BETWEEN_KEYS_MS = 120;

/** Starts the program on a big station and types in its real window. */
export async function measureTyping({ app, station, password, terms }: TypingInput): Promise<Typing> {
  const user = userFolder();
  copyFileSync(station, join(user.folder, 'station.db'));
  const { page, close } = await launch(app, user.folder);
  try {
    await page.fill('input[type=password]', password);
    await page.press('input[type=password]', 'Enter');
    await page.waitForSelector('[data-desk]');
    await page.keyboard.press('F1');
    await page.waitForSelector('.find input');
    await page.evaluate(watchKeys);
    return await typeAll(page, terms);
  } finally {
    await close();
    user.remove();
  }
}

async function typeAll(page: Page, terms: readonly string[]): Promise<Typing> {
  const [painted, frame] = [new Samples(), new Samples()];
  let same = 0;
  for (const term of terms) {
    await page.fill('.find input', '');
    for (const key of term) {
      await page.waitForTimeout(BETWEEN_KEYS_MS);
      await page.keyboard.press(key);
      await page.waitForTimeout(BETWEEN_KEYS_MS);
      const times = await page.evaluate(() => window.keyTimes);
      if (times.frame !== undefined) frame.add(times.frame);
      if (times.rows === undefined) same += 1;
      else painted.add(times.rows);
    }
  }
  return { painted, frame, same };
}

declare global {
  interface Window {
    /** Milliseconds from the last key to the frame after it, and to the frame with new rows, if any came. */
    keyTimes: { frame?: number; rows?: number };
  }
}

/**
 * Runs in the page, so it stands alone; its functions are methods, because the compiler would mark others
 * with a helper that the page has not. A frame is painted when the task after its animation callbacks runs.
 */
function watchKeys(): void {
  const watch = {
    pressedAt: 0,
    afterFrame(done: () => void) {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(undefined);
      });
    },
    inRows(at: Node): boolean {
      const element = at instanceof Element ? at : at.parentElement;
      return element?.closest('.picker .drop') != null;
    },
  };
  window.keyTimes = {};
  window.addEventListener(
    'keydown',
    () => {
      const times: Window['keyTimes'] = {};
      window.keyTimes = times;
      watch.pressedAt = performance.now();
      watch.afterFrame(() => {
        times.frame = performance.now() - watch.pressedAt;
      });
    },
    true,
  );
  new MutationObserver((changes) => {
    const times = window.keyTimes;
    if (!changes.some(({ target, addedNodes }) => [target, ...addedNodes].some(watch.inRows))) return;
    watch.afterFrame(() => {
      times.rows = performance.now() - watch.pressedAt;
    });
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}
