import type { AreaHandlers } from '../handler.ts';

export const queueHandlers: AreaHandlers<'queue'> = {};
