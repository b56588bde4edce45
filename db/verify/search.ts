import { searchKeysOf, termsOf } from '../../electron/shared/domain/search-keys.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import type { ReadableDb } from '../open.ts';
import { joinKeys } from '../resident-search/keys.ts';
import { byNewest, type Placed } from '../resident-search/order.ts';
import { eachSubject, findSubject } from '../resident-search/subjects.ts';
import type { BreachRow, Rule } from './rule.ts';

/** What residents are found by, against what their own rows say. Rows name residents by their ids alone. */
export const SEARCH_RULES: readonly Rule[] = [
  {
    name: 'search.keys-are-what-the-residents-say',
    table: 'resident_keys',
    sentence: '有居民按自己的姓名、拼音或号码找不到，或按别人的找到了',
    find: findWrongKeys,
  },
  {
    name: 'search.fresh-are-what-the-residents-say',
    table: 'resident_fresh',
    sentence: '查找用的最近来访与居民档案不符',
    find: findWrongFresh,
  },
  {
    name: 'search.newest-are-the-newest',
    table: 'resident_newest',
    sentence: '查找名单漏了最近来过的居民，或次序不对',
    find: findWrongLists,
  },
];

function findWrongKeys(db: ReadableDb): BreachRow[] {
  const countOf = db.$client
    .prepare(
      'SELECT count(*) FROM json_each(?) j JOIN resident_keys k ON k.key = j.value AND k.resident_id = ?',
    )
    .pluck();
  const wrong: BreachRow[] = [];
  let due = 0;
  for (const subject of eachSubject(db)) {
    const keys = searchKeysOf(subject);
    const found = Number(countOf.get(JSON.stringify(keys), subject.id));
    due += found;
    if (found < keys.length) wrong.push({ id: subject.id, found, expected: keys.length });
  }
  const all = Number(db.$client.prepare('SELECT count(*) FROM resident_keys').pluck().get());
  return all === due ? wrong : [...wrong, ...findTooMany(db)];
}

/** Only asked when there are more keys than anybody needs. */
function findTooMany(db: ReadableDb): BreachRow[] {
  const rows = db.$client
    .prepare('SELECT resident_id AS id, count(*) AS found FROM resident_keys GROUP BY resident_id')
    .all() as { id: ResidentId; found: number }[];
  return rows.flatMap(({ id, found }) => {
    const subject = findSubject(db, id);
    const expected = subject ? searchKeysOf(subject).length : 0;
    return found > expected ? [{ id, found, expected }] : [];
  });
}

interface FreshRow {
  readonly id: ResidentId;
  readonly visitedAt: number;
  readonly keys: string;
}

function findWrongFresh(db: ReadableDb): BreachRow[] {
  const rows = db.$client
    .prepare('SELECT resident_id AS id, visited_at AS visitedAt, keys FROM resident_fresh')
    .all() as FreshRow[];
  return rows.flatMap(({ id, visitedAt, keys }): BreachRow[] => {
    const subject = findSubject(db, id);
    const expected = subject ? joinKeys(searchKeysOf(subject)) : '';
    if (keys === expected && (!subject || subject.visitedAt === visitedAt)) return [];
    return [{ id, found: visitedAt, expected: subject?.visitedAt ?? null }];
  });
}

/** Who visited or changed since stands among the fresh; of all others a list must name the newest, in order. */
function findWrongLists(db: ReadableDb): BreachRow[] {
  const fresh = new Set(db.$client.prepare('SELECT resident_id FROM resident_fresh').pluck().all());
  const lists = readLists(db, fresh);
  const placed: Placed[] = [];
  if (lists.size > 0) {
    for (const { id, visitedAt } of eachSubject(db)) {
      if (!fresh.has(id)) placed.push({ residentId: id, visitedAt });
    }
  }
  const wrong: BreachRow[] = [];
  for (const one of placed.sort(byNewest)) {
    if (lists.size === 0) break;
    const subject = findSubject(db, one.residentId as ResidentId);
    for (const term of subject ? termsOf(searchKeysOf(subject)) : []) {
      const list = lists.get(term);
      const next = list?.shift();
      if (!list || !next) continue;
      if (next.residentId !== one.residentId || next.visitedAt !== one.visitedAt) {
        wrong.push({ id: next.residentId, found: next.visitedAt, expected: one.visitedAt });
        list.length = 0;
      }
      if (list.length === 0) lists.delete(term);
    }
  }
  const left = [...lists.values()].flatMap((list) => list.slice(0, 1));
  return [...wrong, ...left.map((one) => ({ id: one.residentId, found: one.visitedAt, expected: null }))];
}

function readLists(db: ReadableDb, fresh: ReadonlySet<unknown>): Map<string, Placed[]> {
  const rows = db.$client
    .prepare('SELECT term, resident_id AS residentId, visited_at AS visitedAt FROM resident_newest')
    .all() as (Placed & { readonly term: string })[];
  const lists = new Map<string, Placed[]>();
  for (const row of rows) {
    if (fresh.has(row.residentId)) continue;
    const list = lists.get(row.term);
    if (list) list.push(row);
    else lists.set(row.term, [row]);
  }
  for (const list of lists.values()) list.sort(byNewest);
  return lists;
}
