import { and, eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { drafts } from '../../../db/schema/index.ts';
import { draftOfVisit } from '../../shared/contract/consultation-record.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';

const deleteDrafts = prepared((db) =>
  db
    .delete(drafts)
    .where(and(eq(drafts.desk, sql.placeholder('desk')), eq(drafts.subject, sql.placeholder('subject'))))
    .prepare(),
);

/** Everybody's draft of a visit goes in the moment in which it is signed. */
export function removeDraft(context: CommandContext, visitId: VisitId): void {
  deleteDrafts(context.db).run(draftOfVisit(visitId));
}
