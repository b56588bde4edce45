import { routeVisit } from '../../electron/services/queue/route-visit.ts';
import { findTicket } from '../../electron/services/queue/step-ticket.ts';
import { finishTicket } from '../../electron/services/queue/tickets.ts';
import type { TicketId } from '../../electron/shared/values/ids.ts';
import { inCommand } from './in-command.ts';
import type { TestStation } from './station.ts';

/**
 * Whoever was called is done at this point and goes where the visit leads: what signing, settling, results and
 * handing out do with the ticket, without their rows.
 */
export function leaveWindow(station: TestStation, ticketId: number): void {
  inCommand(station, 'head', (context) => {
    const ticket = findTicket(context, ticketId as TicketId);
    if (!ticket || ticket.visitId === null) throw new Error(`ticket ${ticketId} belongs to no visit`);
    finishTicket(context, ticket.id);
    routeVisit(context, ticket.visitId);
  });
}
