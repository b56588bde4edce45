import { join } from 'node:path';

export interface StationPaths {
  readonly station: string;
  readonly practice: string;
  readonly backups: string;
  readonly exports: string;
  readonly logs: string;
  /** Is there while the program runs: found at the start, the last end was not a clean one. */
  readonly running: string;
  readonly window: string;
  readonly incidents: string;
  readonly migrations: string;
  readonly preload: string;
  readonly pages: string;
  readonly workers: string;
}

export interface Places {
  /** The user's folder: everything the program keeps. */
  readonly userData: string;
  /** The program's folder: the migrations that it ships. */
  readonly app: string;
  /** Where the built shell lies, with preload and pages beside it. */
  readonly main: string;
}

/** Where everything lies that the program keeps, and what it ships. */
export function stationPaths({ userData, app, main }: Places): StationPaths {
  return {
    station: join(userData, 'station.db'),
    practice: join(userData, 'practice.db'),
    backups: join(userData, 'backups'),
    exports: join(userData, 'exports'),
    logs: join(userData, 'logs'),
    running: join(userData, 'running'),
    window: join(userData, 'window.json'),
    incidents: join(userData, 'incidents.json'),
    migrations: join(app, 'db', 'migrations'),
    preload: join(main, '..', 'preload', 'index.cjs'),
    pages: join(main, '..', 'renderer'),
    workers: join(main, 'workers'),
  };
}
