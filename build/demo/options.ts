import { parseArgs } from 'node:util';
import { type ClinicMonth, clinicMonth } from '../../electron/shared/values/clinic-day.ts';

export interface DemoOptions {
  readonly out: string;
  readonly seed: number;
  readonly month: ClinicMonth;
  readonly station: string;
  /** Only the month's last day: what a start without a display plays. */
  readonly practiceDay: boolean;
}

const USAGE = 'npm run demo -- [--out DIR] [--seed N] [--month YYYY-MM] [--station NAME]';

/** As long as a station's name may be. */
const LONGEST_NAME = 60;

/** Something asked for that cannot be; its message is one line for the console. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** @throws Misuse with the usage when an option is unknown or is not what it should be. */
export function parseOptions(argv: readonly string[]): DemoOptions {
  const values = readArguments(argv);
  const seed = Number(values.seed);
  const station = values.station.trim();
  if (!/^\d+$/.test(values.seed) || !Number.isSafeInteger(seed)) throw wrong('--seed takes a whole number');
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(values.month)) {
    throw wrong('--month takes YYYY-MM, from 2000-01 to 2099-12');
  }
  if (station === '' || station.length > LONGEST_NAME) {
    throw wrong(`--station takes a name of at most ${LONGEST_NAME} characters`);
  }
  if (values.out.trim() === '') throw wrong('--out takes a folder');
  return {
    out: values.out,
    seed,
    month: clinicMonth(values.month),
    station,
    practiceDay: values['practice-day'],
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        out: { type: 'string', default: 'demo-out' },
        seed: { type: 'string', default: '1' },
        month: { type: 'string', default: '2026-11' },
        station: { type: 'string', default: '书院街社区卫生服务站' },
        'practice-day': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // Its further lines and sentences are about writing arguments in general.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(/\.\s|\n/);
    throw wrong(sentence);
  }
}

function wrong(sentence: string): Misuse {
  return new Misuse(`${sentence.replace(/\.$/, '')}. Usage: ${USAGE}`);
}
