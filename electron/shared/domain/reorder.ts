export interface ShelfLevels {
  /** What may be handed out, in smallest units. */
  readonly availableQty: number;
  readonly minStockQty: number;
  /** 0: none was set. */
  readonly maxStockQty: number;
  readonly packSize: number;
}

/**
 * Whole packs that a drug below its minimum lacks: up to its maximum (上限), or where none was set up to twice its
 * minimum. None when enough lies there.
 */
export function packsToOrder({ availableQty, minStockQty, maxStockQty, packSize }: ShelfLevels): number {
  if (availableQty >= minStockQty) return 0;
  const goal = maxStockQty > minStockQty ? maxStockQty : 2 * minStockQty;
  return Math.ceil((goal - availableQty) / packSize);
}
