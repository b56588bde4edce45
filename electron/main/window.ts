import { app, BrowserWindow, screen, session } from 'electron';
import { PAGE_URL } from './page.ts';
import type { StationPaths } from './paths.ts';
import { choosePlace, readPlace, writePlace } from './window-place.ts';

/** The window's address: the built page, or while developing the server that electron-vite names. */
export function pageUrl(): string {
  const dev = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return dev ?? PAGE_URL;
}

/** The waiting room's page. */
export function boardUrl(): string {
  return new URL('board.html', pageUrl()).href;
}

let desks: BrowserWindow | undefined;

/** The window with the desks, as long as it is open. */
export function deskWindow(): BrowserWindow | undefined {
  return desks && !desks.isDestroyed() ? desks : undefined;
}

/** The page that papers are laid out on; it is never shown and has no bridge. */
export function paperUrl(): string {
  return new URL('paper.html', pageUrl()).href;
}

/** The address ends in a slash, so it cannot be the beginning of another host's. */
export function isOurPage(url: string): boolean {
  return url.startsWith(new URL('.', pageUrl()).href);
}

/** One window of the station: sandboxed, isolated, going nowhere but to our own page. */
export function openStationWindow(paths: StationPaths): BrowserWindow {
  const place = choosePlace(
    readPlace(paths.window),
    screen.getAllDisplays().map((display) => display.workArea),
    screen.getPrimaryDisplay().workArea,
  );
  const window = new BrowserWindow({
    ...place.box,
    useContentSize: true,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f1f4f5',
    title: '社区卫生服务站',
    webPreferences: {
      preload: paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Calls and waiting times go on while another program is in front.
      backgroundThrottling: false,
      // A call is heard although nobody has pressed a key yet today.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  desks = window;
  if (place.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writePlace(paths.window, { box: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  void window.loadURL(pageUrl());
  return window;
}

/** When the page has been answered (or never will be): what keeps this process busy may begin. */
export function pageAnswered({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    webContents.once('did-navigate', () => resolve());
    webContents.once('did-fail-load', () => resolve());
  });
}

/** Nobody leaves the page, opens another, or is granted anything; for every page that could ever exist. */
export function lockPagesDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}
