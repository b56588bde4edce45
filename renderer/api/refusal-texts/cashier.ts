import type { RefusalTexts } from './refusal-text.ts';

export const cashierTexts = {} satisfies RefusalTexts<'cashier'>;
