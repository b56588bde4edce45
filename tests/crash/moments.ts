import { writeSync } from 'node:fs';
import type { Random } from '../../build/demo/population/random.ts';

/** When the process is killed, and how many milliseconds after that moment began at the latest. */
export const MOMENTS = {
  /** Somewhere among the commands of a busy day. */
  work: 700,
  /** While the last kill's log is read back. */
  opening: 40,
  /** While the log is moved into the file. */
  checkpoint: 3,
  /** While a copy of the station is written. */
  backup: 60,
  /** While the day or month is closed. */
  closing: 8,
  /** While a step of a new version is applied, or its copy is made. */
  migration: 200,
} as const;

export type Moment = keyof typeof MOMENTS;

export function pickMoment(random: Random): Moment {
  return random.weighted(Object.keys(MOMENTS) as Moment[], (moment) => (moment === 'work' ? 4 : 1));
}

/** Tells the parent. A pipe's write is done before the next line runs. */
export function begin(moment: Moment): void {
  writeSync(process.stdout.fd, `begin ${moment}\n`);
}

/** Runs `work`, telling the parent when it begins and when it ends. */
export async function during<Result>(moment: Moment, work: () => Result | Promise<Result>): Promise<Result> {
  begin(moment);
  const result = await work();
  writeSync(process.stdout.fd, `end ${moment}\n`);
  return result;
}
