/** A resident in the order of a search. */
export interface Placed {
  readonly residentId: number;
  /** 0: never here. */
  readonly visitedAt: number;
}

/** Newest visit first; of one moment, and of those who were never here, the older record first. */
export function byNewest(left: Placed, right: Placed): number {
  return right.visitedAt - left.visitedAt || left.residentId - right.residentId;
}
