import { termsOf } from '../../electron/shared/domain/search-keys.ts';
import { inTransaction, prepared, type ReadableDb } from '../open.ts';
import { splitKeys } from './keys.ts';
import { LIST_SIZES, type ListSizes } from './lists.ts';
import { byNewest, type Placed } from './order.ts';

interface Fresh extends Placed {
  readonly keys: string;
}

/** Residents of one step: whoever stands at a desk waits some milliseconds for it at most. */
const STEP = 5;

const someFresh = prepared((db) =>
  db.$client.prepare(
    `SELECT resident_id AS residentId, visited_at AS visitedAt, keys FROM resident_fresh ORDER BY resident_id LIMIT ${STEP}`,
  ),
);
const forgetFresh = prepared((db) => db.$client.prepare('DELETE FROM resident_fresh WHERE resident_id = ?'));
const leaveLists = prepared((db) => db.$client.prepare('DELETE FROM resident_newest WHERE resident_id = ?'));
const leaveList = prepared((db) =>
  db.$client.prepare('DELETE FROM resident_newest WHERE term = ? AND resident_id = ?'),
);
const enterList = prepared((db) =>
  db.$client.prepare('INSERT INTO resident_newest (term, resident_id, visited_at) VALUES (?, ?, ?)'),
);
const listOf = prepared((db) =>
  db.$client.prepare(
    'SELECT resident_id AS residentId, visited_at AS visitedAt FROM resident_newest WHERE term = ?',
  ),
);

/**
 * Takes those who visited or changed over into the lists, so that a search need not look through them. While
 * nobody waits; a search finds the same before, between and after.
 */
export function* foldFresh(db: ReadableDb, sizes: ListSizes = LIST_SIZES): Generator<void> {
  for (;;) {
    const folded = inTransaction(db, () => foldSome(db, sizes));
    if (folded < STEP) return;
    yield;
  }
}

function foldSome(db: ReadableDb, sizes: ListSizes): number {
  const fresh = someFresh(db).all() as Fresh[];
  for (const one of fresh) leaveLists(db).run(one.residentId);
  for (const one of fresh.toSorted(byNewest)) {
    for (const term of termsOf(splitKeys(one.keys))) place(db, term, one, sizes);
    forgetFresh(db).run(one.residentId);
  }
  return fresh.length;
}

/** Into its list, if the term has one and the resident does not come after its end: what is there is unknown. */
function place(db: ReadableDb, term: string, fresh: Fresh, { kept }: ListSizes): void {
  const list = listOf(db).all(term) as Placed[];
  const sorted = list.sort(byNewest);
  const end = sorted.at(-1);
  if (!end || byNewest(fresh, end) > 0) return;
  enterList(db).run(term, fresh.residentId, fresh.visitedAt);
  if (list.length < 2 * kept) return;
  for (const { residentId } of sorted.slice(kept)) leaveList(db).run(term, residentId);
}
