import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../support/text-table.ts';
import { killAgainAndAgain, type Round } from './kill-rounds.ts';
import { MOMENTS, type Moment } from './moments.ts';
import { parseOptions } from './options.ts';
import { type CutResult, cutThePower } from './power-cut.ts';

/**
 * `npm run crash`: kills a working station at its worst moments, then cuts its power on paper, and says
 * whether anything that a desk was told is done was lost, doubled or left half done. Exits with 1 if so; the
 * files are then kept.
 */
const options = parseOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'station-crash-'));

const rounds = await killAgainAndAgain({ ...options, visitsPerYear: 7_300, folder, onRound: tell });
const cuts = await cutThePower(folder, options.seed);
console.log(`\n${killTable(rounds)}\n\n${cutTable(cuts)}\n`);

const complaints = [...rounds, ...cuts].flatMap((result) => result.complaints);
for (const complaint of complaints.slice(0, 50)) console.log(complaint);
if (complaints.length > 0) {
  console.log(`\n${complaints.length} complaints. The files are in ${folder}`);
  process.exitCode = 1;
} else {
  console.log('Nothing acknowledged was lost, doubled or left half done.');
  rmSync(folder, { recursive: true });
}

function tell({ moment, acknowledged, unanswered, complaints }: Round): void {
  const sound = complaints.length === 0 ? 'sound' : `${complaints.length} COMPLAINTS`;
  const done = unanswered > 0 ? ', one more done and not yet answered' : '';
  console.log(`killed at ${moment.padEnd(10)} ${acknowledged} acknowledged${done}: ${sound}`);
}

function killTable(all: readonly Round[]): string {
  const rows = (Object.keys(MOMENTS) as Moment[]).map((moment) => {
    const rounds = all.filter((round) => round.moment === moment);
    return [
      moment,
      rounds.length,
      rounds.filter((round) => round.inside).length,
      rounds.filter((round) => round.unanswered > 0).length,
      rounds.filter((round) => round.complaints.length > 0).length,
    ];
  });
  return textTable(['killed during', 'kills', 'before its end', 'done, unanswered', 'unsound'], rows);
}

function cutTable(cuts: readonly CutResult[]): string {
  const rows = cuts.map(({ tear, cases, nextIsThere, complaints }) => [
    tear,
    cases,
    nextIsThere,
    complaints.length,
  ]);
  return textTable(['power cut', 'cases', 'next commit whole', 'complaints'], rows);
}
