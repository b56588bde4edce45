import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { DoorClaim } from '../../electron/shared/domain/care-marks.ts';
import type { CallRule, QueueRank } from '../../electron/shared/domain/queue-order.ts';
import type { QueuePoint, TicketStatus } from '../../electron/shared/domain/queue-points.ts';
import type {
  ArrivalId,
  ClinicId,
  ResidentId,
  StaffId,
  TicketId,
  VisitId,
} from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, flag, idColumn, key } from './columns.ts';
import { residents } from './residents.ts';
import { clinics, staff } from './staff.ts';
import { businessDays, visits } from './visits.ts';

/**
 * A number taken at the door (取号). The day's numbers are one sequence for arrivals and visits: the visit that
 * comes of an arrival takes its number, and no number is given twice or anew.
 */
export const arrivals = sqliteTable(
  'arrivals',
  {
    id: key<ArrivalId>(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    arrivedAt: atColumn('arrived_at').notNull(),
    takenBy: idColumn<StaffId>('taken_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    residentId: idColumn<ResidentId>('resident_id').references(() => residents.id, { onDelete: 'restrict' }),
    /** From the ID card of somebody without a record; the card's number is not kept. */
    birthDay: dayColumn('birth_day'),
    rank: text('rank').$type<QueueRank>().notNull(),
    /** By what the rank was given; NULL for ordinary patients. */
    claim: text('claim').$type<DoorClaim>(),
    /** The visit that came of it. */
    visitId: idColumn<VisitId>('visit_id').references(() => visits.id, { onDelete: 'restrict' }),
    cancelledAt: atColumn('cancelled_at'),
    cancelledBy: idColumn<StaffId>('cancelled_by').references(() => staff.id, { onDelete: 'restrict' }),
    cancelReason: text('cancel_reason').notNull().default(''),
  },
  (table) => [
    uniqueIndex('arrivals_number').on(table.day, table.number),
    uniqueIndex('arrivals_visit').on(table.visitId).where(sql`visit_id IS NOT NULL`),
    index('arrivals_open').on(table.day).where(sql`visit_id IS NULL AND cancelled_at IS NULL`),
    check('arrivals_number_from_one', sql`${table.number} > 0`),
    check('arrivals_rank', sql`${table.rank} IN ('emergency', 'priority', 'ordinary')`),
    check(
      'arrivals_claim',
      sql`${table.claim} IS NULL OR ${table.claim} IN ('card', 'record', 'word', 'triage')`,
    ),
    check(
      'arrivals_claim_of_rank',
      sql`(${table.rank} = 'ordinary') = (${table.claim} IS NULL) AND (${table.rank} = 'emergency') = (${table.claim} IS 'triage')`,
    ),
    check('arrivals_one_end', sql`${table.visitId} IS NULL OR ${table.cancelledAt} IS NULL`),
    check('arrivals_cancelled', sql`(${table.cancelledAt} IS NULL) = (${table.cancelReason} = '')`),
  ],
);

/**
 * A place at one of the six points: a visit's, or at 挂号 that of an arrival which is no visit yet. The rank is
 * the visit's (the door's), and does not change on the way.
 */
export const tickets = sqliteTable(
  'tickets',
  {
    id: key<TicketId>(),
    visitId: idColumn<VisitId>('visit_id').references(() => visits.id, { onDelete: 'restrict' }),
    arrivalId: idColumn<ArrivalId>('arrival_id').references(() => arrivals.id, { onDelete: 'restrict' }),
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
    uniqueIndex('tickets_arrival').on(table.arrivalId).where(sql`arrival_id IS NOT NULL`),
    check('tickets_of_a_visit_or_an_arrival', sql`(visit_id IS NULL) = (arrival_id IS NOT NULL)`),
    check('tickets_arrival_at_registration', sql`arrival_id IS NULL OR point = 'registration'`),
    // Columns without their table: the step that rebuilt this table wrote them so.
    check(
      'tickets_point',
      sql`point IN ('registration', 'consultation', 'lab', 'examination', 'cashier', 'pickup')`,
    ),
    check('tickets_status', sql`status IN ('waiting', 'called', 'serving', 'missed', 'done', 'cancelled')`),
    check('tickets_rank', sql`rank IN ('emergency', 'priority', 'ordinary')`),
    check('tickets_counts', sql`calls >= 0 AND misses >= 0 AND recalled_behind >= 0`),
  ],
);

export type QueueEventKind =
  | 'enter'
  | 'call'
  | 'call_out_of_order'
  | 'call_again'
  | 'undo_call'
  | 'move'
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
    /** The room concerned: the calling one, the one moved to, or the one the ticket is meant for. */
    clinicId: idColumn<ClinicId>('clinic_id').references(() => clinics.id, { onDelete: 'restrict' }),
    /** The room that the ticket was meant for then; NULL: any window. A later move does not change it. */
    lineClinicId: idColumn<ClinicId>('line_clinic_id').references(() => clinics.id, { onDelete: 'restrict' }),
    staffId: idColumn<StaffId>('staff_id').references(() => staff.id, { onDelete: 'restrict' }),
    /** The rule that decided a call: what the next decision needs to know of the calls before it. */
    rule: text('rule').$type<CallRule>(),
    /** Why this one and not another: one Chinese sentence, or the typed reason of a call out of order. */
    reason: text('reason').notNull().default(''),
    /** The call that was taken back: it never happened, and stays on paper. */
    undoesId: idColumn<number>('undoes_id').references((): AnySQLiteColumn => queueEvents.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    index('queue_events_ticket').on(table.ticketId),
    index('queue_events_calls').on(table.day, table.point, table.kind),
    uniqueIndex('queue_events_undone').on(table.undoesId).where(sql`undoes_id IS NOT NULL`),
    check(
      'queue_events_kind',
      sql`kind IN ('enter', 'call', 'call_out_of_order', 'call_again', 'undo_call', 'move', 'serve', 'miss', 'come_back', 'return_with_results', 'done', 'cancel')`,
    ),
    check('queue_events_rule', sql`(kind IN ('call', 'call_out_of_order')) = (rule IS NOT NULL)`),
    check('queue_events_undo_names_a_call', sql`(kind = 'undo_call') = (undoes_id IS NOT NULL)`),
    check('queue_events_out_of_order_needs_a_reason', sql`kind <> 'call_out_of_order' OR length(reason) > 0`),
  ],
);

/**
 * How far a recalled patient (过号再到) stands back, with the event that changed it: a call brings him nearer,
 * and taking it back restores what was. The ticket's own count is the last row's `behind_after`.
 */
export const recallSteps = sqliteTable(
  'recall_steps',
  {
    eventId: idColumn<number>('event_id')
      .notNull()
      .references(() => queueEvents.id, { onDelete: 'restrict' }),
    ticketId: idColumn<TicketId>('ticket_id')
      .notNull()
      .references(() => tickets.id, { onDelete: 'restrict' }),
    behindBefore: integer('behind_before').notNull(),
    behindAfter: integer('behind_after').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.ticketId] }),
    index('recall_steps_ticket').on(table.ticketId, table.eventId),
    check(
      'recall_steps_counts',
      sql`${table.behindBefore} >= 0 AND ${table.behindAfter} >= 0 AND ${table.behindBefore} <> ${table.behindAfter}`,
    ),
  ],
);
