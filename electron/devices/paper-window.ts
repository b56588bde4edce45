import { BrowserWindow, type WebContents } from 'electron';
import { PrintError } from '../services/printing/print-job.ts';
import type { Paper, PaperMeasure } from '../shared/contract/paper.ts';
import type { PaperPicture } from '../shared/contract/printing.ts';
import type { SheetLayout } from '../shared/domain/printing.ts';
import { inTime } from './in-time.ts';

const MM_PER_PIXEL = 25.4 / 96;
/** Pictures are drawn at twice the screen's dots, so that small print can be read. */
const PICTURE_ZOOM = 2;
/** A page that takes longer hangs; the longest paper on a slow PC takes some seconds. */
const PAGE_MS = 30_000;

function asPixels(millimetres: number): number {
  return Math.ceil(millimetres / MM_PER_PIXEL);
}

/**
 * The paper's page in a window that nobody sees, for one job. It has no bridge: it can ask for nothing. Window and
 * page go with the job, also where the page hangs or died: the next job has its own.
 *
 * @throws PrintError 'paper-stuck', or what `work` throws
 */
export async function withPaperWindow<Result>(
  url: string,
  work: (contents: WebContents, window: BrowserWindow) => Promise<Result>,
): Promise<Result> {
  const window = new BrowserWindow({
    show: false,
    skipTaskbar: true,
    // Without a frame it may be higher than the screen.
    frame: false,
    thickFrame: false,
    useContentSize: true,
    width: 860,
    height: 1_200,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  try {
    return await Promise.race([run(window, url, work), endOfPage(window.webContents)]);
  } finally {
    window.destroy();
  }
}

async function run<Result>(
  window: BrowserWindow,
  url: string,
  work: (contents: WebContents, window: BrowserWindow) => Promise<Result>,
): Promise<Result> {
  await answeredByPage(window.loadURL(url), 'loading');
  return work(window.webContents, window);
}

function endOfPage(contents: WebContents): Promise<never> {
  return new Promise((_resolve, reject) => {
    contents.once('render-process-gone', (_event, { reason }) =>
      reject(new PrintError('paper-stuck', `the page is gone: ${reason}`)),
    );
  });
}

/** @throws PrintError 'paper-stuck' where the page does not answer in time */
export function answeredByPage<Answer>(answer: Promise<Answer>, step: string, ms = PAGE_MS): Promise<Answer> {
  return inTime(answer, ms, () => new PrintError('paper-stuck', `no answer: ${step}`));
}

export interface StandingPaper {
  readonly widthMm: number;
  /** Of one page. */
  readonly heightMm: number;
  readonly pages: number;
}

/**
 * Lays the paper out and measures it.
 *
 * @throws PrintError 'paper-stuck'; 'no-chinese-font' where every Chinese character would be a box
 * @throws Error when something would be cut off: a fault of ours, never printed
 */
export async function layOutPaper(
  contents: WebContents,
  sheet: SheetLayout,
  paper: Paper,
): Promise<StandingPaper> {
  const given = JSON.stringify({ sheet, paper });
  const laidOut: Promise<PaperMeasure> = contents.executeJavaScript(`window.showPaper(${given})`);
  const measure = await answeredByPage(laidOut, 'laying out');
  if (!measure.chinese) throw new PrintError('no-chinese-font', 'no Chinese font');
  if (measure.cut.length > 0) {
    throw new Error(`paper ${paper.kind} on ${sheet.size} is cut off, ${measure.cut.join('; ')}`);
  }
  return { widthMm: sheet.width, heightMm: measure.heightMm, pages: measure.pages };
}

/** The paper as it stands, at twice the screen's dots where the window may be so large. */
export async function pictureOf(
  contents: WebContents,
  window: BrowserWindow,
  standing: StandingPaper,
): Promise<PaperPicture> {
  const heightMm = standing.heightMm * standing.pages;
  const width = asPixels(standing.widthMm);
  const height = asPixels(heightMm);
  window.setContentSize(Math.ceil(width * PICTURE_ZOOM), Math.ceil(height * PICTURE_ZOOM));
  const [givenWidth = 0, givenHeight = 0] = window.getContentSize();
  const zoom = Math.min(givenWidth / width, givenHeight / height, PICTURE_ZOOM);
  // Not the window's zoom: that one belongs to the address, and would enlarge the station's own windows too.
  await answeredByPage(contents.executeJavaScript(`window.paperPainted(${zoom})`), 'painting');
  const shown = { x: 0, y: 0, width: Math.floor(width * zoom), height: Math.floor(height * zoom) };
  const captured = contents.capturePage(shown, { stayHidden: true, stayAwake: true });
  const picture = await answeredByPage(captured, 'capturing');
  return { image: picture.toDataURL(), widthMm: standing.widthMm, heightMm };
}
