import { findRegistration } from '../../../db/queries/registration.ts';
import type { TicketSlip } from '../../shared/contract/registration.ts';
import { maskName } from '../../shared/domain/masking.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { positionOf } from '../queue/call-next.ts';
import { listLiveTickets } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';

/** What stands on a ticket, with how many are ahead now. @throws Refusal 'registration.no-such-visit' */
export const getSlip: Handler<'registration.getSlip'> = (context, { visitId }) => {
  const ticket = listLiveTickets(context, visitId).find((one) => one.point === 'consultation');
  return slipOf(context, visitId, ticket?.status === 'waiting' ? positionOf(context, ticket) - 1 : 0);
};

/** The ticket of a visit that was registered before. @throws Refusal 'registration.no-such-visit' */
export function slipOf(context: Pick<QueryContext, 'db'>, visitId: VisitId, ahead: number): TicketSlip {
  const visit = findRegistration(context.db, visitId);
  if (!visit) throw refuse('registration.no-such-visit');
  return toSlip({ ...visit, ahead });
}

/** The ticket: number, masked name, room; never why somebody has priority. */
export function toSlip({
  name,
  number,
  rank,
  room,
  doctor,
  session,
  day,
  registeredAt,
  ahead,
}: Omit<TicketSlip, 'maskedName'> & { readonly name: string }): TicketSlip {
  return { number, rank, maskedName: maskName(name), room, doctor, session, day, registeredAt, ahead };
}
