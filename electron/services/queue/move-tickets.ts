import { and, asc, eq, inArray } from 'drizzle-orm';
import { clinics, tickets, visits } from '../../../db/schema/index.ts';
import type { ClinicId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { numberOf, positionOf, requireTodaysTicket } from './call-next.ts';
import { stepTicket, type Ticket } from './step-ticket.ts';

/**
 * One who waits, or was missed, goes to another room of the same point. Arrival, waiting time and whatever he
 * still has to let past stay as they are, so he stands in the new line where he would have stood.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-waiting' | 'queue.no-such-room' |
 *   'queue.room-of-another-point' | 'queue.already-there'
 */
export const moveTicket: Handler<'queue.moveTicket'> = (context, { ticketId, clinicId, reason }) => {
  const ticket = requireTodaysTicket(context, ticketId);
  if (ticket.status !== 'waiting' && ticket.status !== 'missed') {
    throw refuse('queue.not-waiting', { status: ticket.status });
  }
  const room = requireRoom(context, clinicId, ticket.point);
  if (ticket.clinicId === clinicId) throw refuse('queue.already-there', { room: room.name });
  move(context, ticket, clinicId, reason);
  context.audit({ action: 'queue.moved', subject: 'tickets', subjectId: ticketId, detail: { clinicId } });
  return {
    number: numberOf(context, ticket),
    room: room.name,
    position: positionOf(context, { ...ticket, clinicId }),
  };
};

/**
 * Everybody who waits for one room, or was missed there, goes to another of the point (the doctor leaves).
 * Who may be called by any window of the point is not bound to the room and stays where he is.
 *
 * @throws Refusal 'queue.no-such-room' | 'queue.room-of-another-point' | 'queue.already-there' |
 *   'queue.nobody-waits'
 */
export const moveWaiting: Handler<'queue.moveWaiting'> = (context, { fromClinicId, toClinicId, reason }) => {
  const from = findRoom(context, fromClinicId);
  if (!from) throw refuse('queue.no-such-room');
  const to = requireRoom(context, toClinicId, from.point);
  if (from.id === to.id) throw refuse('queue.already-there', { room: to.name });
  const bound = context.db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.day, context.today),
        eq(tickets.clinicId, fromClinicId),
        inArray(tickets.status, ['waiting', 'missed']),
      ),
    )
    .orderBy(asc(tickets.id))
    .all();
  if (bound.length === 0) throw refuse('queue.nobody-waits');
  for (const ticket of bound) move(context, ticket, toClinicId, reason);
  context.audit({
    action: 'queue.room-moved',
    subject: 'clinics',
    subjectId: fromClinicId,
    detail: { to: toClinicId, moved: bound.length },
  });
  return { moved: bound.length, room: to.name };
};

function move(context: CommandContext, ticket: Ticket, clinicId: ClinicId, reason: string): void {
  stepTicket(context, ticket, {
    kind: 'move',
    status: ticket.status,
    clinicId,
    reason,
    changes: { clinicId },
  });
  // The visit is bound for the doctor's room; tickets of other points are of no concern to it.
  if (ticket.point !== 'consultation' || ticket.visitId === null) return;
  context.db.update(visits).set({ clinicId }).where(eq(visits.id, ticket.visitId)).run();
}

function findRoom(context: QueryContext, clinicId: ClinicId) {
  return context.db.select().from(clinics).where(eq(clinics.id, clinicId)).get();
}

/** A room in use where the point is served. */
function requireRoom(context: QueryContext, clinicId: ClinicId, point: string) {
  const room = findRoom(context, clinicId);
  if (!room?.active) throw refuse('queue.no-such-room');
  if (room.point !== point) throw refuse('queue.room-of-another-point', { room: room.name });
  return room;
}
