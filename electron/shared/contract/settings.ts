import { settingsAdministration } from './settings-administration.ts';
import { settingsOverview } from './settings-overview.ts';
import { settingsStation } from './settings-station.ts';

export const settings = { ...settingsStation, ...settingsAdministration, ...settingsOverview } as const;
