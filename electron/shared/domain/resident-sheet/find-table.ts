import { fieldOfHead, IMPORT_FIELDS, type ImportField } from './import-fields.ts';
import type { RowCells } from './read-row.ts';
import { EMPTY_CELL, isBlank, type SheetCell, wordsOf } from './sheet-cell.ts';

/** Cells of a sheet from its first row on; rows and cells that were never written may be missing. */
export type SheetGrid = readonly (readonly SheetCell[] | undefined)[];

export interface FoundTable {
  /** The heads' place: 0 is the first row. */
  readonly headRow: number;
  /** Which column holds which field. */
  readonly columns: ReadonlyMap<ImportField, number>;
  /** Heads that are no fields of ours, as they are written. */
  readonly ignored: readonly string[];
}

export type TableFault =
  | { readonly fault: 'no-heads' }
  | { readonly fault: 'head-missing'; readonly head: string }
  | { readonly fault: 'head-twice'; readonly head: string };

/** A title, a note and an empty line may stand above the heads. */
const HEADS_WITHIN = 15;

/** Heads of no meaning here, which need not be called ignored. */
const WITHOUT_MEANING = /^(序号|编号|no\.?|导入结果|说明|档案号|年龄|备注)$/i;

/** Finds the heads in whatever order they stand. Without 姓名 nobody can be imported. */
export function findTable(grid: SheetGrid): FoundTable | TableFault {
  const headRow = bestHeadRow(grid);
  if (headRow === undefined) return { fault: 'no-heads' };
  const columns = new Map<ImportField, number>();
  const ignored: string[] = [];
  for (const [index, cell] of (grid[headRow] ?? []).entries()) {
    const words = wordsOf(cell ?? EMPTY_CELL);
    if (words === '') continue;
    const field = fieldOfHead(words);
    if (field === undefined) {
      if (!WITHOUT_MEANING.test(words)) ignored.push(words.slice(0, 20));
    } else if (columns.has(field)) return { fault: 'head-twice', head: IMPORT_FIELDS[field].head };
    else columns.set(field, index);
  }
  return columns.has('name')
    ? { headRow, columns, ignored }
    : { fault: 'head-missing', head: IMPORT_FIELDS.name.head };
}

function bestHeadRow(grid: SheetGrid): number | undefined {
  const known = grid
    .slice(0, HEADS_WITHIN)
    .map((cells) => (cells ?? []).filter((cell) => cell && fieldOfHead(wordsOf(cell)) !== undefined).length);
  const most = Math.max(0, ...known);
  // One word may be a title by chance.
  return most < 2 ? undefined : known.indexOf(most);
}

/** The row's cells by field. */
export function cellsOfRow({ columns }: FoundTable, cells: readonly SheetCell[]): RowCells {
  return Object.fromEntries([...columns].map(([field, index]) => [field, cells[index] ?? EMPTY_CELL]));
}

/** Nothing stands in any column, of ours or not. */
export function isBlankRow(cells: readonly SheetCell[] | undefined): boolean {
  return (cells ?? []).every((cell) => !cell || isBlank(cell));
}

/** 合计, 填表说明, 制表人 and the like under the last resident. */
export function isClosingRow(cells: readonly SheetCell[]): boolean {
  const words = cells.filter((cell) => cell && !isBlank(cell)).map(wordsOf);
  const first = words[0] ?? '';
  return /^(合计|总计|小计|共计|以上|注[:：]|说明|填表|制表|审核人)/.test(first.replace(/\s/g, ''));
}
