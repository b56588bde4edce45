import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Cell, CellValue, Worksheet } from 'exceljs';
import {
  type FoundTable,
  findTable,
  isBlankRow,
  type SheetGrid,
} from '../../../shared/domain/resident-sheet/find-table.ts';
import { EMPTY_CELL, type SheetCell } from '../../../shared/domain/resident-sheet/sheet-cell.ts';
import { refuse } from '../../refusal.ts';
import { checkWorkbookFile, MOST_BYTES } from './check-file.ts';

/** More than any station keeps records of; a center's list comes in parts. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;

export interface ReadSheet {
  readonly fileName: string;
  readonly sheetName: string;
  readonly grid: SheetGrid;
  readonly table: FoundTable;
  /** Sheets that are not shown in Excel and were not read. */
  readonly hiddenSheets: number;
  /** Shown sheets besides the one that was read. */
  readonly otherSheets: number;
}

/**
 * The first shown sheet with residents on it.
 *
 * @throws Refusal what `checkWorkbookFile` refuses, and 'residents.import-empty' | 'residents.import-no-heads' |
 *   'residents.import-head-missing' | 'residents.import-head-twice' | 'residents.import-too-many-rows'
 */
export async function readWorkbook(path: string): Promise<ReadSheet> {
  const bytes = await readBytes(path);
  checkWorkbookFile(bytes);
  // Loaded here: launching the program must not wait for it.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  try {
    // The library's type knows the buffer of an older Node.
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch {
    throw refuse('residents.import-damaged');
  }
  const shown = book.worksheets.filter((sheet) => sheet.state !== 'hidden' && sheet.state !== 'veryHidden');
  const found = findSheet(shown, book.properties.date1904 === true);
  return {
    fileName: basename(path),
    ...found,
    hiddenSheets: book.worksheets.length - shown.length,
    otherSheets: shown.length - 1,
  };
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    // Looked at before it is read: nobody waits for a film.
    if ((await stat(path)).size > MOST_BYTES) {
      throw refuse('residents.import-too-big', { most: MOST_BYTES / 1024 / 1024 });
    }
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'EACCES', 'EPERM', 'EBUSY', 'EISDIR'].includes(code)) {
      throw refuse('residents.import-unreadable', { file: basename(path) });
    }
    throw error;
  }
}

function findSheet(shown: readonly Worksheet[], date1904: boolean) {
  const filled = shown.filter((sheet) => sheet.actualRowCount > 0);
  if (filled.length === 0) throw refuse('residents.import-empty');
  for (const sheet of filled) {
    const table = findTable(readGrid(sheet, date1904, 1, 20));
    if ('fault' in table) continue;
    if (sheet.actualRowCount > MOST_ROWS + table.headRow + 50) {
      throw refuse('residents.import-too-many-rows', { most: MOST_ROWS });
    }
    const grid = readGrid(sheet, date1904, 1, sheet.rowCount);
    const rows = grid.filter((cells, index) => index > table.headRow && !isBlankRow(cells)).length;
    if (rows === 0) throw refuse('residents.import-empty');
    if (rows > MOST_ROWS) throw refuse('residents.import-too-many-rows', { most: MOST_ROWS });
    return { sheetName: sheet.name, grid, table };
  }
  throw refuseHeads(filled[0], date1904);
}

function refuseHeads(sheet: Worksheet | undefined, date1904: boolean) {
  const table = sheet && findTable(readGrid(sheet, date1904, 1, 20));
  if (table && 'fault' in table) {
    if (table.fault === 'head-missing') return refuse('residents.import-head-missing', { head: table.head });
    if (table.fault === 'head-twice') return refuse('residents.import-head-twice', { head: table.head });
  }
  return refuse('residents.import-no-heads');
}

function readGrid(sheet: Worksheet, date1904: boolean, from: number, to: number): SheetGrid {
  const columns = Math.min(sheet.columnCount, MOST_COLUMNS);
  const grid: (readonly SheetCell[] | undefined)[] = [];
  for (let number = from; number <= Math.min(to, sheet.rowCount); number += 1) {
    // `findRow` makes no rows: a sheet may say that it has a million of them.
    const row = sheet.findRow(number);
    grid[number - 1] = row
      ? Array.from({ length: columns }, (_, index) => readCell(row.findCell(index + 1), date1904))
      : undefined;
  }
  return grid;
}

function readCell(cell: Cell | undefined, date1904: boolean): SheetCell {
  if (!cell) return EMPTY_CELL;
  if (cell.isMerged && cell.master.address !== cell.address) {
    return cell.master.value === null ? EMPTY_CELL : { kind: 'broken', why: 'merged' };
  }
  return readValue(cell.value, date1904);
}

/** Days between the two counts of Excel: files of old Macintoshes begin in 1904. */
const DAYS_TO_1904 = 1_462;

function readValue(value: CellValue, date1904: boolean): SheetCell {
  if (value === null || value === undefined || value === '') return EMPTY_CELL;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') {
    const isDay = date1904 && value >= 0 && value < 73_050 && Number.isInteger(value);
    return { kind: 'number', value: isDay && value > 9_999 ? value + DAYS_TO_1904 : value };
  }
  if (typeof value === 'boolean') return { kind: 'broken', why: 'truth' };
  if (value instanceof Date) return readDate(value);
  if ('error' in value) return { kind: 'broken', why: 'error' };
  if ('richText' in value) {
    return { kind: 'text', text: value.richText.map((part) => part.text).join('') };
  }
  if ('formula' in value || 'sharedFormula' in value) {
    const { result } = value;
    return result === undefined
      ? { kind: 'broken', why: 'formula' }
      : readValue(result as CellValue, date1904);
  }
  if ('text' in value) return readValue(value.text as CellValue, date1904);
  return { kind: 'broken', why: 'error' };
}

function readDate(date: Date): SheetCell {
  if (Number.isNaN(date.getTime())) return { kind: 'broken', why: 'error' };
  // Excel counts days without a zone, and the library takes them for UTC.
  return { kind: 'day', day: date.toISOString().slice(0, 10) };
}
