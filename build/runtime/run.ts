import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ending } from './process.ts';
import type { Runtime } from './runtime.ts';
import { isNoise, windowLaunch } from './window.ts';

/** The repository's root folder. */
export const ROOT = join(import.meta.dirname, '..', '..');

const require = createRequire(import.meta.url);

/** Runs a TypeScript file of the repository to its end. */
export function runScript(runtime: Runtime, file: string, args: readonly string[] = []): Promise<number> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  return runNode(runtime, ['--import', loader, join(ROOT, file), ...args]);
}

/** Runs the command-line program of an installed package, named by its file: `vitest/vitest.mjs`. */
export function runTool(runtime: Runtime, program: string, args: readonly string[] = []): Promise<number> {
  return runNode(runtime, [join(ROOT, 'node_modules', program), ...args]);
}

/** Opens the program's window and waits until it is closed. */
export function runWindow(runtime: Runtime, args: readonly string[] = []): Promise<number> {
  const launch = windowLaunch(ROOT, { args }, runtime.env);
  const child = spawn(launch.executablePath, launch.args, {
    cwd: ROOT,
    env: launch.env,
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!isNoise(line)) process.stderr.write(`${line}\n`);
    });
  }
  return ending(child);
}

function runNode(runtime: Runtime, args: readonly string[]): Promise<number> {
  return ending(spawn(runtime.scriptHost.program, args, { cwd: ROOT, env: runtime.env, stdio: 'inherit' }));
}
