import { and, desc, eq, gte, lt, or, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../open.ts';
import { residents, visits } from '../schema/index.ts';

/** Above every character, so that [term, term + LAST) is exactly what begins with the term. */
const LAST = '\u{10FFFF}';

// Ranges and not LIKE: with them SQLite reads the six indexes, one for each way in which people search.
const beginsWithTerm = or(
  and(gte(residents.name, sql.placeholder('name')), lt(residents.name, sql.placeholder('nameEnd'))),
  and(gte(residents.pinyin, sql.placeholder('sound')), lt(residents.pinyin, sql.placeholder('soundEnd'))),
  and(gte(residents.initials, sql.placeholder('sound')), lt(residents.initials, sql.placeholder('soundEnd'))),
  and(gte(residents.phone, sql.placeholder('code')), lt(residents.phone, sql.placeholder('codeEnd'))),
  and(gte(residents.idNumber, sql.placeholder('code')), lt(residents.idNumber, sql.placeholder('codeEnd'))),
  and(gte(residents.recordNo, sql.placeholder('code')), lt(residents.recordNo, sql.placeholder('codeEnd'))),
);

const matching = prepared((db) =>
  db
    .select({
      residentId: residents.id,
      recordNo: residents.recordNo,
      name: residents.name,
      sex: residents.sex,
      birthDay: residents.birthDay,
      idNumber: residents.idNumber,
      phone: residents.phone,
      address: residents.address,
      lastVisitAt: residents.lastVisitAt,
      // Written out: in a select from one table Drizzle names columns without their table.
      todayNumber: sql<number | null>`(
        SELECT visits.number FROM visits
        WHERE visits.resident_id = residents.id AND visits.day = ${sql.placeholder('today')}
          AND visits.status <> 'cancelled'
        ORDER BY visits.id DESC LIMIT 1)`,
    })
    .from(residents)
    .where(beginsWithTerm)
    .orderBy(desc(residents.lastVisitAt), residents.id)
    .limit(sql.placeholder('limit'))
    .prepare(),
);

const matchingCount = prepared((db) =>
  db.select({ total: sql<number>`count(*)` }).from(residents).where(beginsWithTerm).prepare(),
);

/**
 * Residents whose name, pinyin, initials, phone, document number or record number begins with the term;
 * newest visit first. Numbers come whole: the caller masks them.
 */
export function findResidents(
  db: ReadableDb,
  { term, today, limit }: { readonly term: string; readonly today: string; readonly limit: number },
) {
  const tight = term.replace(/\s+/g, '');
  const range = {
    name: term,
    nameEnd: term + LAST,
    sound: tight.toLowerCase(),
    soundEnd: tight.toLowerCase() + LAST,
    code: tight.toUpperCase(),
    codeEnd: tight.toUpperCase() + LAST,
  };
  const rows = matching(db).all({ ...range, today, limit });
  const total = rows.length < limit ? rows.length : (matchingCount(db).get(range)?.total ?? rows.length);
  return { rows, total };
}

const visitsOfYear = prepared((db) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(visits)
    .where(
      and(
        eq(visits.residentId, sql.placeholder('residentId')),
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
