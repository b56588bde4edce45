import { eq, sql } from 'drizzle-orm';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { staff } from '../schema/index.ts';

const nameOf = prepared((db) =>
  db
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, sql.placeholder('staffId')))
    .prepare(),
);

/** @throws Error for an id that no row has: rows point to staff by reference. */
export function findStaffName(db: ReadableDb, staffId: StaffId): string {
  const row = nameOf(db).get({ staffId });
  if (!row) throw new Error(`nobody has the id ${staffId}`);
  return row.name;
}

const rolesInService = prepared((db) =>
  db.$client
    .prepare<[{ staffId: StaffId }], Role>(
      `SELECT r.role FROM staff s JOIN staff_roles r ON r.staff_id = s.id
       WHERE s.id = :staffId AND s.active = 1`,
    )
    .pluck(),
);

/** The roles that somebody holds now; none for one who has left. */
export function listRolesInService(db: ReadableDb, staffId: StaffId): Role[] {
  return rolesInService(db).all({ staffId });
}
