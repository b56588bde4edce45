import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, vi } from 'vitest';
import { Hand } from '../../build/demo/window/hand.ts';
import { connect, type ReadableDb } from '../../db/open.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');

/** Friday morning, when the tests of the real window play. */
export const FRIDAY_0752 = '2026-11-20T07:52:00+08:00';

export interface AppOptions {
  /** A user folder that an earlier start, or the test, has filled. Default: an empty one. */
  readonly userData?: string;
  readonly clock?: string;
}

export interface Windows {
  /** Starts the built program in its real window, on a fixed day. */
  readonly open: (options?: AppOptions) => Promise<OpenWindow>;
  /** A user folder that goes with the file's tests. */
  readonly emptyUserData: () => string;
}

export interface OpenWindow {
  readonly hand: Hand;
  readonly userData: string;
}

/**
 * The windows of one test file. Each is closed after its test (or after the whole file), and then has
 * complained of nothing and left no process behind.
 */
export function windowsOfThisFile(until: 'test' | 'file' = 'test'): Windows {
  const folders: string[] = [];
  const open: Hand[] = [];
  const emptyUserData = () => {
    const folder = mkdtempSync(join(tmpdir(), 'station-window-'));
    folders.push(folder);
    return folder;
  };
  const closeAll = async () => {
    const hands = open.splice(0);
    for (const hand of hands) await hand.close();
    await vi.waitFor(() => expect(hands.flatMap(processesOf)).toEqual([]), { timeout: 10_000 });
    expect(hands.flatMap((hand) => hand.complaints)).toEqual([]);
  };
  if (until === 'test') afterEach(closeAll);
  afterAll(async () => {
    try {
      await closeAll();
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    }
  });
  return {
    emptyUserData,
    open: async ({ userData = emptyUserData(), clock = FRIDAY_0752 } = {}) => {
      const hand = await Hand.open({ appFolder: process.env.STATION_APP ?? REPOSITORY, userData, clock });
      open.push(hand);
      return { hand, userData };
    },
  };
}

/** What still runs of a window's programs: the window is started as the head of a process group. */
export function processesOf(hand: Hand): string[] {
  const group = hand.pid;
  // Elsewhere the operating system keeps no such list.
  if (process.platform !== 'linux' || group === undefined) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat)
    .filter((stat) => {
      const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state !== 'Z' && processGroup === String(group);
    });
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').trim();
  } catch {
    // Gone since the list was read.
    return '';
  }
}

/** Everything that the window has sent by now is answered: messages are taken in turn. */
export async function answered({ page }: Hand): Promise<void> {
  await page.evaluate(() => window.station.call('staff.listForSignIn', {}));
}

/** Looks into a file beside the running program, which it cannot change. */
export function look<Seen>(file: string, at: (db: ReadableDb) => Seen): Seen {
  const db = connect(file, { readonly: true });
  try {
    return at(db);
  } finally {
    db.$client.close();
  }
}

export function rowsOf(file: string, sql: string): unknown[] {
  return look(file, (db) => db.$client.prepare(sql).all());
}

/** The text of the element that has the focus, or its label: where the hand is. */
export async function focusedOn({ page }: Hand): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (
      element?.getAttribute('aria-label') ??
      element?.closest('label')?.textContent ??
      element?.className ??
      ''
    );
  });
}
