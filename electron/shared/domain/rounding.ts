/**
 * `numerator ÷ denominator` to the nearest whole number, a half away from zero (on amounts of money that
 * are never negative: half up). Exact for any size: no floating point is involved.
 *
 * @throws RangeError when the denominator is not positive or a number is not whole.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError(`not a positive denominator: ${denominator}`);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = Number((magnitude * 2n + denominator) / (denominator * 2n));
  return numerator < 0n && rounded !== 0 ? -rounded : rounded;
}

/** `numerator ÷ denominator` rounded up to a whole number; for counts, which are never negative. */
export function divideUp(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n || numerator < 0n) throw new RangeError(`not a share: ${numerator}/${denominator}`);
  return Number((numerator + denominator - 1n) / denominator);
}
