import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Mobility } from '../../electron/shared/domain/care-marks.ts';
import type { QueuePoint } from '../../electron/shared/domain/queue-points.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Sex } from '../../electron/shared/values/id-number.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { arrivals, careMarks, clinics, residents, seatings, tickets, visits } from '../schema/index.ts';

const personNumber = sql<number>`coalesce(${visits.number}, ${arrivals.number})`;
const personRecord = sql<ResidentId | null>`coalesce(${visits.residentId}, ${arrivals.residentId})`;

const ticketWithPerson = {
  ticketId: tickets.id,
  visitId: tickets.visitId,
  arrivalId: tickets.arrivalId,
  residentId: personRecord,
  number: personNumber,
  name: sql<string>`coalesce(${residents.name}, '')`,
  initials: sql<string>`coalesce(${residents.initials}, '')`,
  sex: sql<Sex>`coalesce(${residents.sex}, 0)`,
  birthDay: sql<ClinicDay | null>`coalesce(${residents.birthDay}, ${arrivals.birthDay})`,
  claim: arrivals.claim,
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
  servingSince: sql<Instant | null>`CASE WHEN ${tickets.status} = 'serving' THEN (
    SELECT max(served.at) FROM queue_events served
    WHERE served.ticket_id = ${tickets.id} AND served.kind = 'serve') END`,
  // Sent out by the doctor in the middle: he stands elsewhere, and nobody has forgotten him in the room.
  sentOut:
    sql<number>`CASE WHEN ${tickets.status} = 'serving' AND ${tickets.point} = 'consultation' THEN EXISTS (
    SELECT 1 FROM tickets other
    WHERE other.visit_id = ${tickets.visitId} AND other.id <> ${tickets.id} AND other.day = ${tickets.day}
      AND other.status IN ('waiting', 'called', 'serving', 'missed')) ELSE 0 END`.mapWith(Boolean),
  // At the doctor's somebody may be sent out in the middle: that room keeps nobody from the other points.
  busyAt: sql<QueuePoint | null>`CASE WHEN ${tickets.status} = 'waiting' THEN (
    SELECT other.point FROM tickets other
    WHERE other.visit_id = ${tickets.visitId} AND other.id <> ${tickets.id} AND other.day = ${tickets.day}
      AND other.status IN ('called', 'serving') AND other.point <> 'consultation'
    ORDER BY other.id LIMIT 1) END`,
  accompany: sql<number>`coalesce(${careMarks.accompany}, 0)`.mapWith(Boolean),
  mobility: sql<Mobility>`coalesce(${careMarks.mobility}, 'none')`,
  seat: seatings.seat,
};

const liveStatuses = ['waiting', 'called', 'serving', 'missed'] as const;

function selectPeople(db: ReadableDb) {
  return db
    .select(ticketWithPerson)
    .from(tickets)
    .leftJoin(visits, eq(visits.id, tickets.visitId))
    .leftJoin(arrivals, eq(arrivals.id, tickets.arrivalId))
    .leftJoin(residents, eq(residents.id, personRecord))
    .leftJoin(careMarks, and(eq(careMarks.day, tickets.day), eq(careMarks.number, personNumber)))
    .leftJoin(
      seatings,
      and(eq(seatings.day, tickets.day), eq(seatings.number, personNumber), sql`${seatings.freedAt} IS NULL`),
    );
}

const liveAtPoint = prepared((db) =>
  selectPeople(db)
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
  selectPeople(db)
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

/** What the order of calls depends on. Whose ticket it is, is read when he is called. */
export type LineTicket = Pick<
  PersonTicket,
  | 'ticketId'
  | 'visitId'
  | 'arrivalId'
  | 'number'
  | 'rank'
  | 'status'
  | 'returned'
  | 'arrivedAt'
  | 'waitingSince'
  | 'recalledBehind'
  | 'lastCalledAt'
  | 'clinicId'
  | 'calledClinicId'
  | 'busyAt'
>;

const lineAtPoint = prepared((db) =>
  db
    .select({
      ticketId: tickets.id,
      visitId: tickets.visitId,
      arrivalId: tickets.arrivalId,
      number: personNumber,
      rank: tickets.rank,
      status: tickets.status,
      returned: tickets.returned,
      arrivedAt: tickets.arrivedAt,
      waitingSince: tickets.waitingSince,
      recalledBehind: tickets.recalledBehind,
      lastCalledAt: tickets.lastCalledAt,
      clinicId: tickets.clinicId,
      calledClinicId: tickets.calledClinicId,
      busyAt: ticketWithPerson.busyAt,
    })
    .from(tickets)
    .leftJoin(visits, eq(visits.id, tickets.visitId))
    .leftJoin(arrivals, eq(arrivals.id, tickets.arrivalId))
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

/** The same tickets, as far as the order of calls depends on them: what is read before every call. */
export function listLineAtPoint(db: ReadableDb, day: ClinicDay, point: QueuePoint): LineTicket[] {
  return lineAtPoint(db).all({ day, point });
}

/** The same for all points. */
export function listLiveOnDay(db: ReadableDb, day: ClinicDay): PersonTicket[] {
  return liveOnDay(db).all({ day });
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
