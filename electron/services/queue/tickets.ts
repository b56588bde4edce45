import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { tickets, visits } from '../../../db/schema/index.ts';
import type { QueuePoint, TicketStatus } from '../../shared/domain/queue-points.ts';
import type { QueueRank } from '../../shared/domain/queue-policy.ts';
import type { ClinicId, TicketId, VisitId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { freeSeatOfVisit } from './care.ts';
import { findTicket, recordEvent, stepTicket, type Ticket } from './step-ticket.ts';

/** A ticket that still stands somewhere in the station. */
export const LIVE_STATUSES = ['waiting', 'called', 'serving', 'missed'] as const;

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
    .returning({ id: tickets.id })
    .prepare(),
);

/** The visit's tickets that still stand somewhere, oldest first. */
export function listLiveTickets(context: Pick<QueryContext, 'db'>, visitId: VisitId): Ticket[] {
  return liveTicketsOfVisit(context.db).all({ visitId });
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
  requireOpenDay(context);
  const visit = visitRank(context.db).get({ visitId: request.visitId });
  if (!visit) throw new Error(`no visit ${request.visitId}`);
  return insertTicket(context, request, visit.rank);
}

/**
 * 挂号: a visit that this very command made enters the doctor's line. It has no ticket yet, its rank was just
 * decided, and the day was found open.
 */
export function openFirstTicket(
  context: CommandContext,
  visitId: VisitId,
  { clinicId, rank }: { readonly clinicId: ClinicId; readonly rank: QueueRank },
): TicketId {
  return insertTicket(context, { visitId, point: 'consultation', clinicId }, rank);
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

function insertTicket(context: CommandContext, request: TicketRequest, rank: QueueRank): TicketId {
  const { visitId, point, clinicId = null, returned = false } = request;
  const { id } = insertTicketRow(context.db).get({
    visitId,
    day: context.today,
    point,
    clinicId,
    rank,
    at: context.now,
    returned,
  });
  recordEvent(context, { id, point, rank, clinicId }, { kind: 'enter', status: 'waiting' });
  return id;
}

function isLive(status: TicketStatus): boolean {
  return (LIVE_STATUSES as readonly TicketStatus[]).includes(status);
}

const takeIn = prepared((db) =>
  db
    .update(visits)
    .set({ status: 'in_consultation' })
    .where(and(eq(visits.id, sql.placeholder('visitId')), eq(visits.status, 'waiting')))
    .prepare(),
);

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
  if (ticket.point === 'consultation') takeIn(context.db).run({ visitId: ticket.visitId });
}

/** Served: the patient goes on to the next point. A ticket that is no longer live stays as it is. */
export function finishTicket(context: CommandContext, ticketId: TicketId, reason = ''): void {
  const ticket = requireTicket(context, ticketId);
  if (isLive(ticket.status)) {
    stepTicket(context, ticket, { kind: 'done', status: 'done', clinicId: ticket.calledClinicId, reason });
  }
}

/** The same by visit and point, for desks that serve a patient whether called or not; nothing when none is live. */
export function finishPoint(context: CommandContext, visitId: VisitId, point: QueuePoint): void {
  for (const ticket of listLiveTickets(context, visitId)) {
    if (ticket.point === point) finishTicket(context, ticket.id);
  }
}

/** Takes the visit out of every line (退号) and frees its seat. Numbers are never reused. */
export function cancelTickets(context: CommandContext, visitId: VisitId, reason: string): void {
  for (const ticket of listLiveTickets(context, visitId)) {
    stepTicket(context, ticket, { kind: 'cancel', status: 'cancelled', reason });
  }
  freeSeatOfVisit(context, visitId);
}

function requireTicket(context: CommandContext, ticketId: TicketId): Ticket {
  const ticket = findTicket(context, ticketId);
  if (!ticket) throw new Error(`no ticket ${ticketId}`);
  return ticket;
}
