import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { inTransaction, prepared, type ReadableDb } from '../../../db/open.ts';
import { insertAudit } from '../../../db/queries/audit.ts';
import { audit, staff, staffRoles } from '../../../db/schema/index.ts';
import { ROLES, type Role } from '../../shared/contract/define.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import { decideSignInWait, SIGN_IN_WAIT_MS } from '../../shared/domain/sign-in.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import { type Instant, instant } from '../../shared/values/instant.ts';
import type { TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { hashPassword, verifyPassword } from './password.ts';

const WRONG = 'staff.wrong-password';
const SIGNED_IN = 'staff.signed-in';

const personToSignIn = prepared((db) =>
  db
    .select({ name: staff.name, passwordHash: staff.passwordHash })
    .from(staff)
    .where(and(eq(staff.id, sql.placeholder('staffId')), eq(staff.active, true)))
    .prepare(),
);

const attemptsSince = prepared((db) =>
  db
    .select({ at: audit.at, action: audit.action })
    .from(audit)
    .where(
      and(
        eq(audit.subject, 'staff'),
        eq(audit.subjectId, sql.placeholder('staffId')),
        gt(audit.at, sql.placeholder('since')),
      ),
    )
    .orderBy(desc(audit.id))
    .prepare(),
);

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
  const { db } = context.station();
  const { name } = await provePassword(context, input.staffId, input.password, input.desk);
  context.setSession({
    staffId: input.staffId,
    name,
    roles: rolesOf(db, input.staffId),
    desk: input.desk,
  });
  note(context, SIGNED_IN, input.staffId, input.desk);
  return {};
}

async function provePassword(
  context: TaskContext,
  staffId: StaffId,
  password: string,
  desk: string,
): Promise<{ name: string }> {
  const { db } = context.station();
  const person = personToSignIn(db).get({ staffId });
  if (!person) throw refuse('staff.not-here');
  const before = decideSignInWait(wrongTries(db, staffId, context.now), context.now);
  if (before.kind === 'wait') throw refuse('staff.wait', { seconds: before.seconds });
  if (await verifyPassword(password, person.passwordHash)) return person;
  note(context, WRONG, staffId, desk);
  const after = decideSignInWait(wrongTries(db, staffId, context.now), context.now);
  if (after.kind === 'wait') throw refuse('staff.wait', { seconds: after.seconds });
  throw refuse('staff.wrong-password', { left: after.triesLeft });
}

/** Moments of the wrong tries since the last right one, within the time that still counts. */
function wrongTries(db: ReadableDb, staffId: StaffId, now: Instant): Instant[] {
  const since = instant(Math.max(0, now - SIGN_IN_WAIT_MS));
  const rows = attemptsSince(db).all({ staffId, since });
  const right = rows.findIndex((row) => row.action === SIGNED_IN);
  return rows
    .slice(0, right < 0 ? undefined : right)
    .filter((row) => row.action === WRONG)
    .map((row) => row.at);
}

function note(context: TaskContext, action: string, staffId: StaffId, desk: string): void {
  const { db } = context.station();
  inTransaction(db, (tx) =>
    insertAudit(tx, {
      at: context.now,
      day: context.today,
      staffId,
      desk,
      action,
      subject: 'staff',
      subjectId: staffId,
    }),
  );
}

/** Gets up from this window. Others stay where they are. */
export async function signOut(context: TaskContext): Promise<Output<'staff.signOut'>> {
  const { session } = context;
  if (session) note(context, 'staff.signed-out', session.staffId, session.desk);
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
  await provePassword(context, session.staffId, input.oldPassword, session.desk);
  const passwordHash = await hashPassword(input.newPassword);
  context.command((command) => {
    command.db.update(staff).set({ passwordHash }).where(eq(staff.id, session.staffId)).run();
    command.audit({ action: 'staff.password-changed', subject: 'staff', subjectId: session.staffId });
  });
  return {};
}
