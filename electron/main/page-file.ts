import { join, normalize, sep } from 'node:path';

/** The file behind an address; undefined when it would lie outside the folder. */
export function findPageFile(folder: string, url: string): string | undefined {
  const { host, pathname } = new URL(url);
  const file = normalize(join(folder, decodeURIComponent(pathname)));
  return host === 'app' && file.startsWith(folder + sep) ? file : undefined;
}
