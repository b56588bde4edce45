import { and, eq, gte, lte, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { allergies, conditions, credentials, familyDoctorContracts } from '../../../db/schema/index.ts';
import { PROOFS_OF_GROUP } from '../../shared/domain/priority.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { requireResident } from './change-resident.ts';

const overlappingContract = prepared((db) =>
  db
    .select({ agreementNo: familyDoctorContracts.agreementNo })
    .from(familyDoctorContracts)
    .where(
      and(
        eq(familyDoctorContracts.residentId, sql.placeholder('residentId')),
        lte(familyDoctorContracts.fromDay, sql.placeholder('toDay')),
        gte(familyDoctorContracts.toDay, sql.placeholder('fromDay')),
      ),
    )
    .prepare(),
);

const contractByNumber = prepared((db) =>
  db
    .select({ id: familyDoctorContracts.id })
    .from(familyDoctorContracts)
    .where(eq(familyDoctorContracts.agreementNo, sql.placeholder('agreementNo')))
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
  requireResident(context, input.residentId);
  if (!PROOFS_OF_GROUP[input.group].includes(input.kind)) throw refuse('residents.wrong-proof');
  if (input.validTo !== undefined && input.validTo < context.today) {
    throw refuse('residents.credential-lapsed', { validTo: input.validTo });
  }
  const row = context.db
    .insert(credentials)
    .values({
      residentId: input.residentId,
      group: input.group,
      kind: input.kind,
      number: input.number,
      validToDay: input.validTo ?? null,
      checkedBy: context.session.staffId,
      checkedAt: context.now,
    })
    .returning({ credentialId: credentials.id })
    .get();
  context.audit({
    action: 'residents.credential-checked',
    subject: 'credentials',
    subjectId: row.credentialId,
    detail: { residentId: input.residentId },
  });
  return row;
};

/**
 * A family-doctor contract (家庭医生签约), both days included; a resident has one at a time.
 *
 * @throws Refusal 'residents.not-found' | 'residents.contract-period' | 'residents.contract-overlaps' |
 *   'residents.agreement-taken'
 */
export const addContract: Handler<'residents.addContract'> = (context, input) => {
  requireResident(context, input.residentId);
  const { residentId, team, agreementNo, fromDay, toDay } = input;
  if (fromDay > toDay) throw refuse('residents.contract-period');
  if (contractByNumber(context.db).get({ agreementNo })) {
    throw refuse('residents.agreement-taken', { agreementNo });
  }
  const overlap = overlappingContract(context.db).get({ residentId, fromDay, toDay });
  if (overlap) throw refuse('residents.contract-overlaps', { agreementNo: overlap.agreementNo });
  context.db.insert(familyDoctorContracts).values({ residentId, team, agreementNo, fromDay, toDay }).run();
  context.audit({ action: 'residents.contract-added', subject: 'residents', subjectId: residentId });
  return {};
};

/** Notes an allergy; it heads every desk in red from now on. @throws Refusal 'residents.not-found' */
export const addAllergy: Handler<'residents.addAllergy'> = (context, input) => {
  requireResident(context, input.residentId);
  context.db
    .insert(allergies)
    .values({
      residentId: input.residentId,
      substance: input.substance,
      reaction: input.reaction,
      notedDay: context.today,
    })
    .run();
  context.audit({ action: 'residents.allergy-added', subject: 'residents', subjectId: input.residentId });
  return {};
};

const activeCondition = prepared((db) =>
  db
    .select({ id: conditions.id })
    .from(conditions)
    .where(
      and(
        eq(conditions.residentId, sql.placeholder('residentId')),
        eq(conditions.code, sql.placeholder('code')),
        eq(conditions.active, true),
      ),
    )
    .prepare(),
);

/**
 * Marks a chronic condition (慢病).
 *
 * @throws Refusal 'residents.not-found' | 'residents.condition-known'
 */
export const addCondition: Handler<'residents.addCondition'> = (context, input) => {
  requireResident(context, input.residentId);
  const { residentId, code, name } = input;
  if (activeCondition(context.db).get({ residentId, code })) {
    throw refuse('residents.condition-known', { name });
  }
  context.db.insert(conditions).values({ residentId, code, name }).run();
  context.audit({ action: 'residents.condition-added', subject: 'residents', subjectId: residentId });
  return {};
};
