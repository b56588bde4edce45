import { readFileSync } from 'node:fs';
import exceljs, { type Workbook } from 'exceljs';
import type { Output } from '../../electron/shared/contract/procedures.ts';
import type { Reply } from '../../electron/shared/contract/reply.ts';
import { type OnPcOptions, onPc } from './on-pc.ts';
import type { TestStation } from './station.ts';

/** The head proves the books and closes the month. */
export async function closeMonth(station: TestStation, month: string): Promise<Output<'ledger.closeMonth'>> {
  const head = station.as('head');
  await head.call('ledger.proveMonth', { month });
  return head.call('ledger.closeMonth', { month });
}

/** Asks for the month's file as the head does, on a PC with its own folders. */
export async function exportMonth(
  station: TestStation,
  month: string,
  options: OnPcOptions = {},
): Promise<Reply<Output<'ledger.exportMonth'>>> {
  const window = onPc(station, options);
  const reply = await window.reply('ledger.exportMonth', { month });
  station.events.push(...window.events);
  return reply;
}

/** The workbook as a spreadsheet would read it. */
export async function exportedWorkbook(
  station: TestStation,
  month: string,
  options: OnPcOptions = {},
): Promise<Workbook> {
  const reply = await exportMonth(station, month, options);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error), { cause: station.faults.at(-1) });
  const book = new exceljs.Workbook();
  const bytes = readFileSync(reply.value.path);
  await book.xlsx.load(new Uint8Array(bytes).buffer as never);
  return book;
}

/** A column of a sheet by its head (and the group above it), first data row to the totals line. */
export interface SheetColumn {
  readonly values: readonly unknown[];
  readonly addresses: readonly string[];
  readonly total: string;
  readonly books: string;
  readonly difference: string;
}

/** Reads a table sheet: groups in row 3, heads in row 4, then rows up to 合计. */
export function readColumns(book: Workbook, sheetName: string): Map<string, SheetColumn> {
  const sheet = book.getWorksheet(sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const totalRow = sheet.getColumn(1).values.indexOf('合计');
  const columns = new Map<string, SheetColumn>();
  sheet.getRow(4).eachCell((head, column) => {
    // A merged group says its words in every cell.
    const group = String(sheet.getCell(3, column).value ?? '');
    const letter = sheet.getColumn(column).letter;
    const rows = Array.from({ length: totalRow - 5 }, (_, index) => index + 5);
    columns.set(group === '' ? String(head.value) : `${group}/${String(head.value)}`, {
      values: rows.map((row) => resultOf(sheet.getCell(row, column).value)),
      addresses: rows.map((row) => `${letter}${row}`),
      total: `${letter}${totalRow}`,
      books: `${letter}${totalRow + 1}`,
      difference: `${letter}${totalRow + 2}`,
    });
  });
  return columns;
}

/** The stored figure: the result where a cell holds a formula. */
export function resultOf(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'formula' in value) {
    return (value as { result?: unknown }).result ?? 0;
  }
  return value;
}

/** Yuan of a cell as fen. */
export function fenOf(value: unknown): number {
  return Math.round(Number(value ?? 0) * 100);
}
