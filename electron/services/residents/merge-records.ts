import { eq, or } from 'drizzle-orm';
import { findLiveNumber, listStandingMerges } from '../../../db/queries/resident-merges.ts';
import { dropSearchKeys, keepFound, touchSearch } from '../../../db/resident-search/keys.ts';
import { residentMergeFields, residentMerges, residents } from '../../../db/schema/index.ts';
import { planTakenFields, type TakenField } from '../../shared/domain/merge-records.ts';
import { haveTwoValidNumbers } from '../../shared/domain/same-person.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { type ResidentRow, requireResident } from './change-resident.ts';
import { traitsOf } from './compare-records.ts';
import { lastOf, ownLastVisit } from './last-visit.ts';

/**
 * Two records are one person (合并): the other record points at the kept one and is read through it from now
 * on, with its visits, documents, allergies, conditions and contracts. No row of it is moved (db/queries/
 * one-person.ts says why). The kept record takes what it lacks, and each taken field is noted for the way back.
 *
 * @throws Refusal 'residents.not-found' | 'residents.merge-same-record' | 'residents.merged-away' (one of them
 *   was merged before) | 'residents.merge-two-numbers' (two right citizen's numbers; the head may say that one
 *   is wrong) | 'residents.merge-keep-other' (only the other one has a document) |
 *   'residents.merge-both-waiting' (both stand in a line today)
 */
export const mergeRecords: Handler<'residents.merge'> = (context, input) => {
  const { keptId, mergedId, reason } = input;
  if (keptId === mergedId) throw refuse('residents.merge-same-record');
  const kept = requireStanding(context, keptId);
  const merged = requireStanding(context, mergedId);
  requireOnePerson(context, { kept, merged }, input.despiteNumbers);
  const { mergeId } = context.db
    .insert(residentMerges)
    .values({
      keptId,
      mergedId,
      keptLastVisitAt: ownLastVisit(context.db, kept, listStandingMerges(context.db, keptId)),
      at: context.now,
      staffId: context.session.staffId,
      reason,
    })
    .returning({ mergeId: residentMerges.id })
    .get();
  dropSearchKeys(context.db, mergedId);
  let taken: readonly TakenField[] = [];
  keepFound(context.db, keptId, () => {
    taken = takeFields(context, { kept, merged });
  });
  touchSearch(context.db, keptId);
  for (const row of taken)
    context.db
      .insert(residentMergeFields)
      .values({ mergeId, ...row })
      .run();
  context.db
    .update(residents)
    .set({ mergedIntoId: keptId })
    .where(or(eq(residents.id, mergedId), eq(residents.mergedIntoId, mergedId)))
    .run();
  context.audit({
    action: 'residents.merged',
    subject: 'residents',
    subjectId: keptId,
    detail: { mergeId, mergedId, taken: taken.map((row) => row.field).join(' ') },
  });
  return { mergeId, recordNo: kept.recordNo };
};

/** @throws Refusal 'residents.not-found' | 'residents.merged-away' */
function requireStanding(context: CommandContext, residentId: ResidentId): ResidentRow {
  const row = requireResident(context, residentId);
  if (row.id !== residentId) throw refuse('residents.merged-away', { recordNo: row.recordNo });
  return row;
}

interface Pair {
  readonly kept: ResidentRow;
  readonly merged: ResidentRow;
}

function requireOnePerson(context: CommandContext, { kept, merged }: Pair, despiteNumbers: boolean): void {
  const isHead = context.session.roles.includes('head');
  if (haveTwoValidNumbers(traitsOf(kept), traitsOf(merged)) && !(despiteNumbers && isHead)) {
    throw refuse('residents.merge-two-numbers', { kept: kept.recordNo, merged: merged.recordNo });
  }
  if (kept.idNumber === null && merged.idNumber !== null) {
    throw refuse('residents.merge-keep-other', { recordNo: merged.recordNo });
  }
  const first = findLiveNumber(context.db, kept.id, context.today);
  const second = findLiveNumber(context.db, merged.id, context.today);
  if (first !== null && second !== null) throw refuse('residents.merge-both-waiting', { first, second });
}

function takeFields(context: CommandContext, { kept, merged }: Pair): TakenField[] {
  const taken = planTakenFields(kept, merged);
  // A card is held by one record: it leaves the other first.
  if (taken.some((row) => row.field === 'cardNo')) {
    context.db.update(residents).set({ cardNo: '' }).where(eq(residents.id, merged.id)).run();
  }
  context.db
    .update(residents)
    .set({
      ...Object.fromEntries(taken.map(({ field, value }) => [field, value])),
      lastVisitAt: lastOf([kept.lastVisitAt, merged.lastVisitAt]),
    })
    .where(eq(residents.id, kept.id))
    .run();
  return taken;
}
