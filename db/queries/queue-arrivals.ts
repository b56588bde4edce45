import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { DoorClaim, Mobility } from '../../electron/shared/domain/care-marks.ts';
import type { QueueRank } from '../../electron/shared/domain/queue-order.ts';
import type { TicketStatus } from '../../electron/shared/domain/queue-points.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ArrivalId, ResidentId, TicketId, VisitId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { arrivals, residents, tickets } from '../schema/index.ts';
import { recordsOfPerson } from './one-person.ts';

const arrivalById = prepared((db) =>
  db
    .select({
      arrivalId: arrivals.id,
      ticketId: tickets.id,
      ticketStatus: tickets.status,
      day: arrivals.day,
      number: arrivals.number,
      arrivedAt: arrivals.arrivedAt,
      rank: arrivals.rank,
      claim: arrivals.claim,
      residentId: arrivals.residentId,
      visitId: arrivals.visitId,
      cancelledAt: arrivals.cancelledAt,
      name: sql<string>`coalesce(${residents.name}, '')`,
      birthDay: sql<ClinicDay | null>`coalesce(${residents.birthDay}, ${arrivals.birthDay})`,
    })
    .from(arrivals)
    .innerJoin(tickets, eq(tickets.arrivalId, arrivals.id))
    .leftJoin(residents, eq(residents.id, arrivals.residentId))
    .where(eq(arrivals.id, sql.placeholder('arrivalId')))
    .prepare(),
);

export type ArrivalRow = NonNullable<ReturnType<typeof findArrival>>;

/** A number from the door with its ticket, or undefined. */
export function findArrival(db: ReadableDb, arrivalId: ArrivalId) {
  return arrivalById(db).get({ arrivalId });
}

const openOfPerson = prepared((db) =>
  db
    .select({ number: arrivals.number })
    .from(arrivals)
    .where(
      and(
        eq(arrivals.day, sql.placeholder('day')),
        sql`${arrivals.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        isNull(arrivals.visitId),
        isNull(arrivals.cancelledAt),
      ),
    )
    .limit(1)
    .prepare(),
);

/** The number that a person took at the door today and that is not registered yet. */
export function findOpenNumber(db: ReadableDb, residentId: ResidentId, day: ClinicDay): number | undefined {
  return openOfPerson(db).get({ residentId, day })?.number;
}

const openUntil = prepared((db) =>
  db
    .select({ arrivalId: arrivals.id, ticketId: tickets.id })
    .from(arrivals)
    .innerJoin(tickets, eq(tickets.arrivalId, arrivals.id))
    .where(
      and(lte(arrivals.day, sql.placeholder('day')), isNull(arrivals.visitId), isNull(arrivals.cancelledAt)),
    )
    // In the order of the index over open numbers: by id alone, all that ever were would be read.
    .orderBy(arrivals.day, arrivals.id)
    .prepare(),
);

/** Numbers of a day or earlier that were neither registered nor given up. */
export function listOpenUntil(db: ReadableDb, day: ClinicDay) {
  return openUntil(db).all({ day });
}

const holderOfIdNumber = prepared((db) =>
  db
    .select({ residentId: residents.id })
    .from(residents)
    .where(eq(residents.idNumber, sql.placeholder('idNumber')))
    .orderBy(sql`${residents.mergedIntoId} IS NOT NULL`, residents.id)
    .limit(1)
    .prepare(),
);

/** Whose record holds an identity number. */
export function findHolderOfIdNumber(db: ReadableDb, idNumber: string): ResidentId | undefined {
  return holderOfIdNumber(db).get({ idNumber })?.residentId;
}

const ofDay = prepared((db) =>
  db.$client.prepare<[{ day: ClinicDay; openOnly: 0 | 1 }], ArrivalListRow>(
    `SELECT a.id AS arrivalId, t.id AS ticketId, a.visit_id AS visitId,
       coalesce(v.resident_id, a.resident_id) AS residentId, a.number, coalesce(r.name, '') AS name,
       coalesce(r.birth_day, a.birth_day) AS birthDay, a.rank, a.claim, a.arrived_at AS arrivedAt, t.status,
       coalesce(m.accompany, 0) AS accompany, coalesce(m.mobility, 'none') AS mobility, s.seat
     FROM arrivals a JOIN tickets t ON t.arrival_id = a.id
     LEFT JOIN visits v ON v.id = a.visit_id
     LEFT JOIN residents r ON r.id = coalesce(v.resident_id, a.resident_id)
     LEFT JOIN care_marks m ON m.day = a.day AND m.number = a.number
     LEFT JOIN seatings s ON s.day = a.day AND s.number = a.number AND s.freed_at IS NULL
     WHERE a.day = :day AND (:openOnly = 0 OR (a.visit_id IS NULL AND a.cancelled_at IS NULL))
     ORDER BY a.number DESC`,
  ),
);

interface ArrivalListRow {
  readonly arrivalId: ArrivalId;
  readonly ticketId: TicketId;
  readonly visitId: VisitId | null;
  readonly residentId: ResidentId | null;
  readonly number: number;
  readonly name: string;
  readonly birthDay: ClinicDay | null;
  readonly rank: QueueRank;
  readonly claim: DoorClaim | null;
  readonly arrivedAt: Instant;
  readonly status: TicketStatus;
  readonly accompany: 0 | 1;
  readonly mobility: Mobility;
  readonly seat: number | null;
}

/** Numbers from the door of a day, newest first. */
export function listArrivalsOfDay(db: ReadableDb, day: ClinicDay, openOnly: boolean): ArrivalListRow[] {
  return ofDay(db).all({ day, openOnly: openOnly ? 1 : 0 });
}
