import { z } from 'zod';
import type { Fen } from '../values/fen.ts';

/** Ten million yuan, as everywhere. */
const LIMIT = 1_000_000_000;

const amountSchema = z
  .int()
  .min(0)
  .max(LIMIT)
  .transform((value) => value as Fen);

/** How a bill is split, without its cash: cash is always what these leave. No total is ever sent. */
export const statedTendersSchema = z.strictObject({
  wechat: amountSchema.optional(),
  alipay: amountSchema.optional(),
  card: amountSchema.optional(),
  insurance_pool: amountSchema.optional(),
  insurance_account: amountSchema.optional(),
  on_account: amountSchema.optional(),
});
export type StatedTenders = z.output<typeof statedTendersSchema>;

/** Notes and coins that the patient hands over. */
export const cashGivenSchema = amountSchema;
