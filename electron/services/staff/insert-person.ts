import type { Tx } from '../../../db/open.ts';
import { staff, staffRoles } from '../../../db/schema/index.ts';
import type { Role } from '../../shared/contract/define.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { spellName } from '../spelling.ts';

export interface NewPerson {
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
}

/** One person of the staff with roles, found at sign-in by the initials of the name. */
export function insertPerson(tx: Tx, person: NewPerson, at: Instant): StaffId {
  const { name, title, phone, passwordHash } = person;
  const { id } = tx
    .insert(staff)
    .values({ name, initials: spellName(name).initials, title, phone, passwordHash, createdAt: at })
    .returning({ id: staff.id })
    .get();
  insertRoles(tx, id, person.roles);
  return id;
}

/** From now on the person may do what these roles may. */
export function insertRoles(tx: Tx, staffId: StaffId, roles: readonly Role[]): void {
  for (const role of roles) tx.insert(staffRoles).values({ staffId, role }).run();
}
