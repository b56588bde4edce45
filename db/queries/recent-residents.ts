import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import { prepared, type ReadableDb } from '../open.ts';
import type { ResidentRowFound } from './resident-search.ts';

/** Registrations that are looked through for the last comers: three for each row, as somebody may come twice a day. */
const LOOK_BACK = 60;

// The newest registrations are read by their own key, not residents by their last visit: a hundred thousand
// records would be sorted for twenty rows. Where fewer came, the newest records follow.
const recent = prepared((db) =>
  db.$client.prepare<{ today: string; lookBack: number; limit: number }, ResidentRowFound>(
    `WITH newest AS (SELECT id, resident_id FROM visits WHERE status <> 'cancelled' ORDER BY id DESC LIMIT :lookBack),
       came AS (SELECT coalesce(r.merged_into_id, r.id) AS id, max(n.id) AS visit
         FROM newest n JOIN residents r ON r.id = n.resident_id GROUP BY 1),
       opened AS (SELECT id, 0 AS visit FROM residents
         WHERE merged_into_id IS NULL AND id NOT IN (SELECT id FROM came) ORDER BY id DESC LIMIT :limit)
     SELECT r.id AS residentId, r.record_no AS recordNo, r.name, r.pinyin, r.initials, r.sex, r.birth_day AS birthDay,
       r.id_number AS idNumber, r.phone, r.address, r.last_visit_at AS lastVisitAt,
       (SELECT v.number FROM visits v
         WHERE v.id = c.visit AND v.day = :today) AS todayNumber
     FROM (SELECT * FROM came UNION ALL SELECT * FROM opened) c JOIN residents r ON r.id = c.id
     ORDER BY c.visit DESC, r.id DESC LIMIT :limit`,
  ),
);

/** Who was registered last, newest first; then the newest records. Numbers come whole: the caller masks them. */
export function listRecentResidents(db: ReadableDb, today: ClinicDay, limit: number) {
  return recent(db).all({ today, lookBack: LOOK_BACK, limit });
}

const standing = prepared((db) =>
  db.$client
    .prepare(
      'SELECT count(*) - (SELECT count(*) FROM residents WHERE merged_into_id IS NOT NULL) FROM residents',
    )
    .pluck(),
);

/** Records that stand, without those that were merged into another. */
export function countResidents(db: ReadableDb): number {
  return Number(standing(db).get());
}
