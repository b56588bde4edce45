import { settingsAdministration } from './settings-administration.ts';
import { settingsBoard } from './settings-board.ts';
import { settingsOverview } from './settings-overview.ts';
import { settingsPrint } from './settings-print.ts';
import { settingsStation } from './settings-station.ts';

export const settings = {
  ...settingsStation,
  ...settingsAdministration,
  ...settingsOverview,
  ...settingsPrint,
  ...settingsBoard,
} as const;
