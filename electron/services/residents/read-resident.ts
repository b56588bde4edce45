import { and, desc, eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { countVisitsSince, findResidents } from '../../../db/queries/residents.ts';
import { allergies, conditions, visits } from '../../../db/schema/index.ts';
import type { IdKind, InsuranceKind, PatientStrip, ResidentRecord } from '../../shared/contract/residents.ts';
import { maskIdNumber, maskName, maskPhone } from '../../shared/domain/masking.ts';
import {
  ageOn,
  formatAge,
  PRIORITY_GROUP_LABELS,
  type ProofKind,
  publicPriorityLabel,
} from '../../shared/domain/priority.ts';
import type { QueueRank } from '../../shared/domain/queue-policy.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { type ResidentRow, requireResident } from './change-resident.ts';
import {
  findContract,
  grantToday,
  listCredentials,
  listVisitGroups,
  mayReadSensitiveGroup,
  publicLabels,
} from './priority-of-resident.ts';

const allergiesOfResident = prepared((db) =>
  db
    .select({
      substance: allergies.substance,
      reaction: allergies.reaction,
      notedDay: allergies.notedDay,
    })
    .from(allergies)
    .where(and(eq(allergies.residentId, sql.placeholder('residentId')), eq(allergies.active, true)))
    .orderBy(desc(allergies.notedDay), allergies.id)
    .prepare(),
);

const conditionsOfResident = prepared((db) =>
  db
    .select({ name: conditions.name })
    .from(conditions)
    .where(and(eq(conditions.residentId, sql.placeholder('residentId')), eq(conditions.active, true)))
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
  const { rows, total } = findResidents(context.db, { term, today: context.today, limit: ROWS });
  return {
    total,
    rows: rows.map(({ birthDay, idNumber, phone, ...row }) => ({
      ...row,
      age: formatAge(birthDay, context.today),
      maskedIdNumber: maskIdNumber(idNumber ?? ''),
      maskedPhone: maskPhone(phone),
    })),
  };
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
    conditions: conditionsOfResident(context.db)
      .all({ residentId: resident.id })
      .map((row) => row.name),
    allergies: allergiesOfResident(context.db).all({ residentId: resident.id }),
  };
}

/** @throws Refusal 'residents.not-found' */
export const getRecord: Handler<'residents.getRecord'> = (context, { residentId }) => {
  const resident = requireResident(context, residentId);
  return {
    ...recordOf(context, resident),
    maskedIdNumber: maskIdNumber(resident.idNumber ?? ''),
    maskedPhone: maskPhone(resident.phone),
    maskedGuardianName: maskName(resident.guardianName),
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
    context.audit({ action: 'residents.detail-read', subject: 'residents', subjectId: residentId });
    return {
      ...recordOf(context, resident),
      idNumber: resident.idNumber,
      phone: resident.phone,
      guardianName: resident.guardianName,
    };
  });

type RecordCore = Omit<ResidentRecord, 'maskedIdNumber' | 'maskedPhone' | 'maskedGuardianName'>;

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
    visitsThisYear: countVisitsSince(context.db, resident.id, `${context.today.slice(0, 4)}-01-01`),
    lastVisitAt: resident.lastVisitAt,
    elder: ageOn(resident.birthDay, context.today) >= elderAge,
    elderAge,
    credentials: credentialsFor(context, resident),
    contract: findContract(context, resident.id, context.today) ?? null,
  };
}

function credentialsFor(context: QueryContext, resident: ResidentRow): RecordCore['credentials'] {
  const byName = mayReadSensitiveGroup(context.session);
  return listCredentials(context, resident.id).map((row) => {
    const restricted = row.group === 'special_family' && !byName;
    return {
      credentialId: row.credentialId,
      label:
        row.group === 'special_family' && byName
          ? PRIORITY_GROUP_LABELS.special_family
          : publicPriorityLabel(row.group, context.settings.priority.elderAge),
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
