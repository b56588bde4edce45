import { type Fen, fen } from '../values/fen.ts';
import type { FeeCategory } from './fee-categories.ts';
import { divideHalfUp } from './rounding.ts';
import type { Tender } from './tenders.ts';

/** One charge of the bill. `chargeKey` ties waivers and refunds to it. */
export interface SettlementLine {
  readonly chargeKey: string;
  readonly category: FeeCategory;
  /** 应收, zero or more. */
  readonly amountFen: Fen;
}

export interface SettlementWaiver {
  readonly chargeKey: string;
  /** Positive. */
  readonly amountFen: Fen;
}

export interface Payment {
  readonly tender: Tender;
  readonly amountFen: Fen;
}

/** Cash to the nearest 0.10 yuan, half up; 5.05 becomes 5.10. */
export function roundToJiao(amount: Fen): Fen {
  return fen(divideHalfUp(BigInt(amount), 10n) * 10);
}
