import type { AreaHandlers } from '../handler.ts';

export const settingsHandlers: AreaHandlers<'settings'> = {};
