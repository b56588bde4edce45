import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CallRule, QueueRank } from '../../electron/shared/domain/queue-order.ts';
import type { QueuePoint, TicketStatus } from '../../electron/shared/domain/queue-points.ts';
import type { ClinicId, StaffId, TicketId, VisitId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, flag, idColumn, key } from './columns.ts';
import { clinics, staff } from './staff.ts';
import { businessDays, visits } from './visits.ts';

/** A visit's place at one of the six points. The rank is the visit's, and does not change on the way. */
export const tickets = sqliteTable(
  'tickets',
  {
    id: key<TicketId>(),
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    day: dayColumn('day').notNull(),
    point: text('point').$type<QueuePoint>().notNull(),
    /** The room the visit is meant for; NULL: any window of the point. */
    clinicId: idColumn<ClinicId>('clinic_id').references(() => clinics.id, { onDelete: 'restrict' }),
    status: text('status').$type<TicketStatus>().notNull(),
    rank: text('rank').$type<QueueRank>().notNull(),
    arrivedAt: atColumn('arrived_at').notNull(),
    waitingSince: atColumn('waiting_since').notNull(),
    /** Back with results (回诊). */
    returned: flag('returned').notNull().default(false),
    /** Ordinary patients still to be called before a missed and recalled one may be. */
    recalledBehind: integer('recalled_behind').notNull().default(0),
    calls: integer('calls').notNull().default(0),
    misses: integer('misses').notNull().default(0),
    lastCalledAt: atColumn('last_called_at'),
    /** Where it was last called to. */
    calledClinicId: idColumn<ClinicId>('called_clinic_id').references(() => clinics.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    uniqueIndex('tickets_one_live_per_point')
      .on(table.visitId, table.point)
      .where(sql`status IN ('waiting', 'called', 'serving', 'missed')`),
    index('tickets_board').on(table.day, table.point, table.status),
    index('tickets_visit').on(table.visitId),
    check(
      'tickets_point',
      sql`${table.point} IN ('registration', 'consultation', 'lab', 'examination', 'cashier', 'pickup')`,
    ),
    check(
      'tickets_status',
      sql`${table.status} IN ('waiting', 'called', 'serving', 'missed', 'done', 'cancelled')`,
    ),
    check('tickets_rank', sql`${table.rank} IN ('emergency', 'priority', 'ordinary')`),
    check(
      'tickets_counts',
      sql`${table.calls} >= 0 AND ${table.misses} >= 0 AND ${table.recalledBehind} >= 0`,
    ),
  ],
);

export type QueueEventKind =
  | 'enter'
  | 'call'
  | 'call_out_of_order'
  | 'call_again'
  | 'serve'
  | 'miss'
  | 'come_back'
  | 'return_with_results'
  | 'done'
  | 'cancel';

/** What happened to a ticket, in order; the ticket's state is the last row's `status_after`. */
export const queueEvents = sqliteTable(
  'queue_events',
  {
    id: key<number>(),
    ticketId: idColumn<TicketId>('ticket_id')
      .notNull()
      .references(() => tickets.id, { onDelete: 'restrict' }),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
    kind: text('kind').$type<QueueEventKind>().notNull(),
    statusAfter: text('status_after').$type<TicketStatus>().notNull(),
    point: text('point').$type<QueuePoint>().notNull(),
    rank: text('rank').$type<QueueRank>().notNull(),
    clinicId: idColumn<ClinicId>('clinic_id').references(() => clinics.id, { onDelete: 'restrict' }),
    staffId: idColumn<StaffId>('staff_id').references(() => staff.id, { onDelete: 'restrict' }),
    /** The rule that decided a call: what the next decision needs to know of the calls before it. */
    rule: text('rule').$type<CallRule>(),
    /** Why this one and not another: one Chinese sentence, or the typed reason of a call out of order. */
    reason: text('reason').notNull().default(''),
  },
  (table) => [
    index('queue_events_ticket').on(table.ticketId),
    index('queue_events_calls').on(table.day, table.point, table.kind),
    check(
      'queue_events_kind',
      sql`${table.kind} IN ('enter', 'call', 'call_out_of_order', 'call_again', 'serve', 'miss', 'come_back', 'return_with_results', 'done', 'cancel')`,
    ),
    check(
      'queue_events_rule',
      sql`(${table.kind} IN ('call', 'call_out_of_order')) = (${table.rule} IS NOT NULL)`,
    ),
    check(
      'queue_events_out_of_order_needs_a_reason',
      sql`${table.kind} <> 'call_out_of_order' OR length(${table.reason}) > 0`,
    ),
  ],
);
