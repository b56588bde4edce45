import type { Hand } from '../../build/demo/window/hand.ts';
import type { Paper, PaperMeasure } from '../../electron/shared/contract/paper.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';

export interface LaidOut {
  readonly measure: PaperMeasure;
  /** Everything that can be read on it. */
  readonly text: string;
  /** Millimetres from the sheet's corner to the outermost ink of its words, sheet by sheet. */
  readonly ink: readonly { readonly left: number; readonly right: number; readonly bottom: number }[];
  readonly heights: readonly number[];
  /** What the page complained of: a style or a script that its policy kept out. */
  readonly complaints: readonly string[];
}

interface Look {
  readonly measure: PaperMeasure;
  readonly text: string;
  readonly ink: LaidOut['ink'];
  readonly heights: readonly number[];
}

/** Lays papers out on their real page, in the running program, in a window that nobody sees. */
export function layOutInWindow(
  { app }: Hand,
  jobs: readonly { readonly paper: Paper; readonly sheet: SheetLayout }[],
): Promise<LaidOut[]> {
  return app.evaluate(
    async ({ BrowserWindow }, { given, look }) => {
      const results: LaidOut[] = [];
      for (const job of given) {
        const window = new BrowserWindow({
          show: false,
          width: 860,
          height: 1_200,
          webPreferences: { sandbox: true },
        });
        const complaints: string[] = [];
        window.webContents.on('console-message', (_event, level, message) => {
          if (level >= 2) complaints.push(message);
        });
        await window.loadURL('station://app/paper.html');
        const seen = (await window.webContents.executeJavaScript(
          `(${look})(${JSON.stringify(job)})`,
        )) as Look;
        results.push({ ...seen, complaints });
        window.destroy();
      }
      return results;
    },
    { given: jobs, look: lookAtPaper.toString() },
  );
}

/** Runs in the paper's page: measures every line of words by itself, whatever the page says of it. */
function lookAtPaper(job: { paper: Paper; sheet: SheetLayout }): unknown {
  const millimetres = 25.4 / 96;
  const measure = window.showPaper?.(job);
  const sheets = [...document.querySelectorAll<HTMLElement>('.sheet')];
  const ink = sheets.map((sheet) => {
    const box = sheet.getBoundingClientRect();
    const range = document.createRange();
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    const rects: DOMRect[] = [];
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      rects.push(...range.getClientRects());
    }
    return {
      left: (Math.min(...rects.map((one) => one.left)) - box.left) * millimetres,
      right: (Math.max(...rects.map((one) => one.right)) - box.left) * millimetres,
      bottom: (Math.max(...rects.map((one) => one.bottom)) - box.top) * millimetres,
    };
  });
  return {
    measure,
    text: sheets.map((sheet) => sheet.innerText).join('\n'),
    ink,
    heights: sheets.map((sheet) => sheet.getBoundingClientRect().height * millimetres),
  };
}

const MM_PER_POINT = 25.4 / 72;

/** The pages of a PDF: how many, and their size in millimetres. */
export function pagesOfPdf(bytes: Uint8Array): { width: number; height: number }[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((match) => ({
    width: Number(match[1]) * MM_PER_POINT,
    height: Number(match[2]) * MM_PER_POINT,
  }));
}
