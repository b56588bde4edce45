import { parseArgs } from 'node:util';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
}

const USAGE = 'npm run crash -- [--kills N] [--seed N]';

/** @throws Error with the usage when an option is unknown or no whole number. */
export function parseOptions(argv: readonly string[]): CrashOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: { kills: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' } },
  });
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed) || seed < 0) {
    throw new Error(`--kills and --seed take whole numbers. ${USAGE}`);
  }
  return { kills, seed };
}
