import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyBooks } from '../../../db/verify-books.ts';
import type { ResidentMergeId } from '../../../electron/shared/values/ids.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openFrontDesk } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const PEOPLE = 5;

const LOGS = [
  'audit',
  'commands',
  'resident_merges',
  'resident_merge_fields',
  'resident_merge_undos',
  'resident_fresh',
];

function bookDump(station: TestStation) {
  return Object.fromEntries(
    Object.entries(dumpDatabase(station.db)).filter(([name]) => !LOGS.includes(name)),
  );
}

/** Five records with other things known of each; some were here, some hold a card. */
async function openPeople(seen: readonly boolean[]): Promise<TestStation> {
  const station = openTestStation();
  const front = openFrontDesk(station);
  for (let at = 0; at < PEOPLE; at += 1) {
    const { residentId } = await station.as('front_desk').call('residents.create', {
      name: `赵德${'福富夫甫府'.charAt(at)}`,
      idKind: 'none',
      idNumber: '',
      sex: 1,
      birthDay: '1968-07-17',
      guardianName: '王秀莲',
      guardianRelation: '配偶',
      ...(at % 2 === 0 ? { cardNo: `CARD${at}` } : { phone: `1390000204${at}` }),
    });
    station.advance(60_000);
    if (!seen[at]) continue;
    await front.register(residentId);
  }
  // The lines of yesterday are nobody's lines today.
  station.advance(24 * 3_600_000);
  return station;
}

/** Merges drawn by chance; those that the rules refuse fall out. */
async function mergeAll(station: TestStation, pairs: readonly (readonly [number, number])[]) {
  const done: ResidentMergeId[] = [];
  for (const [kept, merged] of pairs) {
    const before = dumpDatabase(station.db);
    const reply = await station
      .as('front_desk')
      .reply('residents.merge', { keptId: kept, mergedId: merged, reason: '同一个人' });
    if (reply.ok) done.push(reply.value.mergeId);
    else expect(dumpDatabase(station.db)).toEqual(before);
  }
  return done;
}

const person = fc.integer({ min: 1, max: PEOPLE });

test('whatever was merged into whatever, taking all of it back in any order restores every row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: PEOPLE, maxLength: PEOPLE }),
      fc.array(fc.tuple(person, person), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
      async (seen, pairs, order) => {
        const station = await openPeople(seen);
        try {
          const before = bookDump(station);
          const done = await mergeAll(station, pairs);
          expect(verifyBooks(station.db)).toEqual([]);
          const shuffled = done
            .map((mergeId, at) => ({ mergeId, at: order[at] ?? 0 }))
            .sort((a, b) => a.at - b.at || a.mergeId - b.mergeId);
          for (const { mergeId } of shuffled) {
            await station.as('front_desk').call('residents.undoMerge', { mergeId, reason: '拆回' });
            expect(verifyBooks(station.db)).toEqual([]);
          }
          expect(bookDump(station)).toEqual(before);
        } finally {
          station.close();
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
