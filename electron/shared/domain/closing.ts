import { type Fen, fen, subtractFen, sumFen, ZERO_FEN } from '../values/fen.ts';
import { TENDERS, type Tender } from './tenders.ts';
import type { ThreeWayProof } from './three-way-proof.ts';

export { proveThreeWay } from './three-way-proof.ts';

export type DayState = 'open' | 'counted' | 'closed';

/** Notes and coins in fen: 100, 50, 20, 10, 5, 1, 0.5 and 0.1 yuan. */
export const DENOMINATIONS = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const;
export type Denomination = (typeof DENOMINATIONS)[number];

/** Pieces by denomination; a missing one is none. */
export type CashCount = { readonly [Pieces in Denomination]?: number | undefined };

/**
 * What a count comes to, in fen.
 *
 * @throws RangeError when a number of pieces is not whole or negative.
 */
export function countCash(count: CashCount): Fen {
  let total = 0;
  for (const denomination of DENOMINATIONS) {
    const pieces = count[denomination] ?? 0;
    if (!Number.isSafeInteger(pieces) || pieces < 0)
      throw new RangeError(`not a number of pieces: ${pieces}`);
    total += denomination * pieces;
  }
  return fen(total);
}

/** 长短: counted minus booked cash of the day. Over is positive, short negative. */
export function overShort(cashOfDay: Fen, bookedCash: Fen): Fen {
  return subtractFen(cashOfDay, bookedCash);
}

/** 交款: what leaves the drawer so that the float (备用金) stays; nothing while the drawer holds less. */
export function cashDrop(drawer: Fen, keepFloat: Fen): Fen {
  return fen(Math.max(0, drawer - keepFloat));
}

export interface DayClosingInput {
  readonly state: DayState;
  /** Booked receipts minus refunds by tender. */
  readonly tenders: Readonly<Record<Tender, Fen>>;
  /** Any receipt, refund, registration or stock movement on the day. */
  readonly hasBusiness: boolean;
  /** 备用金 that lay in the drawer in the morning, and what shall stay for tomorrow. */
  readonly floatBeforeFen: Fen;
  readonly floatKeptFen: Fen;
  readonly count: CashCount | undefined;
  readonly overShortReason: string;
  readonly proof: ThreeWayProof;
}

export interface DayClosing {
  /** 零业务 */
  readonly empty: boolean;
  readonly receivedFen: Fen;
  readonly bookedCashFen: Fen;
  /** 备用金 of the morning. */
  readonly floatBeforeFen: Fen;
  /** Everything in the drawer. */
  readonly countedFen: Fen;
  /** Counted without the morning's float. */
  readonly cashOfDayFen: Fen;
  readonly overShortFen: Fen;
  /** 交款单 */
  readonly dropFen: Fen;
  readonly floatAfterFen: Fen;
}

export type DayClosingRefusal =
  | 'already-closed'
  | 'not-counted'
  | 'over-short-without-reason'
  | 'proof-fails';

export type DayClosingResult =
  | { readonly ok: true; readonly closing: DayClosing }
  | { readonly ok: false; readonly reason: DayClosingRefusal; readonly overShortFen: Fen };

/**
 * The figures of one day's closing (日结). A drawer that is over or short closes with a reason, never by
 * bending a row; a proof that fails does not close. A day without business needs no count and hands over
 * nothing.
 */
export function planDayClosing(input: DayClosingInput): DayClosingResult {
  const refuse = (reason: DayClosingRefusal, overShortFen = ZERO_FEN): DayClosingResult => {
    return { ok: false, reason, overShortFen };
  };
  if (input.state === 'closed') return refuse('already-closed');
  if (!input.proof.holds) return refuse('proof-fails');
  if (!input.hasBusiness && !input.count) {
    return { ok: true, closing: emptyClosing(input.floatBeforeFen) };
  }
  if (input.state !== 'counted' || !input.count) return refuse('not-counted');
  const countedFen = countCash(input.count);
  const cashOfDayFen = subtractFen(countedFen, input.floatBeforeFen);
  const overShortFen = overShort(cashOfDayFen, input.tenders.cash);
  if (overShortFen !== 0 && input.overShortReason.trim() === '') {
    return refuse('over-short-without-reason', overShortFen);
  }
  const dropFen = cashDrop(countedFen, input.floatKeptFen);
  const closing: DayClosing = {
    empty: !input.hasBusiness,
    receivedFen: sumFen(TENDERS, (tender) => input.tenders[tender]),
    bookedCashFen: input.tenders.cash,
    floatBeforeFen: input.floatBeforeFen,
    countedFen,
    cashOfDayFen,
    overShortFen,
    dropFen,
    floatAfterFen: subtractFen(countedFen, dropFen),
  };
  return { ok: true, closing };
}

function emptyClosing(float: Fen): DayClosing {
  return {
    empty: true,
    receivedFen: ZERO_FEN,
    bookedCashFen: ZERO_FEN,
    floatBeforeFen: float,
    countedFen: float,
    cashOfDayFen: ZERO_FEN,
    overShortFen: ZERO_FEN,
    dropFen: ZERO_FEN,
    floatAfterFen: float,
  };
}
