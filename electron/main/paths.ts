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
}

/** Everything the program keeps lies in the user's folder; what it ships lies with the program. */
export function stationPaths(userData: string, appPath: string): StationPaths {
  return {
    station: join(userData, 'station.db'),
    practice: join(userData, 'practice.db'),
    backups: join(userData, 'backups'),
    exports: join(userData, 'exports'),
    logs: join(userData, 'logs'),
    running: join(userData, 'running'),
    window: join(userData, 'window.json'),
    incidents: join(userData, 'incidents.json'),
    migrations: join(appPath, 'db', 'migrations'),
  };
}
