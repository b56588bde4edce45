import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { markPages } from '../ledger/workbook/page-marks.ts';
import { FONT } from '../ledger/workbook/sheet-table.ts';

/** A drug below its minimum, in whole packs as the center delivers them. */
export interface ReorderLine {
  readonly code: string;
  readonly genericName: string;
  readonly spec: string;
  readonly maker: string;
  readonly packUnit: string;
  readonly availablePacks: number;
  readonly minPacks: number;
  /** Null: none was set. */
  readonly maxPacks: number | null;
  readonly orderPacks: number;
}

export interface ReorderSheet {
  readonly station: string;
  readonly day: ClinicDay;
  readonly madeByName: string;
  /** `2026-11-30 17:46` */
  readonly madeAtWords: string;
  /** 演示: marked on the sheet and on every page. */
  readonly practice: boolean;
  readonly lines: readonly ReorderLine[];
}

interface ReorderColumn {
  readonly head: string;
  readonly width: number;
  readonly value: (line: ReorderLine, index: number) => string | number | null;
}

const COLUMNS: readonly ReorderColumn[] = [
  { head: '序号', width: 6, value: (_line, index) => index + 1 },
  { head: '编码', width: 11, value: (line) => line.code },
  { head: '药名', width: 30, value: (line) => line.genericName },
  { head: '规格', width: 22, value: (line) => line.spec },
  { head: '生产厂家', width: 28, value: (line) => line.maker },
  { head: '单位', width: 7, value: (line) => line.packUnit },
  { head: '可用', width: 9, value: (line) => line.availablePacks },
  { head: '下限', width: 9, value: (line) => line.minPacks },
  { head: '上限', width: 9, value: (line) => line.maxPacks },
  { head: '要补', width: 9, value: (line) => line.orderPacks },
  { head: '备注', width: 16, value: () => null },
];

const PRACTICE_WORDS = '演示数据，不作补货凭证';
const HEAD_ROW = 3;
const LINE = { style: 'thin', color: { argb: 'FFB4BEC6' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F4' } } as const;

/** The order to the center (补货单) for A4 landscape, its heads on every page, with room to sign below it. */
export async function makeReorderWorkbook(input: ReorderSheet, at: Instant): Promise<Workbook> {
  // Loaded here: launching the program must not wait for it.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = input.station;
  book.lastModifiedBy = input.madeByName;
  book.created = new Date(at);
  book.modified = new Date(at);
  book.title = `${input.station} 补货单 ${input.day}`;
  const sheet = addPage(book, input);
  writeTitle(sheet, input);
  COLUMNS.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
    writeHead(sheet.getCell(HEAD_ROW, index + 1), column.head);
  });
  input.lines.forEach((line, row) => {
    sheet.getRow(HEAD_ROW + 1 + row).height = 18;
    COLUMNS.forEach((column, index) => {
      writeValue(sheet.getCell(HEAD_ROW + 1 + row, index + 1), column.value(line, row));
    });
  });
  writeWords(sheet, HEAD_ROW + 1 + input.lines.length, {
    words:
      '制单：＿＿＿＿＿＿＿＿　　站长：＿＿＿＿＿＿＿＿　　中心收单：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿',
    height: 34,
  });
  return book;
}

function addPage(book: Workbook, { madeByName, madeAtWords, practice }: ReorderSheet): Worksheet {
  return book.addWorksheet('补货单', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.25, footer: 0.3 },
      printTitlesRow: `1:${HEAD_ROW}`,
    },
    headerFooter: markPages({
      sheetName: '补货单',
      madeByName,
      madeAtWords,
      practiceWords: practice ? PRACTICE_WORDS : '',
    }),
    views: [{ state: 'frozen', xSplit: 3, ySplit: HEAD_ROW }],
  });
}

function writeTitle(sheet: Worksheet, { station, day, practice, ...made }: ReorderSheet): void {
  const mark = practice ? `　${PRACTICE_WORDS}` : '';
  writeWords(sheet, 1, { words: `${station} 补货单${practice ? '（演示）' : ''}`, height: 26 });
  sheet.getCell(1, 1).font = { ...FONT, bold: true, size: 16 };
  writeWords(sheet, 2, {
    words: `${day}　共 ${made.lines.length} 种低于下限，按整包补到上限，没设上限的补到下限的两倍　制单：${made.madeByName}　${made.madeAtWords}${mark}`,
    height: 20,
  });
}

function writeWords(
  sheet: Worksheet,
  row: number,
  { words, height }: { readonly words: string; readonly height: number },
): void {
  sheet.mergeCells(row, 1, row, COLUMNS.length);
  const cell = sheet.getCell(row, 1);
  cell.value = words;
  cell.font = FONT;
  // A long name of the station stays whole.
  cell.alignment = { horizontal: 'left', vertical: 'middle', shrinkToFit: true };
  sheet.getRow(row).height = height;
}

function writeHead(cell: Cell, head: string): void {
  cell.value = head;
  cell.font = { ...FONT, bold: true };
  cell.fill = HEAD_FILL;
  cell.alignment = { horizontal: 'center', vertical: 'middle' };
  cell.border = BORDER;
}

/** A word stays a word, also one that begins with `=`, and also when somebody goes into the cell and out again. */
function writeValue(cell: Cell, value: string | number | null): void {
  cell.value = value;
  cell.font = FONT;
  cell.border = BORDER;
  cell.numFmt = typeof value === 'number' ? '#,##0' : '@';
  cell.alignment =
    typeof value === 'number'
      ? { horizontal: 'right', vertical: 'middle' }
      : { horizontal: 'left', vertical: 'middle', shrinkToFit: true };
}
