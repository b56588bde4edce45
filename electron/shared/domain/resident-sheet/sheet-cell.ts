/** What stands in one cell of somebody else's sheet, before anybody knows what it should be. */
export type SheetCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A date, as `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'broken'; readonly why: 'formula' | 'error' | 'merged' | 'truth' };

export const EMPTY_CELL: SheetCell = { kind: 'empty' };

/**
 * The words of a cell as they were meant: half width, without zero-width characters, line breaks, blanks at the
 * ends and the apostrophe that keeps a number from being calculated with.
 */
export function wordsOf(cell: SheetCell): string {
  switch (cell.kind) {
    case 'empty':
    case 'broken':
      return '';
    case 'text':
      return tidyWords(cell.text);
    case 'number':
      return String(cell.value);
    case 'day':
      return cell.day;
  }
}

/** Text as it is read: half width, without invisible signs, without the quote that keeps a number text. */
export function tidyWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^['’‘`]+/, '')
    .trim();
}

/** Whether nothing stands in it; a formula that broke is not nothing. */
export function isBlank(cell: SheetCell): boolean {
  return cell.kind !== 'broken' && wordsOf(cell) === '';
}
