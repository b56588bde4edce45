import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import { audit, staff, staffRoles } from '../../../db/schema/index.ts';
import { ROLES, type Role } from '../../shared/contract/define.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { hashPassword } from './password.ts';
import { noteOfPerson, type PasswordTry, provePassword, SIGNED_IN } from './prove-password.ts';

const lastSignIn = prepared((db) =>
  db
    .select({ at: audit.at, desk: audit.desk })
    .from(audit)
    .where(
      and(
        eq(audit.subject, 'staff'),
        eq(audit.subjectId, sql.placeholder('staffId')),
        eq(audit.action, SIGNED_IN),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(1)
    .prepare(),
);

/** Everybody in service, in the order in which they came: the numbers on the screen stay the same. */
export async function listForSignIn(context: TaskContext): Promise<Output<'staff.listForSignIn'>> {
  const { db } = context.station();
  return db
    .select({ staffId: staff.id, name: staff.name, initials: staff.initials, title: staff.title })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(asc(staff.id))
    .all()
    .map((person) => ({
      ...person,
      roles: rolesOf(db, person.staffId),
      last: lastSignIn(db).get({ staffId: person.staffId }) ?? null,
    }));
}

function rolesOf(db: ReadableDb, staffId: StaffId): Role[] {
  const held = db
    .select({ role: staffRoles.role })
    .from(staffRoles)
    .where(eq(staffRoles.staffId, staffId))
    .all()
    .map((row) => row.role);
  return ROLES.filter((role) => held.includes(role));
}

/**
 * Sits somebody down at a desk in this window. Right and wrong tries are noted.
 *
 * @throws Refusal 'staff.not-here' for one who has left; 'staff.wrong-password' with the tries `left`;
 *   'staff.wait' with `seconds` after five wrong ones.
 */
export async function signIn(
  context: TaskContext,
  input: HandlerInput<'staff.signIn'>,
): Promise<Output<'staff.signIn'>> {
  const name = await requirePassword(context, input);
  const { staffId, desk } = input;
  // Noted first: what cannot be written down did not happen.
  noteOfPerson(context, { action: SIGNED_IN, staffId, desk });
  context.setSession({ staffId, name, roles: rolesOf(context.station().db, staffId), desk });
  return {};
}

/** @throws Refusal 'staff.not-here' | 'staff.wrong-password' | 'staff.wait' */
async function requirePassword(context: TaskContext, attempt: PasswordTry): Promise<string> {
  const proof = await provePassword(context, attempt);
  switch (proof.kind) {
    case 'right':
      return proof.name;
    case 'not-here':
      throw refuse('staff.not-here');
    case 'wrong':
      throw refuse('staff.wrong-password', { left: proof.left });
    case 'wait':
      throw refuse('staff.wait', { seconds: proof.seconds });
  }
}

/** Gets up from this window. Others stay where they are. */
export async function signOut(context: TaskContext): Promise<Output<'staff.signOut'>> {
  const { session } = context;
  if (session) noteOfPerson(context, { ...session, action: 'staff.signed-out' });
  context.setSession(undefined);
  return {};
}

/** A new password for oneself. @throws Refusal 'staff.wrong-password' | 'staff.wait' | 'staff.not-here' */
export async function changePassword(
  context: TaskContext,
  input: HandlerInput<'staff.changePassword'>,
): Promise<Output<'staff.changePassword'>> {
  const { session } = context;
  if (!session) throw refuse('session.required');
  const { staffId, desk } = session;
  await requirePassword(context, { staffId, desk, password: input.oldPassword });
  const passwordHash = await hashPassword(input.newPassword);
  context.command((command) => {
    command.db.update(staff).set({ passwordHash }).where(eq(staff.id, staffId)).run();
    command.audit({ action: 'staff.password-changed', subject: 'staff', subjectId: staffId });
  });
  return {};
}
