import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { type QueueEventKind, queueEvents, tickets, visits } from '../../../db/schema/index.ts';
import type { CallRule } from '../../shared/domain/queue-order.ts';
import type { QueuePoint, TicketStatus } from '../../shared/domain/queue-points.ts';
import type { ClinicId, TicketId, VisitId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext, QueryContext } from '../context.ts';

export type Ticket = typeof tickets.$inferSelect;

/** A ticket that still stands somewhere in the station. */
export const LIVE_STATUSES = ['waiting', 'called', 'serving', 'missed'] as const;

const ticketById = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(eq(tickets.id, sql.placeholder('ticketId')))
    .prepare(),
);

const newestTicket = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(and(eq(tickets.visitId, sql.placeholder('visitId')), eq(tickets.point, sql.placeholder('point'))))
    .orderBy(desc(tickets.id))
    .limit(1)
    .prepare(),
);

const liveTicketsOfVisit = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(and(eq(tickets.visitId, sql.placeholder('visitId')), inArray(tickets.status, [...LIVE_STATUSES])))
    .orderBy(tickets.id)
    .prepare(),
);

const visitRank = prepared((db) =>
  db
    .select({ rank: visits.rank })
    .from(visits)
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const insertTicketRow = prepared((db) =>
  db
    .insert(tickets)
    .values({
      visitId: sql.placeholder('visitId'),
      day: sql.placeholder('day'),
      point: sql.placeholder('point'),
      clinicId: sql.placeholder('clinicId'),
      status: 'waiting',
      rank: sql.placeholder('rank'),
      arrivedAt: sql.placeholder('at'),
      waitingSince: sql.placeholder('at'),
      returned: sql.placeholder('returned'),
    })
    .returning()
    .prepare(),
);

const updateTicketRow = prepared((db) =>
  db
    .update(tickets)
    .set({
      status: sql`${sql.placeholder('status')}`,
      waitingSince: sql`${sql.placeholder('waitingSince')}`,
      returned: sql`${sql.placeholder('returned')}`,
      recalledBehind: sql`${sql.placeholder('recalledBehind')}`,
      calls: sql`${sql.placeholder('calls')}`,
      misses: sql`${sql.placeholder('misses')}`,
      lastCalledAt: sql`${sql.placeholder('lastCalledAt')}`,
      calledClinicId: sql`${sql.placeholder('calledClinicId')}`,
    })
    .where(eq(tickets.id, sql.placeholder('ticketId')))
    .prepare(),
);

const insertEvent = prepared((db) =>
  db
    .insert(queueEvents)
    .values({
      ticketId: sql.placeholder('ticketId'),
      day: sql.placeholder('day'),
      at: sql.placeholder('at'),
      kind: sql.placeholder('kind'),
      statusAfter: sql.placeholder('statusAfter'),
      point: sql.placeholder('point'),
      rank: sql.placeholder('rank'),
      clinicId: sql.placeholder('clinicId'),
      staffId: sql.placeholder('staffId'),
      rule: sql.placeholder('rule'),
      reason: sql.placeholder('reason'),
    })
    .prepare(),
);

/** A ticket by id, or undefined. */
export function findTicket(context: Pick<QueryContext, 'db'>, ticketId: TicketId): Ticket | undefined {
  return ticketById(context.db).get({ ticketId });
}

/** The visit's tickets that still stand somewhere, oldest first. */
export function listLiveTickets(context: Pick<QueryContext, 'db'>, visitId: VisitId): Ticket[] {
  return liveTicketsOfVisit(context.db).all({ visitId });
}

/** What changes of a ticket besides its state, and what the event says about it. */
export interface TicketStep {
  readonly kind: QueueEventKind;
  readonly status: TicketStatus;
  /** The room or window concerned. */
  readonly clinicId?: ClinicId | null | undefined;
  readonly rule?: CallRule;
  readonly reason?: string;
  readonly changes?: Partial<
    Pick<
      Ticket,
      'waitingSince' | 'returned' | 'recalledBehind' | 'calls' | 'misses' | 'lastCalledAt' | 'calledClinicId'
    >
  >;
}

/**
 * The only door through which a ticket changes: writes the new state and the event that explains it
 * together, so that the last event's `status_after` is always the ticket's state.
 */
export function stepTicket(context: CommandContext, ticket: Ticket, step: TicketStep): void {
  requireOpenDay(context);
  const after = { ...ticket, ...step.changes };
  updateTicketRow(context.db).run({
    ticketId: ticket.id,
    status: step.status,
    waitingSince: after.waitingSince,
    returned: after.returned ? 1 : 0,
    recalledBehind: after.recalledBehind,
    calls: after.calls,
    misses: after.misses,
    lastCalledAt: after.lastCalledAt,
    calledClinicId: after.calledClinicId,
  });
  recordEvent(context, ticket, step);
}

function recordEvent(
  context: CommandContext,
  ticket: Pick<Ticket, 'id' | 'point' | 'rank' | 'clinicId'>,
  step: TicketStep,
): void {
  insertEvent(context.db).run({
    ticketId: ticket.id,
    day: context.today,
    at: context.now,
    kind: step.kind,
    statusAfter: step.status,
    point: ticket.point,
    rank: ticket.rank,
    clinicId: step.clinicId ?? ticket.clinicId,
    staffId: context.session.staffId,
    rule: step.rule ?? null,
    reason: step.reason ?? '',
  });
}

export interface TicketRequest {
  readonly visitId: VisitId;
  readonly point: QueuePoint;
  /** The room the visit is meant for; none = any window of the point. */
  readonly clinicId?: ClinicId | undefined;
  /** Back with results (回诊): the visit's own ticket of this point stands up again, first arrival kept. */
  readonly returned?: boolean | undefined;
}

/**
 * Puts a visit in the line of a point, with the rank that the visit was granted at registration. A visit
 * that already stands there keeps its place. With `returned`, the finished (or still open) ticket goes back
 * to waiting as 回诊.
 */
export function openTicket(context: CommandContext, request: TicketRequest): TicketId {
  const newest = newestTicket(context.db).get({ visitId: request.visitId, point: request.point });
  const sameDay = newest !== undefined && newest.day === context.today;
  if (sameDay && request.returned && (newest.status === 'done' || newest.status === 'serving')) {
    return reopenTicket(context, newest);
  }
  if (newest !== undefined && isLive(newest.status)) {
    if (sameDay) return newest.id;
    // Who left without being served stands in yesterday's line: that ticket ends, and today's begins.
    stepTicket(context, newest, { kind: 'cancel', status: 'cancelled', reason: '隔日未到' });
  }
  return insertTicket(context, request);
}

function reopenTicket(context: CommandContext, ticket: Ticket): TicketId {
  stepTicket(context, ticket, {
    kind: 'return_with_results',
    status: 'waiting',
    changes: {
      returned: true,
      waitingSince: context.now,
      recalledBehind: 0,
      calls: 0,
      lastCalledAt: null,
      calledClinicId: null,
    },
  });
  return ticket.id;
}

function insertTicket(context: CommandContext, request: TicketRequest): TicketId {
  const day = requireOpenDay(context);
  const visit = visitRank(context.db).get({ visitId: request.visitId });
  if (!visit) throw new Error(`no visit ${request.visitId}`);
  const ticket = insertTicketRow(context.db).get({
    visitId: request.visitId,
    day,
    point: request.point,
    clinicId: request.clinicId ?? null,
    rank: visit.rank,
    at: context.now,
    returned: request.returned ?? false,
  });
  recordEvent(context, ticket, { kind: 'enter', status: 'waiting' });
  return ticket.id;
}

function isLive(status: TicketStatus): boolean {
  return (LIVE_STATUSES as readonly TicketStatus[]).includes(status);
}

/** The patient stands before the window or sits in the room. At the doctor's, the visit is in consultation. */
export function startServing(context: CommandContext, ticketId: TicketId, clinicId?: ClinicId): void {
  const ticket = requireTicket(context, ticketId);
  if (ticket.status === 'serving') return;
  if (!isLive(ticket.status)) throw new Error(`ticket ${ticketId} is ${ticket.status}`);
  const room = clinicId ?? ticket.calledClinicId ?? ticket.clinicId;
  stepTicket(context, ticket, {
    kind: 'serve',
    status: 'serving',
    clinicId: room,
    changes: { calledClinicId: room },
  });
  if (ticket.point !== 'consultation') return;
  context.db
    .update(visits)
    .set({ status: 'in_consultation' })
    .where(and(eq(visits.id, ticket.visitId), eq(visits.status, 'waiting')))
    .run();
}

/** Served: the patient goes on to the next point. A ticket that is no longer live stays as it is. */
export function finishTicket(context: CommandContext, ticketId: TicketId): void {
  const ticket = requireTicket(context, ticketId);
  if (isLive(ticket.status)) {
    stepTicket(context, ticket, { kind: 'done', status: 'done', clinicId: ticket.calledClinicId });
  }
}

/** The same by visit and point, for desks that serve a patient whether called or not; nothing when none is live. */
export function finishPoint(context: CommandContext, visitId: VisitId, point: QueuePoint): void {
  for (const ticket of listLiveTickets(context, visitId)) {
    if (ticket.point === point) finishTicket(context, ticket.id);
  }
}

/** Takes the visit out of every line (退号, or a point that is needed no more). Numbers are never reused. */
export function cancelTickets(
  context: CommandContext,
  visitId: VisitId,
  options: { readonly points?: readonly QueuePoint[]; readonly reason?: string } = {},
): void {
  for (const ticket of listLiveTickets(context, visitId)) {
    if (options.points && !options.points.includes(ticket.point)) continue;
    stepTicket(context, ticket, { kind: 'cancel', status: 'cancelled', reason: options.reason ?? '' });
  }
}

function requireTicket(context: CommandContext, ticketId: TicketId): Ticket {
  const ticket = findTicket(context, ticketId);
  if (!ticket) throw new Error(`no ticket ${ticketId}`);
  return ticket;
}
