import type { Workbook, Worksheet } from 'exceljs';
import type { Evidence } from '../../../shared/contract/queue-evidence.ts';
import type { Instant } from '../../../shared/values/instant.ts';
import { markPages } from '../../ledger/workbook/page-marks.ts';
import { FONT } from '../../ledger/workbook/sheet-table.ts';

/** What stands on every sheet beside its figures. */
export interface EvidenceSheetPaper {
  readonly station: string;
  /** `2026-11-01 至 2026-11-30` */
  readonly daysWords: string;
  readonly madeByName: string;
  /** `2026-11-30 17:46` */
  readonly madeAtWords: string;
  /** 演示: figures of the practice station are marked on every sheet and every page. */
  readonly practice: boolean;
}

export interface EvidenceWorkbook {
  readonly evidence: Evidence;
  readonly paper: EvidenceSheetPaper;
  /** `2026-11-20 08:52` at the station. */
  readonly momentWords: (at: Instant) => string;
}

/** The same with the book that is being written. */
export interface EvidenceSheet extends EvidenceWorkbook {
  readonly book: Workbook;
}

const PRACTICE_WORDS = '演示数据，不作上报凭证';

/** Groups of the table stand in this row of every sheet, its heads in the next. */
export const FIRST_ROW = 3;

/** A sheet for A4 landscape, one page wide: title, period, and heads that are printed on every page. */
export function addEvidenceSheet(
  book: Workbook,
  paper: EvidenceSheetPaper,
  page: { readonly name: string; readonly title: string; readonly columns: number; readonly table: boolean },
): Worksheet {
  const sheet = book.addWorksheet(page.name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: page.table ? 0 : 1,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.25, footer: 0.3 },
      ...(page.table ? { printTitlesRow: `1:${FIRST_ROW + 1}` } : {}),
    },
    headerFooter: markPages({
      ...paper,
      sheetName: page.name,
      practiceWords: paper.practice ? PRACTICE_WORDS : '',
    }),
    ...(page.table ? { views: [{ state: 'frozen', xSplit: 1, ySplit: FIRST_ROW + 1 }] } : {}),
  });
  const title = sheet.getCell(1, 1);
  title.value = `${paper.station} ${page.title}${paper.practice ? '（演示）' : ''}`;
  title.font = { ...FONT, bold: true, size: 16 };
  sheet.getRow(1).height = 26;
  const period = sheet.getCell(2, 1);
  period.value = `期间：${paper.daysWords}${paper.practice ? `　${PRACTICE_WORDS}` : ''}`;
  period.font = FONT;
  for (const row of [1, 2]) {
    sheet.mergeCells(row, 1, row, page.columns);
    // A long name of the station stays whole.
    sheet.getCell(row, 1).alignment = { horizontal: 'left', vertical: 'middle', shrinkToFit: true };
  }
  return sheet;
}

/** Lines of words and what they mean, under each other; the height is said, for programs do not agree on it. */
export function writeLines(
  sheet: Worksheet,
  firstRow: number,
  lines: readonly (readonly [word: string, meaning: string | number])[],
  lineLength = 60,
): number {
  let row = firstRow;
  for (const [word, meaning] of lines) {
    const [left, right] = [sheet.getCell(row, 1), sheet.getCell(row, 2)];
    left.value = word;
    left.font = { ...FONT, bold: true };
    left.alignment = { vertical: 'top' };
    right.value = meaning;
    right.font = FONT;
    right.alignment = { vertical: 'top', horizontal: 'left', wrapText: true };
    const length = typeof meaning === 'string' ? meaning.length : 1;
    sheet.getRow(row).height = 18 * Math.max(1, Math.ceil(length / lineLength));
    row += 1;
  }
  return row;
}
