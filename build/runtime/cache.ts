import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const NAME = 'community-health-station';

/**
 * Where set-up keeps what it fetched and built. It lies outside the checkout, so that a fresh clone on the
 * same machine is ready in seconds and `npm ci` throws nothing away.
 */
export function cacheRoot(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, NAME);
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Caches', NAME);
  return join(home, '.cache', NAME);
}

/**
 * Makes `target` (a file or a folder) unless it is there. `make` fills a path of its own, which takes the
 * target's name only when complete: whatever bears the name is whole, however an earlier run ended.
 */
export async function completeOnce(target: string, make: (partial: string) => Promise<void>): Promise<void> {
  if (existsSync(target)) return;
  await mkdir(dirname(target), { recursive: true });
  await removeLeftovers(target);
  const partial = `${target}.partial-${process.pid}`;
  try {
    await make(partial);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Two set-ups may run at once; the one that comes second finds the work done.
    if (!existsSync(target)) throw error;
  }
}

/** Removes what runs that are no longer alive left half-made. */
async function removeLeftovers(target: string): Promise<void> {
  const prefix = `${basename(target)}.partial-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
