import { beforeEach, expect, test, vi } from 'vitest';
import { watchOver } from '../../electron/main/watch-over.ts';

type Gone = (event: unknown, contents: Page, details: { reason: string }) => void;

interface Page {
  readonly shown: boolean;
  readonly reload: () => void;
}

const electron = vi.hoisted(() => ({ gone: [] as Gone[] }));
vi.mock('electron', () => ({
  app: { on: (_name: string, heard: Gone) => electron.gone.push(heard) },
  BrowserWindow: { fromWebContents: (page: Page) => ({ isVisible: () => page.shown }) },
}));

let incidents: string[] = [];
const told: string[] = [];

function page(name: string, shown = true): Page {
  return { shown, reload: () => told.push(name) };
}

function die(one: Page, reason = 'oom'): void {
  for (const heard of electron.gone) heard({}, one, { reason });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  incidents = [];
  told.length = 0;
  electron.gone.length = 0;
  vi.spyOn(process, 'on').mockReturnValue(process);
  watchOver({
    info: () => undefined,
    incident: (error) => {
      incidents.push(String(error));
      return '20261120-0001';
    },
  });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

test('a page that died is loaded anew and written down; one that ended by itself is neither', () => {
  die(page('desk'));
  die(page('closed'), 'clean-exit');
  expect(told).toEqual(['desk']);
  expect(incidents).toEqual(['Error: a page is gone: oom']);
});

test('desk and board that die in one moment both come back, also after a paper that nobody sees', () => {
  die(page('paper', false));
  die(page('desk'));
  die(page('board'));
  expect(told).toEqual(['desk', 'board']);
});

test('a page that dies again at once is left, and is loaded anew when it dies much later', () => {
  const desk = page('desk');
  die(desk);
  vi.advanceTimersByTime(9_000);
  die(desk);
  expect(told).toEqual(['desk']);
  vi.advanceTimersByTime(11_000);
  die(desk);
  expect(told).toEqual(['desk', 'desk']);
});
