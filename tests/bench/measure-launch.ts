import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Launched, launch, userFolder, wallClock } from './launch.ts';
import { Samples } from './samples.ts';

export interface LaunchTimes {
  readonly runs: number;
  /** Milliseconds, medians. */
  readonly minimalMs: number;
  /** From the start of the process to the painted sign-in screen. */
  readonly signInMs: number;
  /** From Enter behind the password to the painted desk. */
  readonly deskMs: number;
  /** Both together, against the minimal program: to the first desk, without the typing. */
  readonly ratio: number;
}

export interface LaunchInput {
  /** The built program. */
  readonly app: string;
  /** A station's file to start with; it is copied. */
  readonly station: string;
  readonly password: string;
  readonly runs?: number;
}

const MINIMAL = join(import.meta.dirname, 'minimal-app');
/** One start of each is not counted: it fills the caches that every later start finds filled. */
const WARM_UPS = 1;

/** Starts the program and a minimal Electron program in turn, so that a noisy moment falls on both. */
export async function measureLaunch({ app, station, password, runs = 7 }: LaunchInput): Promise<LaunchTimes> {
  const ours = userFolder();
  const minimal = userFolder();
  const [minimalMs, signInMs, deskMs] = [new Samples(), new Samples(), new Samples()];
  try {
    copyFileSync(station, join(ours.folder, 'station.db'));
    for (let run = 0; run < runs + WARM_UPS; run += 1) {
      const bare = await startBare(minimal.folder);
      const real = await startReal(app, ours.folder, password);
      if (run < WARM_UPS) continue;
      minimalMs.add(bare);
      signInMs.add(real.signIn);
      deskMs.add(real.desk);
    }
  } finally {
    ours.remove();
    minimal.remove();
  }
  return {
    runs,
    minimalMs: minimalMs.p50,
    signInMs: signInMs.p50,
    deskMs: deskMs.p50,
    ratio: (signInMs.p50 + deskMs.p50) / minimalMs.p50,
  };
}

async function startBare(userData: string): Promise<number> {
  const launched = await launch(MINIMAL, userData);
  try {
    return await paintedAfter(launched, 'h1');
  } finally {
    await launched.close();
  }
}

async function startReal(
  app: string,
  userData: string,
  password: string,
): Promise<{ signIn: number; desk: number }> {
  const launched = await launch(app, userData);
  try {
    const signIn = await paintedAfter(launched, 'input[type=password]');
    return { signIn, desk: await signInTo(launched.page, password) };
  } finally {
    await launched.close();
  }
}

/** When the page was painted with `selector` on it, in milliseconds after the start of the process. */
async function paintedAfter({ page, startedAt }: Launched, selector: string): Promise<number> {
  await page.waitForSelector(selector);
  return (await lastPaint(page)) - startedAt;
}

/** The wall-clock time of the newest large paint, which Chromium notes by itself: asking late costs nothing. */
async function lastPaint(page: Page): Promise<number> {
  await page.waitForTimeout(300);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const painted = list.getEntries().at(-1);
          if (painted) resolve(performance.timeOrigin + painted.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

async function signInTo(page: Page, password: string): Promise<number> {
  await page.fill('input[type=password]', password);
  const start = wallClock();
  await page.press('input[type=password]', 'Enter');
  await page.waitForFunction(() => document.querySelector('[data-desk]')?.firstElementChild !== null);
  // The frame that shows it is the next but one.
  const shown = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
        );
      }),
  );
  return shown - start;
}
