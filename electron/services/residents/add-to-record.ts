import { and, eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { allergies, conditions, medicalHistory } from '../../../db/schema/index.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { requireResident } from './change-resident.ts';

const activeAllergy = prepared((db) =>
  db
    .select({ id: allergies.id })
    .from(allergies)
    .where(
      and(
        sql`${allergies.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        eq(allergies.substance, sql.placeholder('substance')),
        eq(allergies.active, true),
      ),
    )
    .prepare(),
);

const activeCondition = prepared((db) =>
  db
    .select({ id: conditions.id })
    .from(conditions)
    .where(
      and(
        sql`${conditions.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        eq(conditions.code, sql.placeholder('code')),
        eq(conditions.active, true),
      ),
    )
    .prepare(),
);

/**
 * Notes an allergy; it heads every desk in red from now on.
 *
 * @throws Refusal 'residents.not-found' | 'residents.allergy-known'
 */
export const addAllergy: Handler<'residents.addAllergy'> = (context, { substance, reaction, ...input }) => {
  const { id: residentId } = requireResident(context, input.residentId);
  if (activeAllergy(context.db).get({ residentId, substance })) {
    throw refuse('residents.allergy-known', { substance });
  }
  context.db.insert(allergies).values({ residentId, substance, reaction, notedDay: context.today }).run();
  context.audit({ action: 'residents.allergy-added', subject: 'residents', subjectId: residentId });
  return {};
};

/**
 * Marks a chronic condition (慢病).
 *
 * @throws Refusal 'residents.not-found' | 'residents.condition-known'
 */
export const addCondition: Handler<'residents.addCondition'> = (context, { code, name, since, ...input }) => {
  const { id: residentId } = requireResident(context, input.residentId);
  if (activeCondition(context.db).get({ residentId, code })) {
    throw refuse('residents.condition-known', { name });
  }
  context.db.insert(conditions).values({ residentId, code, name, since, notedDay: context.today }).run();
  context.audit({ action: 'residents.condition-added', subject: 'residents', subjectId: residentId });
  return {};
};

/** Notes past disease, operation, injury or the family's (既往史、家族史). @throws Refusal 'residents.not-found' */
export const addHistory: Handler<'residents.addHistory'> = (context, { kind, what, since, ...input }) => {
  const { id: residentId } = requireResident(context, input.residentId);
  context.db
    .insert(medicalHistory)
    .values({
      residentId,
      kind,
      what,
      since,
      notedDay: context.today,
      notedBy: context.session.staffId,
    })
    .run();
  context.audit({ action: 'residents.history-added', subject: 'residents', subjectId: residentId });
  return {};
};
