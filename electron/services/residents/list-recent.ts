import { countResidents, listRecentResidents } from '../../../db/queries/recent-residents.ts';
import type { Handler } from '../handler.ts';
import { showFound } from './show-found.ts';

const ROWS = 20;

/** What the desk shows before anything is typed: who came last, and how many records stand. */
export const listRecent: Handler<'residents.listRecent'> = (context) => ({
  total: countResidents(context.db),
  rows: listRecentResidents(context.db, context.today, ROWS).map((row) => showFound(row, context.today)),
});
