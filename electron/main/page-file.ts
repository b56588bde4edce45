import { join, normalize, sep } from 'node:path';

/** The file behind an address; undefined when it would lie outside the folder, or the address is none. */
export function findPageFile(folder: string, url: string): string | undefined {
  const { host, pathname } = new URL(url);
  const path = decode(pathname);
  if (host !== 'app' || path === undefined) return undefined;
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
