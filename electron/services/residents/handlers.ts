import type { AreaHandlers } from '../handler.ts';
import { addAllergy, addCondition, addContract, addCredential } from './add-to-record.ts';
import { createResident, updateResident } from './change-resident.ts';
import { getDetail, getRecord, getStrip, searchResidents } from './read-resident.ts';

export const residentsHandlers: AreaHandlers<'residents'> = {
  search: searchResidents,
  getStrip,
  getRecord,
  getDetail,
  create: createResident,
  update: updateResident,
  addCredential,
  addContract,
  addAllergy,
  addCondition,
};
