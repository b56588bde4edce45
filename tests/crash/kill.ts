import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Random } from '../../build/demo/population/random.ts';
import type { House } from './house.ts';
import { MOMENTS, type Moment } from './moments.ts';

export type Life =
  /** `inside`: the kill fell before that moment was over. */
  | { readonly end: 'killed'; readonly inside: boolean }
  /** All days were played before the moment came. */
  | { readonly end: 'played-out' }
  | { readonly end: 'broken'; readonly complaint: string };

const PLAYER = join(import.meta.dirname, 'player.ts');
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface LifeInput {
  readonly house: House;
  /** Plays only the first so many days of the month. */
  readonly days: number;
}

/** Starts the program on the house's file and lets it finish its days. */
export async function liveOut({ house, days }: LifeInput): Promise<Life> {
  return lifeOf(start(house, days), () => undefined);
}

/** Starts the program on the house's file and kills it (SIGKILL) some milliseconds into `moment`. */
export async function liveUntilKilled(
  { house, days }: LifeInput,
  moment: Moment,
  random: Random,
): Promise<Life> {
  const delay = random.next() * MOMENTS[moment];
  let passed = moment === 'work' || moment === 'opening' || moment === 'migration' ? 0 : random.int(0, 3);
  // A migration is part of the opening.
  const awaited = `begin ${moment === 'migration' ? 'opening' : moment}`;
  const child = start(house, days);
  return lifeOf(child, (line) => {
    if (line !== awaited) return;
    if (passed > 0) passed -= 1;
    else void afterwards(delay).then(() => child.kill('SIGKILL'));
  });
}

function start(house: House, days: number): ChildProcess {
  const { seed, visitsPerYear } = house.plan;
  const args = ['--import', LOADER, PLAYER, house.folder, ...[seed, visitsPerYear, days].map(String)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function lifeOf(child: ChildProcess, hear: (line: string) => void): Promise<Life> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the player has no pipes');
  let last = '';
  createInterface({ input: stdout }).on('line', (line) => {
    last = line;
    hear(line);
  });
  const [complaint, [code, signal]] = await Promise.all([text(stderr), once(child, 'close')]);
  if (signal === 'SIGKILL') return { end: 'killed', inside: last.startsWith('begin ') };
  return code === 0 ? { end: 'played-out' } : { end: 'broken', complaint };
}

/** Waits to a fraction of a millisecond, which timers do not: the last stretch is waited out awake. */
async function afterwards(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  if (milliseconds > 20) await new Promise((resolve) => setTimeout(resolve, milliseconds - 10));
  while (performance.now() < until);
}
