import type { ResidentRowFound } from '../../../db/queries/resident-search.ts';
import type { FoundResident } from '../../shared/contract/residents.ts';
import { formatAge } from '../../shared/domain/age.ts';
import { maskIdNumber, maskPhone } from '../../shared/domain/masking.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';

/** A resident in a list: age instead of birthday, numbers masked. */
export function showFound(row: ResidentRowFound, today: ClinicDay): FoundResident {
  // Named one by one: a copy of "all the rest" of a row takes longer than the search that found it.
  return {
    residentId: row.residentId,
    recordNo: row.recordNo,
    name: row.name,
    pinyin: row.pinyin,
    initials: row.initials,
    sex: row.sex,
    address: row.address,
    lastVisitAt: row.lastVisitAt,
    todayNumber: row.todayNumber,
    age: formatAge(row.birthDay, today),
    maskedIdNumber: maskIdNumber(row.idNumber ?? ''),
    maskedPhone: maskPhone(row.phone),
  };
}
