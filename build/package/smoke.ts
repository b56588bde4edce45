import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { SetUpError } from '../runtime/announce.ts';
import { ending } from '../runtime/process.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { chromiumSwitches, windowLaunch } from '../runtime/window.ts';

const PATIENCE = 30_000;

/**
 * Starts the packaged program on an empty folder and waits for words on its first screen. The window is looked
 * at through Chromium's own port: Node's inspector is switched off in a packaged program, as it should be.
 *
 * @returns the first words on the screen.
 */
export async function smokeTest(runtime: Runtime, executable: string, picture: string): Promise<string> {
  const userData = await mkdtemp(join(tmpdir(), 'station-smoke-'));
  const { env } = windowLaunch('', {}, runtime.env);
  const switches = [...chromiumSwitches(), '--remote-debugging-port=0', `--user-data-dir=${userData}`];
  const program = spawn(executable, switches, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = ending(program);
  try {
    return await firstScreen(await debuggingAddress(program), picture);
  } finally {
    program.kill();
    await ended;
    await rm(userData, { recursive: true, force: true });
  }
}

async function firstScreen(address: string, picture: string): Promise<string> {
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page', { timeout: PATIENCE }));
  if (!page) throw new SetUpError('The packaged program opened no window.');
  const screen = page.locator('#root');
  const lettered = screen.filter({ hasText: /\S/ }).waitFor({ timeout: PATIENCE });
  const blank = await lettered.then(
    () => false,
    () => true,
  );
  await page.screenshot({ path: picture });
  if (blank) throw new SetUpError(`The packaged program's first screen stays empty: ${picture}`);
  return ((await screen.textContent()) ?? '').trim().slice(0, 60);
}

function debuggingAddress(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const printed: string[] = [];
    const fail = (reason: string) =>
      reject(new SetUpError(`The packaged program ${reason}:\n${printed.join('\n')}`));
    const timer = setTimeout(() => fail('did not start in time'), PATIENCE);
    program.once('exit', (code) => fail(`ended at once (code ${code})`));
    if (!program.stderr) return;
    createInterface({ input: program.stderr }).on('line', (line) => {
      printed.push(line);
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
