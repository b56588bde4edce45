import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Facility } from '../../electron/shared/domain/evidence-words.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, flag, idColumn, key } from './columns.ts';
import { queueEvents } from './queue.ts';
import { staff } from './staff.ts';

/**
 * Every rule of the queues that was ever in force; written by a trigger when the setting changes. A row holds
 * for the events after the one it names, so the rule of each call is known without a clock.
 */
export const queuePolicies = sqliteTable(
  'queue_policies',
  {
    id: key<number>(),
    afterEventId: integer('after_event_id').notNull(),
    at: atColumn('at').notNull(),
    /** NULL: the rule that the program came with, or that was set when the station was made. */
    setBy: idColumn<StaffId>('set_by').references(() => staff.id, { onDelete: 'restrict' }),
    value: text('value').notNull(),
  },
  (table) => [
    check('queue_policies_value_is_json', sql`json_valid(${table.value})`),
    check('queue_policies_after_event', sql`${table.afterEventId} >= 0`),
  ],
);

/** 已阅: the head has read why somebody was called by hand. Once for each call. */
export const manualCallReviews = sqliteTable('manual_call_reviews', {
  eventId: integer('event_id')
    .primaryKey()
    .references(() => queueEvents.id, { onDelete: 'restrict' }),
  at: atColumn('at').notNull(),
  staffId: idColumn<StaffId>('staff_id')
    .notNull()
    .references(() => staff.id, { onDelete: 'restrict' }),
});

/** 承诺的设施: what somebody saw on a day; the newest row of a facility is what holds. */
export const facilityChecks = sqliteTable(
  'facility_checks',
  {
    id: key<number>(),
    facility: text('facility').$type<Facility>().notNull(),
    present: flag('present').notNull(),
    note: text('note').notNull().default(''),
    checkedDay: dayColumn('checked_day').notNull(),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
  },
  (table) => [
    index('facility_checks_newest').on(table.facility, table.checkedDay),
    check('facility_checks_facility', sql`${table.facility} IN ('signs', 'seats', 'guide')`),
    check('facility_checks_present', sql`${table.present} IN (0, 1)`),
    check('facility_checks_note', sql`length(${table.note}) <= 30`),
  ],
);
