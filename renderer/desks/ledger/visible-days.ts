/** Which days stand in the table: those before and after are each drawn together as one row. */
export interface VisibleDays {
  /** Days before this index are one row (承前); none when it is 0. */
  readonly from: number;
  /** Days from this index on are one row (续后); none when it is the number of days. */
  readonly to: number;
}

/**
 * The days to draw in a table of `capacity` rows, 承前 and 续后 rows counted, so that the selected one is in
 * sight. `from` is where the table began before: it moves only as far as it must.
 */
export function visibleDays(input: {
  readonly count: number;
  readonly capacity: number;
  readonly selected: number;
  readonly from: number;
}): VisibleDays {
  const { count, selected } = input;
  const capacity = Math.max(4, input.capacity);
  if (count <= capacity) return { from: 0, to: count };
  // At the top only the row below is needed, at the end only the row above, between them both.
  const lastFrom = count - (capacity - 1);
  let from = Math.min(Math.max(0, input.from), lastFrom);
  // One row above would hold one day alone: that day itself stands there as well.
  if (from === 1) from = selected === 0 ? 0 : 2;
  if (selected < from) from = selected <= 1 ? 0 : selected;
  while (selected >= endOf(from, count, capacity)) from = from === 0 ? 2 : from + 1;
  return { from, to: endOf(from, count, capacity) };
}

function endOf(from: number, count: number, capacity: number): number {
  const rows = capacity - (from > 0 ? 1 : 0);
  return from + rows >= count ? count : from + rows - 1;
}
