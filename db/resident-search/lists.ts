import { searchKeysOf, termOfBeginning, termsOf } from '../../electron/shared/domain/search-keys.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import { inTransaction, type ReadableDb } from '../open.ts';
import { byNewest, type Placed } from './order.ts';
import { findSubject } from './subjects.ts';

export interface ListSizes {
  /** A term that finds so many has a list; fewer are sorted when they are asked for. */
  readonly many: number;
  /** How many of the newest a list keeps: more than a search shows, because some go over to the fresh ones. */
  readonly kept: number;
}

export const LIST_SIZES: ListSizes = { many: 100, kept: 32 };

/** Keys, residents and lists of one step: whoever stands at a desk waits some milliseconds for it at most. */
const STEP = { keys: 4_000, residents: 200, lists: 10 } as const;

/**
 * Finds out which terms find many, and writes for each who came newest; in steps, between which anybody may
 * write. Who visits or changes meanwhile stands in `resident_fresh`, to which the lists give way, so no step
 * need see the same moment as the one before.
 */
export function* makeNewestLists(db: ReadableDb, sizes: ListSizes = LIST_SIZES): Generator<void> {
  const fresh = db.$client.prepare('SELECT resident_id, visited_at, keys FROM resident_fresh').raw().all();
  const { periods, newest } = yield* readPeriods(db);
  const terms = yield* findManyTerms(db, sizes.many);
  yield* replaceLists(db, yield* fillLists(db, inOrder(periods), terms, sizes.kept));
  const forget = db.$client.prepare(
    'DELETE FROM resident_fresh WHERE resident_id = ? AND visited_at = ? AND keys = ?',
  );
  inTransaction(db, () => {
    // Who visited since has another moment, who changed has other keys: they stay.
    for (const row of fresh) forget.run(row);
    db.$client.prepare('UPDATE resident_search_state SET listed_to = ? WHERE id = 1').run(newest);
  });
}

/** Whoever came last within so long is put in order at once. */
const PERIOD_MS = 30 * 86_400_000;

type Periods = ReadonlyMap<number, Placed[]>;

/** Everybody by the period of the last visit, and the newest record. */
function* readPeriods(db: ReadableDb): Generator<void, { periods: Periods; newest: number }> {
  const page = db.$client.prepare(
    `SELECT id AS residentId, coalesce(last_visit_at, 0) AS visitedAt FROM residents INDEXED BY residents_recency
     WHERE id > ? ORDER BY id LIMIT ${STEP.keys}`,
  );
  const periods = new Map<number, Placed[]>();
  for (let newest = 0; ; ) {
    const rows = page.all(newest) as Placed[];
    for (const one of rows) {
      const period = Math.floor(one.visitedAt / PERIOD_MS);
      const same = periods.get(period);
      if (same) same.push(one);
      else periods.set(period, [one]);
    }
    const end = rows.at(-1);
    if (!end) return { periods, newest };
    newest = end.residentId;
    yield;
  }
}

/** Everybody, newest visit first. */
function* inOrder(periods: Periods): Generator<Placed> {
  const newestFirst = [...periods].sort(([left], [right]) => right - left);
  for (const [, people] of newestFirst) yield* people.sort(byNewest);
}

/** The terms that find at least `many` keys. Keys come sorted, so those of one beginning come together. */
function* findManyTerms(db: ReadableDb, many: number): Generator<void, Set<string>> {
  const found = new Set<string>();
  /** counts[length - 1]: keys so far that begin like the current one, to that length. */
  const counts: number[] = [];
  let current = '';
  const keepFrom = (length: number) => {
    while (counts.length > length) {
      const beginning = current.slice(0, counts.length);
      const term = (counts.pop() ?? 0) >= many ? termOfBeginning(beginning) : undefined;
      // Half of a character outside the basic plane is no beginning.
      if (term !== undefined && !/[\uD800-\uDBFF]$/.test(beginning)) found.add(term);
    }
  };
  for (const keys of pagesOfKeys(db)) {
    for (const key of keys) {
      keepFrom(commonLength(current, key));
      for (let index = 0; index < counts.length; index += 1) counts[index] = (counts[index] ?? 0) + 1;
      while (counts.length < key.length) counts.push(1);
      current = key;
    }
    yield;
  }
  keepFrom(0);
  return found;
}

function* pagesOfKeys(db: ReadableDb): Generator<readonly string[]> {
  const page = db.$client
    .prepare(
      `SELECT key, resident_id FROM resident_keys WHERE (key, resident_id) > (?, ?)
       ORDER BY key, resident_id LIMIT ${STEP.keys}`,
    )
    .raw();
  let last: readonly [string, number] = ['', 0];
  for (;;) {
    const rows = page.all(last) as [string, number][];
    yield rows.map(([key]) => key);
    const end = rows.at(-1);
    if (!end) return;
    last = end;
  }
}

function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left.charCodeAt(length) === right.charCodeAt(length)) length += 1;
  return length;
}

type Lists = Map<string, Placed[]>;

function* fillLists(
  db: ReadableDb,
  placed: Iterable<Placed>,
  terms: ReadonlySet<string>,
  kept: number,
): Generator<void, Lists> {
  const lists: Lists = new Map([...terms].map((term) => [term, []]));
  let open = terms.size;
  let seen = 0;
  for (const one of placed) {
    if (open === 0) break;
    if (seen % STEP.residents === 0) yield;
    seen += 1;
    const subject = findSubject(db, one.residentId as ResidentId);
    for (const term of subject ? termsOf(searchKeysOf(subject)) : []) {
      const list = lists.get(term);
      if (!list || list.length >= kept) continue;
      list.push(one);
      if (list.length === kept) open -= 1;
    }
  }
  return lists;
}

function* replaceLists(db: ReadableDb, lists: Lists): Generator<void> {
  const { $client } = db;
  const old = $client.prepare('SELECT DISTINCT term FROM resident_newest').pluck().all() as string[];
  const clear = $client.prepare('DELETE FROM resident_newest WHERE term = ?');
  const add = $client.prepare('INSERT INTO resident_newest (term, resident_id, visited_at) VALUES (?, ?, ?)');
  const terms = [...new Set([...old, ...lists.keys()])].sort();
  for (let from = 0; from < terms.length; from += STEP.lists) {
    inTransaction(db, () => {
      for (const term of terms.slice(from, from + STEP.lists)) {
        clear.run(term);
        for (const { residentId, visitedAt } of lists.get(term) ?? []) add.run(term, residentId, visitedAt);
      }
    });
    yield;
  }
}
