import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { listRoomsOfPoint } from '../../../db/queries/queue.ts';
import { type ArrivalRow, findArrival, listOpenUntil } from '../../../db/queries/queue-arrivals.ts';
import { listCallTimes } from '../../../db/queries/queue-events.ts';
import { arrivals } from '../../../db/schema/index.ts';
import type { NumberSlip } from '../../shared/contract/queue-door.ts';
import { ageOn } from '../../shared/domain/age.ts';
import { expectedWait } from '../../shared/domain/expected-wait.ts';
import { maskName } from '../../shared/domain/masking.ts';
import { QUEUE_POINT_NAMES } from '../../shared/domain/queue-points.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { ArrivalId, ResidentId, TicketId, VisitId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { findResident } from '../residents/change-resident.ts';
import { positionOf } from './call-next.ts';
import { endArrival } from './end-arrival.ts';
import { findTicket, stepTicket } from './step-ticket.ts';
import { finishTicket, startServing } from './tickets.ts';

/** What stands on the ticket of the door. @throws Refusal 'queue.no-such-arrival' */
export const getNumberSlip: Handler<'queue.getNumberSlip'> = (context, { arrivalId }) => {
  const arrival = findArrival(context.db, arrivalId);
  if (!arrival) throw refuse('queue.no-such-arrival');
  return slipOfArrival(context, arrival);
};

/** The slip of a number from the door, with how many are ahead now and about how long that takes. */
export function slipOfArrival(context: QueryContext, arrival: ArrivalRow): NumberSlip {
  const ticket = findTicket(context, arrival.ticketId);
  const waits = ticket?.status === 'waiting' && arrival.day === context.today;
  const ahead = ticket && waits ? positionOf(context, ticket) - 1 : 0;
  const rooms = listRoomsOfPoint(context.db, 'registration');
  const calls = listCallTimes(context.db, context.today, 'registration');
  const { arrivalId, number, rank, day, arrivedAt, birthDay } = arrival;
  return {
    arrivalId,
    number,
    rank,
    toBeShown: arrival.claim === 'word',
    maskedName: maskName(arrival.name),
    elder: birthDay !== null && ageOn(birthDay, day) >= context.settings.priority.elderAge,
    room: rooms.length === 1 && rooms[0] ? rooms[0].name : QUEUE_POINT_NAMES.registration,
    day,
    arrivedAt,
    ahead,
    expectedMinutes: waits ? (expectedWait({ calls, ahead, now: context.now })?.minutes ?? null) : null,
  };
}

/**
 * Leaves without registering. The number stays on record and is not used again.
 *
 * @throws Refusal 'queue.no-such-arrival' | 'queue.not-today' | 'queue.number-used' | 'queue.number-cancelled'
 */
export const cancelNumber: Handler<'queue.cancelNumber'> = (context, { arrivalId, reason }) =>
  giveUpNumber(context, arrivalId, reason);

/** The same from the window, where it was called to. @throws Refusal like cancelNumber */
export function giveUpNumber(
  context: CommandContext,
  arrivalId: ArrivalId,
  reason: string,
): { readonly number: number } {
  const arrival = findArrival(context.db, arrivalId);
  if (!arrival) throw refuse('queue.no-such-arrival');
  const { number } = arrival;
  if (arrival.visitId !== null) throw refuse('queue.number-used', { number });
  if (arrival.cancelledAt !== null) throw refuse('queue.number-cancelled', { number });
  if (arrival.day !== context.today) throw refuse('queue.not-today', { day: arrival.day });
  giveUp(context, arrival, reason);
  context.audit({
    action: 'queue.number-cancelled',
    subject: 'arrivals',
    subjectId: arrivalId,
    detail: { number },
  });
  return { number };
}

/**
 * Ends what a day leaves open at the door: a number is good for its day. To be called while `day` is still
 * open, with the visits that lapse.
 *
 * @returns how many numbers ended so.
 */
export function lapseArrivals(context: CommandContext, day: ClinicDay): number {
  const open = listOpenUntil(context.db, day);
  // The events belong to the day that is being closed, also when it is closed the morning after.
  const then = { ...context, today: day };
  for (const arrival of open) giveUp(then, arrival, '当日结束');
  return open.length;
}

function giveUp(
  context: CommandContext,
  arrival: { readonly arrivalId: ArrivalId; readonly ticketId: TicketId },
  reason: string,
): void {
  const ticket = findTicket(context, arrival.ticketId);
  if (!ticket) throw new Error(`no ticket ${arrival.ticketId}`);
  stepTicket(context, ticket, { kind: 'cancel', status: 'cancelled', reason });
  endArrival(context, arrival.arrivalId, reason);
}

/**
 * The number from the door under which somebody is to be registered now. Whoever took it on another record
 * does not register by it.
 *
 * @throws Refusal 'registration.no-such-arrival' | 'registration.arrival-not-today' |
 *   'registration.arrival-used' | 'registration.arrival-cancelled' | 'registration.arrival-of-another'
 */
export function requireArrival(
  context: QueryContext,
  arrivalId: ArrivalId,
  residentId: ResidentId,
): { readonly arrivalId: ArrivalId; readonly number: number } {
  const arrival = findArrival(context.db, arrivalId);
  if (!arrival) throw refuse('registration.no-such-arrival');
  const { number } = arrival;
  if (arrival.day !== context.today) {
    throw refuse('registration.arrival-not-today', { number, day: arrival.day });
  }
  if (arrival.visitId !== null) throw refuse('registration.arrival-used', { number });
  if (arrival.cancelledAt !== null) throw refuse('registration.arrival-cancelled', { number });
  if (arrival.residentId !== null && !isSamePerson(context, arrival.residentId, residentId)) {
    throw refuse('registration.arrival-of-another', { number });
  }
  return { arrivalId, number };
}

/** Two records of one person that were merged are one. */
function isSamePerson(context: QueryContext, one: ResidentId, other: ResidentId): boolean {
  return findResident(context, one)?.id === findResident(context, other)?.id;
}

const linkVisit = prepared((db) =>
  db
    .update(arrivals)
    .set({ visitId: sql`${sql.placeholder('visitId')}` })
    .where(eq(arrivals.id, sql.placeholder('arrivalId')))
    .prepare(),
);

/**
 * The visit has taken the number from the door: the wait at 挂号 is over, called or not. To be called in the
 * command that registers, with a number that `requireArrival` has given.
 */
export function registerArrival(context: CommandContext, arrivalId: ArrivalId, visitId: VisitId): void {
  const arrival = findArrival(context.db, arrivalId);
  if (!arrival) throw new Error(`no arrival ${arrivalId}`);
  // Served now, if the window registers without having pressed 到了: the history says when.
  startServing(context, arrival.ticketId);
  finishTicket(context, arrival.ticketId);
  linkVisit(context.db).run({ arrivalId, visitId });
}
