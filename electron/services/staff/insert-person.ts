import type { Tx } from '../../../db/open.ts';
import { staff, staffRoles } from '../../../db/schema/index.ts';
import type { Role } from '../../shared/contract/define.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { spell } from '../spelling.ts';

export interface NewPerson {
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
}

/** One person with roles, as the first run and the practice station write them. */
export function insertPerson(tx: Tx, person: NewPerson, at: Instant): StaffId {
  const { name, title, phone, passwordHash } = person;
  const { id } = tx
    .insert(staff)
    .values({ name, initials: spell(name).initials, title, phone, passwordHash, createdAt: at })
    .returning({ id: staff.id })
    .get();
  for (const role of person.roles) tx.insert(staffRoles).values({ staffId: id, role }).run();
  return id;
}
