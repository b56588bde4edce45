import type { RefusalCode } from '../shared/contract/procedures.ts';
import type { RefusalDetails } from '../shared/contract/reply.ts';

/** The station's rules say no. The transaction is rolled back and the screen says what to do next. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Ends the command: `throw refuse('cashier.tenders-do-not-add-up', { due: 1234 })`. */
export function refuse(code: RefusalCode, details?: RefusalDetails): Refusal {
  return new Refusal(code, details);
}
