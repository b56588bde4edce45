import { Reader } from '../devices/reader.ts';
import type { CallEnvironment } from '../ipc/call-context.ts';
import { handlers } from '../ipc/handlers.ts';
import type { Registration } from '../ipc/register.ts';
import { createRouter, type Route } from '../ipc/router.ts';
import { loadSettings } from '../services/settings/load-settings.ts';
import type { Instant } from '../shared/values/instant.ts';
import { createSecondScreen } from './board-window.ts';
import { createHost } from './host.ts';
import { openLog } from './log.ts';
import type { StationPaths } from './paths.ts';
import { StationFiles } from './station-files.ts';
import { startUpkeep } from './upkeep.ts';
import { watchOver } from './watch-over.ts';

export interface ProgramOptions {
  readonly paths: StationPaths;
  readonly now: () => Instant;
  readonly calls: Registration;
  readonly version: string;
}

export interface Program {
  readonly route: Route;
  /** Everything into the files, and the mark of a clean end. */
  readonly end: () => void;
}

/** Everything behind the window: the file, the use cases and what is done while nobody waits. */
export function startProgram({ paths, now, calls, version }: ProgramOptions): Program {
  const log = openLog(paths, now);
  watchOver(log);
  const files = new StationFiles({
    paths,
    now,
    onSwitch: calls.signAllOut,
    onTrouble: (error) => log.incident(error, 'start'),
  });
  const reader = new Reader({
    now: () => performance.now(),
    onChange: (state, card) => calls.announce({ kind: 'device', device: 'reader', state, card }),
  });
  const board = createSecondScreen(paths, () => calls.announce({ kind: 'changed', topics: ['settings'] }));
  const followDevices = () => {
    const open = files.current();
    const settings = open && loadSettings(open.db);
    reader.follow(settings?.reader);
    board.follow(settings?.board.onSecondScreen ?? false);
  };
  const host = createHost(files, paths, { reader, board });
  const environment: CallEnvironment = {
    now,
    station: files.current,
    host,
    announce: (event) => {
      calls.announce(event);
      if (event.kind === 'changed' && event.topics.includes('settings')) followDevices();
      upkeep.touched();
    },
    reportFault: log.incident,
  };
  const upkeep = startUpkeep({ ...environment, files, host });
  files.start();
  followDevices();
  log.info(`started ${version}, file ${files.state().kind}`);
  upkeep.touched();
  return {
    route: createRouter(environment, handlers),
    end: () => {
      reader.stop();
      board.close();
      upkeep.stop();
      files.end();
      log.info('ended');
    },
  };
}
