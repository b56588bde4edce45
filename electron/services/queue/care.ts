import { and, eq, isNull, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { findPersonByNumber, isDelivered, listSeats } from '../../../db/queries/queue-care.ts';
import { careMarks, escorts, seatings, visits } from '../../../db/schema/index.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { findTicket } from './step-ticket.ts';

const freeByNumber = prepared((db) =>
  db
    .update(seatings)
    .set({ freedAt: sql`${sql.placeholder('at')}` })
    .where(
      and(
        eq(seatings.day, sql.placeholder('day')),
        eq(seatings.number, sql.placeholder('number')),
        isNull(seatings.freedAt),
      ),
    )
    .prepare(),
);

const numberOfVisit = prepared((db) =>
  db
    .select({ day: visits.day, number: visits.number })
    .from(visits)
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

/** Frees the seat of a number, if it has one. */
export function freeSeat(
  context: CommandContext,
  who: { readonly day: ClinicDay; readonly number: number },
): void {
  freeByNumber(context.db).run({ ...who, at: context.now });
}

/** The same for a visit that ends: who has gone sits nowhere. */
export function freeSeatOfVisit(context: CommandContext, visitId: VisitId): void {
  const who = numberOfVisit(context.db).get({ visitId });
  if (who) freeSeat(context, who);
}

/**
 * 陪同, 轮椅, 抱 for a number of today; the marks go with it from the door through all points.
 *
 * @throws Refusal 'queue.no-such-number'
 */
export const markCare: Handler<'queue.markCare'> = (context, { number, accompany, mobility }) => {
  if (!findPersonByNumber(context.db, context.today, number)) {
    throw refuse('queue.no-such-number', { number });
  }
  writeCare(context, number, { accompany, mobility });
  return { number };
};

/** Sets the marks of a number of today. */
export function writeCare(
  context: CommandContext,
  number: number,
  marks: Pick<typeof careMarks.$inferInsert, 'accompany' | 'mobility'>,
): void {
  const row = { ...marks, markedAt: context.now, markedBy: context.session.staffId };
  context.db
    .insert(careMarks)
    .values({ day: context.today, number, ...row })
    .onConflictDoUpdate({ target: [careMarks.day, careMarks.number], set: row })
    .run();
}

/**
 * 入座 in the elders' area: on the seat asked for, or the first free one. Who sits elsewhere changes seats.
 *
 * @throws Refusal 'queue.no-such-number' | 'queue.gone-already' | 'queue.no-such-seat' | 'queue.seat-taken' |
 *   'queue.no-seat-free'
 */
export const takeSeat: Handler<'queue.takeSeat'> = (context, { number, seat }) => {
  const person = findPersonByNumber(context.db, context.today, number);
  if (!person) throw refuse('queue.no-such-number', { number });
  if (person.gone) throw refuse('queue.gone-already', { number });
  const total = context.settings.queue.elderSeats;
  const taken = new Map(listSeats(context.db, context.today).map((one) => [one.seat, one.number]));
  const chosen = seat ?? firstFree(total, taken, number);
  if (chosen === undefined) throw refuse('queue.no-seat-free', { seats: total });
  if (chosen > total) throw refuse('queue.no-such-seat', { seat: chosen, seats: total });
  const sitter = taken.get(chosen);
  if (sitter === number) return { number, seat: chosen };
  if (sitter !== undefined) throw refuse('queue.seat-taken', { seat: chosen, number: sitter });
  freeSeat(context, { day: context.today, number });
  context.db
    .insert(seatings)
    .values({
      day: context.today,
      number,
      seat: chosen,
      seatedAt: context.now,
      seatedBy: context.session.staffId,
    })
    .run();
  return { number, seat: chosen };
};

/** Whoever sits already keeps the seat when none is asked for. */
function firstFree(total: number, taken: ReadonlyMap<number, number>, number: number): number | undefined {
  const own = [...taken].find(([, sitter]) => sitter === number)?.[0];
  if (own !== undefined) return own;
  return Array.from({ length: total }, (_, index) => index + 1).find((seat) => !taken.has(seat));
}

/** @throws Refusal 'queue.not-seated' */
export const leaveSeat: Handler<'queue.leaveSeat'> = (context, { number }) => {
  const own = listSeats(context.db, context.today).find((one) => one.number === number);
  if (!own) throw refuse('queue.not-seated', { number });
  freeSeat(context, { day: context.today, number });
  return { number, seat: own.seat };
};

/**
 * 已送到: the guide brought somebody to where he waits now; saying it twice changes nothing.
 *
 * @throws Refusal 'queue.no-such-ticket' | 'queue.not-today'
 */
export const markDelivered: Handler<'queue.markDelivered'> = (context, { ticketId }) => {
  const ticket = findTicket(context, ticketId);
  if (!ticket) throw refuse('queue.no-such-ticket');
  if (ticket.day !== context.today) throw refuse('queue.not-today', { day: ticket.day });
  const { number, delivered } = isDelivered(context.db, ticketId);
  if (!delivered) {
    context.db.insert(escorts).values({ ticketId, at: context.now, staffId: context.session.staffId }).run();
  }
  return { number };
};
