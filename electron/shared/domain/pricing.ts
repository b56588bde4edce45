import { type Fen, fen, subtractFen } from '../values/fen.ts';
import type { Price } from '../values/price.ts';
import type { Quantity } from '../values/quantity.ts';
import { divideHalfUp } from './rounding.ts';

/** 1/10000 yuan in a fen. */
const PRICE_UNITS_PER_FEN = 100n;

function requirePackSize(packSize: number): bigint {
  if (!Number.isSafeInteger(packSize) || packSize < 1) throw new RangeError(`not a pack size: ${packSize}`);
  return BigInt(packSize);
}

function requireCount(qty: Quantity): bigint {
  if (qty < 0) throw new RangeError(`not a quantity to price: ${qty}`);
  return BigInt(qty);
}

/**
 * What `qty` smallest units cost at `price` (1/10000 yuan per pack of `packSize` units), in fen: one exact
 * product, one rounding, half up. There is no argument for a markup (药品零差率), and no rounded unit price
 * in between (拆零).
 *
 * @throws RangeError for a negative quantity (a refund negates the booked line, it never prices again), a
 *   pack size below 1, or a line above ten million yuan.
 */
export function priceDrugLine(price: Price, packSize: number, qty: Quantity): Fen {
  return fen(
    divideHalfUp(BigInt(price) * requireCount(qty), requirePackSize(packSize) * PRICE_UNITS_PER_FEN),
  );
}

/**
 * The value in the books, in fen, of `qty` units of one batch that are still there, at purchase cost. The
 * same rounding as a line, so a whole number of packs is worth exactly what it cost.
 */
export function stockValue(price: Price, packSize: number, qty: Quantity): Fen {
  return priceDrugLine(price, packSize, qty);
}

/**
 * What one movement does to a batch's value, in fen: negative on the way out. It is the difference of two
 * values, so whatever way a pack is split, its movements sum to its cost and the last split takes the
 * remainder.
 */
export function movementCost(price: Price, packSize: number, qtyBefore: Quantity, qtyAfter: Quantity): Fen {
  return subtractFen(stockValue(price, packSize, qtyAfter), stockValue(price, packSize, qtyBefore));
}

/**
 * The rounding difference of a split (拆零尾差) in fen: what the patient was charged minus the purchase cost
 * of what went out (both positive on a sale, both negative on its reversal). At most one fen a movement; it
 * is booked to its own account and never kept as income.
 */
export function splitRounding(charged: Fen, cost: Fen): Fen {
  return subtractFen(charged, cost);
}

/**
 * A service line in fen: published price × count.
 *
 * @throws RangeError for a negative price or count.
 */
export function priceServiceLine(price: Fen, qty: Quantity): Fen {
  if (price < 0 || qty < 0) throw new RangeError(`not a service line: ${price} × ${qty}`);
  return fen(Number(BigInt(price) * BigInt(qty)));
}
