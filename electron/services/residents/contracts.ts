import { and, eq, gte, lte, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { familyDoctorContracts } from '../../../db/schema/index.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { requireResident } from './change-resident.ts';

const overlappingContract = prepared((db) =>
  db
    .select({ agreementNo: familyDoctorContracts.agreementNo })
    .from(familyDoctorContracts)
    .where(
      and(
        sql`${familyDoctorContracts.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        lte(familyDoctorContracts.fromDay, sql.placeholder('toDay')),
        gte(familyDoctorContracts.toDay, sql.placeholder('fromDay')),
        sql`(${familyDoctorContracts.endedDay} IS NULL OR ${familyDoctorContracts.endedDay} > ${sql.placeholder('fromDay')})`,
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

const contractById = prepared((db) =>
  db
    .select()
    .from(familyDoctorContracts)
    .where(eq(familyDoctorContracts.id, sql.placeholder('contractId')))
    .prepare(),
);

/**
 * A family-doctor contract (家庭医生签约), both days included; a resident has one at a time, so a renewal
 * begins on the day after the one before ends, or on the day on which that was ended early.
 *
 * @throws Refusal 'residents.not-found' | 'residents.contract-period' | 'residents.contract-overlaps' |
 *   'residents.agreement-taken'
 */
export const addContract: Handler<'residents.addContract'> = (context, input) => {
  const { id: residentId } = requireResident(context, input.residentId);
  const { team, agreementNo, fromDay, toDay } = input;
  if (fromDay > toDay) throw refuse('residents.contract-period');
  if (contractByNumber(context.db).get({ agreementNo })) {
    throw refuse('residents.agreement-taken', { agreementNo });
  }
  const overlap = overlappingContract(context.db).get({ residentId, fromDay, toDay });
  if (overlap) throw refuse('residents.contract-overlaps', { agreementNo: overlap.agreementNo });
  context.db
    .insert(familyDoctorContracts)
    .values({
      residentId,
      team,
      agreementNo,
      fromDay,
      toDay,
      package: input.package,
      signedAt: context.now,
      signedBy: context.session.staffId,
    })
    .run();
  context.audit({ action: 'residents.contract-added', subject: 'residents', subjectId: residentId });
  return {};
};

/**
 * Ends a contract before its time: it holds no longer from today on (a later one not at all). What was waived
 * under it before stays waived.
 *
 * @throws Refusal 'residents.no-such-entry' | 'residents.entry-ended' (ended before, or run out)
 */
export const endContract: Handler<'residents.endContract'> = (context, { contractId, reason }) => {
  const contract = contractById(context.db).get({ contractId });
  if (!contract) throw refuse('residents.no-such-entry');
  if (contract.endedDay !== null || contract.toDay < context.today) throw refuse('residents.entry-ended');
  context.db
    .update(familyDoctorContracts)
    .set({
      endedDay: context.today > contract.fromDay ? context.today : contract.fromDay,
      endedAt: context.now,
      endedBy: context.session.staffId,
      endReason: reason,
    })
    .where(eq(familyDoctorContracts.id, contractId))
    .run();
  context.audit({
    action: 'residents.contract-ended',
    subject: 'residents',
    subjectId: contract.residentId,
    detail: { contractId },
  });
  return {};
};
