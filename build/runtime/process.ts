import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The exit code by which shells know an interrupted command. */
const INTERRUPTED = 130;
const PATIENCE = 10_000;

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** The path of a program, or undefined where the machine has none of that name. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a short command and gives what it printed; a command that cannot be started ends with code 127. */
export function ask(command: string, args: readonly string[]): Ended {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { code: status ?? 127, output: stdout ?? '' };
}

/** Runs a long command quietly and keeps what it printed, for the message if it fails. */
export function runQuietly(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
  return ending(child).then((code) => ({ code, output: Buffer.concat(printed).toString('utf8') }));
}

const running = new Set<ChildProcess>();

/** The exit code of a child; one ended by a signal or never started counts as failed. */
export function ending(child: ChildProcess): Promise<number> {
  running.add(child);
  return new Promise((resolve) => {
    const end = (code: number) => {
      running.delete(child);
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('close', (code) => end(code ?? 1));
  });
}

/** On Ctrl-C or a kill, ends the children first: no window and no compiler outlives the command that started it. */
export function endChildrenOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      const ended = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
      for (const child of running) child.kill(signal);
      void Promise.all(ended).then(() => process.exit(INTERRUPTED));
      setTimeout(() => process.exit(INTERRUPTED), PATIENCE).unref();
    });
  }
}

/** The last lines of a long output: the part that names the failure. */
export function tail(text: string, lines = 15): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
