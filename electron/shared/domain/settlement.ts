import { type Fen, fen, subtractFen, sumFen, ZERO_FEN } from '../values/fen.ts';
import { type Payment, roundToJiao, type SettlementLine, type SettlementWaiver } from './settlement-types.ts';
import { STATED_TENDERS, type StatedTender } from './tenders.ts';

export { type Payment, roundToJiao, type SettlementLine, type SettlementWaiver } from './settlement-types.ts';

export interface SettlementInput {
  readonly lines: readonly SettlementLine[];
  readonly waivers: readonly SettlementWaiver[];
  /** What is paid otherwise than in cash; cash is the remainder. A missing one is zero. */
  readonly tenders: { readonly [Stated in StatedTender]?: Fen | undefined };
  /** What the patient hands over; none = exactly what is due. */
  readonly cashGiven?: Fen | undefined;
  /** Round the cash part to 0.10 yuan, half up; the difference is booked. */
  readonly roundCashToJiao: boolean;
}

/** Holds always: `grossFen = Σ payments + waivedFen + cashRoundingFen`. */
export interface SettlementPlan {
  /** 应收 */
  readonly grossFen: Fen;
  /** 减免, positive. */
  readonly waivedFen: Fen;
  /** 应交 = 应收 − 减免. */
  readonly netFen: Fen;
  /** Cash to take, after rounding. */
  readonly cashDueFen: Fen;
  /** What rounding let off (+) or took too much (−), at most 5 fen; booked to its own account. */
  readonly cashRoundingFen: Fen;
  readonly changeFen: Fen;
  /** In the order of `TENDERS` with cash last; tenders of zero are left out. */
  readonly payments: readonly Payment[];
}

export type SettlementRefusal =
  | 'nothing-to-settle'
  | 'repeated-charge'
  | 'negative-amount'
  /** A waiver for a charge that is not on the bill, or more than the charge. */
  | 'waiver-exceeds-charge'
  | 'tenders-exceed-net'
  | 'cash-short'
  /** Cash handed over although no cash is due. */
  | 'no-cash-due';

export type SettlementResult =
  | { readonly ok: true; readonly plan: SettlementPlan }
  | {
      readonly ok: false;
      readonly reason: SettlementRefusal;
      /** What is too much, or missing, in fen. */
      readonly byFen: Fen;
    };

function refuse(reason: SettlementRefusal, byFen: Fen = ZERO_FEN): SettlementResult {
  return { ok: false, reason, byFen };
}

/** What is wrong with lines and waivers themselves. Several waivers of one charge are summed. */
function findFault(input: SettlementInput): SettlementResult | undefined {
  if (input.lines.length === 0) return refuse('nothing-to-settle');
  const left = new Map<string, number>();
  for (const line of input.lines) {
    if (left.has(line.chargeKey)) return refuse('repeated-charge');
    if (line.amountFen < 0) return refuse('negative-amount', line.amountFen);
    left.set(line.chargeKey, line.amountFen);
  }
  for (const waiver of input.waivers) {
    if (waiver.amountFen <= 0) return refuse('negative-amount', waiver.amountFen);
    const rest = (left.get(waiver.chargeKey) ?? 0) - waiver.amountFen;
    if (rest < 0) return refuse('waiver-exceeds-charge', fen(-rest));
    left.set(waiver.chargeKey, rest);
  }
  return undefined;
}

/**
 * How one bill is paid: 应收 − 减免 = 应交, then every stated tender, and cash for the rest. Refuses when the
 * stated tenders are more than 应交, when the cash does not reach, and when cash is handed over for nothing.
 * A bill waived to zero is settled without a payment.
 */
export function planSettlement(input: SettlementInput): SettlementResult {
  const fault = findFault(input);
  if (fault) return fault;
  const payments: Payment[] = [];
  for (const tender of STATED_TENDERS) {
    const amountFen = input.tenders[tender] ?? ZERO_FEN;
    if (amountFen < 0) return refuse('negative-amount', amountFen);
    if (amountFen > 0) payments.push({ tender, amountFen });
  }
  const grossFen = sumFen(input.lines, (line) => line.amountFen);
  const waivedFen = sumFen(input.waivers, (waiver) => waiver.amountFen);
  const netFen = subtractFen(grossFen, waivedFen);
  const remainder = subtractFen(
    netFen,
    sumFen(payments, (payment) => payment.amountFen),
  );
  if (remainder < 0) return refuse('tenders-exceed-net', fen(-remainder));
  const cashDueFen = input.roundCashToJiao ? roundToJiao(remainder) : remainder;
  const changeFen = subtractFen(input.cashGiven ?? cashDueFen, cashDueFen);
  if (changeFen < 0) return refuse('cash-short', fen(-changeFen));
  if (cashDueFen === 0 && changeFen > 0) return refuse('no-cash-due', changeFen);
  if (cashDueFen > 0) payments.push({ tender: 'cash', amountFen: cashDueFen });
  const cashRoundingFen = subtractFen(remainder, cashDueFen);
  return {
    ok: true,
    plan: { grossFen, waivedFen, netFen, cashDueFen, cashRoundingFen, changeFen, payments },
  };
}
