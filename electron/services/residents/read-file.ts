import {
  countVisits,
  listEntries,
  listHousehold,
  listMergesOf,
  listVisitsOfPerson,
} from '../../../db/queries/resident-file.ts';
import { formatAge } from '../../shared/domain/age.ts';
import { completenessOf } from '../../shared/domain/record-completeness.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { type ResidentRow, requireResident } from './change-resident.ts';

/** The desk's panel holds so many; the others come page by page. */
const NEWEST_VISITS = 5;
const PAGE = 50;
const NO_END = Number.MAX_SAFE_INTEGER;

/**
 * What stands in a person's record besides identity, from all records that were found to be this person:
 * allergies, conditions, history, contracts, newest visits, household, and what is not filled yet.
 *
 * @throws Refusal 'residents.not-found'
 */
export const getFile: Handler<'residents.getFile'> = (context, { residentId }) => {
  const resident = requireResident(context, residentId);
  const { contracts, ...entries } = listEntries(context.db, resident.id);
  const { todayNumber, ...counts } = countVisits(context.db, resident.id, context.today);
  return {
    residentId: resident.id,
    ...entries,
    contracts: contracts.map((row) => ({ ...row, inForce: isInForce(row, context.today) })),
    visits: { ...counts, newest: visitsOf(context, resident, { before: NO_END, limit: NEWEST_VISITS }) },
    todayNumber,
    household: listHousehold(context.db, resident.id, resident.address).map(({ birthDay, ...row }) => ({
      ...row,
      age: formatAge(birthDay, context.today),
    })),
    completeness: completenessOf({ ...resident, idNumber: resident.idNumber ?? '' }, context.today),
    merged: listMergesOf(context.db, resident.id),
  };
};

/** All visits of a person, a page at a time. @throws Refusal 'residents.not-found' */
export const listVisits: Handler<'residents.listVisits'> = (context, { residentId, before }) => {
  const resident = requireResident(context, residentId);
  const rows = visitsOf(context, resident, { before: before ?? NO_END, limit: PAGE + 1 });
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE };
};

function visitsOf(context: QueryContext, resident: ResidentRow, page: { before: number; limit: number }) {
  return listVisitsOfPerson(context.db, resident.id, page).map(({ residentId, ...row }) => ({
    ...row,
    fromMerged: residentId !== resident.id,
  }));
}

interface Period {
  readonly fromDay: ClinicDay;
  readonly toDay: ClinicDay;
  readonly endedDay: ClinicDay | null;
}

function isInForce({ fromDay, toDay, endedDay }: Period, today: ClinicDay): boolean {
  return fromDay <= today && today <= toDay && (endedDay === null || today < endedDay);
}
