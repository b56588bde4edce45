import { setImmediate } from 'node:timers/promises';
import { tendSearch } from '../../db/resident-search/tend.ts';
import { isBackupDue, makeBackup } from '../services/backup/make-backup.ts';
import type { StationHost } from '../services/context.ts';
import { loadSettings } from '../services/settings/load-settings.ts';
import { loadSpelling } from '../services/spelling.ts';
import type { ServerEvent } from '../shared/contract/reply.ts';
import { clinicDayAt } from '../shared/values/clinic-day.ts';
import type { Instant } from '../shared/values/instant.ts';
import type { StationFiles } from './station-files.ts';

export interface UpkeepOptions {
  readonly files: StationFiles;
  readonly host: StationHost;
  readonly now: () => Instant;
  readonly announce: (event: ServerEvent) => void;
  readonly reportFault: (error: unknown, procedure: string) => string;
}

/** Nobody looks on, and nobody stops it. */
const UNWATCHED = { progress: () => undefined, signal: new AbortController().signal };

/** The station must have been quiet for so long. */
const QUIET_MS = 3_000;

/**
 * What is done while nobody waits: moving the log into the file, the copy that is due after a day was closed,
 * what keeps the search of residents quick, and the dictionary of readings before its first use. `touched` is
 * called after each change.
 */
export function startUpkeep(options: UpkeepOptions): { touched: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), QUIET_MS);
  };
  const work = async () => {
    // Still at it: what has changed since is tended afterwards.
    if (busy) return touched();
    busy = true;
    try {
      await loadSpelling();
      options.files.checkpoint();
      await backUpWhenDue(options);
      await tendWhenDue(options.files);
    } catch (error) {
      options.reportFault(error, 'upkeep');
    } finally {
      busy = false;
    }
  };
  return { touched, stop: () => clearTimeout(timer) };
}

async function backUpWhenDue({ files, host, now, announce }: UpkeepOptions): Promise<void> {
  const station = files.current();
  if (!station || !isBackupDue(station.db)) return;
  const at = now();
  const day = clinicDayAt(at, loadSettings(station.db).station.utcOffsetMinutes);
  await makeBackup({ station, host, at, day, by: undefined, desk: 'upkeep', work: UNWATCHED });
  announce({ kind: 'changed', topics: ['backup'] });
}

/** Each step takes some milliseconds; between them calls are answered, and a file that was closed is left. */
async function tendWhenDue(files: StationFiles): Promise<void> {
  const station = files.current();
  if (!station) return;
  const steps = tendSearch(station.db);
  while (files.current() === station && !steps.next().done) await setImmediate();
}
