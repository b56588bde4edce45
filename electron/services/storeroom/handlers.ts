import type { AreaHandlers } from '../handler.ts';

export const storeroomHandlers: AreaHandlers<'storeroom'> = {};
