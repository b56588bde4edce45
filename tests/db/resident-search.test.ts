import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/migrate.ts';
import { inTransaction, type ReadableDb } from '../../db/open.ts';
import { findResidents } from '../../db/queries/resident-search.ts';
import { foldFresh } from '../../db/resident-search/fold.ts';
import {
  addSearchKeys,
  dropSearchKeys,
  keepFound,
  rebuildSearchKeys,
  touchSearch,
  writeSearchKeys,
} from '../../db/resident-search/keys.ts';
import { makeNewestLists } from '../../db/resident-search/lists.ts';
import { runSteps } from '../../db/resident-search/tend.ts';
import { loadSpelling, spellName } from '../../electron/services/spelling.ts';
import { givenNameSound } from '../../electron/shared/domain/given-name.ts';
import { tidyForSearch } from '../../electron/shared/domain/search-keys.ts';
import { otherReadings, withoutUmlaut } from '../../electron/shared/domain/surname-readings.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import { instant } from '../../electron/shared/values/instant.ts';

let folder: string;
let db: ReadableDb;
beforeAll(async () => {
  await loadSpelling();
  folder = mkdtempSync(join(tmpdir(), 'station-search-'));
  db = openDatabase({ file: join(folder, 'station.db') });
  db.$client.pragma('synchronous = OFF');
  db.$client.pragma('foreign_keys = OFF');
  // One file serves a hundred stations in turn, and who may be merged with whom is not the search's matter.
  const triggers = db.$client.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const trigger of triggers) db.$client.exec(`DROP TRIGGER "${String(trigger)}"`);
  db.$client.exec(
    "INSERT INTO staff (id, name, initials, title, password_hash, created_at) VALUES (1, '李慧', 'lh', '', 'x', 0)",
  );
});
afterAll(() => {
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

/** So small that a handful of people makes lists, shortens them and overflows them. */
const SIZES = { many: 3, kept: 4 };
const LIMIT = 3;

interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

type Step =
  | { readonly do: 'create'; readonly person: Person }
  | { readonly do: 'change'; readonly who: number; readonly person: Person }
  | { readonly do: 'visit' | 'unvisit' | 'merge' | 'part'; readonly who: number; readonly at: number }
  | { readonly do: 'fold' | 'lists' | 'rebuild' };

const person: fc.Arbitrary<Person> = fc.record({
  name: fc
    .tuple(fc.constantFrom('王', '曾', '单', '𠮷', '吕'), fc.constantFrom('小明', '明', '·王', '小单', ''))
    .map((parts) => parts.join('')),
  idNumber: fc.stringMatching(/^[12]{2,4}x?$/),
  phone: fc.stringMatching(/^(1[12]{1,3})?$/),
});
const who = fc.nat(11);
const at = fc.integer({ min: 1, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('create' as const), person }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), who, person }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'visit' as const,
        'visit' as const,
        'unvisit' as const,
        'merge' as const,
        'part' as const,
      ),
      who,
      at,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('fold' as const, 'lists' as const, 'rebuild' as const) }),
  },
);

const TERMS = [
  ...[
    '王',
    '明',
    '小',
    '小明',
    '王小',
    '曾',
    '𠮷',
    '单',
    'w',
    'wxm',
    'c',
    'z',
    'zeng',
    'ceng',
    's',
    'd',
    'shan',
    'dan',
  ],
  ...[
    'lv',
    'lu',
    'l',
    '1',
    '2',
    '11',
    '12',
    '21',
    '1x',
    '2x',
    'x',
    '111',
    '122',
    '2026',
    '1',
    '0001',
    '01',
    '明王',
  ],
];

let created = 0;

function carryOut(one: Step): void {
  const { $client } = db;
  const ids = $client.prepare('SELECT id FROM residents ORDER BY id').pluck().all() as ResidentId[];
  const chosen = 'who' in one ? ids[one.who % Math.max(ids.length, 1)] : undefined;
  inTransaction(db, (tx) => {
    switch (one.do) {
      case 'create': {
        created += 1;
        const { pinyin, initials } = spellName(one.person.name);
        const { lastInsertRowid } = $client
          .prepare(
            `INSERT INTO residents (record_no, name, pinyin, initials, sex, birth_day, id_kind, id_number, phone, created_at, created_by)
             VALUES (?, ?, ?, ?, 1, '2000-01-01', 'passport', ?, ?, 0, 1)`,
          )
          .run(
            `2026-${String(created).padStart(4, '0')}`,
            one.person.name,
            pinyin,
            initials,
            numberOf(one.person),
            one.person.phone,
          );
        addSearchKeys(tx, Number(lastInsertRowid) as ResidentId);
        return;
      }
      case 'change': {
        if (chosen === undefined) return;
        const { pinyin, initials } = spellName(one.person.name);
        keepFound(tx, chosen, () => {
          $client
            .prepare('UPDATE residents SET name = ?, pinyin = ?, initials = ?, phone = ? WHERE id = ?')
            .run(one.person.name, pinyin, initials, one.person.phone, chosen);
        });
        return;
      }
      case 'visit':
      case 'unvisit':
        if (chosen === undefined) return;
        $client
          .prepare('UPDATE residents SET last_visit_at = ? WHERE id = ?')
          .run(one.do === 'visit' ? one.at : null, chosen);
        touchSearch(tx, chosen);
        return;
      case 'merge': {
        const kept = ids.find((id) => id !== chosen);
        if (chosen === undefined || kept === undefined) return;
        dropSearchKeys(tx, chosen);
        $client.prepare('UPDATE residents SET merged_into_id = ? WHERE id = ?').run(kept, chosen);
        return;
      }
      case 'part':
        if (chosen === undefined) return;
        dropSearchKeys(tx, chosen);
        $client.prepare('UPDATE residents SET merged_into_id = NULL WHERE id = ?').run(chosen);
        writeSearchKeys(tx, chosen);
        return;
      case 'rebuild':
        rebuildSearchKeys(tx);
        return;
      case 'fold':
      case 'lists':
    }
  });
  if (one.do === 'fold') runSteps(foldFresh(db, SIZES));
  if (one.do === 'lists') runSteps(makeNewestLists(db, SIZES));
}

/** Numbers are unique in the file: a part of its own stands in the middle, where nobody searches. */
function numberOf({ idNumber }: Person): string {
  return `${idNumber.slice(0, 2)}q${created}q${idNumber.slice(2)}`;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly id_number: string;
  readonly phone: string;
  readonly record_no: string;
  readonly last_visit_at: number | null;
}

/** Row by row and without any of the program's tables. */
function findNaively(term: string): number[] {
  const rows = db.$client.prepare('SELECT * FROM residents WHERE merged_into_id IS NULL').all() as Row[];
  const isNumber = /^\d+x?$/.test(term);
  return rows
    .filter((row) => {
      const numbers = [row.id_number, row.phone, row.record_no].map(tidyForSearch);
      const given = givenNameSound(row.name, row);
      const givenSounds = given ? [given, ...withoutUmlaut(given)] : [];
      const sounds = [row, ...otherReadings(row.name, row), ...givenSounds];
      return (
        tidyForSearch(row.name).includes(term) ||
        sounds.some((one) => one.pinyin.startsWith(term) || one.initials.startsWith(term)) ||
        numbers.some((number) => number.startsWith(term) || (isNumber && number.endsWith(term)))
      );
    })
    .sort((a, b) => (b.last_visit_at ?? 0) - (a.last_visit_at ?? 0) || a.id - b.id)
    .map((row) => row.id);
}

function find(term: string) {
  const found = findResidents(db, {
    term,
    today: clinicDay('2026-11-20'),
    todayFrom: instant(0),
    limit: LIMIT,
  });
  return { ids: found.rows.map((row) => row.residentId), total: found.total };
}

describe('residents are found', () => {
  test('as a scan of all records would find them, whatever was created, changed, visited, merged and folded', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        emptyStation();
        steps.forEach(carryOut);
        for (const term of TERMS) {
          const all = findNaively(term);
          const { ids, total } = find(term);
          expect([term, ids]).toEqual([term, all.slice(0, LIMIT)]);
          expect([term, total ?? all.length]).toEqual([term, all.length]);
        }
      }),
      { numRuns: 120 },
    );
  }, 120_000);
});

function emptyStation(): void {
  db.$client.exec('DELETE FROM residents');
  inTransaction(db, rebuildSearchKeys);
  created = 0;
}
