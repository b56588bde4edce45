import { join } from 'node:path';
import { formatMoment } from '../../../shared/values/clinic-day.ts';
import type { Instant } from '../../../shared/values/instant.ts';
import { refuse } from '../../refusal.ts';
import { whyNotWritten, writeWhole } from '../../write-whole.ts';

/**
 * Lets `write` make a file in the exports folder, whole (`writeWhole`).
 *
 * @throws Refusal 'residents.file-in-use' when it is open elsewhere; what the disk says.
 */
export async function writeExport(
  folder: string,
  fileName: string,
  write: (draft: string) => Promise<void>,
): Promise<{ path: string; fileName: string }> {
  const path = join(folder, fileName);
  try {
    await writeWhole(path, write);
    return { path, fileName };
  } catch (error) {
    if (whyNotWritten(error) === 'in-use') throw refuse('residents.file-in-use', { file: fileName });
    throw error;
  }
}

/** `20261120-0930` at the station, for names of files. */
export function stampOf(at: Instant, utcOffsetMinutes: number): string {
  return formatMoment(at, utcOffsetMinutes).replaceAll(/[-:]/g, '').replace(' ', '-');
}
