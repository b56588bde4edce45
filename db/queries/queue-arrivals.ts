import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ArrivalId, ResidentId } from '../../electron/shared/values/ids.ts';
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
