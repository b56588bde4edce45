import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Misuse } from './options.ts';

/** Lies in every folder that the demo made, so that the next one may clear it. */
const MARK = '.station-demo';
const MARK_WORDS =
  'This folder was made by `npm run demo`. The next run into it deletes what the last one wrote.\n';

/** What the demo writes; nothing else is ever deleted. */
const OWN =
  /^(\.station-demo|station\.db(-wal|-shm)?|ledger-\d{4}-\d\d\.xlsx|six-priorities-\d{4}-\d\d\.(xlsx|png)|summary\.json|pictures|window)$/;

/**
 * A folder for the demo to write into: made where there is none, cleared of an earlier demo's files where it is
 * one's.
 *
 * @returns its full path.
 * @throws Misuse for a folder that no demo made, for the working folder, the home folder and all above them
 */
export function prepareOut(out: string): string {
  const folder = realPathOf(resolve(out));
  for (const kept of [process.cwd(), homedir()]) {
    if (!leadsOut(relative(folder, realPathOf(kept)))) {
      throw new Misuse(`--out ${out}: the demo clears its folder and never does that to ${folder}`);
    }
  }
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  else clear(folder, out);
  writeFileSync(join(folder, MARK), MARK_WORDS);
  return folder;
}

function clear(folder: string, out: string): void {
  if (!lstatSync(folder).isDirectory()) throw new Misuse(`--out ${out}: there is a file of that name`);
  const names = readdirSync(folder);
  if (names.length > 0 && !isEarlierDemo(names)) {
    throw new Misuse(
      `--out ${out}: ${folder} holds files that no demo wrote; nothing was deleted. Name an empty or a new folder`,
    );
  }
  for (const name of names.filter((one) => OWN.test(one))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Marked, or from before there was a mark: a whole result and nothing beside it. */
function isEarlierDemo(names: readonly string[]): boolean {
  if (names.includes(MARK)) return true;
  return (
    ['station.db', 'summary.json'].every((one) => names.includes(one)) && names.every((one) => OWN.test(one))
  );
}

/** Whether a relative path goes up: what it names does not lie in the folder, nor is it the folder itself. */
function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith(`..${'/'}`) || path.startsWith('..\\') || /^[A-Za-z]:/.test(path);
}

/** Links followed, also where the last parts of a path do not exist yet. */
function realPathOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPathOf(parent), basename(path));
}
