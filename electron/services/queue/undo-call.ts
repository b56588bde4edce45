import { findNewestCall, findTicketCalledLast, listRecallSteps } from '../../../db/queries/queue-events.ts';
import type { Board } from '../../shared/contract/queue.ts';
import type { ClinicId } from '../../shared/values/ids.ts';
import { type Instant, instant } from '../../shared/values/instant.ts';
import { formatTicketNumber } from '../../shared/values/printed-numbers.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { numberOf, positionOf, requireCalled } from './call-next.ts';
import type { Line, QueueReader } from './line.ts';
import { findTicket, setBehind, stepTicket, type Ticket } from './step-ticket.ts';

/**
 * Takes back a room's newest call with its repetitions: the ticket waits on as it did, in its old place, and
 * whomever the call had brought nearer stands back again. The call stays in the history and counts nowhere.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-called' | 'queue.undo-not-newest' |
 *   'queue.undo-too-late'
 */
export const undoCall: Handler<'queue.undoCall'> = (context, { ticketId }) => {
  const ticket = requireCalled(context, ticketId);
  const call = findNewestCall(context.db, ticketId);
  if (!call) throw new Error(`ticket ${ticketId} is called without a call`);
  const number = numberOf(context, ticket);
  const shown = formatTicketNumber(number);
  const room = { day: context.today, point: ticket.point, clinicId: call.clinicId };
  if (findTicketCalledLast(context.db, room) !== ticketId) {
    throw refuse('queue.undo-not-newest', { number: shown });
  }
  if (context.now > undoableUntil(context, call.at)) {
    const { undoSeconds } = context.settings.queue;
    throw refuse('queue.undo-too-late', { number: shown, seconds: undoSeconds });
  }
  takeBack(context, ticket, call);
  context.audit({ action: 'queue.call-undone', subject: 'tickets', subjectId: ticketId, detail: { number } });
  return { number, position: positionOf(context, ticket) };
};

function takeBack(
  context: CommandContext,
  ticket: Ticket,
  call: { readonly id: number; readonly clinicId: ClinicId },
): void {
  const steps = listRecallSteps(context.db, call.id);
  const own = steps.find((step) => step.ticketId === ticket.id);
  const undoId = stepTicket(context, ticket, {
    kind: 'undo_call',
    status: 'waiting',
    clinicId: call.clinicId,
    undoesId: call.id,
    changes: { calls: 0, lastCalledAt: null, calledClinicId: null, recalledBehind: own?.before ?? 0 },
  });
  for (const { ticketId, before, after, waitsAnew } of steps) {
    const other = ticketId === ticket.id ? undefined : findTicket(context, ticketId);
    // Who was called or recalled anew since stands where that put him.
    if (other?.status !== 'waiting' || waitsAnew === 1) continue;
    const behind = other.recalledBehind;
    setBehind(context, undoId, ticketId, [behind, behind + before - after]);
  }
}

function undoableUntil(context: QueueReader, calledAt: Instant): Instant {
  return instant(calledAt + context.settings.queue.undoSeconds * 1000);
}

/** The room's call that could be taken back now, for the key beside it; null when there is none. */
export function findUndoable(context: QueueReader, line: Line): Board['undo'] {
  if (line.clinicId === null || context.settings.queue.undoSeconds === 0) return null;
  const room = { day: context.today, point: line.point, clinicId: line.clinicId };
  const ticketId = findTicketCalledLast(context.db, room);
  const ticket = line.tickets.find((one) => one.ticketId === ticketId && one.status === 'called');
  const call = ticket && findNewestCall(context.db, ticket.ticketId);
  if (!ticket || !call) return null;
  const until = undoableUntil(context, call.at);
  return context.now > until ? null : { ticketId: ticket.ticketId, number: ticket.number, until };
}
