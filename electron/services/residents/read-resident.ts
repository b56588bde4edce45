import { and, desc, eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { findResidents } from '../../../db/queries/resident-search.ts';
import { countVisitsSince } from '../../../db/queries/residents.ts';
import { allergies, conditions, visits } from '../../../db/schema/index.ts';
import type { BloodType } from '../../shared/contract/resident-identity.ts';
import type { IdKind, InsuranceKind, PatientStrip, ResidentRecord } from '../../shared/contract/residents.ts';
import { isFloating } from '../../shared/domain/floating.ts';
import { maskIdNumber, maskName, maskPhone } from '../../shared/domain/masking.ts';
import { ageOn, formatAge, type ProofKind } from '../../shared/domain/priority.ts';
import type { QueueRank } from '../../shared/domain/queue-policy.ts';
import { startOfDay } from '../../shared/values/clinic-day.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { type ResidentRow, requireResident } from './change-resident.ts';
import {
  findContract,
  grantToday,
  labelFor,
  listCredentials,
  listVisitGroups,
  publicLabels,
} from './priority-of-resident.ts';
import { showFound } from './show-found.ts';

const allergiesOfResident = prepared((db) =>
  db
    .select({
      substance: allergies.substance,
      reaction: allergies.reaction,
      notedDay: allergies.notedDay,
    })
    .from(allergies)
    .where(
      and(
        sql`${allergies.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        eq(allergies.active, true),
      ),
    )
    .orderBy(desc(allergies.notedDay), allergies.id)
    .prepare(),
);

const conditionsOfResident = prepared((db) =>
  db
    .select({ name: conditions.name })
    .from(conditions)
    .where(
      and(
        sql`${conditions.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        eq(conditions.active, true),
      ),
    )
    .orderBy(conditions.id)
    .prepare(),
);

const visitOfStrip = prepared((db) =>
  db
    .select({ residentId: visits.residentId, rank: visits.rank })
    .from(visits)
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const ROWS = 20;

/** Residents by whatever was typed; newest visit first, at most 20, numbers masked. */
export const searchResidents: Handler<'residents.search'> = (context, { term }) => {
  const { rows, total } = findResidents(context.db, {
    term,
    today: context.today,
    todayFrom: startOfDay(context.today, context.settings.station.utcOffsetMinutes),
    limit: ROWS,
  });
  return { total, rows: rows.map((row) => showFound(row, context.today)) };
};

/**
 * What heads every desk. For a visit the rank is the one granted at registration; for a resident, what would
 * be granted today.
 *
 * @throws Refusal 'residents.not-found'
 */
export const getStrip: Handler<'residents.getStrip'> = (context, input) => {
  if (input.visitId !== undefined) {
    const visit = visitOfStrip(context.db).get({ visitId: input.visitId });
    if (!visit) throw refuse('residents.not-found');
    const labels = publicLabels(context, listVisitGroups(context, input.visitId));
    return strip(context, requireResident(context, visit.residentId), visit.rank, labels);
  }
  if (input.residentId === undefined) throw refuse('residents.not-found');
  const resident = requireResident(context, input.residentId);
  const grant = grantToday(context, resident, false);
  const labels = publicLabels(
    context,
    grant.groups.map((one) => one.group),
  );
  return strip(context, resident, grant.rank, labels);
};

function strip(
  context: QueryContext,
  resident: ResidentRow,
  rank: QueueRank,
  priorityLabels: string[],
): PatientStrip {
  const contract = findContract(context, resident.id, context.today);
  return {
    residentId: resident.id,
    name: resident.name,
    sex: resident.sex,
    age: formatAge(resident.birthDay, context.today),
    birthDay: resident.birthDay,
    maskedIdNumber: maskIdNumber(resident.idNumber ?? ''),
    maskedPhone: maskPhone(resident.phone),
    address: resident.address,
    rank,
    priorityLabels,
    contract: contract ? { team: contract.team, toDay: contract.toDay } : null,
    // Two merged records may name the same thing; it is said once.
    conditions: onceBy(
      conditionsOfResident(context.db).all({ residentId: resident.id }),
      (row) => row.name,
    ).map((row) => row.name),
    allergies: onceBy(
      allergiesOfResident(context.db).all({ residentId: resident.id }),
      (row) => row.substance,
    ),
  };
}

function onceBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.toReversed().map((row) => [keyOf(row), row])).values()].reverse();
}

/** The record with masked numbers, for everybody at a desk. @throws Refusal 'residents.not-found' */
export const getRecord: Handler<'residents.getRecord'> = (context, { residentId }) => {
  const resident = requireResident(context, residentId);
  return {
    ...recordOf(context, resident),
    maskedIdNumber: maskIdNumber(resident.idNumber ?? ''),
    maskedPhone: maskPhone(resident.phone),
    maskedGuardianName: maskName(resident.guardianName),
    maskedGuardianPhone: maskPhone(resident.guardianPhone),
    maskedEmergencyPhone: maskPhone(resident.emergencyPhone),
    maskedCardNo: maskIdNumber(resident.cardNo),
  };
};

/**
 * The whole numbers, by right; who read whose record is noted in the audit.
 *
 * @throws Refusal 'residents.not-found'
 */
export const getDetail: Handler<'residents.getDetail'> = async (task, { residentId }) =>
  task.command((context) => {
    const resident = requireResident(context, residentId);
    context.audit({ action: 'residents.detail-read', subject: 'residents', subjectId: resident.id });
    return {
      ...recordOf(context, resident),
      idNumber: resident.idNumber,
      phone: resident.phone,
      guardianName: resident.guardianName,
      guardianPhone: resident.guardianPhone,
      guardianIdNumber: resident.guardianIdNumber,
      emergencyPhone: resident.emergencyPhone,
      cardNo: resident.cardNo,
    };
  });

type RecordCore = Omit<ResidentRecord, `masked${string}`>;

function recordOf(context: QueryContext, resident: ResidentRow): RecordCore {
  const { elderAge } = context.settings.priority;
  return {
    residentId: resident.id,
    recordNo: resident.recordNo,
    name: resident.name,
    sex: resident.sex,
    age: formatAge(resident.birthDay, context.today),
    birthDay: resident.birthDay,
    idKind: resident.idKind as IdKind,
    ethnicity: resident.ethnicity,
    address: resident.address,
    householdAddress: resident.householdAddress,
    occupation: resident.occupation,
    insurance: resident.insurance as InsuranceKind,
    guardianRelation: resident.guardianRelation,
    emergencyName: resident.emergencyName,
    emergencyRelation: resident.emergencyRelation,
    bloodType: resident.bloodType as BloodType,
    floating: isFloating(resident.address, resident.householdAddress),
    visitsThisYear: countVisitsSince(context.db, resident.id, `${context.today.slice(0, 4)}-01-01`),
    lastVisitAt: resident.lastVisitAt,
    elder: ageOn(resident.birthDay, context.today) >= elderAge,
    elderAge,
    credentials: credentialsFor(context, resident),
    contract: findContract(context, resident.id, context.today) ?? null,
  };
}

function credentialsFor(context: QueryContext, resident: ResidentRow): RecordCore['credentials'] {
  return listCredentials(context, resident.id).map((row) => {
    const { label, restricted } = labelFor(context, row.group);
    return {
      credentialId: row.credentialId,
      label,
      kind: restricted ? null : (row.kind as ProofKind),
      maskedNumber: restricted ? '' : maskIdNumber(row.number),
      restricted,
      validTo: row.validToDay,
      lapsed: row.validToDay !== null && row.validToDay < context.today,
      checkedBy: row.checkedBy,
      checkedAt: row.checkedAt,
    };
  });
}
