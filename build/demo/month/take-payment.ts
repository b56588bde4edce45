import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { roundToJiao } from '../../../electron/shared/domain/settlement.ts';
import { type Fen, fen } from '../../../electron/shared/values/fen.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { splitPayment } from '../population/payment.ts';
import type { PlannedPayment } from '../population/plan.ts';
import type { Person } from './people.ts';

/** What lies in the drawer, as the cashier's own hands know it. */
export interface Drawer {
  cashFen: Fen;
}

export interface PaymentIntent {
  readonly tenders: Readonly<Record<string, Fen>>;
  readonly cashGivenFen?: Fen;
}

/** How this person pays an amount: the shares of the plan, and notes on the counter for the rest. */
export function intentFor(payment: PlannedPayment, dueFen: Fen): PaymentIntent {
  const split = splitPayment(payment, dueFen);
  const tenders = Object.fromEntries(
    split.tenders
      .filter(({ tender }) => tender !== 'cash')
      .map(({ tender, amountFen }) => [tender, amountFen]),
  );
  const cash = split.tenders.find(({ tender }) => tender === 'cash')?.amountFen;
  if (cash === undefined) return { tenders };
  // The station rounds cash to 角, and so does whoever counts out the exact money.
  const exact = roundToJiao(cash);
  return {
    tenders,
    cashGivenFen: payment.cashStepFen < 10 ? exact : fen(Math.max(exact, split.cashReceivedFen)),
  };
}

/** Settles all that a visit owes; undefined when there is nothing (more) to settle. */
export async function takePayment(
  cashier: Person,
  drawer: Drawer,
  visitId: VisitId,
  payment: PlannedPayment,
): Promise<Output<'cashier.settle'> | undefined> {
  const bill = await cashier.call('cashier.getBill', { visitId });
  if (bill.lines.length === 0) return undefined;
  const receipt = await cashier.call('cashier.settle', { visitId, ...intentFor(payment, bill.netFen) });
  drawer.cashFen = fen(drawer.cashFen + receipt.cashDueFen);
  return receipt;
}
