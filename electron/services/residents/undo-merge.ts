import { eq, inArray, or } from 'drizzle-orm';
import { listStandingMerges, type StandingMerge } from '../../../db/queries/resident-merges.ts';
import { keepFound, touchSearch, writeSearchKeys } from '../../../db/resident-search/keys.ts';
import {
  residentMergeFields,
  residentMerges,
  residentMergeUndos,
  residents,
} from '../../../db/schema/index.ts';
import { emptyValueOf, type MergeField } from '../../shared/domain/merge-records.ts';
import type { ResidentId, ResidentMergeId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { type ResidentRow, requireResident } from './change-resident.ts';
import { lastOf, ownLastVisit } from './last-visit.ts';

/**
 * Takes a merge back (拆回), whichever came after it: the other record stands again with what it had been
 * merged with itself, the kept one gives back what it took, unless somebody has written something else there
 * since. Visits and entries made in between stay with the record that they were written for.
 *
 * @throws Refusal 'residents.no-such-merge' | 'residents.merge-undone'
 */
export const undoMerge: Handler<'residents.undoMerge'> = (context, { mergeId, reason }) => {
  const { keptId, mergedId } = requireStandingMerge(context, mergeId);
  const root = requireResident(context, mergedId).id;
  const person = readPerson(context, root);
  context.db
    .insert(residentMergeUndos)
    .values({ mergeId, at: context.now, staffId: context.session.staffId, reason })
    .run();
  keepFound(context.db, root, () => {
    detach(context, mergedId, person);
    restoreLastVisits(context, keptId, mergedId, person);
    giveBack(context, { mergeId, keptId, mergedId }, person);
  });
  touchSearch(context.db, root);
  writeSearchKeys(context.db, mergedId);
  context.audit({
    action: 'residents.merge-undone',
    subject: 'residents',
    subjectId: keptId,
    detail: { mergeId, mergedId },
  });
  return { recordNo: recordOf(person, mergedId).recordNo };
};

function requireStandingMerge(context: CommandContext, mergeId: ResidentMergeId) {
  const merge = context.db.select().from(residentMerges).where(eq(residentMerges.id, mergeId)).get();
  if (!merge) throw refuse('residents.no-such-merge');
  const undone = context.db
    .select({ at: residentMergeUndos.at })
    .from(residentMergeUndos)
    .where(eq(residentMergeUndos.mergeId, mergeId))
    .get();
  if (undone) throw refuse('residents.merge-undone');
  return merge;
}

/** All records of one person as they stand together, and the merges that brought them together. */
interface Person {
  readonly records: ReadonlyMap<ResidentId, ResidentRow>;
  readonly standing: readonly StandingMerge[];
}

function readPerson(context: CommandContext, root: ResidentId): Person {
  const rows = context.db
    .select()
    .from(residents)
    .where(or(eq(residents.id, root), eq(residents.mergedIntoId, root)))
    .all();
  return {
    records: new Map(rows.map((row) => [row.id, row])),
    standing: listStandingMerges(context.db, root),
  };
}

function recordOf(person: Person, id: ResidentId): ResidentRow {
  const row = person.records.get(id);
  if (!row) throw new Error(`record ${id} is none of this person`);
  return row;
}

/** A record and everything that was merged into it, and into those; not what lies behind `without`. */
function recordsUnder(person: Person, id: ResidentId, without?: ResidentId): ResidentId[] {
  const below = person.standing
    .filter((merge) => merge.keptId === id && merge.mergedId !== without)
    .flatMap((merge) => recordsUnder(person, merge.mergedId, without));
  return [id, ...below];
}

function detach(context: CommandContext, mergedId: ResidentId, person: Person): void {
  context.db.update(residents).set({ mergedIntoId: null }).where(eq(residents.id, mergedId)).run();
  const [, ...behind] = recordsUnder(person, mergedId);
  if (behind.length === 0) return;
  context.db.update(residents).set({ mergedIntoId: mergedId }).where(inArray(residents.id, behind)).run();
}

/** The kept record, and those that it was merged into in turn, lose the visits of the one that leaves. */
function restoreLastVisits(
  context: CommandContext,
  keptId: ResidentId,
  mergedId: ResidentId,
  person: Person,
): void {
  const own = (id: ResidentId) => ownLastVisit(context.db, recordOf(person, id), person.standing);
  for (let at: ResidentId | undefined = keptId; at !== undefined; at = keeperOf(person, at)) {
    const lastVisitAt = lastOf(recordsUnder(person, at, mergedId).map(own));
    context.db.update(residents).set({ lastVisitAt }).where(eq(residents.id, at)).run();
  }
}

function keeperOf(person: Person, id: ResidentId): ResidentId | undefined {
  return person.standing.find((merge) => merge.mergedId === id)?.keptId;
}

type MergeIds = Pick<StandingMerge, 'mergeId' | 'keptId' | 'mergedId'>;

function giveBack(context: CommandContext, { mergeId, keptId, mergedId }: MergeIds, person: Person): void {
  const taken = context.db
    .select()
    .from(residentMergeFields)
    .where(eq(residentMergeFields.mergeId, mergeId))
    .all();
  const kept = recordOf(person, keptId);
  for (const { field, value } of taken) {
    const name = field as MergeField;
    if (name === 'cardNo') giveCardBack(context, mergedId, value, person);
    else if (kept[name] === value) {
      context.db
        .update(residents)
        .set({ [name]: emptyValueOf(name) })
        .where(eq(residents.id, keptId))
        .run();
    }
  }
}

/** A card moved on with each merge: it leaves whichever record of the person holds it now. */
function giveCardBack(context: CommandContext, mergedId: ResidentId, cardNo: string, person: Person): void {
  const holder = context.db
    .select({ id: residents.id })
    .from(residents)
    .where(eq(residents.cardNo, cardNo))
    .get();
  if (holder && !person.records.has(holder.id)) return;
  if (holder) context.db.update(residents).set({ cardNo: '' }).where(eq(residents.id, holder.id)).run();
  context.db.update(residents).set({ cardNo }).where(eq(residents.id, mergedId)).run();
}
