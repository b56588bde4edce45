import type { AreaHandlers } from '../handler.ts';

export const consultationHandlers: AreaHandlers<'consultation'> = {};
