import type { Traits } from '../../electron/shared/domain/same-person.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';

export type CandidateRow = Traits & { readonly residentId: ResidentId };

/** So many records may share a birth day that nobody knew (1950-01-01) and are not worth comparing. */
const CANDIDATES = 400;

const candidates = prepared((db) =>
  db.$client.prepare<{ id: number; limit: number }, CandidateRow>(
    `WITH me AS (SELECT * FROM residents WHERE id = :id),
       mine AS (SELECT :id AS id UNION ALL SELECT id FROM residents WHERE merged_into_id = :id),
       near AS (
         SELECT r.id FROM me JOIN residents r ON r.birth_day = me.birth_day
         UNION SELECT r.id FROM me JOIN residents r ON r.phone = me.phone AND r.phone <> ''
         UNION SELECT r.id FROM me JOIN residents r ON r.id_number = me.id_number)
     SELECT r.id AS residentId, r.name, r.pinyin, r.sex, r.birth_day AS birthDay,
       coalesce(r.id_number, '') AS idNumber, r.phone
     FROM near JOIN residents r ON r.id = near.id
     WHERE r.id <> :id AND r.merged_into_id IS NULL
       AND r.id NOT IN (
         SELECT coalesce(b.merged_into_id, b.id) FROM mine
           JOIN resident_distinctions d ON d.first_id = mine.id JOIN residents b ON b.id = d.second_id
         UNION SELECT coalesce(a.merged_into_id, a.id) FROM mine
           JOIN resident_distinctions d ON d.second_id = mine.id JOIN residents a ON a.id = d.first_id)
     LIMIT :limit`,
  ),
);

/**
 * Standing records that share birth day, phone or number with a standing record, without those that somebody
 * found to be another person.
 */
export function listCandidates(db: ReadableDb, id: ResidentId): CandidateRow[] {
  return candidates(db).all({ id, limit: CANDIDATES });
}
