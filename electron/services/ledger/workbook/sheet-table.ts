import type { Cell, CellValue, Row as SheetRow, Worksheet } from 'exceljs';

/** `fen` is written in yuan with two decimals; `count` is a whole number; `number` is a receipt's number. */
export type ColumnKind = 'text' | 'fen' | 'count' | 'number';

export interface SheetColumn<Row> {
  readonly key: string;
  readonly head: string;
  /** Words above neighbouring columns of the same group. */
  readonly group?: string;
  /** In characters. */
  readonly width: number;
  readonly kind: ColumnKind;
  /** Money in fen. Null leaves the cell empty. */
  readonly value: (row: Row) => string | number | null;
  /** Instead of the bare figure: a formula over cells of the same row, named by column key. */
  readonly formula?: (cell: (key: string) => string) => string;
  /** The sum as the books have it; the column is then added up by a formula and compared with it. */
  readonly total?: number;
}

export interface TableInput<Row> {
  readonly sheet: Worksheet;
  /** Row of the groups; the heads stand below it. */
  readonly firstRow: number;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
  /** Greys rows that stand back. */
  readonly isQuiet?: (row: Row) => boolean;
}

export interface WrittenTable {
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly totalRow: number;
  readonly lastRow: number;
  /** `B7:B37` of a column, absolute. */
  readonly range: (key: string) => string;
  readonly totalCell: (key: string) => string;
}

const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  fen: '#,##0.00',
  count: '#,##0',
  number: '0000000',
};

const LINE = { style: 'thin', color: { argb: 'FFB4BEC6' } } as const;
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F4' } } as const;
const QUIET = { argb: 'FF6B7780' };

/** Yuan of an amount in fen, for a cell: the nearest double, which every spreadsheet shows to the fen. */
export function yuan(fen: number): number {
  return fen / 100;
}

function written(kind: ColumnKind, value: string | number | null): string | number | null {
  return typeof value === 'number' && kind === 'fen' ? yuan(value) : value;
}

function styleCell(cell: Cell, kind: ColumnKind): void {
  cell.numFmt = FORMATS[kind];
  cell.alignment = { horizontal: kind === 'text' ? 'left' : 'right', vertical: 'middle' };
  cell.border = { top: LINE, bottom: LINE, left: LINE, right: LINE };
}

/**
 * A table with groups, heads, one line a row, a totals line of SUM formulas, the same totals from the books
 * (账上合计), and their difference (差额), which must be 0.00. Formulas carry their results, so programs that
 * do not calculate show the same.
 */
export function writeTable<Row>(input: TableInput<Row>): WrittenTable {
  const { sheet, firstRow, columns, rows } = input;
  const letterOf = new Map(columns.map((column, index) => [column.key, sheet.getColumn(index + 1).letter]));
  const letter = (key: string) => {
    const found = letterOf.get(key);
    if (!found) throw new Error(`no column ${key}`);
    return found;
  };
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
  });
  writeHeads(sheet, firstRow, columns);
  const firstDataRow = firstRow + 2;
  rows.forEach((row, index) => {
    writeRow(input, row, firstDataRow + index, letter);
  });
  const lastDataRow = firstDataRow + rows.length - 1;
  const table = {
    firstDataRow,
    lastDataRow,
    totalRow: lastDataRow + 1,
    lastRow: lastDataRow + 3,
    range: (key: string) => `$${letter(key)}$${firstDataRow}:$${letter(key)}$${lastDataRow}`,
    totalCell: (key: string) => `$${letter(key)}$${lastDataRow + 1}`,
  };
  writeTotals(input, table, letter);
  return table;
}

function writeHeads<Row>(sheet: Worksheet, firstRow: number, columns: readonly SheetColumn<Row>[]): void {
  for (const [index, column] of columns.entries()) {
    for (const [offset, words] of [column.group ?? '', column.head].entries()) {
      const cell = sheet.getCell(firstRow + offset, index + 1);
      cell.value = words;
      cell.font = { bold: true };
      cell.fill = HEAD_FILL;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = { top: LINE, bottom: LINE, left: LINE, right: LINE };
    }
  }
  let start = 0;
  columns.forEach((column, index) => {
    if (columns[index + 1]?.group === column.group) return;
    if (column.group && index > start) sheet.mergeCells(firstRow, start + 1, firstRow, index + 1);
    start = index + 1;
  });
}

function writeRow<Row>(
  input: TableInput<Row>,
  row: Row,
  number: number,
  letter: (key: string) => string,
): void {
  input.columns.forEach((column, index) => {
    const cell = input.sheet.getCell(number, index + 1);
    const value = written(column.kind, column.value(row));
    const formula = column.formula?.((key) => `${letter(key)}${number}`);
    cell.value = formula === undefined ? value : asFormula(formula, value);
    styleCell(cell, column.kind);
    if (input.isQuiet?.(row)) cell.font = { color: QUIET };
  });
}

/** Every cell with a formula holds what it comes to as well. */
export function asFormula(formula: string, result: string | number | null): CellValue {
  return { formula, result: result ?? 0 };
}

function writeTotals<Row>(
  { sheet, columns, rows }: TableInput<Row>,
  table: WrittenTable,
  letter: (key: string) => string,
): void {
  const [total, books, difference] = [1, 2, 3].map((offset) => sheet.getRow(table.lastDataRow + offset));
  if (!total || !books || !difference) return;
  label(total, '合计');
  label(books, '账上合计');
  label(difference, '差额');
  columns.forEach((column, index) => {
    for (const row of [total, books, difference]) styleCell(row.getCell(index + 1), column.kind);
    if (column.total === undefined) return;
    const sum = rows.reduce((before, row) => before + Number(column.value(row) ?? 0), 0);
    const [at, below] = [`${letter(column.key)}${total.number}`, `${letter(column.key)}${books.number}`];
    const sumFormula = rows.length === 0 ? '0' : `SUM(${table.range(column.key).replaceAll('$', '')})`;
    total.getCell(index + 1).value = asFormula(sumFormula, written(column.kind, sum));
    books.getCell(index + 1).value = written(column.kind, column.total);
    const gap = written(column.kind, sum - column.total);
    difference.getCell(index + 1).value = asFormula(`ROUND(${at}-${below},2)`, gap);
  });
  total.font = { bold: true };
  for (const row of [books, difference]) row.font = { color: QUIET, italic: true };
}

function label(row: SheetRow, words: string): void {
  row.getCell(1).value = words;
}
