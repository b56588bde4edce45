import type { ReadableDb } from '../../../db/open.ts';
import { findOwnVisits, type StandingMerge } from '../../../db/queries/resident-merges.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';

/** The later of two moments, where either may be missing. */
export function lastOf(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null);
}

/**
 * A record's last visit without those of records merged into it: the newest registration written under it. A
 * record that never had one keeps what was noted when something was first merged into it.
 */
export function ownLastVisit(
  db: ReadableDb,
  record: { readonly id: ResidentId; readonly lastVisitAt: Instant | null },
  standing: readonly StandingMerge[],
): Instant | null {
  const own = findOwnVisits(db, record.id);
  if (own.rows > 0) return own.newest;
  const first = standing.find((merge) => merge.keptId === record.id);
  return first ? first.keptLastVisitAt : record.lastVisitAt;
}
