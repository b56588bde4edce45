import { prepared, type ReadableDb } from '../open.ts';
import { foldFresh } from './fold.ts';
import { makeNewestLists } from './lists.ts';

/** So many fresh ones are looked through in a moment; more are taken over into the lists. */
const FRESH = 100;

/** Below that nobody waits for sorting. */
const FEW_RECORDS = 250;

const state = prepared((db) =>
  db.$client.prepare(
    `SELECT listed_to AS listedTo, (SELECT coalesce(max(id), 0) FROM residents) AS newest,
       (SELECT count(*) FROM resident_fresh) AS fresh FROM resident_search_state WHERE id = 1`,
  ),
);

/**
 * What a quick search needs now and then, in steps of some milliseconds, while nobody waits: lists when there
 * are a quarter more records than they were made from, or who visited taken over into them. A search finds the
 * same before, between and after the steps; any of them may be the last.
 */
export function* tendSearch(db: ReadableDb): Generator<void> {
  const { listedTo, newest, fresh } = state(db).get() as Record<'listedTo' | 'newest' | 'fresh', number>;
  if (newest > listedTo * 1.25 + FEW_RECORDS) yield* makeNewestLists(db);
  else if (fresh > FRESH) yield* foldFresh(db);
}

/** All steps at once, where nobody waits. */
export function runSteps(steps: Generator<void>): void {
  while (!steps.next().done);
}
