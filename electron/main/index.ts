import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, Menu } from 'electron';
import type { CallEnvironment } from '../ipc/call-context.ts';
import { handlers } from '../ipc/handlers.ts';
import { registerCalls } from '../ipc/register.ts';
import { createRouter } from '../ipc/router.ts';
import { startClock } from './clock.ts';
import { createHost } from './host.ts';
import { openLog } from './log.ts';
import { announcePageScheme, servePages } from './page.ts';
import { stationPaths } from './paths.ts';
import { StationFiles } from './station-files.ts';
import { startUpkeep } from './upkeep.ts';
import { isOurPage, lockPagesDown, openStationWindow } from './window.ts';

function start(): void {
  announcePageScheme();
  // F10 and Alt belong to the desks, not to a menu.
  Menu.setApplicationMenu(null);
  const now = startClock(app.isPackaged ? undefined : process.env.STATION_CLOCK);
  const paths = stationPaths(app.getPath('userData'), app.getAppPath());
  mkdirSync(app.getPath('userData'), { recursive: true });
  const log = openLog(paths, now);
  const files = new StationFiles({ paths, now, onSwitch: () => calls.signAllOut() });
  const host = createHost(files, paths);
  const environment: CallEnvironment = {
    now,
    station: files.current,
    host,
    announce: (event) => {
      calls.announce(event);
      upkeep.touched();
    },
    reportFault: log.incident,
  };
  const calls = registerCalls({ route: createRouter(environment, handlers), isOurs: isOurPage });
  const upkeep = startUpkeep({ ...environment, files, host });

  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    upkeep.stop();
    files.end();
    log.info('ended');
  });
  void app.whenReady().then(() => {
    lockPagesDown();
    servePages(join(app.getAppPath(), 'out', 'renderer'));
    // The window loads its page in another process while the file is opened in this one.
    openStationWindow(paths.window);
    files.start();
    log.info(`started ${app.getVersion()}, file ${files.state().kind}`);
    upkeep.touched();
  });
}

function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

// Two programs on one file would each believe that they alone number receipts.
if (app.requestSingleInstanceLock()) start();
else app.quit();
