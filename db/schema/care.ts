import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Mobility } from '../../electron/shared/domain/care-marks.ts';
import type { StaffId, TicketId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, flag, idColumn, key } from './columns.ts';
import { tickets } from './queue.ts';
import { staff } from './staff.ts';
import { businessDays } from './visits.ts';

/** 陪同, 轮椅, 抱: by the day's number, so that they go with the person from the door through all points. */
export const careMarks = sqliteTable(
  'care_marks',
  {
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    accompany: flag('accompany').notNull(),
    mobility: text('mobility').$type<Mobility>().notNull(),
    markedAt: atColumn('marked_at').notNull(),
    markedBy: idColumn<StaffId>('marked_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.number] }),
    check('care_marks_mobility', sql`${table.mobility} IN ('none', 'wheelchair', 'carried')`),
  ],
);

/** Seats of the elders' area (老年人专用座): who sat where, from when to when. */
export const seatings = sqliteTable(
  'seatings',
  {
    id: key<number>(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    seat: integer('seat').notNull(),
    seatedAt: atColumn('seated_at').notNull(),
    seatedBy: idColumn<StaffId>('seated_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    freedAt: atColumn('freed_at'),
  },
  (table) => [
    uniqueIndex('seatings_one_on_a_seat').on(table.day, table.seat).where(sql`freed_at IS NULL`),
    uniqueIndex('seatings_one_seat_each').on(table.day, table.number).where(sql`freed_at IS NULL`),
    check('seatings_seat', sql`${table.seat} > 0`),
  ],
);

/** 已送到: the guide (导医) brought somebody to where he waits. */
export const escorts = sqliteTable(
  'escorts',
  {
    id: key<number>(),
    ticketId: idColumn<TicketId>('ticket_id')
      .notNull()
      .references(() => tickets.id, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    staffId: idColumn<StaffId>('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
  },
  (table) => [index('escorts_ticket').on(table.ticketId)],
);
