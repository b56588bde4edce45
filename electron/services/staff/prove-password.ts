import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { inTransaction, prepared, type ReadableDb } from '../../../db/open.ts';
import { insertAudit } from '../../../db/queries/audit.ts';
import { audit, staff } from '../../../db/schema/index.ts';
import { decideSignInWait, SIGN_IN_WAIT_MS, type SignInWait } from '../../shared/domain/sign-in.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import { type Instant, instant } from '../../shared/values/instant.ts';
import type { TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { verifyPassword } from './password.ts';

const WRONG = 'staff.wrong-password';
export const SIGNED_IN = 'staff.signed-in';

const personInService = prepared((db) =>
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

export interface PasswordTry {
  readonly staffId: StaffId;
  readonly password: string;
  readonly desk: string;
}

export type PasswordProof =
  | { readonly kind: 'right'; readonly name: string }
  | { readonly kind: 'not-here' }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * Whether somebody in service knows their password; a wrong one is noted and counts for every place that asks
 * for it. The wait is asked for before and after hashing: of many tries at once no more than five are answered.
 *
 * @throws Refusal 'station.not-open' when another file was opened meanwhile: its people are not these people.
 */
export async function provePassword(context: TaskContext, attempt: PasswordTry): Promise<PasswordProof> {
  const { db } = context.station();
  const { staffId } = attempt;
  const person = personInService(db).get({ staffId });
  if (!person) return { kind: 'not-here' };
  const before = waitOf(db, staffId, context.now);
  if (before.kind === 'wait') return before;
  const right = await verifyPassword(attempt.password, person.passwordHash);
  if (context.openStation()?.db !== db) throw refuse('station.not-open');
  const meanwhile = waitOf(db, staffId, context.now);
  if (meanwhile.kind === 'wait') return meanwhile;
  if (right) return { kind: 'right', name: person.name };
  noteOfPerson(context, { action: WRONG, staffId, desk: attempt.desk });
  const after = waitOf(db, staffId, context.now);
  return after.kind === 'wait' ? after : { kind: 'wrong', left: after.triesLeft };
}

/** By the wrong tries since the last right one, within the time that still counts. */
function waitOf(db: ReadableDb, staffId: StaffId, now: Instant): SignInWait {
  const since = instant(Math.max(0, now - SIGN_IN_WAIT_MS));
  const rows = attemptsSince(db).all({ staffId, since });
  const right = rows.findIndex((row) => row.action === SIGNED_IN);
  const wrong = rows.slice(0, right < 0 ? undefined : right).filter((row) => row.action === WRONG);
  return decideSignInWait(
    wrong.map((row) => row.at),
    now,
  );
}

/** Notes what somebody did with their own sign-in. */
export function noteOfPerson(
  context: TaskContext,
  entry: { readonly action: string; readonly staffId: StaffId; readonly desk: string },
): void {
  inTransaction(context.station().db, (tx) =>
    insertAudit(tx, {
      at: context.now,
      day: context.today,
      staffId: entry.staffId,
      desk: entry.desk,
      action: entry.action,
      subject: 'staff',
      subjectId: entry.staffId,
    }),
  );
}
