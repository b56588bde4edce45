import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clinicDayAt } from '../../../shared/values/clinic-day.ts';
import type { Instant } from '../../../shared/values/instant.ts';
import { refuse } from '../../refusal.ts';

/**
 * Lets `write` make the file under another name and renames it, so a file that is there is whole.
 *
 * @throws Refusal 'residents.file-in-use' when it is open elsewhere, 'disk.full'.
 */
export async function writeWhole(
  folder: string,
  fileName: string,
  write: (draft: string) => Promise<void>,
): Promise<{ path: string; fileName: string }> {
  const path = join(folder, fileName);
  const draft = `${path}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await write(draft);
    await rename(draft, path);
    return { path, fileName };
  } catch (error) {
    await rm(draft, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOSPC') throw refuse('disk.full');
    if (['EBUSY', 'EPERM', 'EACCES', 'EISDIR'].includes(code)) {
      throw refuse('residents.file-in-use', { file: fileName });
    }
    throw error;
  }
}

/** `20261120-0930` at the station, for names of files. */
export function stampOf(at: Instant, utcOffsetMinutes: number): string {
  const minutes = Math.floor(at / 60_000) + utcOffsetMinutes;
  const two = (value: number) => value.toString().padStart(2, '0');
  const clock = two(Math.floor(minutes / 60) % 24) + two(minutes % 60);
  return `${clinicDayAt(at, utcOffsetMinutes).replaceAll('-', '')}-${clock}`;
}
