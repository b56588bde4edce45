import { readSearchTerm, type SearchTerm } from '../../electron/shared/domain/search-keys.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Sex } from '../../electron/shared/values/id-number.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { byNewest, type Placed } from '../resident-search/order.ts';

export interface ResidentRowFound {
  readonly residentId: ResidentId;
  readonly recordNo: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly sex: Sex;
  readonly birthDay: ClinicDay;
  readonly idNumber: string | null;
  readonly phone: string;
  readonly address: string;
  readonly lastVisitAt: Instant | null;
  readonly todayNumber: number | null;
}

export interface ResidentQuestion {
  readonly term: string;
  readonly today: ClinicDay;
  /** The first moment of today at the station. */
  readonly todayFrom: Instant;
  readonly limit: number;
}

export interface FoundResidents {
  readonly rows: readonly ResidentRowFound[];
  /** NULL: so many that counting them would take longer than finding the newest. */
  readonly total: number | null;
}

/**
 * Residents of whom any part of the name, or the beginning of the pinyin or initials of their name or given
 * name, or the beginning or end of their ID, phone, record or card number is the term; newest visit first.
 * Numbers come whole: the caller masks them.
 */
export function findResidents(db: ReadableDb, asked: ResidentQuestion): FoundResidents {
  const { limit } = asked;
  const term = readSearchTerm(asked.term);
  if (!term) return { rows: [], total: 0 };
  const newest = findNewest(db, term, limit);
  if (newest) return { rows: readRows(db, newest, asked), total: null };
  const all = findAll(db, term);
  return { rows: readRows(db, all.sort(byNewest).slice(0, limit), asked), total: all.length };
}

const listWithoutFresh = prepared((db) =>
  db.$client.prepare(
    `SELECT n.resident_id AS residentId, n.visited_at AS visitedAt FROM resident_newest n
     WHERE n.term = ? AND NOT EXISTS (SELECT 1 FROM resident_fresh f WHERE f.resident_id = n.resident_id)`,
  ),
);

const freshWith = prepared((db) =>
  db.$client.prepare(
    `SELECT resident_id AS residentId, visited_at AS visitedAt FROM resident_fresh
     WHERE instr(keys, ?) > 0 OR instr(keys, ?) > 0`,
  ),
);

/**
 * The newest of many from the term's list and from those who came since.
 *
 * @returns undefined when the term has no list, or too short a one.
 */
function findNewest(db: ReadableDb, term: SearchTerm, limit: number): Placed[] | undefined {
  const listed = (listWithoutFresh(db).all(term.term) as Placed[]).sort(byNewest);
  const end = listed.at(-1);
  if (!end) return undefined;
  const forwards = `\n${term.forwards.from}`;
  const backwards = term.backwards ? `\n${term.backwards.from}` : forwards;
  const fresh = freshWith(db).all(forwards, backwards) as Placed[];
  // Beyond its end the list says nothing: somebody who is not in it may come between.
  const known = [...listed, ...fresh.filter((one) => byNewest(one, end) < 0)];
  return known.length < limit ? undefined : known.sort(byNewest).slice(0, limit);
}

const allInRanges = prepared((db) =>
  db.$client.prepare(
    `SELECT r.id AS residentId, coalesce(r.last_visit_at, 0) AS visitedAt
     FROM (SELECT resident_id FROM resident_keys WHERE key >= ? AND key < ?
       UNION SELECT resident_id FROM resident_keys WHERE key >= ? AND key < ?) k
     CROSS JOIN residents r INDEXED BY residents_recency ON r.id = k.resident_id`,
  ),
);

/** Everybody whom the term finds, in no order. */
function findAll(db: ReadableDb, { forwards, backwards }: SearchTerm): Placed[] {
  const second = backwards ?? { from: '', to: '' };
  return allInRanges(db).all(forwards.from, forwards.to, second.from, second.to) as Placed[];
}

// Written out: the reader is as fast as the search only without an object relation in between.
const rowsByNumber = prepared((db) =>
  db.$client.prepare(
    `SELECT r.id AS residentId, r.record_no AS recordNo, r.name, r.pinyin, r.initials, r.sex, r.birth_day AS birthDay,
       r.id_number AS idNumber, r.phone, r.address, r.last_visit_at AS lastVisitAt,
       (SELECT v.number FROM visits v INDEXED BY visits_resident
        WHERE v.resident_id IN (SELECT r.id UNION ALL SELECT m.id FROM residents m WHERE m.merged_into_id = r.id)
          AND v.registered_at >= ? AND v.day = ? AND v.status <> 'cancelled'
        ORDER BY v.id DESC LIMIT 1) AS todayNumber
     FROM json_each(?) j CROSS JOIN residents r ON r.id = j.value ORDER BY j.key`,
  ),
);

function readRows(
  db: ReadableDb,
  placed: readonly Placed[],
  { today, todayFrom }: ResidentQuestion,
): ResidentRowFound[] {
  const ids = JSON.stringify(placed.map((one) => one.residentId));
  return rowsByNumber(db).all(todayFrom, today, ids) as ResidentRowFound[];
}
