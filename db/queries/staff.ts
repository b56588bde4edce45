import { and, eq, sql } from 'drizzle-orm';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { staff, staffRoles } from '../schema/index.ts';

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
  db
    .select({ role: staffRoles.role })
    .from(staff)
    .innerJoin(staffRoles, eq(staffRoles.staffId, staff.id))
    .where(and(eq(staff.id, sql.placeholder('staffId')), eq(staff.active, true)))
    .prepare(),
);

/** The roles that somebody holds now; none for one who has left. */
export function listRolesInService(db: ReadableDb, staffId: StaffId): Role[] {
  return rolesInService(db)
    .all({ staffId })
    .map((row) => row.role);
}
