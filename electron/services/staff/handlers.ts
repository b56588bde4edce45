import type { AreaHandlers } from '../handler.ts';

export const staffHandlers: AreaHandlers<'staff'> = {};
