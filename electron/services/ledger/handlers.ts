import type { AreaHandlers } from '../handler.ts';

export const ledgerHandlers: AreaHandlers<'ledger'> = {};
