import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type Random } from '../../build/demo/population/random.ts';
import { addStep } from './added-steps.ts';
import { buildHouse, type House, planOf } from './house.ts';
import { liveOut, liveUntilKilled } from './kill.ts';
import { type Moment, pickMoment } from './moments.ts';
import { type Finding, proveHouse } from './prove.ts';
import { compareWithUndisturbed } from './undisturbed.ts';

export interface KillOptions {
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  readonly visitsPerYear: number;
  /** Moments in this order before they are drawn. */
  readonly first?: readonly Moment[];
  readonly onRound?: (round: Round) => void;
}

export interface Round extends Finding {
  readonly moment: Moment;
  /** The kill fell before the moment was over. */
  readonly inside: boolean;
}

/**
 * Kills a working station `kills` times. After each kill the file is proven, and the next life goes on with
 * the very file that the kill left. In the end the day under way is played to its closing, and every row is
 * compared with a station that was never killed. A month that is over before makes room for the next house.
 */
export async function killAgainAndAgain(options: KillOptions): Promise<Round[]> {
  const { visitsPerYear } = options;
  const random = createRandom(`kills/${options.seed}`);
  const rounds: Round[] = [];
  for (let number = 1; rounds.length < options.kills; number += 1) {
    const folder = join(options.folder, `house-${number}`);
    const house = await buildHouse(folder, { seed: options.seed * 1000 + number, visitsPerYear });
    await haunt(house, options, random, rounds);
    rmSync(folder, { recursive: true });
  }
  return rounds;
}

/** Kills one house until all kills are done or its month is over, then closes its books. */
async function haunt(house: House, options: KillOptions, random: Random, rounds: Round[]): Promise<void> {
  const month = planOf(house).plan.days.length;
  const keep = (round: Round) => {
    rounds.push(round);
    options.onRound?.(round);
  };
  let days = month;
  while (rounds.length < options.kills) {
    const moment = options.first?.[rounds.length] ?? pickMoment(random);
    if (moment === 'migration') addStep(house);
    const life = await liveUntilKilled({ house, days: month }, moment, random);
    if (life.end === 'played-out') break;
    const finding = await proveHouse(house);
    const complaints = life.end === 'broken' ? [life.complaint, ...finding.complaints] : finding.complaints;
    keep({
      moment,
      inside: life.end === 'killed' && (moment === 'work' || life.inside),
      ...finding,
      complaints,
    });
    if (life.end === 'broken') return;
    days = Math.max(1, finding.days);
  }
  const last = rounds.at(-1);
  const complaints = await closeTheBooks(house, rounds.length < options.kills ? month : days);
  if (last && complaints.length > 0) {
    rounds[rounds.length - 1] = { ...last, complaints: [...last.complaints, ...complaints] };
  }
}

/** Work goes on to the end of the day, and nothing of all the kills is left to be seen. */
async function closeTheBooks(house: House, days: number): Promise<string[]> {
  const life = await liveOut({ house, days });
  if (life.end !== 'played-out') return [`work does not go on: ${JSON.stringify(life)}`];
  const { complaints } = await proveHouse(house);
  return [...complaints, ...(await compareWithUndisturbed(house, days))];
}
