import { eq, like, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { residents } from '../../../db/schema/index.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { checkIdentity } from './identity.ts';
import { spellName } from './spell-name.ts';

export type ResidentRow = typeof residents.$inferSelect;

const residentById = prepared((db) =>
  db
    .select()
    .from(residents)
    .where(eq(residents.id, sql.placeholder('residentId')))
    .prepare(),
);

const newestRecordNo = prepared((db) =>
  db
    .select({ newest: sql<number | null>`max(CAST(substr(${residents.recordNo}, 6) AS INTEGER))` })
    .from(residents)
    .where(like(residents.recordNo, sql.placeholder('pattern')))
    .prepare(),
);

/** One record, or undefined. */
export function findResident(
  context: Pick<QueryContext, 'db'>,
  residentId: ResidentId,
): ResidentRow | undefined {
  return residentById(context.db).get({ residentId });
}

/** @throws Refusal 'residents.not-found' */
export function requireResident(context: Pick<QueryContext, 'db'>, residentId: ResidentId): ResidentRow {
  const row = findResident(context, residentId);
  if (!row) throw refuse('residents.not-found');
  return row;
}

/**
 * Opens a record (建档) with the next number of the year. Who has no document needs a guardian by name and
 * relation (新生儿、无证件).
 *
 * @throws Refusal whatever checkIdentity refuses, and 'residents.guardian-missing'
 */
export const createResident: Handler<'residents.create'> = (context, input) => {
  const identity = checkIdentity(context, input);
  requireGuardian(identity.idKind, input.guardianName, input.guardianRelation);
  const recordNo = nextRecordNo(context);
  const row = context.db
    .insert(residents)
    .values({
      ...identity,
      ...spellName(identity.name),
      recordNo,
      ethnicity: input.ethnicity,
      phone: input.phone,
      address: input.address,
      householdAddress: input.householdAddress,
      occupation: input.occupation,
      insurance: input.insurance,
      guardianName: input.guardianName,
      guardianRelation: input.guardianRelation,
      createdAt: context.now,
      createdBy: context.session.staffId,
    })
    .returning({ residentId: residents.id })
    .get();
  context.audit({ action: 'residents.created', subject: 'residents', subjectId: row.residentId });
  return { residentId: row.residentId, recordNo };
};

/**
 * Corrects a record: only what is given changes. A new name is spelled anew; identity is checked as at first.
 *
 * @throws Refusal 'residents.not-found' and whatever creating refuses
 */
export const updateResident: Handler<'residents.update'> = (context, input) => {
  const before = requireResident(context, input.residentId);
  const { residentId, identity, commandId: _commandId, ...plain } = input;
  const checked = identity && checkIdentity(context, identity, residentId);
  const changes = {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(checked && { ...checked, ...spellName(checked.name) }),
  } as Partial<ResidentRow>;
  const after = { ...before, ...changes };
  requireGuardian(after.idKind, after.guardianName, after.guardianRelation);
  if (Object.keys(changes).length > 0) {
    context.db.update(residents).set(changes).where(eq(residents.id, residentId)).run();
  }
  context.audit({
    action: 'residents.updated',
    subject: 'residents',
    subjectId: residentId,
    detail: { fields: Object.keys(changes).join(' ') },
  });
  return {};
};

function requireGuardian(idKind: string, name: string, relation: string): void {
  if (idKind === 'none' && (name === '' || relation === '')) throw refuse('residents.guardian-missing');
}

function nextRecordNo(context: CommandContext): string {
  const year = context.today.slice(0, 4);
  const newest = newestRecordNo(context.db).get({ pattern: `${year}-%` })?.newest ?? 0;
  return `${year}-${(newest + 1).toString().padStart(4, '0')}`;
}
