import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { windowLaunch } from '../../build/runtime/window.ts';

/** A program whose window is open, and when it was started. */
export interface Launched {
  readonly page: Page;
  /** Wall-clock milliseconds at which the process was started. */
  readonly startedAt: number;
  readonly close: () => Promise<void>;
}

const PATIENCE = 60_000;

/**
 * Starts a program as its icon would, and reaches its page through Chromium's own debugging port: nothing
 * waits for us, as a test driver would make the program do.
 */
export async function launch(appFolder: string, userData: string): Promise<Launched> {
  const args = [`--user-data-dir=${userData}`];
  const { executablePath, args: all, env } = windowLaunch(appFolder, { args });
  const startedAt = wallClock();
  const child = spawn(executablePath, ['--remote-debugging-port=0', ...all], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(child), { timeout: PATIENCE });
    return { page: await firstPage(browser), startedAt, close: () => end(child, browser) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/** `Date.now` in fractions of a millisecond, the scale of a page's `timeOrigin`. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no window within a minute')), PATIENCE);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    if (!child.stderr) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function firstPage(browser: Browser): Promise<Page> {
  const until = wallClock() + PATIENCE;
  while (wallClock() < until) {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the program opened no window');
}

async function end(child: ChildProcess, browser: Browser): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  await browser.close().catch(() => undefined);
}

/** A folder for a program's own files, and its removal. */
export function userFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'station-launch-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
