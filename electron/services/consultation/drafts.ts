import { and, eq } from 'drizzle-orm';
import { drafts } from '../../../db/schema/index.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';

/** What the desk calls the draft of a visit; the window keeps it through `staff.saveDraft`. */
function draftSubject(visitId: VisitId): string {
  return `visit:${visitId}`;
}

/** Everybody's draft of a visit goes in the moment in which it is signed. */
export function removeDraft(context: CommandContext, visitId: VisitId): void {
  context.db
    .delete(drafts)
    .where(and(eq(drafts.desk, 'consultation'), eq(drafts.subject, draftSubject(visitId))))
    .run();
}
