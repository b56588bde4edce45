import type { AreaHandlers } from '../handler.ts';

export const residentsHandlers: AreaHandlers<'residents'> = {};
