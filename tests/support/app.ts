import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { windowLaunch } from '../../build/runtime/window.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');

/** Friday morning, when the tests of the real window play. */
export const FRIDAY_0752 = '2026-11-20T07:52:00+08:00';

export interface OpenApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the page complained of: each test ends with none. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

export interface AppOptions {
  /** A user folder that an earlier start, or the test, has filled. Default: an empty one. */
  readonly userData?: string;
  readonly clock?: string;
}

export function emptyUserData(): string {
  return mkdtempSync(join(tmpdir(), 'station-window-'));
}

/** Starts the built program in its real window, on a fixed day. */
export async function openApp(options: AppOptions = {}): Promise<OpenApp> {
  const userData = options.userData ?? emptyUserData();
  const { executablePath, args, env } = windowLaunch(process.env.STATION_APP ?? REPOSITORY, {
    args: [`--user-data-dir=${userData}`],
    env: { STATION_CLOCK: options.clock ?? FRIDAY_0752 },
  });
  const app = await _electron.launch({ executablePath, args, env });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.waitForSelector('.start, .app');
  return { app, page, userData, complaints, close: () => app.close() };
}

/** Presses keys one after the other, as a hand does. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Types into the field that has the focus and goes on with Enter. */
export async function fill(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    if (text !== '') await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

/** From the first-run page to the practice station's sign-in. */
export async function enterPractice(page: Page): Promise<void> {
  await page.waitForSelector('.pick');
  await press(page, '2', 'Enter');
  await page.waitForSelector('.folk .one');
}

/**
 * Signs somebody in at a desk, by keyboard: their number, the desk by arrows, the password.
 *
 * @param person counted from 1, as on the screen.
 */
export async function signIn(
  page: Page,
  person: { readonly number: number; readonly desk: string; readonly password: string },
): Promise<void> {
  await page.waitForSelector('.folk .one');
  await press(page, 'Escape', `${person.number}`);
  await page.waitForSelector('.big input:focus');
  for (let steps = 0; steps < 9; steps += 1) await press(page, 'ArrowLeft');
  for (let steps = 0; steps < 9; steps += 1) {
    if ((await page.textContent('.seg .on')) === person.desk) break;
    await press(page, 'ArrowRight');
  }
  await fill(page, person.password);
  await page.waitForSelector('.app');
}

/** The text of the element that has the focus, or its label: where the hand is. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (
      element?.getAttribute('aria-label') ??
      element?.closest('label')?.textContent ??
      element?.className ??
      ''
    );
  });
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
