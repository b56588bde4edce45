import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { listDueCredentialRows } from '../../../db/queries/due-credentials.ts';
import { credentials } from '../../../db/schema/index.ts';
import { maskPhone } from '../../shared/domain/masking.ts';
import { formatAge, PROOFS_OF_GROUP, type ProofKind } from '../../shared/domain/priority.ts';
import { addDays } from '../../shared/values/clinic-day.ts';
import type { CredentialId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { requireResident } from './change-resident.ts';
import { labelFor } from './priority-of-resident.ts';

/** A document is shown as expiring this many days before its end. */
export const EXPIRING_DAYS = 30;
/** Who has not renewed for a year does not mean to. */
const LAPSED_DAYS = 365;
const ROWS = 100;

const credentialById = prepared((db) =>
  db
    .select()
    .from(credentials)
    .where(eq(credentials.id, sql.placeholder('credentialId')))
    .prepare(),
);

/**
 * Records that the person at the desk has seen a priority document (核验). It holds for every later visit
 * until its last day.
 *
 * @throws Refusal 'residents.not-found' | 'residents.wrong-proof' (this document does not prove that group) |
 *   'residents.credential-lapsed'
 */
export const addCredential: Handler<'residents.addCredential'> = (context, input) => {
  const resident = requireResident(context, input.residentId);
  if (!PROOFS_OF_GROUP[input.group].includes(input.kind)) throw refuse('residents.wrong-proof');
  const { group, kind, number, validTo } = input;
  return insertCredential(context, { residentId: resident.id, group, kind, number, validTo });
};

/**
 * The next document of the same group and kind (续验): the one before stays in the record. Whoever renews
 * copies number and end from paper and need not know which group it is.
 *
 * @throws Refusal 'residents.no-such-entry' | 'residents.entry-ended' (withdrawn) |
 *   'residents.credential-lapsed' | 'residents.credential-not-later' (ends no later than the one before)
 */
export const renewCredential: Handler<'residents.renewCredential'> = (context, input) => {
  const before = requireCredential(context, input.credentialId);
  const { validTo } = input;
  // What never ends needs nothing in its place.
  if (before.validToDay === null || (validTo !== undefined && validTo <= before.validToDay)) {
    throw refuse('residents.credential-not-later', { validTo: before.validToDay ?? '长期' });
  }
  return insertCredential(context, {
    residentId: before.residentId,
    group: before.group,
    kind: before.kind,
    number: input.number ?? before.number,
    validTo,
    renewsId: before.id,
  });
};

type NewCredential = Pick<
  typeof credentials.$inferInsert,
  'residentId' | 'group' | 'kind' | 'number' | 'renewsId'
> & { readonly validTo: (typeof credentials.$inferSelect)['validToDay'] | undefined };

function insertCredential(context: CommandContext, { validTo, ...fields }: NewCredential) {
  if (validTo !== undefined && validTo !== null && validTo < context.today) {
    throw refuse('residents.credential-lapsed', { validTo });
  }
  const row = context.db
    .insert(credentials)
    .values({
      ...fields,
      validToDay: validTo ?? null,
      checkedBy: context.session.staffId,
      checkedAt: context.now,
    })
    .returning({ credentialId: credentials.id })
    .get();
  context.audit({
    action: 'residents.credential-checked',
    subject: 'credentials',
    subjectId: row.credentialId,
    detail: { residentId: fields.residentId },
  });
  return row;
}

/**
 * Takes a wrongly recorded document back, with its reason. Visits that it was granted to keep their rank: it
 * stands on their tickets.
 *
 * @throws Refusal 'residents.no-such-entry' | 'residents.entry-ended'
 */
export const withdrawCredential: Handler<'residents.withdrawCredential'> = (context, input) => {
  const { id, residentId } = requireCredential(context, input.credentialId);
  context.db
    .update(credentials)
    .set({
      withdrawnAt: context.now,
      withdrawnBy: context.session.staffId,
      withdrawReason: input.reason,
    })
    .where(eq(credentials.id, id))
    .run();
  context.audit({
    action: 'residents.credential-withdrawn',
    subject: 'credentials',
    subjectId: id,
    detail: { residentId },
  });
  return {};
};

function requireCredential(context: CommandContext, credentialId: CredentialId) {
  const row = credentialById(context.db).get({ credentialId });
  if (!row) throw refuse('residents.no-such-entry');
  if (row.withdrawnAt !== null) throw refuse('residents.entry-ended');
  return row;
}

/** Documents that end within 30 days or ended within a year and were not renewed. */
export const listDueCredentials: Handler<'residents.listDueCredentials'> = (context) => {
  const rows = listDueCredentialRows(context.db, {
    fromDay: addDays(context.today, -LAPSED_DAYS),
    toDay: addDays(context.today, EXPIRING_DAYS),
  });
  const due = rows.map(({ group, kind, birthDay, phone, ...row }) => {
    const { label, restricted } = labelFor(context, group);
    return {
      ...row,
      age: formatAge(birthDay, context.today),
      maskedPhone: maskPhone(phone),
      label,
      kind: restricted ? null : (kind as ProofKind),
      lapsed: row.validTo < context.today,
    };
  });
  const expiring = due.filter((row) => !row.lapsed);
  const lapsed = due.filter((row) => row.lapsed).reverse();
  return {
    expiring: expiring.length,
    lapsed: lapsed.length,
    rows: [...expiring, ...lapsed].slice(0, ROWS),
  };
};
