import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ResidentId, ResidentMergeId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';

/** A merge that holds: nobody took it back. */
export interface StandingMerge {
  readonly mergeId: ResidentMergeId;
  readonly keptId: ResidentId;
  readonly mergedId: ResidentId;
  readonly keptLastVisitAt: Instant | null;
}

const mergesAround = prepared((db) =>
  db.$client.prepare<{ root: number }, StandingMerge>(
    `SELECT m.id AS mergeId, m.kept_id AS keptId, m.merged_id AS mergedId, m.kept_last_visit_at AS keptLastVisitAt
     FROM residents r JOIN resident_merges m ON m.merged_id = r.id
     WHERE r.merged_into_id = :root AND NOT EXISTS (SELECT 1 FROM resident_merge_undos u WHERE u.merge_id = m.id)
     ORDER BY m.id`,
  ),
);

/** The merges that made a person's records one, the first one first; `root` is the kept record. */
export function listStandingMerges(db: ReadableDb, root: ResidentId): StandingMerge[] {
  return mergesAround(db).all({ root });
}

const ownVisits = prepared((db) =>
  db.$client.prepare<{ id: number }, { rows: number; newest: Instant | null }>(
    `SELECT count(*) AS rows, max(CASE WHEN status <> 'cancelled' THEN registered_at END) AS newest
     FROM visits WHERE resident_id = :id`,
  ),
);

/** Registrations written under one very record: how many, and the newest that was not cancelled. */
export function findOwnVisits(db: ReadableDb, id: ResidentId) {
  return ownVisits(db).get({ id }) ?? { rows: 0, newest: null };
}

const liveNumber = prepared((db) =>
  db.$client
    .prepare<{ id: number; today: string }, number>(
      `SELECT min(number) FROM (
         SELECT v.number FROM residents r JOIN visits v ON v.resident_id = r.id
           JOIN tickets t ON t.visit_id = v.id
         WHERE (r.id = :id OR r.merged_into_id = :id) AND v.day = :today
           AND t.status IN ('waiting', 'called', 'serving', 'missed')
         UNION ALL
         SELECT a.number FROM arrivals a JOIN residents r ON r.id = a.resident_id
         WHERE (r.id = :id OR r.merged_into_id = :id) AND a.day = :today
           AND a.visit_id IS NULL AND a.cancelled_at IS NULL)`,
    )
    .pluck(),
);

/** The number with which somebody stands in any line today, the one at the door too, or null. */
export function findLiveNumber(db: ReadableDb, id: ResidentId, today: ClinicDay): number | null {
  return liveNumber(db).get({ id, today }) ?? null;
}
