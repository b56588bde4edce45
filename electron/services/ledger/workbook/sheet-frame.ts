import type { Workbook, Worksheet } from 'exceljs';
import { markPages } from './page-marks.ts';
import { FONT } from './sheet-table.ts';

/** What stands on every sheet beside its figures. */
export interface SheetPaper {
  readonly station: string;
  readonly center: string;
  /** `2026 年 11 月` */
  readonly monthWords: string;
  /** `2026-11-01 至 2026-11-30` */
  readonly daysWords: string;
  /** `未月结` or by whom and when it was closed. */
  readonly closingWords: string;
  readonly madeByName: string;
  /** `2026-11-30 17:46` */
  readonly madeAtWords: string;
  /** 演示: figures of the practice station are marked on every sheet and every page. */
  readonly practice: boolean;
}

/** Groups stand in this row of every sheet with a table, heads in the next. */
export const TABLE_ROW = 3;

const PRACTICE_WORDS = '演示数据，不作记账凭证';

export interface SheetInput {
  readonly book: Workbook;
  readonly paper: SheetPaper;
  readonly name: string;
  readonly title: string;
  /** Columns that stay in sight; none for a sheet of text. */
  readonly frozenColumns?: number;
  /** Width of the title in columns. */
  readonly columns: number;
}

/** A sheet for A4 landscape, one page wide: title, period, frozen heads that are printed on every page. */
export function addSheet(input: SheetInput): Worksheet {
  const { book, paper, name, frozenColumns, columns } = input;
  const sheet = book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      // A sheet of text is one page; a table runs on, its heads on every page.
      fitToHeight: frozenColumns === undefined ? 1 : 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.25, footer: 0.3 },
      ...(frozenColumns === undefined ? {} : { printTitlesRow: `1:${TABLE_ROW + 1}` }),
    },
    headerFooter: markPages({
      ...paper,
      sheetName: name,
      practiceWords: paper.practice ? PRACTICE_WORDS : '',
    }),
    ...(frozenColumns === undefined
      ? {}
      : { views: [{ state: 'frozen', xSplit: frozenColumns, ySplit: TABLE_ROW + 1 }] }),
  });
  sheet.getCell(1, 1).value = `${paper.station} ${input.title}${paper.practice ? '（演示）' : ''}`;
  sheet.getCell(1, 1).font = { ...FONT, bold: true, size: 16 };
  sheet.getRow(1).height = 26;
  const period = `上级中心：${paper.center}　期间：${paper.daysWords}　${paper.closingWords}　单位：元`;
  sheet.getCell(2, 1).value = paper.practice ? `${period}　${PRACTICE_WORDS}` : period;
  for (const row of [1, 2]) {
    sheet.mergeCells(row, 1, row, columns);
    // A long name of the station stays whole.
    sheet.getCell(row, 1).alignment = { horizontal: 'left', vertical: 'middle', shrinkToFit: true };
  }
  sheet.getCell(2, 1).font = FONT;
  return sheet;
}

/** 制表 / 复核 / 站长, with room to sign by hand. */
export function writeSignatures(sheet: Worksheet, row: number, columns: number): void {
  const cell = sheet.getCell(row, 1);
  cell.value =
    '制表：＿＿＿＿＿＿＿＿　　复核：＿＿＿＿＿＿＿＿　　站长：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿';
  sheet.mergeCells(row, 1, row, columns);
  sheet.getRow(row).height = 30;
  cell.font = FONT;
  cell.alignment = { horizontal: 'left', vertical: 'bottom' };
}
