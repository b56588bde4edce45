import type { AreaHandlers } from '../handler.ts';

export const backupHandlers: AreaHandlers<'backup'> = {};
