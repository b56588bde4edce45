import { join } from 'node:path';
import log from 'electron-log/main.js';
import type { Instant } from '../shared/values/instant.ts';
import { nextIncident } from './incidents.ts';
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
