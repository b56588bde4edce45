import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The first Node-API version in which the module shipped inside better-sqlite3 loads. */
export const SHIPPED_SQLITE_NAPI = 10;

/**
 * Which native module to load. Loading the shipped one on an older host ends the process without a
 * message, so the choice is made by number and never by trying.
 *
 * @returns undefined where the shipped module fits; else the path of the one that set-up built.
 * @throws Error that says what to run when no fitting module is there.
 */
export function nativeBinding(
  napi = Number(process.versions.napi),
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (napi >= SHIPPED_SQLITE_NAPI) return undefined;
  const built = environment.STATION_SQLITE_NATIVE;
  if (built && existsSync(built)) return built;
  const resources = (process as { resourcesPath?: string }).resourcesPath;
  const packaged = resources ? join(resources, 'better_sqlite3.node') : undefined;
  if (packaged && existsSync(packaged)) return packaged;
  throw new Error('No SQLite module fits this runtime. Start with "npm start", which builds one.');
}
