import type { AreaHandlers } from '../handler.ts';

export const registrationHandlers: AreaHandlers<'registration'> = {};
