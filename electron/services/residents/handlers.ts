import type { AreaHandlers } from '../handler.ts';
import { addAllergy, addCondition, addHistory } from './add-to-record.ts';
import { createResident, updateResident } from './change-resident.ts';
import { compareRecords, findDuplicates, markDistinct } from './compare-records.ts';
import { addContract, endContract } from './contracts.ts';
import { addCredential, listDueCredentials, renewCredential, withdrawCredential } from './credentials.ts';
import { endEntry } from './end-entry.ts';
import { carryOutImport } from './exchange/carry-out-import.ts';
import { exportResidents } from './exchange/export-residents.ts';
import { writeImportTemplate } from './exchange/import-template.ts';
import { listImportRows, planImport } from './exchange/plan-import.ts';
import { listRecent } from './list-recent.ts';
import { mergeRecords } from './merge-records.ts';
import { getFile, listVisits } from './read-file.ts';
import { getDetail, getRecord, getStrip, searchResidents } from './read-resident.ts';
import { undoMerge } from './undo-merge.ts';

export const residentsHandlers: AreaHandlers<'residents'> = {
  search: searchResidents,
  getStrip,
  getRecord,
  getDetail,
  create: createResident,
  update: updateResident,
  listRecent,
  getFile,
  listVisits,
  addCredential,
  renewCredential,
  withdrawCredential,
  listDueCredentials,
  addContract,
  endContract,
  addAllergy,
  addCondition,
  addHistory,
  endEntry,
  findDuplicates,
  compare: compareRecords,
  merge: mergeRecords,
  undoMerge,
  markDistinct,
  planImport,
  listImportRows,
  carryOutImport,
  writeImportTemplate,
  exportResidents,
};
