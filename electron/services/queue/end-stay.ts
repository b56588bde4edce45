import { and, eq, notExists, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { consultations, visits } from '../../../db/schema/index.ts';
import { listWindowEnds, type WindowEnd } from '../../shared/domain/window-stay.ts';
import type { TicketId, VisitId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { giveUpNumber } from './arrivals.ts';
import { miss, numberOf, positionOf, requireTodaysTicket } from './call-next.ts';
import { findRoute, routeVisit } from './route-visit.ts';
import { stepTicket, type Ticket } from './step-ticket.ts';
import { finishTicket } from './tickets.ts';

const signature = prepared((db) =>
  db
    .select({ signedAt: consultations.signedAt })
    .from(consultations)
    .where(eq(consultations.visitId, sql.placeholder('visitId')))
    .prepare(),
);

/** Taken in by a key and not by a doctor: such a visit has no record, and waits again as before. */
const letOut = prepared((db) =>
  db
    .update(visits)
    .set({ status: 'waiting' })
    .where(
      and(
        eq(visits.id, sql.placeholder('visitId')),
        eq(visits.status, 'in_consultation'),
        notExists(
          db
            .select({ one: sql`1` })
            .from(consultations)
            .where(eq(consultations.visitId, sql.placeholder('visitId'))),
        ),
      ),
    )
    .prepare(),
);

/**
 * How the one at a window may leave it now.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-serving'
 */
export const listEnds: Handler<'queue.listWindowEnds'> = (context, { ticketId }) =>
  endsOf(context, requireServing(context, ticketId));

/**
 * Ends a stay at the window that nobody serves any more. 回到队里: the window's doing, so the old place and the
 * old wait go on; 过号: he went away, and comes back as every missed one does; 办完 where nothing is left to do;
 * 作废 for a number from the door. A record that the doctor has open stays open, whatever becomes of the ticket.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-serving' | 'queue.consultation-open' |
 *   'queue.still-to-do' | 'queue.register-or-cancel' | 'queue.only-from-the-door'
 */
export const endStay: Handler<'queue.endStay'> = (context, { ticketId, end, reason }) => {
  const ticket = requireServing(context, ticketId);
  const number = numberOf(context, ticket);
  if (!endsOf(context, ticket).includes(end)) throw refuseEnd(ticket, end, number);
  const left = carryOut(context, ticket, end, reason);
  const { point } = ticket;
  context.audit({
    action: 'queue.stay-ended',
    subject: 'tickets',
    subjectId: ticketId,
    detail: { number, point, end },
  });
  return { number, position: end === 'back' ? positionOf(context, ticket) : null, ...left };
};

function carryOut(context: CommandContext, ticket: Ticket, end: WindowEnd, reason: string) {
  const { visitId, arrivalId } = ticket;
  switch (end) {
    case 'back':
      stepTicket(context, ticket, {
        kind: 'come_back',
        status: 'waiting',
        reason,
        changes: { calls: 0, lastCalledAt: null, calledClinicId: null },
      });
      break;
    case 'missed': {
      const { givenUp } = miss(context, ticket, reason);
      if (visitId !== null) letOut(context.db).run({ visitId });
      return { givenUp };
    }
    case 'void':
      if (arrivalId !== null) giveUpNumber(context, arrivalId, reason);
      break;
    case 'done':
      finishTicket(context, ticket.id, reason);
      if (visitId !== null) routeVisit(context, visitId);
  }
  if (end === 'back' && visitId !== null) letOut(context.db).run({ visitId });
  return { givenUp: false };
}

function endsOf(context: QueryContext, { point, visitId, arrivalId }: Ticket): WindowEnd[] {
  return listWindowEnds({
    point,
    fromDoor: arrivalId !== null,
    signed: visitId !== null && isSigned(context, visitId),
    toDo: visitId !== null && (findRoute(context, visitId)?.points.includes(point) ?? false),
  });
}

function refuseEnd({ point, arrivalId }: Ticket, end: WindowEnd, number: number) {
  if (end === 'void') return refuse('queue.only-from-the-door', { number });
  if (arrivalId !== null) return refuse('queue.register-or-cancel', { number });
  return point === 'consultation'
    ? refuse('queue.consultation-open', { number })
    : refuse('queue.still-to-do', { number, point });
}

function isSigned(context: QueryContext, visitId: VisitId): boolean {
  return signature(context.db).get({ visitId })?.signedAt != null;
}

function requireServing(context: QueryContext, ticketId: TicketId): Ticket {
  const ticket = requireTodaysTicket(context, ticketId);
  if (ticket.status !== 'serving') throw refuse('queue.not-serving', { status: ticket.status });
  return ticket;
}
