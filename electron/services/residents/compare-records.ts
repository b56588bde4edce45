import { listCandidates } from '../../../db/queries/duplicates.ts';
import { countVisits, listEntries } from '../../../db/queries/resident-file.ts';
import { residentDistinctions } from '../../../db/schema/index.ts';
import type { BloodType } from '../../shared/contract/resident-identity.ts';
import type { ComparedRecord } from '../../shared/contract/resident-merging.ts';
import type { IdKind, InsuranceKind } from '../../shared/contract/residents.ts';
import { maskIdNumber, maskName, maskPhone } from '../../shared/domain/masking.ts';
import { haveTwoValidNumbers, isSuspect, likenessOf, type Traits } from '../../shared/domain/same-person.ts';
import { clinicDayAt } from '../../shared/values/clinic-day.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { type ResidentRow, requireResident } from './change-resident.ts';
import { findContract, labelFor, listCredentials } from './priority-of-resident.ts';

const ROWS = 5;

/**
 * Records that may be the same person (疑似重复), in the order of how much agrees. Those that somebody found to
 * be another person are left out.
 *
 * @throws Refusal 'residents.not-found'
 */
export const findDuplicates: Handler<'residents.findDuplicates'> = (context, { residentId }) => {
  const self = requireResident(context, residentId);
  const traits = traitsOf(self);
  const found = listCandidates(context.db, self.id)
    .filter((row) => isSuspect(traits, row))
    .map((row) => ({ residentId: row.residentId, alike: likenessOf(traits, row) }))
    .sort((a, b) => b.alike.length - a.alike.length || a.residentId - b.residentId)
    .slice(0, ROWS);
  return {
    self: compared(context, self),
    rows: found.map(({ residentId: otherId, alike }) => {
      const other = requireResident(context, otherId);
      return { record: compared(context, other), alike, differs: hiddenDifferences(self, other) };
    }),
  };
};

/**
 * Two records side by side, and which of them to keep.
 *
 * @throws Refusal 'residents.not-found' | 'residents.merge-same-record'
 */
export const compareRecords: Handler<'residents.compare'> = (context, { firstId, secondId }) => {
  const [first, second] = requireTwo(context, firstId, secondId);
  const sides = { first: compared(context, first), second: compared(context, second) };
  return {
    ...sides,
    differs: hiddenDifferences(first, second),
    twoValidNumbers: haveTwoValidNumbers(traitsOf(first), traitsOf(second)),
    keepId: recordToKeep(sides.first, sides.second).residentId,
  };
};

/**
 * Notes that two records are two people: nobody is asked again.
 *
 * @throws Refusal 'residents.not-found' | 'residents.merge-same-record'
 */
export const markDistinct: Handler<'residents.markDistinct'> = (context, { firstId, secondId }) => {
  const [first, second] = requireTwo(context, firstId, secondId);
  const [lower, higher] = first.id < second.id ? [first.id, second.id] : [second.id, first.id];
  context.db
    .insert(residentDistinctions)
    .values({ firstId: lower, secondId: higher, at: context.now, staffId: context.session.staffId })
    .onConflictDoNothing()
    .run();
  context.audit({
    action: 'residents.told-apart',
    subject: 'residents',
    subjectId: lower,
    detail: { otherId: higher },
  });
  return {};
};

/** The traits of a record by which it is told from others. */
export function traitsOf(row: ResidentRow): Traits {
  const { name, pinyin, sex, birthDay, phone } = row;
  return { name, pinyin, sex, birthDay, phone, idNumber: row.idNumber ?? '' };
}

function requireTwo(context: QueryContext, firstId: ResidentId, secondId: ResidentId) {
  const pair = [requireResident(context, firstId), requireResident(context, secondId)] as const;
  if (pair[0].id === pair[1].id) throw refuse('residents.merge-same-record');
  return pair;
}

/** A document tells who somebody is; without that the record in which more is written, then the older one. */
function recordToKeep(first: ComparedRecord, second: ComparedRecord): ComparedRecord {
  const rank = (one: ComparedRecord) => [one.idKind === 'none' ? 0 : 1, one.visits];
  const [firstDocument = 0, firstVisits = 0] = rank(first);
  const [secondDocument = 0, secondVisits = 0] = rank(second);
  if (firstDocument !== secondDocument) return firstDocument > secondDocument ? first : second;
  if (firstVisits !== secondVisits) return firstVisits > secondVisits ? first : second;
  return first.residentId < second.residentId ? first : second;
}

/** Two masks may look alike where the numbers behind them do not. */
function hiddenDifferences(one: ResidentRow, other: ResidentRow) {
  const hidden = ['idNumber', 'phone', 'cardNo', 'guardianName'] as const;
  return hidden.filter((field) => (one[field] ?? '') !== (other[field] ?? ''));
}

function compared(context: QueryContext, row: ResidentRow): ComparedRecord {
  const { allergies, conditions } = listEntries(context.db, row.id);
  const dayOf = (at: typeof context.now) => clinicDayAt(at, context.settings.station.utcOffsetMinutes);
  const contract = findContract(context, row.id, context.today);
  return {
    residentId: row.id,
    recordNo: row.recordNo,
    name: row.name,
    sex: row.sex,
    birthDay: row.birthDay,
    idKind: row.idKind as IdKind,
    maskedIdNumber: maskIdNumber(row.idNumber ?? ''),
    maskedPhone: maskPhone(row.phone),
    maskedCardNo: maskIdNumber(row.cardNo),
    address: row.address,
    householdAddress: row.householdAddress,
    insurance: row.insurance as InsuranceKind,
    ethnicity: row.ethnicity,
    occupation: row.occupation,
    bloodType: row.bloodType as BloodType,
    maskedGuardianName: maskName(row.guardianName),
    emergencyName: row.emergencyName,
    allergies: allergies.filter((one) => one.endedAt === null).map((one) => one.substance),
    conditions: conditions.filter((one) => one.endedAt === null).map((one) => one.name),
    contracts: contract ? [contract.agreementNo] : [],
    credentials: listCredentials(context, row.id)
      .filter((one) => one.validToDay === null || one.validToDay >= context.today)
      .map((one) => labelFor(context, one.group).label),
    visits: countVisits(context.db, row.id, context.today).total,
    lastVisitDay: row.lastVisitAt === null ? null : dayOf(row.lastVisitAt),
    createdDay: dayOf(row.createdAt),
  };
}
