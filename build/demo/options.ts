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

/** @throws Error with the usage when an option is unknown or is not what it should be. */
export function parseOptions(argv: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      out: { type: 'string', default: 'demo-out' },
      seed: { type: 'string', default: '1' },
      month: { type: 'string', default: '2026-11' },
      station: { type: 'string', default: '书院街社区卫生服务站' },
      'practice-day': { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed takes a whole number. ${USAGE}`);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.month)) throw new Error(`--month takes YYYY-MM. ${USAGE}`);
  if (values.station.trim().length === 0) throw new Error(`--station takes a name. ${USAGE}`);
  return {
    out: values.out,
    seed,
    month: clinicMonth(values.month),
    station: values.station.trim(),
    practiceDay: values['practice-day'],
  };
}
