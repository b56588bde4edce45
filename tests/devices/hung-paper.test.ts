import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { PaperHost, PrintJob, PrintOutcome } from '../../electron/services/printing/print-job.ts';
import { DEFAULT_PRINTERS, layOutSheet } from '../../electron/shared/domain/printing.ts';

const never = () => new Promise<never>(() => undefined);

/** What a page of ours answers; a test lets one of them hang. */
const page = {
  load: async (): Promise<void> => undefined,
  show: async (): Promise<unknown> => ({ chinese: true, cut: [], heightMm: 90, pages: 1 }),
  printers: async (): Promise<unknown> => [{ name: 'XP-80C', displayName: '前台热敏', status: 0 }],
  pdf: async (): Promise<Uint8Array> => new Uint8Array([1]),
  answersPrinting: true,
};
const ANSWERING = { ...page };
let windows: FakeWindow[] = [];

class FakeWindow {
  destroyed = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    executeJavaScript: () => page.show(),
    getPrintersAsync: () => page.printers(),
    printToPDF: () => page.pdf(),
    print: (_options: unknown, told: (success: boolean, why: string) => void) => {
      if (page.answersPrinting) told(true, '');
    },
  });
  constructor() {
    windows.push(this);
  }
  loadURL = () => page.load();
  destroy = () => {
    this.destroyed = true;
  };
}

const folder = mkdtempSync(join(tmpdir(), 'hung-paper-'));
let printers: PaperHost;
beforeAll(() => {
  vi.doMock('electron', () => ({ BrowserWindow: FakeWindow }));
});
beforeEach(async () => {
  vi.useFakeTimers();
  windows = [];
  Object.assign(page, ANSWERING);
  const { createPrinters } = await import('../../electron/devices/printers.ts');
  printers = createPrinters({ paperUrl: () => 'station://app/paper.html', exportsFolder: folder });
});
afterEach(() => vi.useRealTimers());
afterAll(() => {
  vi.doUnmock('electron');
  rmSync(folder, { recursive: true, force: true });
});

const SHEET = layOutSheet(DEFAULT_PRINTERS.ticket.size, undefined, false);
const onPrinter = { kind: 'printer', printer: 'XP-80C', copies: 1 } as const;
const asFile = { kind: 'file', fileName: '挂号票', counted: true } as const;

/** How a job ended: where its file lies, or why nothing came out. */
async function ended(target: PrintJob['target']): Promise<PrintOutcome | { reason: unknown }> {
  const paper = () => ({ kind: 'test', reprint: 0 }) as unknown as ReturnType<PrintJob['paper']>;
  return printers.print({ sheet: SHEET, target, paper }).catch((error: Error & { reason?: string }) => ({
    reason: error.reason ?? error.message,
  }));
}

test.each([
  ['does not load', asFile, { load: never }, 'paper-stuck'],
  ['does not lay out', asFile, { show: never }, 'paper-stuck'],
  ['does not become a PDF', asFile, { pdf: never }, 'paper-stuck'],
  ['waits for printers that nobody names', onPrinter, { printers: never }, 'printers-silent'],
  ['is not answered by its printer', onPrinter, { answersPrinting: false }, 'print-failed'],
])('a paper that %s is given up, and the next one is printed', async (_what, target, hangs, reason) => {
  Object.assign(page, hangs);
  const hung = ended(target);
  await vi.advanceTimersByTimeAsync(0);
  Object.assign(page, ANSWERING);
  const next = ended(onPrinter);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await Promise.all([hung, next])).toEqual([{ reason }, { file: '' }]);
  expect(windows.map((window) => window.destroyed)).toEqual([true, true]);
});

test('a page that dies ends its job at once, and the next one has a page of its own', async () => {
  Object.assign(page, { show: never });
  const dying = ended(asFile);
  await vi.advanceTimersByTimeAsync(0);
  Object.assign(page, ANSWERING);
  windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'oom' });
  expect(await dying).toEqual({ reason: 'paper-stuck' });
  vi.useRealTimers();
  expect(await ended(asFile)).toEqual({ file: join(folder, '挂号票.pdf') });
  expect([windows.length, readdirSync(folder)]).toEqual([2, ['挂号票.pdf']]);
});

test('who asks for the printers of the PC is told that nobody names them, and what is printed goes on', async () => {
  Object.assign(page, { printers: never });
  const asked = printers.listPrinters().catch((error: { reason?: string }) => error.reason);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toBe('printers-silent');
});
