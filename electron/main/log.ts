import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/main.js';
import { clinicDayAt } from '../shared/values/clinic-day.ts';
import type { Instant } from '../shared/values/instant.ts';
import type { StationPaths } from './paths.ts';
import { redact } from './redact.ts';

export interface StationLog {
  readonly info: (text: string) => void;
  /** Writes what happened and gives the number that the screen shows. */
  readonly incident: (error: unknown, procedure: string) => string;
}

/** The log file: what the program did, never what it was about. */
export function openLog(paths: StationPaths, now: () => Instant): StationLog {
  log.transports.file.resolvePathFn = () => join(paths.logs, 'station.log');
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = false;
  return {
    info: (text) => log.info(redact(text)),
    incident: (error, procedure) => {
      const number = nextIncident(paths.incidents, now());
      log.error(`${number} ${redact(procedure.slice(0, 60))} ${describe(error)}`);
      return number;
    },
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return redact(String(error));
  const cause = error.cause instanceof Error ? `\n  because ${redact(error.cause.stack ?? '')}` : '';
  return `${redact(error.stack ?? error.message)}${cause}`;
}

/** `20261120-0007`: counted on across restarts, so that a number on paper names one event. */
function nextIncident(file: string, at: Instant): string {
  const day = clinicDayAt(at, 480).replaceAll('-', '');
  const last = readIncidents(file);
  const count = last.day === day ? last.count + 1 : 1;
  try {
    writeFileSync(file, JSON.stringify({ day, count }));
  } catch {
    // A full disk must not turn one fault into two.
  }
  return `${day}-${count.toString().padStart(4, '0')}`;
}

function readIncidents(file: string): { day: string; count: number } {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { day, count } = read as { day?: unknown; count?: unknown };
    if (typeof day === 'string' && Number.isSafeInteger(count)) return { day, count: Number(count) };
  } catch {
    // None yet.
  }
  return { day: '', count: 0 };
}
