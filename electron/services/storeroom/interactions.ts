import { and, asc, count, desc, eq } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { interactions } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { Interaction } from '../../shared/domain/prescription-types.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Read whole at every prescription: more than a station can look after would only slow the doctor down. */
const MOST = 500;

const inUse = prepared((db) =>
  db
    .select({
      a: interactions.drugA,
      b: interactions.drugB,
      severity: interactions.severity,
      note: interactions.note,
    })
    .from(interactions)
    .where(eq(interactions.active, true))
    .orderBy(asc(interactions.id))
    .prepare(),
);

/** The pairs that a prescription is checked by. */
export function loadInteractions({ db }: Pick<QueryContext, 'db'>): Interaction[] {
  return inUse(db).all();
}

/** The station's own table, those in use first. */
export function listInteractions({ db }: QueryContext): Output<'storeroom.listInteractions'> {
  return db
    .select({
      interactionId: interactions.id,
      drugA: interactions.drugA,
      drugB: interactions.drugB,
      severity: interactions.severity,
      note: interactions.note,
      active: interactions.active,
    })
    .from(interactions)
    .orderBy(desc(interactions.active), asc(interactions.drugA), asc(interactions.drugB))
    .all();
}

/**
 * A pair of drugs that do not go together, by parts of their generic names; it holds from the next
 * prescription on.
 *
 * @throws Refusal 'storeroom.interaction-same-drug' | 'interaction-known' | 'interactions-full'
 */
export function addInteraction(
  context: CommandContext,
  input: HandlerInput<'storeroom.addInteraction'>,
): Output<'storeroom.addInteraction'> {
  const { severity, note } = input;
  if (input.drugA === input.drugB) throw refuse('storeroom.interaction-same-drug', { drug: input.drugA });
  const [drugA, drugB] = input.drugA < input.drugB ? [input.drugA, input.drugB] : [input.drugB, input.drugA];
  const known = context.db
    .select({ id: interactions.id })
    .from(interactions)
    .where(and(eq(interactions.drugA, drugA), eq(interactions.drugB, drugB)))
    .get();
  if (known) throw refuse('storeroom.interaction-known', { drugA, drugB });
  const rows = context.db.select({ rows: count() }).from(interactions).get()?.rows ?? 0;
  if (rows >= MOST) throw refuse('storeroom.interactions-full', { most: MOST });
  const { interactionId } = context.db
    .insert(interactions)
    .values({ drugA, drugB, severity, note, setBy: context.session.staffId, at: context.now })
    .returning({ interactionId: interactions.id })
    .get();
  context.audit({
    action: 'storeroom.interaction-added',
    subject: 'interactions',
    subjectId: interactionId,
    detail: { severity },
  });
  return { interactionId };
}

/** How a pair is judged, or whether at all, from now on. @throws Refusal 'storeroom.interaction-unknown' */
export function changeInteraction(
  context: CommandContext,
  input: HandlerInput<'storeroom.changeInteraction'>,
): Output<'storeroom.changeInteraction'> {
  const { interactionId, severity, note, active } = input;
  const before = context.db.select().from(interactions).where(eq(interactions.id, interactionId)).get();
  if (!before) throw refuse('storeroom.interaction-unknown');
  context.db
    .update(interactions)
    .set({ severity, note, active, setBy: context.session.staffId, at: context.now })
    .where(eq(interactions.id, interactionId))
    .run();
  context.audit({
    action: 'storeroom.interaction-changed',
    subject: 'interactions',
    subjectId: interactionId,
    detail: {
      severityBefore: before.severity,
      severity,
      activeBefore: before.active,
      active,
      noteBefore: before.note,
    },
  });
  return {};
}
