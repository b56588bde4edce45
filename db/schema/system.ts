import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CommandId, StaffId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, idColumn, key } from './columns.ts';
import { staff } from './staff.ts';

/** Settings that the head may change; each value is JSON of the schema named by its key. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: atColumn('updated_at').notNull(),
  updatedBy: idColumn<StaffId>('updated_by').references(() => staff.id, { onDelete: 'restrict' }),
});

/** Every accepted command with its first answer, so that a repeated id is answered and not run. */
export const commands = sqliteTable('commands', {
  sequence: integer('sequence').primaryKey(),
  commandId: text('command_id').$type<CommandId>().notNull().unique(),
  procedure: text('procedure').notNull(),
  staffId: idColumn<StaffId>('staff_id').references(() => staff.id, { onDelete: 'restrict' }),
  inputHash: text('input_hash').notNull(),
  reply: text('reply').notNull(),
  at: atColumn('at').notNull(),
});

/** Who did what, when. Written in the transaction of the change itself; never holds names or numbers of people. */
export const audit = sqliteTable(
  'audit',
  {
    id: key<number>(),
    at: atColumn('at').notNull(),
    day: dayColumn('day').notNull(),
    staffId: idColumn<StaffId>('staff_id').references(() => staff.id, { onDelete: 'restrict' }),
    desk: text('desk').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectId: integer('subject_id'),
    detail: text('detail').notNull(),
  },
  (table) => [
    index('audit_subject').on(table.subject, table.subjectId),
    check('audit_detail_is_json', sql`json_valid(${table.detail})`),
  ],
);

/** What somebody was typing, kept across desks and crashes. Not a fact: it is replaced and removed. */
export const drafts = sqliteTable(
  'drafts',
  {
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    desk: text('desk').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    updatedAt: atColumn('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.desk, table.subject] }),
    check('drafts_body_is_json', sql`json_valid(${table.body})`),
  ],
);
