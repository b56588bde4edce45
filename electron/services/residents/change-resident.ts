import { and, eq, ne, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { keptRecordOf } from '../../../db/queries/one-person.ts';
import { addSearchKeys, keepFound } from '../../../db/resident-search/keys.ts';
import { residents } from '../../../db/schema/index.ts';
import { mustNameGuardian } from '../../shared/domain/guardian.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import { findIdNumberFault, tidyIdNumber } from '../../shared/values/id-number.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { spellName } from '../spelling.ts';
import { checkIdentity } from './identity.ts';

export type ResidentRow = typeof residents.$inferSelect;

const residentById = prepared((db) =>
  db
    .select()
    .from(residents)
    .where(sql`${residents.id} = ${keptRecordOf(sql.placeholder('residentId'))}`)
    .prepare(),
);

const holderOfCard = prepared((db) =>
  db
    .select({ id: residents.id, recordNo: residents.recordNo, name: residents.name })
    .from(residents)
    .where(and(eq(residents.cardNo, sql.placeholder('cardNo')), ne(residents.id, sql.placeholder('except'))))
    .prepare(),
);

// Written as the index is (residents_record_sequence): in a large station the year holds thousands.
const newestRecordNo = prepared((db) =>
  db
    .select({ newest: sql<number>`CAST(substr(record_no, 6) AS INTEGER)` })
    .from(residents)
    .where(sql`substr(record_no, 1, 5) = ${sql.placeholder('year')}`)
    .orderBy(sql`CAST(substr(record_no, 6) AS INTEGER) DESC`)
    .limit(1)
    .prepare(),
);

/** A person's record, or undefined; for a record that was merged into another, the kept one. */
export function findResident(
  context: Pick<QueryContext, 'db'>,
  residentId: ResidentId,
): ResidentRow | undefined {
  return residentById(context.db).get({ residentId });
}

/** The same, or a refusal. @throws Refusal 'residents.not-found' */
export function requireResident(context: Pick<QueryContext, 'db'>, residentId: ResidentId): ResidentRow {
  const row = findResident(context, residentId);
  if (!row) throw refuse('residents.not-found');
  return row;
}

/**
 * Opens a record (建档) with the next number of the year. A child without papers (新生儿) needs a guardian by
 * name and relation.
 *
 * @throws Refusal whatever checkIdentity refuses, and 'residents.guardian-missing' |
 *   'residents.guardian-id-wrong' | 'residents.card-taken'
 */
export const createResident: Handler<'residents.create'> = (context, input) => {
  const identity = checkIdentity(context, input);
  requireGuardian(context, { ...input, ...identity });
  requireFreeCard(context, input.cardNo);
  const recordNo = nextRecordNo(context);
  const { commandId: _commandId, ...plain } = input;
  const row = context.db
    .insert(residents)
    .values({
      ...plain,
      ...identity,
      ...spellName(identity.name),
      recordNo,
      createdAt: context.now,
      createdBy: context.session.staffId,
    })
    .returning({ residentId: residents.id })
    .get();
  addSearchKeys(context.db, row.residentId);
  context.audit({ action: 'residents.created', subject: 'residents', subjectId: row.residentId });
  return { residentId: row.residentId, recordNo };
};

/**
 * Corrects a record: only what is given changes. A new name is spelled anew; identity is checked as at first.
 *
 * @throws Refusal 'residents.not-found' | 'residents.merged-away' (another window still shows the record that
 *   was merged; what it would write belongs to the kept one) and whatever creating refuses
 */
export const updateResident: Handler<'residents.update'> = (context, input) => {
  const before = requireResident(context, input.residentId);
  const { residentId, identity, commandId: _commandId, ...plain } = input;
  if (before.id !== residentId) throw refuse('residents.merged-away', { recordNo: before.recordNo });
  const checked = identity && checkIdentity(context, identity, residentId);
  const changes = {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(checked && { ...checked, ...spellName(checked.name) }),
  } as Partial<ResidentRow>;
  const after = { ...before, ...changes };
  requireGuardian(context, after);
  requireFreeCard(context, plain.cardNo, residentId);
  if (Object.keys(changes).length > 0) {
    keepFound(context.db, residentId, () => {
      context.db.update(residents).set(changes).where(eq(residents.id, residentId)).run();
    });
  }
  context.audit({
    action: 'residents.updated',
    subject: 'residents',
    subjectId: residentId,
    detail: { fields: Object.keys(changes).join(' ') },
  });
  return {};
};

interface GuardianIntent {
  readonly idKind: string;
  readonly birthDay: ClinicDay;
  readonly guardianName: string;
  readonly guardianRelation: string;
  readonly guardianIdNumber?: string | undefined;
}

function requireGuardian({ today }: CommandContext, intent: GuardianIntent): void {
  const { guardianName, guardianRelation, guardianIdNumber = '' } = intent;
  if (mustNameGuardian(intent, today) && (guardianName === '' || guardianRelation === '')) {
    throw refuse('residents.guardian-missing');
  }
  const tidy = tidyIdNumber(guardianIdNumber);
  if (tidy.length !== 18) return;
  const fault = findIdNumberFault(tidy);
  if (fault) throw refuse('residents.guardian-id-wrong', { fault });
}

function requireFreeCard(context: CommandContext, cardNo: string | undefined, except = 0): void {
  if (cardNo === undefined || cardNo === '') return;
  const holder = holderOfCard(context.db).get({ cardNo, except });
  if (!holder) return;
  const { recordNo, name } = requireResident(context, holder.id);
  throw refuse('residents.card-taken', { recordNo, name });
}

function nextRecordNo(context: CommandContext): string {
  const year = context.today.slice(0, 4);
  const newest = newestRecordNo(context.db).get({ year: `${year}-` })?.newest ?? 0;
  return `${year}-${(newest + 1).toString().padStart(4, '0')}`;
}
