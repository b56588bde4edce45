import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { type LineTicket, listRoomsOfPoint } from '../../../db/queries/queue.ts';
import { arrivals, queueEvents, residents, tickets, visits } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { decideCallAgain, isGivenUp, recallBehind } from '../../shared/domain/missed-calls.ts';
import { sayCall } from '../../shared/domain/queue-announcement.ts';
import { type CallRule, decideNext, explainCall, isOrdinaryTurn } from '../../shared/domain/queue-order.ts';
import type { ClinicId, TicketId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { formatTicketNumber } from '../../shared/values/printed-numbers.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { endArrival } from './end-arrival.ts';
import { asWaiting, firstRoom, type Line, predictOrder, readLine } from './line.ts';
import { findTicket, setBehind, stepTicket, type Ticket } from './step-ticket.ts';

type Called = Output<'queue.callAgain'>;

const ticketHolder = prepared((db) =>
  db
    .select({
      number: sql<number>`coalesce(${visits.number}, ${arrivals.number})`,
      name: sql<string>`coalesce(${residents.name}, '')`,
    })
    .from(tickets)
    .leftJoin(visits, eq(visits.id, tickets.visitId))
    .leftJoin(arrivals, eq(arrivals.id, tickets.arrivalId))
    .leftJoin(residents, sql`${residents.id} = coalesce(${visits.residentId}, ${arrivals.residentId})`)
    .where(eq(tickets.id, sql.placeholder('ticketId')))
    .prepare(),
);

/** Calls since the ticket last began to wait. */
const callsOfWait = prepared((db) =>
  db
    .select({ at: queueEvents.at })
    .from(queueEvents)
    .where(
      and(
        eq(queueEvents.ticketId, sql.placeholder('ticketId')),
        inArray(queueEvents.kind, ['call', 'call_out_of_order', 'call_again']),
        gt(
          queueEvents.id,
          sql`(SELECT max(began.id) FROM ${queueEvents} AS began
            WHERE began.ticket_id = ${sql.placeholder('ticketId')} AND began.status_after = 'waiting')`,
        ),
      ),
    )
    .orderBy(asc(queueEvents.id))
    .prepare(),
);

/**
 * Calls whoever is next in the room's line at this moment. Two windows that call at the same instant get
 * two people: the second decision is made after the first is written. Somebody called and not yet there is
 * called again, served or marked missed first; only 急危重 does not wait for that.
 *
 * @throws Refusal 'queue.no-such-room' | 'queue.nobody-waits' | 'queue.called-not-answered'
 */
export const callNext: Handler<'queue.callNext'> = (context, { point, clinicId }) => {
  const room = listRoomsOfPoint(context.db, point).find((one) => one.clinicId === clinicId);
  if (!room) throw refuse('queue.no-such-room');
  const line = readLine(context, point, clinicId);
  const next = decideNext(line.callable.map(asWaiting), line.history, context.settings.queue, context.now);
  const person = next && line.callable.find((one) => one.ticketId === next.ticketId);
  if (!next || !person) throw refuse('queue.nobody-waits');
  const unanswered = line.tickets.find((one) => one.status === 'called' && one.calledClinicId === clinicId);
  if (unanswered && person.rank !== 'emergency') {
    throw refuse('queue.called-not-answered', { number: formatTicketNumber(unanswered.number) });
  }
  const called = call(context, line, person, {
    kind: 'call',
    clinicId,
    rule: next.reason.rule,
    reason: explainCall(next.reason),
  });
  return { ...called, waitingLeft: line.waiting.length - 1 };
};

/**
 * Calls somebody else than the next one. The reason stands in the day's report.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-waiting' | 'queue.no-such-room'
 */
export const callOutOfOrder: Handler<'queue.callOutOfOrder'> = (context, input) => {
  const ticket = requireTodaysTicket(context, input.ticketId);
  if (ticket.status !== 'waiting') throw refuse('queue.not-waiting', { status: ticket.status });
  const clinicId = input.clinicId ?? ticket.clinicId ?? firstRoom(context, ticket.point);
  const room = listRoomsOfPoint(context.db, ticket.point).find((one) => one.clinicId === clinicId);
  if (!room || (ticket.clinicId !== null && ticket.clinicId !== room.clinicId)) {
    throw refuse('queue.no-such-room');
  }
  const line = readLine(context, ticket.point, room.clinicId);
  const person = line.waiting.find((one) => one.ticketId === ticket.id);
  if (!person) throw refuse('queue.not-waiting', { status: ticket.status });
  context.audit({ action: 'queue.called-out-of-order', subject: 'tickets', subjectId: ticket.id });
  return call(context, line, person, {
    kind: 'call_out_of_order',
    clinicId: room.clinicId,
    rule: 'manual',
    reason: input.reason,
  });
};

interface CallStep {
  readonly kind: 'call' | 'call_out_of_order';
  readonly clinicId: ClinicId;
  readonly rule: CallRule;
  readonly reason: string;
}

function call(context: CommandContext, line: Line<LineTicket>, person: LineTicket, step: CallStep): Called {
  const ticket = requireTodaysTicket(context, person.ticketId);
  const eventId = stepTicket(context, ticket, {
    ...step,
    status: 'called',
    changes: { calls: 1, lastCalledAt: context.now, calledClinicId: step.clinicId, recalledBehind: 0 },
  });
  if (isOrdinaryTurn(person.rank, step.rule)) {
    for (const { ticketId, recalledBehind } of line.waiting) {
      if (recalledBehind === 0 || ticketId === person.ticketId) continue;
      setBehind(context, eventId, ticketId, [recalledBehind, recalledBehind - 1]);
    }
  }
  return announce(context, ticket, step.clinicId, step.reason);
}

function announce(
  context: QueryContext,
  ticket: Ticket,
  clinicId: ClinicId | null,
  sentence: string,
): Called {
  const room =
    listRoomsOfPoint(context.db, ticket.point).find((one) => one.clinicId === clinicId)?.name ?? '';
  const { id: ticketId, visitId, arrivalId, rank } = ticket;
  const { number, name } = holderOf(context, ticket);
  const announcement = sayCall({ number, name, room });
  return { ticketId, visitId, arrivalId, number, name, rank, room, announcement, sentence };
}

/**
 * Calls the same person once more, not sooner than the rule's gap and not more often than it says.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-called' | 'queue.too-soon' |
 *   'queue.called-enough'
 */
export const callAgain: Handler<'queue.callAgain'> = (context, { ticketId }) => {
  const ticket = requireCalled(context, ticketId);
  const verdict = decideCallAgain(listCalls(context, ticketId), context.settings.queue, context.now);
  const number = formatTicketNumber(numberOf(context, ticket));
  if (verdict.next === 'wait') throw refuse('queue.too-soon', { number, seconds: verdict.waitSeconds });
  if (verdict.next === 'miss') throw refuse('queue.called-enough', { number, calls: ticket.calls });
  stepTicket(context, ticket, {
    kind: 'call_again',
    status: 'called',
    clinicId: ticket.calledClinicId,
    changes: { calls: ticket.calls + 1, lastCalledAt: context.now },
  });
  return announce(context, ticket, ticket.calledClinicId, '');
};

/**
 * 过号: called as often as the rule asks, a gap after the last call, and not there. The last miss that the
 * rule allows gives the ticket up (弃号).
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-called' | 'queue.too-soon' |
 *   'queue.not-called-enough'
 */
export const markMissed: Handler<'queue.markMissed'> = (context, { ticketId }) => {
  const ticket = requireCalled(context, ticketId);
  const { queue } = context.settings;
  const calls = listCalls(context, ticketId);
  const verdict = decideCallAgain(calls, queue, context.now);
  const number = numberOf(context, ticket);
  const shown = formatTicketNumber(number);
  if (verdict.next === 'call' || calls.length < queue.callsBeforeMissed) {
    throw refuse('queue.not-called-enough', {
      number: shown,
      calls: calls.length,
      needed: queue.callsBeforeMissed,
    });
  }
  if (verdict.next === 'wait')
    throw refuse('queue.too-soon', { number: shown, seconds: verdict.waitSeconds });
  return { number, ...miss(context, ticket) };
};

/** Writes a 过号, of one who was called or went away from the window; the last that the rule allows is 弃号. */
export function miss(
  context: CommandContext,
  ticket: Ticket,
  reason = '',
): { readonly misses: number; readonly givenUp: boolean } {
  const misses = ticket.misses + 1;
  const givenUp = isGivenUp(misses, context.settings.queue);
  if (givenUp && ticket.arrivalId !== null) endArrival(context, ticket.arrivalId, '过号弃号');
  stepTicket(context, ticket, {
    kind: 'miss',
    status: givenUp ? 'cancelled' : 'missed',
    clinicId: ticket.calledClinicId,
    reason,
    changes: { misses, calledClinicId: null },
  });
  return { misses, givenUp };
}

/**
 * Somebody who was missed is there again, behind as many ordinary patients as the rule says.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-missed'
 */
export const comeBack: Handler<'queue.comeBack'> = (context, { ticketId }) => {
  const ticket = requireTodaysTicket(context, ticketId);
  if (ticket.status !== 'missed') throw refuse('queue.not-missed', { status: ticket.status });
  stepTicket(context, ticket, {
    kind: 'come_back',
    status: 'waiting',
    changes: {
      waitingSince: context.now,
      recalledBehind: recallBehind(ticket.rank, context.settings.queue),
      calls: 0,
      lastCalledAt: null,
    },
  });
  return { number: numberOf(context, ticket), position: positionOf(context, ticket) };
};

/**
 * Where a waiting ticket would be called, 1 = next; for somebody who is busy at another point, were he here.
 */
export function positionOf(context: QueryContext, ticket: Pick<Ticket, 'id' | 'point' | 'clinicId'>): number {
  const line = readLine(context, ticket.point, ticket.clinicId ?? firstRoom(context, ticket.point));
  const busy = line.waiting.filter((one) => one.ticketId === ticket.id && one.busyAt !== null);
  const order = predictOrder(context, line, busy.map(asWaiting));
  return order.find((place) => place.ticketId === ticket.id)?.position ?? 1;
}

/** @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' */
export function requireTodaysTicket(context: QueryContext, ticketId: TicketId): Ticket {
  const ticket = findTicket(context, ticketId);
  if (!ticket) throw refuse('queue.no-such-ticket');
  if (ticket.day !== context.today) throw refuse('queue.not-today', { day: ticket.day });
  return ticket;
}

/** @throws Refusal 'queue.no-such-ticket' | 'queue.not-today' | 'queue.not-called' */
export function requireCalled(context: QueryContext, ticketId: TicketId): Ticket {
  const ticket = requireTodaysTicket(context, ticketId);
  if (ticket.status !== 'called') throw refuse('queue.not-called', { status: ticket.status });
  return ticket;
}

function listCalls(context: QueryContext, ticketId: TicketId): Instant[] {
  return callsOfWait(context.db)
    .all({ ticketId })
    .map((row) => row.at);
}

/** The number on the ticket, counted from 1 each day. */
export function numberOf(context: Pick<QueryContext, 'db'>, ticket: Pick<Ticket, 'id'>): number {
  return holderOf(context, ticket).number;
}

/** Whose ticket it is; no name where the door does not know who took it. */
function holderOf(context: Pick<QueryContext, 'db'>, ticket: Pick<Ticket, 'id'>) {
  const holder = ticketHolder(context.db).get({ ticketId: ticket.id });
  if (!holder) throw new Error(`no ticket ${ticket.id}`);
  return holder;
}
