import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const TERMINAL_BEAT = 500;
const LOG_BEAT = 10_000;

/** What set-up cannot solve by itself; the message says what the person at the machine can do. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';
}

/** One line per step of set-up, on stderr so that a script's own output stays clean. */
export function announce(line: string): void {
  process.stderr.write(`[set-up] ${line}\n`);
}

/**
 * Shows that a long step is alive: rewrites one line on a terminal, prints one line every ten seconds
 * elsewhere (a log has no use for more).
 */
export async function withProgress<T>(
  measure: () => Promise<string> | string,
  work: () => Promise<T>,
): Promise<T> {
  const terminal = process.stderr.isTTY === true;
  const started = Date.now();
  const beat = setInterval(
    async () => {
      const line = `         ${await measure()} · ${Math.round((Date.now() - started) / 1000)} s`;
      process.stderr.write(terminal ? `\r${line}\x1b[K` : `${line}\n`);
    },
    terminal ? TERMINAL_BEAT : LOG_BEAT,
  );
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (terminal) process.stderr.write('\r\x1b[K');
  }
}

/** Bytes under a folder, which is how far a download by another program has come. */
export async function folderBytes(folder: string): Promise<number> {
  let total = 0;
  try {
    for await (const entry of await opendir(folder, { recursive: true })) {
      if (entry.isFile()) total += (await stat(join(entry.parentPath, entry.name))).size;
    }
  } catch {
    // Files come and go while the other program writes: the next beat counts again.
  }
  return total;
}

/** A size as people read it. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
