import type { Cell, CellValue, Row as SheetRow, Worksheet } from 'exceljs';

/** `fen` is written in yuan with two decimals; `count` is a whole number; `number` is a receipt's number. */
export type ColumnKind = 'text' | 'fen' | 'count' | 'number';

export interface SheetColumn<Row> {
  readonly key: string;
  readonly head: string;
  /** Words above neighbouring columns of the same group. */
  readonly group?: string;
  /** In characters; a column of figures is wider where its figures are. */
  readonly width: number;
  /** Not shown while every figure is zero; formulas go on counting it. */
  readonly hideIfEmpty?: boolean;
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
/** The face of Chinese office forms; programs without it take their own. */
export const FONT = { name: '宋体', size: 11 } as const;
const ROW_HEIGHT = 18;

/** Yuan of an amount in fen, for a cell: the nearest double, which every spreadsheet shows to the fen. */
export function yuan(fen: number): number {
  return fen / 100;
}

function written(kind: ColumnKind, value: string | number | null): string | number | null {
  return typeof value === 'number' && kind === 'fen' ? yuan(value) : value;
}

function styleCell(cell: Cell, kind: ColumnKind): void {
  cell.numFmt = FORMATS[kind];
  cell.font = FONT;
  cell.alignment =
    kind === 'text'
      ? { horizontal: 'left', vertical: 'middle', shrinkToFit: true }
      : { horizontal: 'right', vertical: 'middle' };
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
    const place = sheet.getColumn(index + 1);
    place.width = widthOf(column, rows);
    place.hidden = column.hideIfEmpty === true && rows.every((row) => Number(column.value(row)) === 0);
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

/** Room for the largest figure, of which the total is one: `#####` would hide money. */
function widthOf<Row>(column: SheetColumn<Row>, rows: readonly Row[]): number {
  if (column.kind !== 'fen' && column.kind !== 'count') return column.width;
  const figures = [...rows.map((row) => Number(column.value(row) ?? 0)), column.total ?? 0];
  const texts = figures.map((figure) => {
    const digits = column.kind === 'fen' ? Math.abs(figure / 100).toFixed(2) : Math.abs(figure).toString();
    const groups = Math.floor((digits.split('.')[0]?.length ?? 1) / 3.01);
    return digits.length + groups + (figure < 0 ? 1 : 0);
  });
  return Math.max(column.width, ...texts.map((length) => length + 1.5));
}

function writeHeads<Row>(sheet: Worksheet, firstRow: number, columns: readonly SheetColumn<Row>[]): void {
  for (const [index, column] of columns.entries()) {
    for (const [offset, words] of [column.group ?? '', column.head].entries()) {
      const cell = sheet.getCell(firstRow + offset, index + 1);
      cell.value = words;
      cell.font = { ...FONT, bold: true };
      cell.fill = HEAD_FILL;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = { top: LINE, bottom: LINE, left: LINE, right: LINE };
    }
  }
  // Two lines: 一般诊疗费 is wider than its figures.
  sheet.getRow(firstRow + 1).height = 30;
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
  input.sheet.getRow(number).height = ROW_HEIGHT;
  input.columns.forEach((column, index) => {
    const cell = input.sheet.getCell(number, index + 1);
    const value = written(column.kind, column.value(row));
    const formula = column.formula?.((key) => `${letter(key)}${number}`);
    cell.value = formula === undefined ? value : asFormula(formula, value);
    styleCell(cell, column.kind);
    if (input.isQuiet?.(row)) cell.font = { ...FONT, color: QUIET };
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
  const faces = new Map([
    [total, { ...FONT, bold: true }],
    [books, { ...FONT, color: QUIET }],
    [difference, { ...FONT, color: QUIET }],
  ]);
  columns.forEach((column, index) => {
    for (const [row, font] of faces) {
      const cell = row.getCell(index + 1);
      styleCell(cell, column.kind);
      cell.font = font;
      row.height = ROW_HEIGHT;
    }
    if (column.total === undefined) return;
    const sum = rows.reduce((before, row) => before + Number(column.value(row) ?? 0), 0);
    const [at, below] = [`${letter(column.key)}${total.number}`, `${letter(column.key)}${books.number}`];
    const sumFormula = rows.length === 0 ? '0' : `SUM(${table.range(column.key).replaceAll('$', '')})`;
    total.getCell(index + 1).value = asFormula(sumFormula, written(column.kind, sum));
    books.getCell(index + 1).value = written(column.kind, column.total);
    const gap = written(column.kind, sum - column.total);
    difference.getCell(index + 1).value = asFormula(`ROUND(${at}-${below},2)`, gap);
  });
}

function label(row: SheetRow, words: string): void {
  row.getCell(1).value = words;
}
