import { and, gte, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../open.ts';
import { visits } from '../schema/index.ts';
import { recordsOfPerson } from './one-person.ts';

const visitsOfYear = prepared((db) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(visits)
    .where(
      and(
        sql`${visits.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        gte(visits.day, sql.placeholder('fromDay')),
        sql`${visits.status} <> 'cancelled'`,
      ),
    )
    .prepare(),
);

/** Registrations of a resident from a day on, without the cancelled ones. */
export function countVisitsSince(db: ReadableDb, residentId: number, fromDay: string): number {
  return visitsOfYear(db).get({ residentId, fromDay })?.count ?? 0;
}
