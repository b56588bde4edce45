import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ServerEvent } from '../../electron/shared/contract/reply.ts';
import type { Announcement } from '../../electron/shared/domain/announcements.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { followCalls } from '../../renderer/api/follow-calls.ts';
import { sayInTurn } from '../../renderer/app/voice/say-in-turn.ts';

function aCall(id: number): Announcement {
  return { id, at: instant(1_000), number: id, maskedName: '唐*梅', room: '全科诊断室', elder: false };
}

/** The open file: how often another one was opened, and its newest call. */
let station: { file: number; newest: number; broken: boolean };
let hear: (event: ServerEvent) => void;
let heard: (number | 'anew')[];
let stop: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  station = { file: 1, newest: 7, broken: false };
  vi.stubGlobal('window', {
    station: {
      call: async (_name: string, { after }: { after?: number }) => {
        const { file, newest, broken } = station;
        await Promise.resolve();
        if (broken) return { ok: false, error: { kind: 'fault', incident: '' } };
        const rows = Array.from({ length: after === undefined ? 0 : newest - after }, (_, index) =>
          aCall((after ?? 0) + index + 1),
        );
        return { ok: true, value: { cursor: Math.max(newest, after ?? 0), file, now: instant(1_000), rows } };
      },
      on: (listener: typeof hear) => {
        hear = listener;
        return () => undefined;
      },
    },
  });
  heard = [];
  stop = followCalls({
    heard: (calls) => heard.push(...calls.map((one) => one.id)),
    anew: () => heard.push('anew'),
  });
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function called(...topics: ('queue' | 'settings')[]): Promise<void> {
  station.newest += 1;
  hear({ kind: 'changed', topics });
}

test('a call in the instant in which somebody changes a setting is heard', async () => {
  await called('queue');
  await vi.advanceTimersByTimeAsync(0);
  hear({ kind: 'changed', topics: ['settings'] });
  await called('queue');
  await called('settings');
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([8, 9, 10]);
});

test('a question that failed is asked again, and nothing is missed', async () => {
  station.broken = true;
  await called('queue');
  await vi.advanceTimersByTimeAsync(0);
  station.broken = false;
  await called('queue');
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([8, 9]);
});

test.each([2, 7, 40])(
  'of another file, whose newest call is %i, only what comes from now on is heard',
  async (newest) => {
    station = { file: 2, newest, broken: false };
    hear({ kind: 'changed', topics: ['settings'] });
    await vi.advanceTimersByTimeAsync(0);
    await called('queue');
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['anew', newest + 1]);
  },
);

test('a call that cannot be said is passed over, and the voice goes on', async () => {
  const said: number[] = [];
  const voice = sayInTurn(async (call) => {
    if (call.id === 1) throw new Error('the voice is gone');
    said.push(call.id);
  });
  voice.heard([aCall(1), aCall(2)], instant(1_000));
  await vi.advanceTimersByTimeAsync(0);
  voice.heard([aCall(3)], instant(1_000));
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual([2, 3]);
});

test('the voice says the calls of another file, whose numbers begin anew', async () => {
  const said: number[] = [];
  const voice = sayInTurn(async (call) => void said.push(call.id));
  voice.heard([aCall(500)], instant(1_000));
  await vi.advanceTimersByTimeAsync(0);
  voice.anew();
  voice.heard([aCall(3)], instant(1_000));
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual([500, 3]);
});
