import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../support/text-table.ts';
import { type BusyStation, playBusyMonth } from './busy-station.ts';
import { measureCardToTicket } from './card-to-ticket.ts';
import type { InStep } from './in-step.ts';
import { measureLaunch } from './measure-launch.ts';
import { measureReading, type ReadingRow } from './reading.ts';
import { milliseconds, ratio, type Samples } from './samples.ts';
import { measureSearchAt, type SearchAt } from './search.ts';

/**
 * `npm run bench`: how far the program stands above floors that are measured in the same run. Machines and
 * their moods differ, so the ratios count; the milliseconds only give the scale.
 */
const ROOT = join(import.meta.dirname, '..', '..');
/** Every action at a desk is to be done within one frame of the screen. */
const FRAME_MS = 16.7;
const SLOWEST = 12;

const folder = mkdtempSync(join(tmpdir(), 'station-bench-'));
try {
  for (const residents of process.argv.includes('--million') ? [100_000, 1_000_000] : [100_000]) {
    console.log(`\n${searchTable(await measureSearchAt(folder, ROOT, residents))}`);
  }
  if (!process.argv.includes('--search')) await measureMonth();
} finally {
  rmSync(folder, { recursive: true });
}

async function measureMonth(): Promise<void> {
  const station = await playBusyMonth(folder, 1);
  console.log(`\n${commandTable(station.measured)}\n\n${slowestTable(station.measured)}`);
  console.log(`\n${readingTable(await measureReading(station))}\n`);
  console.log(`${readingTable([await measureCardToTicket(station)])}\n`);
  console.log(await launchLine(station));
}

/** Every kind of key through the service; then what belongs to it when somebody registers. */
function searchTable(found: SearchAt): string {
  const { all, byKey, byPrefix, register, registerRaw, registerRawFound, typing } = found;
  const rows = [...found.kinds, { what: 'all kinds together', measured: all }].map(({ what, measured }) => [
    what,
    measured.count,
    milliseconds(measured.p50),
    milliseconds(measured.p99),
    ratio(measured.p50, byKey.p50),
  ]);
  const head = [`search among ${found.residents.toLocaleString('en')}`, 'calls', 'p50 ms', 'p99 ms', 'ratio'];
  return [
    textTable(head, rows),
    `floor: one record by its key ${milliseconds(byKey.p50)} ms, p99 ${milliseconds(byKey.p99)};`,
    `20 names by the index, not sorted, ${milliseconds(byPrefix.p50)} ms, p99 ${milliseconds(byPrefix.p99)}`,
    `registration: its rows raw, without what the search needs, ${milliseconds(registerRaw.p50)} ms;`,
    `with it ${milliseconds(registerRawFound.p50)} ms (${speedOf(registerRawFound, registerRaw)} of their speed); through router and service`,
    `${milliseconds(register.p50)} ms, p99 ${milliseconds(register.p99)} (${speedOf(register, registerRaw)} of their speed)`,
    `key to painted rows in the window ${milliseconds(typing.painted.p50)} ms, p99 ${milliseconds(typing.painted.p99)}, of ${typing.painted.count} keys;`,
    `a key to its next frame ${milliseconds(typing.frame.p50)} ms, p99 ${milliseconds(typing.frame.p99)}; ${typing.same} keys left the rows as they were`,
  ].join('\n');
}

function speedOf(measured: Samples, floor: Samples): string {
  return (floor.p50 / measured.p50).toFixed(2);
}

/** Each command through router and service, against its rows by raw statements on the same file. */
function commandTable({ service, raw }: InStep): string {
  const rows = [...raw].map(([name, floor]) => {
    const samples = service.get(name);
    if (!samples) throw new Error(`${name} was written and not measured`);
    return [
      name,
      samples.count,
      milliseconds(samples.p50),
      milliseconds(floor.p50),
      ratio(samples.p50, floor.p50),
      milliseconds(samples.p99),
      milliseconds(floor.p99),
    ];
  });
  const head = ['command', 'calls', 'p50 ms', 'floor p50', 'ratio', 'p99 ms', 'floor p99'];
  return textTable(head, rows.toSorted(byName));
}

function slowestTable({ service }: InStep): string {
  const all = [...service].toSorted(([, left], [, right]) => right.p99 - left.p99);
  const within = all.filter(([, samples]) => samples.p99 <= FRAME_MS).length;
  const rows = all
    .slice(0, SLOWEST)
    .map(([name, samples]) => [name, samples.count, milliseconds(samples.p50), milliseconds(samples.p99)]);
  const table = textTable(['slowest procedure', 'calls', 'p50 ms', 'p99 ms'], rows);
  return `${table}\n${within} of ${all.length} procedures within a frame (${FRAME_MS} ms) at p99`;
}

function readingTable(readings: readonly ReadingRow[]): string {
  const rows = readings.map(({ what, floor, measured, raw }) => [
    what,
    milliseconds(measured.p50),
    milliseconds(measured.p99),
    milliseconds(raw.p50),
    ratio(measured.p50, raw.p50),
    floor,
  ]);
  return textTable(['question', 'p50 ms', 'p99 ms', 'floor p50', 'ratio', 'floor'], rows);
}

async function launchLine({ db, file, password }: BusyStation): Promise<string> {
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  const start = join(folder, 'start.db');
  copyFileSync(file, start);
  const times = await measureLaunch({ app: ROOT, station: start, password });
  const [minimal, signIn, desk] = [times.minimalMs, times.signInMs, times.deskMs].map(Math.round);
  return [
    `launch, median of ${times.runs} starts in turn: a minimal Electron program ${minimal} ms,`,
    `ours ${signIn} ms to the sign-in screen and ${desk} ms from there to the first desk: ${times.ratio.toFixed(2)}×`,
  ].join('\n');
}

function byName([left]: (string | number)[], [right]: (string | number)[]): number {
  return String(left).localeCompare(String(right));
}
