import { type Fen, fen } from '../values/fen.ts';
import { divideHalfUp } from './rounding.ts';

function requireCount(count: number): bigint {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  return BigInt(count);
}

/** Fen per visit, half up; undefined when nobody came. */
function perVisit(amount: Fen, visits: number): Fen | undefined {
  const count = requireCount(visits);
  return count === 0n ? undefined : fen(divideHalfUp(BigInt(amount), count));
}

/** 次均费用: outpatient income (charges less refunds and waivers) ÷ visits, in fen; undefined without visits. */
export function incomePerVisit(outpatientIncome: Fen, visits: number): Fen | undefined {
  return perVisit(outpatientIncome, visits);
}

/** 次均药费: drug income ÷ visits, in fen; undefined without visits. */
export function drugCostPerVisit(drugIncome: Fen, visits: number): Fen | undefined {
  return perVisit(drugIncome, visits);
}

/**
 * A share in tenths of a percent (497 = 49.7%), half up; undefined when the whole is zero. For 药占比,
 * 基药使用金额比例, 抗菌药物使用比例, 建档率 and their like: money and counts alike are whole numbers.
 *
 * @throws RangeError when a number is not whole or the whole is negative.
 */
export function shareInTenths(part: number, whole: number): number | undefined {
  if (!Number.isSafeInteger(part)) throw new RangeError(`not a whole number: ${part}`);
  const base = requireCount(whole);
  return base === 0n ? undefined : divideHalfUp(BigInt(part) * 1000n, base);
}

/** 药占比 in tenths of a percent; undefined without income. A day of refunds alone has no share either. */
export function drugShare(drugIncome: Fen, outpatientIncome: Fen): number | undefined {
  return outpatientIncome <= 0 ? undefined : shareInTenths(drugIncome, outpatientIncome);
}

/** `497` → `49.7%`. */
export function formatShare(tenths: number): string {
  const absolute = Math.abs(tenths);
  return `${tenths < 0 ? '\u2212' : ''}${Math.floor(absolute / 10)}.${absolute % 10}%`;
}

/**
 * What the head may spend: 1% of the business turnover (业务流水, money received), in fen, half up. A turnover
 * below zero allows nothing.
 */
export function headAllowance(turnover: Fen): Fen {
  return turnover <= 0 ? fen(0) : fen(divideHalfUp(BigInt(turnover), 100n));
}
