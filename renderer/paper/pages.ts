/** Half-width signs take about half the room of a Chinese character. */
const NARROW = /[\u0020-\u007e]/g;

/** How many lines a text takes in a column of so many Chinese characters. */
export function linesOf(text: string, columnEm: number): number {
  const narrow = text.match(NARROW)?.length ?? 0;
  const width = Array.from(text).length - narrow * 0.42;
  return Math.max(1, Math.ceil(width / columnEm));
}

/**
 * Rows in pages: as many as fit above what ends the last page. `heightOf`, `page` and `last` are of one unit;
 * a row that is higher than a page gets one for itself. There is always one page.
 */
export function inPages<Item>(
  rows: readonly Item[],
  heightOf: (row: Item) => number,
  { page, last }: { readonly page: number; readonly last: number },
): readonly (readonly Item[])[] {
  const pages: Item[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const height = heightOf(row);
    const current = pages.at(-1);
    if (current && current.length > 0 && used + height > page) {
      pages.push([row]);
      used = height;
    } else {
      current?.push(row);
      used += height;
    }
  }
  // What ends the paper needs its room: if it does not fit any more, it gets a page of its own.
  if (used > last) pages.push([]);
  return pages;
}
