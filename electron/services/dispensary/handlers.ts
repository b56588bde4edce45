import type { AreaHandlers } from '../handler.ts';

export const dispensaryHandlers: AreaHandlers<'dispensary'> = {};
