import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { SetUpError } from './announce.ts';

const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;

/**
 * Refuses a file whose content is not the pinned one.
 *
 * @param integrity as npm writes it: `sha512-` and the digest in base64.
 */
export async function assertIntegrity(file: string, integrity: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new SetUpError(`${file} is not what was asked for: ${found}`);
}

/**
 * Extracts the files under `prefix` of a zip archive, without that prefix and with their permissions.
 * Links are refused: the archives that set-up knows hold none, and a link could lead out of the folder.
 */
export async function extractZip(
  archive: string,
  folder: string,
  prefix: string,
  wanted: (name: string) => boolean,
): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: true });
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/') || !name.startsWith(prefix) || !wanted(name)) continue;
    const attributes = entry.externalFileAttributes >>> 16;
    if ((attributes & FILE_TYPE) !== REGULAR) throw new SetUpError(`${archive} holds ${name}, not a file`);
    const target = join(folder, relative(prefix, name));
    await mkdir(dirname(target), { recursive: true });
    const content = await zip.openReadStreamPromise(entry);
    await pipeline(content, createWriteStream(target, { mode: attributes & 0o777 }));
  }
}
