import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openingDay } from '../../build/demo/month/play-month.ts';
import { seedStation } from '../../build/demo/month/seed-station.ts';
import { planMonth } from '../../build/demo/population/month-plan.ts';
import { generateResidents } from '../../build/demo/population/residents.ts';
import { openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import { clinicDay, clinicMonth } from '../../electron/shared/values/clinic-day.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { answerFrom, type PlayedPlan, playDays, signInThrough } from './played-month.ts';

export interface DemoMonth {
  readonly seed: number;
  readonly month: string;
  readonly residents: number;
  readonly visitsPerYear: number;
}

/** People and plan of any month. */
export function planDemo({ seed, month, residents, visitsPerYear }: DemoMonth): PlayedPlan {
  const people = generateResidents({ seed, onDay: clinicDay(`${month}-01`), count: residents });
  return { people, plan: planMonth({ seed, month: clinicMonth(month), residents: people, visitsPerYear }) };
}

/** A station that played the first days of a plan through the services, in a file that goes away with `close`. */
export async function playDemo(
  { people, plan }: PlayedPlan,
  days: number,
): Promise<{ readonly db: ReadableDb; readonly close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'station-demo-'));
  const file = join(folder, 'station.db');
  const db = openDatabase({ file });
  // Nothing of it has to survive a power cut.
  db.$client.pragma('synchronous = OFF');
  const clock = { now: instant(0) };
  const counter = signInThrough(answerFrom(db, file, clock));
  const day = openingDay(plan);
  const station = await seedStation({ db, name: '书院街社区卫生服务站', day, people, counter });
  await playDays({ station, clock, plan, days });
  return {
    db,
    close: () => {
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
