import type { RefusalCode } from '../../../electron/shared/contract/procedures.ts';
import type { RefusalDetails } from '../../../electron/shared/contract/reply.ts';
import { formatTicketNumber } from '../../../electron/shared/values/printed-numbers.ts';

/** One sentence that says what happened and, after it, what to do next. The first sentence is shown bold. */
export type RefusalText = (details: RefusalDetails) => string;

type CodesOf<Area extends string> = Extract<RefusalCode, `${Area}.${string}`>;

/**
 * The sentences of one area. Every code that begins with the area's name must be here:
 * `export const cashierTexts = { … } satisfies RefusalTexts<'cashier'>`.
 */
export type RefusalTexts<Area extends string> = {
  readonly [Code in CodesOf<Area>]: RefusalText;
};

/** A number of the day as it stands on its ticket; services give it bare, some of them written already. */
export function ticketNumber(number: RefusalDetails[string] | undefined, unknown = ''): string {
  return typeof number === 'number' ? formatTicketNumber(number) : (number ?? unknown);
}
