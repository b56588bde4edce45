import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { residents, visits } from '../schema/index.ts';
import { recordsOfPerson } from './one-person.ts';

const holders = prepared((db) =>
  db
    .selectDistinct({
      residentId: residents.id,
      recordNo: residents.recordNo,
      name: residents.name,
      sex: residents.sex,
      birthDay: residents.birthDay,
    })
    .from(residents)
    .where(
      and(
        isNull(residents.mergedIntoId),
        inArray(
          residents.id,
          sql`(SELECT coalesce(card.merged_into_id, card.id) FROM residents card WHERE card.id_number = ${sql.placeholder('idNumber')})`,
        ),
      ),
    )
    .orderBy(desc(residents.lastVisitAt), residents.id)
    .limit(2)
    .prepare(),
);

/** Records with exactly this document number, merged ones as the record that was kept; two are one too many. */
export function listHoldersOfNumber(db: ReadableDb, idNumber: string) {
  return holders(db).all({ idNumber });
}

const todays = prepared((db) =>
  db
    .select({ visitId: visits.id, number: visits.number })
    .from(visits)
    .where(
      and(
        sql`${visits.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        eq(visits.day, sql.placeholder('day')),
        sql`${visits.status} <> 'cancelled'`,
      ),
    )
    .orderBy(desc(visits.id))
    .limit(1)
    .prepare(),
);

/** The person's newest registration of a day that was not cancelled. */
export function findTodaysVisit(db: ReadableDb, residentId: ResidentId, day: ClinicDay) {
  return todays(db).get({ residentId, day });
}

const byNumber = prepared((db) =>
  db
    .select({
      visitId: visits.id,
      number: visits.number,
      residentId: visits.residentId,
      name: residents.name,
    })
    .from(visits)
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .where(and(eq(visits.day, sql.placeholder('day')), eq(visits.number, sql.placeholder('number'))))
    .prepare(),
);

/** The visit that has this number on this day. */
export function findVisitByNumber(db: ReadableDb, day: ClinicDay, number: number) {
  return byNumber(db).get({ day, number });
}
