import type { AreaHandlers } from '../handler.ts';

export const cashierHandlers: AreaHandlers<'cashier'> = {};
