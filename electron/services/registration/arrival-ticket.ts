import { findArrival } from '../../../db/queries/queue-arrivals.ts';
import { listCallTimes } from '../../../db/queries/queue-events.ts';
import { expectedWait } from '../../shared/domain/expected-wait.ts';
import { encodeTicketCode } from '../../shared/domain/ticket-code.ts';
import type { ArrivalId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { paperHead } from '../printing/print-paper.ts';
import { slipOfArrival } from '../queue/arrivals.ts';
import { findTicket } from '../queue/step-ticket.ts';
import { refuse } from '../refusal.ts';
import type { ReadTicket } from './print-ticket.ts';

/**
 * The ticket of a number taken at the door, as things stand now; the name may not be known yet.
 *
 * @throws Refusal 'queue.no-such-arrival' | 'registration.ticket-cancelled'
 */
export function readNumberTicket(context: QueryContext, arrivalId: ArrivalId, reprint: number): ReadTicket {
  const arrival = findArrival(context.db, arrivalId);
  if (!arrival) throw refuse('queue.no-such-arrival');
  const ticket = findTicket(context, arrival.ticketId);
  if (ticket?.status === 'cancelled') throw refuse('registration.ticket-cancelled');
  const slip = slipOfArrival(context, arrival);
  const ahead = ticket?.status === 'waiting' ? slip.ahead : undefined;
  const calls = listCallTimes(context.db, slip.day, 'registration');
  return {
    elder: slip.elder,
    paper: {
      kind: 'ticket',
      ...paperHead(context, reprint),
      point: '挂号',
      number: slip.number,
      rank: slip.rank,
      maskedName: slip.maskedName,
      room: slip.room,
      doctor: '',
      session: undefined,
      day: slip.day,
      at: slip.arrivedAt,
      ahead,
      wait: ahead === undefined ? undefined : expectedWait({ calls, ahead, now: context.now }),
      toBeShown: slip.toBeShown,
      code: encodeTicketCode({ kind: 'arrival', day: slip.day, number: slip.number }),
    },
  };
}
