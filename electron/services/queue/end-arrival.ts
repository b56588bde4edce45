import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { arrivals } from '../../../db/schema/index.ts';
import type { ArrivalId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { freeSeat } from './care.ts';

const setCancelled = prepared((db) =>
  db
    .update(arrivals)
    .set({
      cancelledAt: sql`${sql.placeholder('at')}`,
      cancelledBy: sql`${sql.placeholder('by')}`,
      cancelReason: sql`${sql.placeholder('reason')}`,
    })
    .where(eq(arrivals.id, sql.placeholder('arrivalId')))
    .returning({ day: arrivals.day, number: arrivals.number })
    .prepare(),
);

/** An arrival that becomes no visit: given up, missed too often, or its day is over. Its seat is free. */
export function endArrival(context: CommandContext, arrivalId: ArrivalId, reason: string): void {
  const ended = setCancelled(context.db).get({
    arrivalId,
    at: context.now,
    by: context.session.staffId,
    reason,
  });
  freeSeat(context, ended);
}
