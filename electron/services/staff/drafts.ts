import { and, eq } from 'drizzle-orm';
import { inTransaction } from '../../../db/open.ts';
import { drafts } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { QueryContext, TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';

interface DraftKey {
  readonly desk: string;
  readonly subject: string;
}

function isDraft(staffId: StaffId, key: DraftKey) {
  return and(eq(drafts.staffId, staffId), eq(drafts.desk, key.desk), eq(drafts.subject, key.subject));
}

function requirePerson(context: TaskContext): StaffId {
  if (!context.session) throw refuse('session.required');
  return context.session.staffId;
}

/** What this person was typing there, if anything. */
export function readDraft(
  context: QueryContext,
  input: HandlerInput<'staff.readDraft'>,
): Output<'staff.readDraft'> {
  const row = context.db
    .select({ body: drafts.body })
    .from(drafts)
    .where(isDraft(context.session.staffId, input))
    .get();
  return { body: row?.body ?? null };
}

/** Keeps it. Not a fact: it replaces the one before, and no audit row is written for a keystroke. */
export async function saveDraft(
  context: TaskContext,
  input: HandlerInput<'staff.saveDraft'>,
): Promise<Output<'staff.saveDraft'>> {
  const staffId = requirePerson(context);
  const { desk, subject, body } = input;
  const row = { body, updatedAt: context.now };
  inTransaction(context.station().db, (tx) =>
    tx
      .insert(drafts)
      .values({ staffId, desk, subject, ...row })
      .onConflictDoUpdate({ target: [drafts.staffId, drafts.desk, drafts.subject], set: row })
      .run(),
  );
  return {};
}

export async function dropDraft(
  context: TaskContext,
  input: HandlerInput<'staff.dropDraft'>,
): Promise<Output<'staff.dropDraft'>> {
  const staffId = requirePerson(context);
  inTransaction(context.station().db, (tx) => tx.delete(drafts).where(isDraft(staffId, input)).run());
  return {};
}
