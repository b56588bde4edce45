import type { Random } from '../../build/demo/population/random.ts';
import { endOfLastCommit } from './log-file.ts';

/** What lies on the disk: the database file and its log. */
export interface Disk {
  readonly file: Buffer;
  readonly log: Buffer;
}

export interface Torn {
  readonly synced: Disk;
  readonly next: Disk;
  readonly checkpointed: Disk;
}

export const TEARS = ['short tail', 'scattered tail', 'garbled tail', 'half checkpoint'] as const;
/** `lost commit` takes away what was synced: the control, which must be noticed. */
export type Tear = (typeof TEARS)[number] | 'lost commit';

const SECTOR = 512;

/** One way in which the disk may look after the power went between two commits. */
export function tear(kind: Tear, { synced, next, checkpointed }: Torn, random: Random): Disk {
  const end = endOfLastCommit(synced.log);
  const endOfNext = endOfLastCommit(next.log);
  switch (kind) {
    // The next commit was being appended, and stops anywhere.
    case 'short tail':
      return { file: synced.file, log: next.log.subarray(0, random.int(end, endOfNext)) };
    // Its sectors reach the disk in any order; where one did not, the old content or nothing is left.
    case 'scattered tail':
      return { file: synced.file, log: scatter(synced.log, next.log, end, random) };
    // The sectors under the head at that moment hold anything.
    case 'garbled tail':
      return { file: synced.file, log: garble(next.log, random.int(end, endOfNext - 1), random) };
    // The log was being moved into the file, whose sectors are old or new; the log itself is whole.
    case 'half checkpoint':
      return { file: scatter(synced.file, checkpointed.file, 0, random), log: synced.log };
    case 'lost commit':
      return { file: synced.file, log: synced.log.subarray(0, end - SECTOR) };
  }
}

/** Sectors of `now` or of `before` by chance, from the byte `from` on; all before it as it was synced. */
function scatter(before: Buffer, now: Buffer, from: number, random: Random): Buffer {
  const result = Buffer.from(now);
  for (let at = from; at < now.length; at = nextSector(at)) {
    if (random.chance(0.5)) continue;
    const until = Math.min(nextSector(at), now.length);
    result.fill(0, at, until);
    before.subarray(0, until).copy(result, at, Math.min(at, before.length));
  }
  return result;
}

function garble(log: Buffer, from: number, random: Random): Buffer {
  const result = Buffer.from(log);
  for (let at = from; at < Math.min(log.length, from + 4 * SECTOR); at += 1) result[at] = random.int(0, 255);
  return result;
}

function nextSector(at: number): number {
  return at - (at % SECTOR) + SECTOR;
}
