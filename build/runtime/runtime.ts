import { existsSync } from 'node:fs';
import { SHIPPED_SQLITE_NAPI } from '../../db/native.ts';
import { SetUpError } from './announce.ts';
import { hasScreen, openVirtualScreen } from './display.ts';
import { type Electron, ensureElectron, fitsShippedSqlite } from './electron.ts';
import { ensureSqliteNative, sqliteNativePath } from './native.ts';
import { findNeeds, installPackages } from './packages.ts';
import { endChildrenOnSignal } from './process.ts';

/** Everything a script of this repository needs in order to run. */
export interface Runtime {
  readonly electron: Electron;
  /** The SQLite module for Node-API 9 hosts; undefined where the shipped one serves. */
  readonly sqliteNative: string | undefined;
  /** What runs the TypeScript scripts and the tests. */
  readonly scriptHost: ScriptHost;
  /** The environment for every child. */
  readonly env: NodeJS.ProcessEnv;
}

export interface ScriptHost {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the caller is about to do; the less it needs, the less is set up. */
export interface Purpose {
  /** Opens a window, so libraries, fonts and, without a screen, a virtual one are needed. */
  readonly window: boolean;
}

/**
 * Makes the machine ready and says what it did. Where all is ready, which is every start but the first, it
 * takes a fraction of a second and prints nothing.
 */
export async function ensureRuntime(purpose: Purpose): Promise<Runtime> {
  const electron = await ensureElectron();
  const build = !fitsShippedSqlite(electron.version);
  const compiler = build && !existsSync(sqliteNativePath());
  const screen = !hasScreen();
  const executable = purpose.window ? { executable: electron.executable } : {};
  await installPackages(findNeeds({ ...executable, screen, compiler }));
  const sqliteNative = build ? await ensureSqliteNative() : undefined;
  const scriptHost = chooseScriptHost(electron, Number(process.versions.napi));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...scriptHost.env,
    ELECTRON_OVERRIDE_DIST_PATH: electron.folder,
    ELECTRON_EXEC_PATH: electron.executable,
    ...(sqliteNative ? { STATION_SQLITE_NATIVE: sqliteNative } : {}),
    ...(purpose.window && screen ? { DISPLAY: (await openVirtualScreen()).display } : {}),
  };
  return { electron, sqliteNative, scriptHost, env };
}

/**
 * Node runs the scripts unless it is too old for the shipped SQLite module and Electron is not: then Electron
 * itself runs them as a Node, which spares an ordinary machine the compiler.
 */
export function chooseScriptHost(
  electron: Pick<Electron, 'version' | 'executable'>,
  nodeNapi: number,
  node: string = process.execPath,
): ScriptHost {
  if (nodeNapi < SHIPPED_SQLITE_NAPI && fitsShippedSqlite(electron.version)) {
    return { program: electron.executable, env: { ELECTRON_RUN_AS_NODE: '1' } };
  }
  return { program: node, env: {} };
}

/** Runs a set-up script to its exit code; what the person must do is printed without a stack. */
export async function main(work: () => Promise<number>): Promise<never> {
  endChildrenOnSignal();
  try {
    process.exit(await work());
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
