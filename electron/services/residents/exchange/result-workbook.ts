import type { Worksheet } from 'exceljs';
import { explainRemark, VERDICT_WORDS } from '../../../shared/domain/resident-sheet/import-words.ts';
import { EMPTY_CELL, wordsOf } from '../../../shared/domain/resident-sheet/sheet-cell.ts';
import type { TaskContext } from '../../context.ts';
import { nameSaved } from '../../name-saved.ts';
import type { HeldImport, HeldRow } from './held-imports.ts';
import { stampOf, writeExport } from './write-file.ts';

const BAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBE9E7' } } as const;
const HEAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F4' } } as const;
const FONT = { name: '宋体', size: 11 } as const;

/** The sheet as it was, with 导入结果, 档案号 and 说明 before it: what is refused can be mended there and imported. */
export async function writeResultWorkbook(
  task: TaskContext,
  found: HeldImport,
): Promise<{ path: string; fileName: string }> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const { grid, table, fileName } = found.sheet;
  const sheet = book.addWorksheet('导入结果', { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] });
  const columns = Math.max(...table.columns.values(), 0) + 1;
  const heads = Array.from({ length: columns }, (_, index) =>
    wordsOf(grid[table.headRow]?.[index] ?? EMPTY_CELL),
  );
  const head = sheet.addRow(['导入结果', '档案号', '说明', ...heads]);
  head.font = { ...FONT, bold: true };
  head.eachCell((cell) => {
    cell.fill = HEAD;
  });
  for (const row of found.rows) addRow(sheet, found, row, columns);
  [12, 14, 60].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  for (let column = 4; column < columns + 4; column += 1) sheet.getColumn(column).width = 20;
  const offset = task.query((query) => query.settings.station.utcOffsetMinutes);
  const read = Array.from(fileName.replace(/\.[^.]*$/, ''))
    .slice(0, 40)
    .join('');
  const name = `${nameSaved(task, 'importResult', read, stampOf(task.now, offset))}.xlsx`;
  return writeExport(task.host.exportsFolder, name, (draft) => book.xlsx.writeFile(draft));
}

function addRow(sheet: Worksheet, { sheet: read }: HeldImport, held: HeldRow, columns: number): void {
  const cells = read.grid[held.row - 1] ?? [];
  const values = Array.from({ length: columns }, (_, index) => wordsOf(cells[index] ?? EMPTY_CELL));
  const [, done] = VERDICT_WORDS[held.verdict];
  const row = sheet.addRow([done, held.recordNo, held.remarks.map(explainRemark).join(''), ...values]);
  row.font = FONT;
  // As text: numbers of 18 digits are calculated with otherwise.
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.numFmt = '@';
  });
  if (held.verdict === 'refused') row.getCell(1).fill = BAD;
}
