import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { announce, SetUpError } from './announce.ts';
import { ROOT, runTool } from './run.ts';
import type { Runtime } from './runtime.ts';

const SOURCES = [
  'electron',
  'renderer',
  'db',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const STAMP = join(ROOT, 'out', '.built-from');

/** Builds the program into out/ unless what lies there was built from just these sources. */
export async function ensureBuilt(runtime: Runtime): Promise<void> {
  const wanted = fingerprint(SOURCES);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  announce('building the program');
  const code = await runTool(runtime, 'electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new SetUpError('The program could not be built; the messages above say why.');
  writeFileSync(STAMP, wanted);
}

/** One digest over names, sizes and times of the sources: any edit, addition or removal changes it. */
export function fingerprint(sources: readonly string[], root: string = ROOT): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => listFiles(join(root, source))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}
