import { join } from 'node:path';
import type { Clock } from '../../build/demo/month/people.ts';
import { openingDay } from '../../build/demo/month/play-month.ts';
import { seedStation } from '../../build/demo/month/seed-station.ts';
import { openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import {
  type Answer,
  answerFrom,
  planPlayedMonth,
  playDays,
  signInThrough,
} from '../support/played-month.ts';
import { InStep, type StationInStep } from './in-step.ts';

/** As the program sets it: between commands the log is moved when the station is quiet. */
const LOG_PAGES = 4_000;
const PLAIN_DAYS = 24;
const MEASURED_DAYS = 6;

export interface BusyStation {
  readonly db: ReadableDb;
  readonly file: string;
  readonly clock: Clock;
  /** Everybody's. */
  readonly password: string;
  readonly measured: InStep;
}

/**
 * Plays November of a station of 书院街's size, 5,500 residents and 14,600 visits a year. Its last six days
 * are measured, on three copies in step.
 */
export async function playBusyMonth(folder: string, seed: number): Promise<BusyStation> {
  const { people, plan } = planPlayedMonth({ seed, residents: 5_500, visitsPerYear: 14_600 });
  const clock: Clock = { now: instant(0) };
  const file = join(folder, 'station.db');
  const db = openDatabase({ file });
  // Nothing is measured yet, and the file is thrown away.
  db.$client.pragma('synchronous = OFF');
  let answer: Answer = answerFrom(db, file, clock);
  const counter = signInThrough((call) => answer(call));
  const day = openingDay(plan);
  const station = await seedStation({ db, name: '书院街社区卫生服务站', day, people, counter });
  let played = 0;
  let measured: InStep | undefined;
  const onDay = () => {
    played += 1;
    if (played === PLAIN_DAYS) {
      measured = goInStep({ db, answer }, folder, clock);
      answer = measured.answer;
    } else if (measured) {
      moveLogs(measured);
    }
  };
  await playDays({ station, clock, plan, days: PLAIN_DAYS + MEASURED_DAYS, onDay });
  if (!measured) throw new Error('the month has too few days');
  return { db, file, clock, password: station.password, measured };
}

function goInStep(timed: StationInStep, folder: string, clock: Clock): InStep {
  const { $client } = timed.db;
  const copy = (name: string) => {
    const file = join(folder, name);
    $client.prepare('VACUUM INTO ?').run(file);
    return openDatabase({ file });
  };
  const watched = copy('watched.db');
  const floor = copy('floor.db');
  $client.pragma('synchronous = FULL');
  for (const db of [timed.db, floor]) db.$client.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
  // This copy only tells which rows are written.
  watched.$client.pragma('synchronous = OFF');
  const answer = answerFrom(watched, watched.$client.name, clock);
  return new InStep(timed, { db: watched, answer }, floor);
}

function moveLogs({ timed, floor }: InStep): void {
  for (const db of [timed.db, floor]) db.$client.pragma('wal_checkpoint(PASSIVE)');
}
