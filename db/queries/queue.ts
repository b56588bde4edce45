import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { QueuePoint } from '../../electron/shared/domain/queue-points.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ClinicId, VisitId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { clinics, queueEvents, residents, staff, tickets, visits } from '../schema/index.ts';

const ticketWithPerson = {
  ticketId: tickets.id,
  visitId: tickets.visitId,
  residentId: visits.residentId,
  number: visits.number,
  name: residents.name,
  sex: residents.sex,
  birthDay: residents.birthDay,
  point: tickets.point,
  rank: tickets.rank,
  status: tickets.status,
  returned: tickets.returned,
  arrivedAt: tickets.arrivedAt,
  waitingSince: tickets.waitingSince,
  recalledBehind: tickets.recalledBehind,
  calls: tickets.calls,
  misses: tickets.misses,
  lastCalledAt: tickets.lastCalledAt,
  clinicId: tickets.clinicId,
  calledClinicId: tickets.calledClinicId,
};

const liveStatuses = ['waiting', 'called', 'serving', 'missed'] as const;

const liveAtPoint = prepared((db) =>
  db
    .select(ticketWithPerson)
    .from(tickets)
    .innerJoin(visits, eq(visits.id, tickets.visitId))
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .where(
      and(
        eq(tickets.day, sql.placeholder('day')),
        eq(tickets.point, sql.placeholder('point')),
        inArray(tickets.status, [...liveStatuses]),
      ),
    )
    .orderBy(tickets.id)
    .prepare(),
);

const liveOnDay = prepared((db) =>
  db
    .select(ticketWithPerson)
    .from(tickets)
    .innerJoin(visits, eq(visits.id, tickets.visitId))
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .where(and(eq(tickets.day, sql.placeholder('day')), inArray(tickets.status, [...liveStatuses])))
    .orderBy(tickets.id)
    .prepare(),
);

/** A ticket that stands somewhere today, with the person it belongs to. */
export type PersonTicket = ReturnType<typeof listLiveAtPoint>[number];

/** Tickets of one day that stand at one point: waiting, called, being served, missed. */
export function listLiveAtPoint(db: ReadableDb, day: ClinicDay, point: QueuePoint) {
  return liveAtPoint(db).all({ day, point });
}

/** The visits among them: who is in one line now, in whatever state. */
export function listVisitsWithLiveTicket(
  db: ReadableDb,
  line: { readonly day: ClinicDay; readonly point: QueuePoint },
): VisitId[] {
  return listLiveAtPoint(db, line.day, line.point).map((one) => one.visitId);
}

/** The same for all points. */
export function listLiveOnDay(db: ReadableDb, day: ClinicDay): PersonTicket[] {
  return liveOnDay(db).all({ day });
}

// Only turns inside the ratio count; an emergency, a patient with results and a call by hand leave the run.
const priorityRun = prepared((db) =>
  db
    .select({ run: sql<number>`count(*)` })
    .from(queueEvents)
    .innerJoin(tickets, eq(tickets.id, queueEvents.ticketId))
    .where(
      and(
        eq(queueEvents.day, sql.placeholder('day')),
        eq(queueEvents.point, sql.placeholder('point')),
        eq(queueEvents.kind, 'call'),
        eq(queueEvents.rank, 'priority'),
        sql`${queueEvents.rule} NOT IN ('emergency', 'returned', 'manual')`,
        or(
          isNull(tickets.clinicId),
          sql`${sql.placeholder('clinicId')} IS NULL`,
          eq(tickets.clinicId, sql.placeholder('clinicId')),
        ),
        sql`${queueEvents.id} > coalesce((
          SELECT max(turn.id) FROM ${queueEvents} AS turn JOIN ${tickets} AS called ON called.id = turn.ticket_id
          WHERE turn.day = ${sql.placeholder('day')} AND turn.point = ${sql.placeholder('point')}
            AND turn.kind = 'call' AND turn.rank = 'ordinary' AND turn.rule NOT IN ('returned', 'manual')
            AND (called.clinic_id IS NULL OR ${sql.placeholder('clinicId')} IS NULL
              OR called.clinic_id = ${sql.placeholder('clinicId')})), 0)`,
      ),
    )
    .prepare(),
);

/** Priority calls in a row since the last ordinary turn, in the line that a room calls from. */
export function countPriorityRun(
  db: ReadableDb,
  line: { readonly day: ClinicDay; readonly point: QueuePoint; readonly clinicId: ClinicId | null },
): number {
  return priorityRun(db).get(line)?.run ?? 0;
}

const roomsOfPoint = prepared((db) =>
  db
    .select({ clinicId: clinics.id, name: clinics.name })
    .from(clinics)
    .where(and(eq(clinics.point, sql.placeholder('point')), eq(clinics.active, true)))
    .orderBy(clinics.position, clinics.id)
    .prepare(),
);

/** Rooms and windows that serve a point, in their order. */
export function listRoomsOfPoint(db: ReadableDb, point: QueuePoint) {
  return roomsOfPoint(db).all({ point });
}

const doneOnDay = prepared((db) =>
  db
    .select({ point: tickets.point, done: sql<number>`count(*)` })
    .from(tickets)
    .where(and(eq(tickets.day, sql.placeholder('day')), eq(tickets.status, 'done')))
    .groupBy(tickets.point)
    .prepare(),
);

/** Finished tickets of a day by point; a point without any is left out. */
export function countDoneByPoint(db: ReadableDb, day: ClinicDay): ReadonlyMap<QueuePoint, number> {
  return new Map(
    doneOnDay(db)
      .all({ day })
      .map((row) => [row.point, row.done]),
  );
}

const outOfOrderCalls = prepared((db) =>
  db
    .select({
      number: visits.number,
      name: residents.name,
      at: queueEvents.at,
      reason: queueEvents.reason,
      by: staff.name,
    })
    .from(queueEvents)
    .innerJoin(tickets, eq(tickets.id, queueEvents.ticketId))
    .innerJoin(visits, eq(visits.id, tickets.visitId))
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .innerJoin(staff, eq(staff.id, queueEvents.staffId))
    .where(
      and(
        eq(queueEvents.day, sql.placeholder('day')),
        eq(queueEvents.point, sql.placeholder('point')),
        eq(queueEvents.kind, 'call_out_of_order'),
      ),
    )
    .orderBy(desc(queueEvents.id))
    .limit(20)
    .prepare(),
);

/** Calls out of order of a day at a point, newest first, at most 20: they stand in the day's report. */
export function listOutOfOrderCalls(db: ReadableDb, day: ClinicDay, point: QueuePoint) {
  return outOfOrderCalls(db).all({ day, point });
}

const eventsOfVisit = prepared((db) =>
  db
    .select({
      at: queueEvents.at,
      point: queueEvents.point,
      kind: queueEvents.kind,
      statusAfter: queueEvents.statusAfter,
      room: sql<string>`coalesce(${clinics.name}, '')`,
      by: sql<string>`coalesce(${staff.name}, '')`,
      reason: queueEvents.reason,
    })
    .from(queueEvents)
    .innerJoin(tickets, eq(tickets.id, queueEvents.ticketId))
    .leftJoin(clinics, eq(clinics.id, queueEvents.clinicId))
    .leftJoin(staff, eq(staff.id, queueEvents.staffId))
    .where(eq(tickets.visitId, sql.placeholder('visitId')))
    .orderBy(queueEvents.id)
    .prepare(),
);

/** Everything that happened to a visit in the lines, in order. */
export function listEventsOfVisit(db: ReadableDb, visitId: VisitId) {
  return eventsOfVisit(db).all({ visitId });
}
