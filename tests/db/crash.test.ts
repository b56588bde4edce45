import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { killAgainAndAgain } from '../crash/kill-rounds.ts';
import { cutThePower } from '../crash/power-cut.ts';

/** The short run of `npm run crash`, which kills forty times. */
const folder = mkdtempSync(join(tmpdir(), 'station-crash-test-'));
const MINUTE = 60_000;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'a station killed five times holds what its desks were told, and what one holds that never was',
  async () => {
    const first = ['work', 'checkpoint', 'migration', 'backup', 'work'] as const;
    const rounds = await killAgainAndAgain({ folder, kills: 5, seed: 11, visitsPerYear: 2_900, first });
    expect(rounds.map(({ moment, complaints }) => ({ moment, complaints }))).toEqual(
      first.map((moment) => ({ moment, complaints: [] })),
    );
  },
  MINUTE,
);

test(
  'a torn log or a half checkpoint costs no acknowledged command, and a lost commit is noticed',
  async () => {
    const results = await cutThePower(folder, 12, ['short tail', 'half checkpoint', 'lost commit']);
    expect(results.map(({ tear, complaints }) => ({ tear, lost: complaints.length > 0 }))).toEqual([
      { tear: 'short tail', lost: false },
      { tear: 'half checkpoint', lost: false },
      { tear: 'lost commit', lost: true },
    ]);
  },
  MINUTE,
);
