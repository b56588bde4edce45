import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import { idColumn } from './columns.ts';
import { residents } from './residents.ts';

/**
 * By what each resident is found (`searchKeysOf`); WITHOUT ROWID. It follows the resident's own row, holds no
 * moment, and so is not written when somebody visits. No foreign key: at a million residents checking its
 * fifteen million rows would hold up every later step; `verifyBooks` compares them instead.
 */
export const residentKeys = sqliteTable(
  'resident_keys',
  {
    key: text('key').notNull(),
    residentId: idColumn<ResidentId>('resident_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.residentId] })],
);

/**
 * The newest of those whom a term finds that finds too many to sort; WITHOUT ROWID. A list is what it says
 * for everybody who is not in `resident_fresh`: its residents are the newest, without a gap.
 */
export const residentNewest = sqliteTable(
  'resident_newest',
  {
    term: text('term').notNull(),
    residentId: idColumn<ResidentId>('resident_id').notNull(),
    /** 0: never here. */
    visitedAt: integer('visited_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.term, table.residentId] }),
    index('resident_newest_resident').on(table.residentId),
  ],
);

/** Who visited or changed since the lists were brought up to date: one row, however often. */
export const residentFresh = sqliteTable('resident_fresh', {
  residentId: idColumn<ResidentId>('resident_id')
    .primaryKey()
    .references(() => residents.id, { onDelete: 'restrict' }),
  /** 0: never here. */
  visitedAt: integer('visited_at').notNull(),
  /** Each key after a line feed; empty for somebody who is found no more. */
  keys: text('keys').notNull(),
});

/** One row: what keys and lists were made by and from. */
export const residentSearchState = sqliteTable(
  'resident_search_state',
  {
    id: integer('id').primaryKey(),
    /** `SEARCH_KEY_VERSION` of the keys; 0 before they are made. */
    keyVersion: integer('key_version').notNull(),
    /** The newest record when the lists were made; 0 before. */
    listedTo: integer('listed_to').notNull(),
  },
  (table) => [check('resident_search_state_one', sql`${table.id} = 1`)],
);
