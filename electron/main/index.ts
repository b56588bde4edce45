import { mkdirSync } from 'node:fs';
import { app, Menu } from 'electron';
import { registerCalls } from '../ipc/register.ts';
import { startClock } from './clock.ts';
import { announcePageScheme, servePages } from './page.ts';
import { stationPaths } from './paths.ts';
import type { Program } from './program.ts';
import { deskWindow, isOurPage, lockPagesDown, openStationWindow, pageAnswered } from './window.ts';

/**
 * The window comes first: its page is taken apart in another process while this one reads the program and
 * opens the file. Calls that arrive before that wait for it.
 */
function start(): void {
  announcePageScheme();
  // F10 and Alt belong to the desks, not to a menu.
  Menu.setApplicationMenu(null);
  const now = startClock(app.isPackaged ? undefined : process.env.STATION_CLOCK);
  const userData = app.getPath('userData');
  mkdirSync(userData, { recursive: true });
  const paths = stationPaths({ userData, app: app.getAppPath(), main: import.meta.dirname });
  let running: Program | undefined;
  const program = app.whenReady().then(async () => {
    lockPagesDown();
    servePages(paths.pages);
    await pageAnswered(openStationWindow(paths));
    const { startProgram } = await import('./program.ts');
    running = startProgram({ paths, now, calls, version: app.getVersion() });
    return running;
  });
  const calls = registerCalls({
    route: async (caller, name, input) => (await program).route(caller, name, input),
    isOurs: isOurPage,
  });
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => running?.end());
}

function showWindow(): void {
  const window = deskWindow();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

// Two programs on one file would each believe that they alone number receipts.
if (app.requestSingleInstanceLock()) start();
else app.quit();
