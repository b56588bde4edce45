import type { HeaderFooter } from 'exceljs';

export interface PageMarks {
  readonly sheetName: string;
  readonly madeByName: string;
  /** `2026-11-30 17:46` */
  readonly madeAtWords: string;
  /** Of the practice station, what its figures are no proof of; else nothing. */
  readonly practiceWords: string;
}

/** What is printed above and below every page of a sheet: of practice, page of pages, who made it and when. */
export function markPages(marks: PageMarks): Pick<HeaderFooter, 'oddHeader' | 'oddFooter'> {
  const { sheetName, madeByName, madeAtWords, practiceWords } = marks;
  return {
    oddHeader: practiceWords === '' ? '' : `&R${plain(practiceWords)}`,
    oddFooter: `&L${plain(sheetName)}&C第 &P 页，共 &N 页&R${plain(`${madeByName} ${madeAtWords} 导出`)}`,
  };
}

/** There `&` begins a code (`&D` is the day of printing); doubled it is the character. */
function plain(words: string): string {
  return words.replaceAll('&', '&&');
}
