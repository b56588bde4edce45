import type { Printed } from '../../electron/shared/contract/printing.ts';

/** What became of a paper, for the quiet line; empty when nothing was to be printed. */
export function printedWords(what: string, printed: Printed): string {
  const mark = printed.reprint > 0 ? `（补打 第 ${printed.reprint} 次）` : '';
  switch (printed.outcome) {
    case 'skipped':
      return '';
    case 'printed':
      return `${what}${mark} 已送打印机 ${printed.printer}`;
    case 'saved': {
      // The name alone: the line is short, and all of them lie in one folder.
      const file = `已存成 PDF：导出文件夹 ${printed.fileName}`;
      return printed.printerSet ? `${what}${mark} ${file}` : `没有设打印机，${what}${mark} ${file}`;
    }
  }
}
