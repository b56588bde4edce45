import { BrowserWindow, screen } from 'electron';
import { type BoardWindow, type ScreenBox, SecondScreen } from '../devices/second-screen.ts';
import type { BoardState } from '../shared/domain/waiting-room.ts';
import type { StationPaths } from './paths.ts';
import { boardUrl, deskWindow } from './window.ts';

/** Half of a full-HD screen: the board in an ordinary window keeps its shape. */
const IN_A_WINDOW = { width: 960, height: 540 } as const;

/** The waiting room's board on this PC's screens. */
export function createSecondScreen(paths: StationPaths, onChange: (state: BoardState) => void): SecondScreen {
  const board = new SecondScreen({
    screens: () => screen.getAllDisplays().map(({ id, bounds }) => ({ id, bounds })),
    deskScreen: () => {
      const desk = deskWindow();
      return desk && screen.getDisplayMatching(desk.getBounds()).id;
    },
    openWindow: (box, gone) => openBoardWindow(paths, box, gone),
    onChange,
  });
  const refresh = () => board.refresh();
  screen.on('display-added', refresh);
  screen.on('display-removed', refresh);
  screen.on('display-metrics-changed', refresh);
  return board;
}

function openBoardWindow(paths: StationPaths, box: ScreenBox | undefined, gone: () => void): BoardWindow {
  const desk = deskWindow();
  const window = new BrowserWindow({
    ...(box ?? IN_A_WINDOW),
    frame: box === undefined,
    fullscreenable: true,
    show: false,
    backgroundColor: '#f1f4f5',
    title: '候诊屏',
    // It may not take the keys from the desk that is being worked at.
    focusable: box === undefined,
    skipTaskbar: box !== undefined,
    webPreferences: {
      preload: paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  const closeWithDesk = () => window.destroy();
  desk?.once('closed', closeWithDesk);
  window.once('ready-to-show', () => {
    window.showInactive();
    if (box) fill(window, box);
  });
  window.once('closed', () => {
    if (desk && !desk.isDestroyed()) desk.removeListener('closed', closeWithDesk);
    gone();
  });
  void window.loadURL(boardUrl());
  return {
    close: () => window.destroy(),
    fill: (next) => fill(window, next),
  };
}

/** Window managers put new windows where they like: the place is said again when it stands. */
function fill(window: BrowserWindow, box: ScreenBox): void {
  window.setFullScreen(false);
  window.setBounds({ ...box });
  window.setFullScreen(true);
}
