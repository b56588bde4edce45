import type { Fen } from '../values/fen.ts';
import type { Price } from '../values/price.ts';
import { type Quantity, quantity } from '../values/quantity.ts';
import { movementCost } from './pricing.ts';

/** A batch counted at its shelf, and what the books say then and now; smallest units. */
export interface CountedBatch {
  readonly countedQty: Quantity;
  /** On hand by the books at the moment of the count. */
  readonly bookQty: Quantity;
  /** On hand by the books now. */
  readonly onHandQty: Quantity;
  /** 1/10000 yuan a pack. */
  readonly price: Price;
  readonly packSize: number;
}

/**
 * What a count comes to when it is booked now (盘点): the difference is that of its own moment; what went out
 * or came in since has its own movements. The cost is at purchase price, as every movement's.
 */
export function bookCount({ countedQty, bookQty, onHandQty, price, packSize }: CountedBatch): {
  readonly differenceQty: Quantity;
  readonly movedQty: Quantity;
  readonly afterQty: Quantity;
  readonly costFen: Fen;
} {
  const differenceQty = quantity(countedQty - bookQty);
  const afterQty = quantity(onHandQty + differenceQty);
  return {
    differenceQty,
    movedQty: quantity(onHandQty - bookQty),
    afterQty,
    // Nothing can be below nothing: such a count is refused, and shown at what is there.
    costFen: movementCost(price, packSize, onHandQty, quantity(Math.max(0, afterQty))),
  };
}
