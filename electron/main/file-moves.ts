import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';

/** Renames all or none. */
export function moveTogether(moves: readonly (readonly [from: string, to: string])[]): void {
  const moved: (readonly [from: string, to: string])[] = [];
  try {
    for (const move of moves) {
      renameSync(...move);
      moved.push(move);
    }
  } catch (error) {
    for (const [from, to] of moved.toReversed()) renameSync(to, from);
    throw error;
  }
}

/** Onto the disk itself: a file that was only copied may be empty after a power cut, whatever its name. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Only for files that this program was making itself a moment ago, and for practice. */
export function removeWithLog(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
