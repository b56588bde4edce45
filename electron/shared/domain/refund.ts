import { addFen, type Fen, fen, negateFen, subtractFen, sumFen, ZERO_FEN } from '../values/fen.ts';
import { type Payment, roundToJiao, type SettlementLine, type SettlementWaiver } from './settlement-types.ts';
import { isMoneyTender, type MoneyTender, type Tender } from './tenders.ts';

export interface RefundInput {
  /** Every charge of the original bill. */
  readonly lines: readonly SettlementLine[];
  readonly waivers: readonly SettlementWaiver[];
  /** What was paid, in the order of the receipt. */
  readonly payments: readonly Payment[];
  /** Booked cash rounding of the original, as `planSettlement` gives it. */
  readonly cashRoundingFen: Fen;
  /** Charges that earlier refunds of this bill already reversed. */
  readonly refundedKeys: readonly string[];
  /** What earlier refunds paid out, by the tender of the original payment (positive). */
  readonly refundedPayments: readonly Payment[];
  /** Cash rounding that earlier refunds reversed, signed like their rows. */
  readonly refundedRoundingFen: Fen;
  readonly chosenKeys: readonly string[];
  /** Pay the patient's own money out by this tender instead of those of the original. */
  readonly payOutBy?: MoneyTender | undefined;
  /** Pay cash out in whole 0.10 yuan, half up; the difference is booked. */
  readonly roundCashToJiao: boolean;
}

export interface RefundPayment extends Payment {
  /** The original tender that this reverses; differs from `tender` when another one pays out. */
  readonly reverses: Tender;
}

/** All amounts are negative or zero; `grossFen = Σ payments + waivedFen + cashRoundingFen` holds again. */
export interface RefundPlan {
  readonly lines: readonly SettlementLine[];
  readonly waivers: readonly SettlementWaiver[];
  readonly payments: readonly RefundPayment[];
  readonly grossFen: Fen;
  readonly waivedFen: Fen;
  /** Signed: reverses the rounding of the original, with the last charge of the bill. */
  readonly cashRoundingFen: Fen;
  /** What the patient gets back in cash, positive: the figure beside the drawer. */
  readonly cashOutFen: Fen;
}

export type RefundRefusal =
  | 'nothing-chosen'
  | 'unknown-charge'
  | 'already-refunded'
  /** Payments and charges of the original do not fit: the books must be looked at first. */
  | 'payments-do-not-cover';

export type RefundResult =
  | { readonly ok: true; readonly plan: RefundPlan }
  | { readonly ok: false; readonly reason: RefundRefusal; readonly chargeKeys: readonly string[] };

function findFault(input: RefundInput): RefundResult | undefined {
  const chosen = new Set(input.chosenKeys);
  if (chosen.size === 0) return { ok: false, reason: 'nothing-chosen', chargeKeys: [] };
  const known = new Set(input.lines.map((line) => line.chargeKey));
  const unknown = [...chosen].filter((key) => !known.has(key));
  if (unknown.length > 0) return { ok: false, reason: 'unknown-charge', chargeKeys: unknown };
  const again = [...chosen].filter((key) => input.refundedKeys.includes(key));
  return again.length > 0 ? { ok: false, reason: 'already-refunded', chargeKeys: again } : undefined;
}

/**
 * The opposite rows of a refund (冲账); the original stays. By default money goes back the way it came, last
 * payment first: 挂账 before all (a debt is cancelled before money leaves the drawer), cash last. With
 * `payOutBy` the patient's own money leaves by that tender, but 医保 goes back to 医保 and 挂账 is cancelled,
 * always. The charge that completes the refund of the bill takes back its cash rounding, so a bill refunded
 * piece by piece returns exactly what was paid.
 */
export function planRefund(input: RefundInput): RefundResult {
  const fault = findFault(input);
  if (fault) return fault;
  const rows = oppositeRows(input);
  const slots = refundableSlots(input);
  const refundable = sumFen(slots, (slot) => slot.amountFen);
  const net = subtractFen(rows.waivedFen, rows.grossFen);
  const roundingBack = isComplete(input)
    ? addFen(input.cashRoundingFen, input.refundedRoundingFen)
    : roundingNeeded(net, refundable);
  const payOut = subtractFen(net, roundingBack);
  if (payOut < 0 || payOut > refundable || (isComplete(input) && payOut !== refundable)) {
    return { ok: false, reason: 'payments-do-not-cover', chargeKeys: [...input.chosenKeys] };
  }
  const exact = fillSlots(slots, payOut, input.payOutBy);
  const payments = input.roundCashToJiao ? withRoundedCash(exact, slots) : exact;
  const moved = subtractFen(paidOut(exact), paidOut(payments));
  const cash = payments.filter((payment) => payment.tender === 'cash');
  const cashRoundingFen = negateFen(addFen(roundingBack, moved));
  return { ok: true, plan: { ...rows, payments, cashRoundingFen, cashOutFen: paidOut(cash) } };
}

function oppositeRows(input: RefundInput) {
  const chosen = new Set(input.chosenKeys);
  const lines = input.lines
    .filter((line) => chosen.has(line.chargeKey))
    .map((line) => ({ ...line, amountFen: negateFen(line.amountFen) }));
  const waivers = input.waivers
    .filter((waiver) => chosen.has(waiver.chargeKey))
    .map((waiver) => ({ ...waiver, amountFen: negateFen(waiver.amountFen) }));
  const grossFen = sumFen(lines, (line) => line.amountFen);
  return { lines, waivers, grossFen, waivedFen: sumFen(waivers, (waiver) => waiver.amountFen) };
}

/** Nothing of the bill is left after this refund. */
function isComplete(input: RefundInput): boolean {
  const gone = new Set([...input.chosenKeys, ...input.refundedKeys]);
  return input.lines.every((line) => gone.has(line.chargeKey));
}

function paidOut(payments: readonly Payment[]): Fen {
  return negateFen(sumFen(payments, (payment) => payment.amountFen));
}

/**
 * A drawer without fen pays whole 角, half up. Never more than the original payment still holds: there it
 * goes down instead.
 */
function withRoundedCash(payments: readonly RefundPayment[], slots: readonly Payment[]): RefundPayment[] {
  const cash = payments.filter((payment) => payment.tender === 'cash');
  const last = cash.at(-1);
  if (!last) return [...payments];
  const exact = paidOut(cash);
  const held = slots.find((slot) => slot.tender === last.reverses)?.amountFen ?? ZERO_FEN;
  const up = subtractFen(roundToJiao(exact), exact);
  if (up > 0 && up - last.amountFen <= held) {
    const amountFen = subtractFen(last.amountFen, up);
    return payments.map((payment) => (payment === last ? { ...payment, amountFen } : payment));
  }
  return lessCash(payments, exact % 10);
}

/** Takes a few fen off the cash rows, from the last one backwards. */
function lessCash(payments: readonly RefundPayment[], fewFen: number): RefundPayment[] {
  let rest = fewFen;
  return payments
    .toReversed()
    .map((payment) => {
      const less = payment.tender === 'cash' ? Math.min(rest, -payment.amountFen) : 0;
      rest -= less;
      return { ...payment, amountFen: fen(payment.amountFen + less) };
    })
    .toReversed()
    .filter((payment) => payment.amountFen !== 0);
}

/** A bill rounded down leaves less money than charges: the missing fen come out of the rounding account. */
function roundingNeeded(net: Fen, refundable: Fen): Fen {
  return fen(Math.max(0, net - refundable));
}

/** What each original payment still holds, in the order in which it goes back. */
function refundableSlots(input: RefundInput): Payment[] {
  const back = [...input.payments].reverse();
  const ordered = [
    ...back.filter((payment) => payment.tender === 'on_account'),
    ...back.filter((payment) => payment.tender !== 'on_account' && payment.tender !== 'cash'),
    ...back.filter((payment) => payment.tender === 'cash'),
  ];
  const spent = new Map<Tender, number>();
  for (const payment of input.refundedPayments) {
    spent.set(payment.tender, (spent.get(payment.tender) ?? 0) + payment.amountFen);
  }
  return ordered.map(({ tender, amountFen }) => {
    const used = Math.min(amountFen, spent.get(tender) ?? 0);
    spent.set(tender, (spent.get(tender) ?? 0) - used);
    return { tender, amountFen: fen(amountFen - used) };
  });
}

function fillSlots(
  slots: readonly Payment[],
  payOut: Fen,
  payOutBy: MoneyTender | undefined,
): RefundPayment[] {
  const rows: RefundPayment[] = [];
  let missing: Fen = payOut;
  for (const slot of slots) {
    const amount = fen(Math.min(missing, slot.amountFen));
    if (amount === ZERO_FEN) continue;
    const tender = payOutBy !== undefined && isMoneyTender(slot.tender) ? payOutBy : slot.tender;
    rows.push({ tender, reverses: slot.tender, amountFen: negateFen(amount) });
    missing = subtractFen(missing, amount);
  }
  return rows;
}
