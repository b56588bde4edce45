import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { type QueueEventKind, queueEvents, recallSteps, tickets } from '../../../db/schema/index.ts';
import type { CallRule } from '../../shared/domain/queue-order.ts';
import type { TicketStatus } from '../../shared/domain/queue-points.ts';
import type { ClinicId, TicketId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext, QueryContext } from '../context.ts';

export type Ticket = typeof tickets.$inferSelect;

const ticketById = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(eq(tickets.id, sql.placeholder('ticketId')))
    .prepare(),
);

const updateTicketRow = prepared((db) =>
  db
    .update(tickets)
    .set({
      status: sql`${sql.placeholder('status')}`,
      clinicId: sql`${sql.placeholder('clinicId')}`,
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
      lineClinicId: sql.placeholder('lineClinicId'),
      staffId: sql.placeholder('staffId'),
      rule: sql.placeholder('rule'),
      reason: sql.placeholder('reason'),
      undoesId: sql.placeholder('undoesId'),
    })
    .returning({ eventId: queueEvents.id })
    .prepare(),
);

const insertRecallStep = prepared((db) =>
  db
    .insert(recallSteps)
    .values({
      eventId: sql.placeholder('eventId'),
      ticketId: sql.placeholder('ticketId'),
      behindBefore: sql.placeholder('behindBefore'),
      behindAfter: sql.placeholder('behindAfter'),
    })
    .prepare(),
);

const setRecalledBehind = prepared((db) =>
  db
    .update(tickets)
    .set({ recalledBehind: sql`${sql.placeholder('behind')}` })
    .where(eq(tickets.id, sql.placeholder('ticketId')))
    .prepare(),
);

/** A ticket by id, or undefined. */
export function findTicket(context: Pick<QueryContext, 'db'>, ticketId: TicketId): Ticket | undefined {
  return ticketById(context.db).get({ ticketId });
}

/** What changes of a ticket besides its state, and what the event says about it. */
export interface TicketStep {
  readonly kind: QueueEventKind;
  readonly status: TicketStatus;
  /** The room or window concerned. */
  readonly clinicId?: ClinicId | null | undefined;
  readonly rule?: CallRule;
  readonly reason?: string;
  /** The call that is taken back. */
  readonly undoesId?: number;
  readonly changes?: Partial<
    Pick<
      Ticket,
      | 'clinicId'
      | 'waitingSince'
      | 'returned'
      | 'recalledBehind'
      | 'calls'
      | 'misses'
      | 'lastCalledAt'
      | 'calledClinicId'
    >
  >;
}

/**
 * The only door through which a ticket changes: writes the new state and the event that explains it
 * together, so that the last event's `status_after` is always the ticket's state.
 *
 * @returns the event's id.
 */
export function stepTicket(context: CommandContext, ticket: Ticket, step: TicketStep): number {
  requireOpenDay(context);
  const after = { ...ticket, ...step.changes };
  updateTicketRow(context.db).run({
    ticketId: ticket.id,
    status: step.status,
    clinicId: after.clinicId,
    waitingSince: after.waitingSince,
    returned: after.returned ? 1 : 0,
    recalledBehind: after.recalledBehind,
    calls: after.calls,
    misses: after.misses,
    lastCalledAt: after.lastCalledAt,
    calledClinicId: after.calledClinicId,
  });
  const eventId = recordEvent(context, after, step);
  recordRecall(context, eventId, ticket.id, [ticket.recalledBehind, after.recalledBehind]);
  return eventId;
}

/** The event alone, of a ticket that was just made. @returns its id. */
export function recordEvent(
  context: CommandContext,
  ticket: Pick<Ticket, 'id' | 'point' | 'rank' | 'clinicId'>,
  step: TicketStep,
): number {
  return insertEvent(context.db).get({
    ticketId: ticket.id,
    day: context.today,
    at: context.now,
    kind: step.kind,
    statusAfter: step.status,
    point: ticket.point,
    rank: ticket.rank,
    clinicId: step.clinicId ?? ticket.clinicId,
    lineClinicId: ticket.clinicId,
    staffId: context.session.staffId,
    rule: step.rule ?? null,
    reason: step.reason ?? '',
    undoesId: step.undoesId ?? null,
  }).eventId;
}

/** Brings a recalled patient (过号再到) nearer or back, by the call that did it or its undoing. */
export function setBehind(
  context: CommandContext,
  eventId: number,
  ticketId: TicketId,
  [before, after]: readonly [number, number],
): void {
  setRecalledBehind(context.db).run({ ticketId, behind: after });
  recordRecall(context, eventId, ticketId, [before, after]);
}

function recordRecall(
  context: CommandContext,
  eventId: number,
  ticketId: TicketId,
  [behindBefore, behindAfter]: readonly [number, number],
): void {
  if (behindBefore === behindAfter) return;
  insertRecallStep(context.db).run({ eventId, ticketId, behindBefore, behindAfter });
}
