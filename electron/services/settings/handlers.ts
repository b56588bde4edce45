import type { AreaHandlers } from '../handler.ts';
import { settingsAdministrationHandlers } from './administration.ts';
import { createStation } from './create-station.ts';
import { listPrinters, pictureTestPage, printTestPage } from './print-test-page.ts';
import {
  chooseFolder,
  getDevices,
  leavePractice,
  openPractice,
  quit,
  restoreBackup,
  retryOpen,
  showDataFolder,
} from './station-files.ts';
import { confirmClock, getSettings, getState } from './station-state.ts';
import { closeBoard, getPublicPrices, getWaitingRoom, openBoard } from './waiting-room.ts';

export const settingsHandlers: AreaHandlers<'settings'> = {
  getState,
  createStation,
  openPractice,
  leavePractice,
  confirmClock,
  getSettings,
  retryOpen,
  restoreBackup,
  showDataFolder,
  chooseFolder,
  quit,
  getDevices,
  listPrinters,
  printTestPage,
  pictureTestPage,
  getWaitingRoom,
  getPublicPrices,
  openBoard,
  closeBoard,
  ...settingsAdministrationHandlers,
};
