import type { PaperMeasure } from '../../electron/shared/contract/paper.ts';

const MM_PER_PIXEL = 25.4 / 96;
/** A page that is too short by a hair sends the last line to a second one; a roll is a little longer. */
const ROLL_SLACK_MM = 1.5;
/** What rounding may leave over. */
const SLACK_PIXELS = 1;

/** How a paper stands: pages, height of one, and whether anything leaves its page. */
export function measurePaper(place: HTMLElement): PaperMeasure {
  const sheets = [...place.querySelectorAll<HTMLElement>('.sheet')];
  const heights = sheets.map((sheet) => Number(sheet.dataset.height ?? 0));
  const tallest = Math.max(0, ...sheets.map((sheet) => sheet.getBoundingClientRect().height));
  return {
    pages: sheets.length,
    heightMm: Math.max(...heights) || Math.ceil(tallest * MM_PER_PIXEL + ROLL_SLACK_MM),
    cut: sheets.flatMap((sheet, at) => {
      const found = findCut(sheet);
      return found ? [`page ${at + 1}: ${nameOf(found)}`] : [];
    }),
    chinese: drawsChinese(),
  };
}

/** The first box of the sheet that leaves what is printed. */
function findCut(sheet: HTMLElement): Element | undefined {
  const body = sheet.querySelector('.sheet-body');
  if (!body) return sheet;
  const box = body.getBoundingClientRect();
  return [...body.querySelectorAll('*')].find((element) => {
    const { left, right, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    return (
      left < box.left - SLACK_PIXELS ||
      right > box.right + SLACK_PIXELS ||
      bottom > box.bottom + SLACK_PIXELS ||
      (element instanceof HTMLElement && element.scrollWidth > element.offsetWidth + SLACK_PIXELS)
    );
  });
}

function nameOf(element: Element): string {
  const name = (one: Element | null) => `${one?.tagName ?? ''}.${one?.getAttribute('class') ?? ''}`;
  return `${name(element.parentElement)} > ${name(element)}`;
}

/** Without a Chinese font every character is the same empty box. */
function drawsChinese(): boolean {
  const [one, other] = ['号', '票'].map(drawnDots);
  return one !== undefined && one !== other;
}

function drawnDots(character: string): string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = 32;
  canvas.height = 32;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.font = `24px ${getComputedStyle(document.body).fontFamily}`;
  pen.fillText(character, 4, 26);
  return canvas.toDataURL();
}
