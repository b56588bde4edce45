import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What Windows and Linux say of a file that is open elsewhere, or of a folder that may not be written. */
const NOT_LET = ['EBUSY', 'EPERM', 'EACCES', 'EISDIR'];

/**
 * Writes a file for people beside its place first and then renames it: a file that is there is whole, and an older
 * one stays until then. Its folder is made. `content` may write the draft by itself, to the path it is given.
 *
 * @throws what the disk says (`whyNotWritten`), or what `content` throws; no draft is left.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | ((draft: string) => Promise<void>),
): Promise<void> {
  const draft = draftOf(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    if (typeof content === 'function') await content(draft);
    else await writeFile(draft, content, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Where a file lies while it is being written. */
export function draftOf(path: string): string {
  return `${path}.part`;
}

/** Why a file could not be written, as far as people can do something about it. */
export function whyNotWritten(error: unknown): 'disk-full' | 'in-use' | undefined {
  const code = (error as NodeJS.ErrnoException | null | undefined)?.code ?? '';
  if (code === 'ENOSPC') return 'disk-full';
  return NOT_LET.includes(code) ? 'in-use' : undefined;
}
