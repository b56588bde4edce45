import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { BloodType } from '../../../electron/shared/contract/resident-identity.ts';
import { isChild } from '../../../electron/shared/domain/guardian.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { Intent } from '../../api/commands.ts';
import { EMPTY_PERSON, type NewPerson } from '../registration/registration-form.ts';

/** A record as it is being typed: everything that the desk may write besides entries and documents. */
export interface RecordForm extends NewPerson {
  readonly cardNo: string;
  readonly occupation: string;
  readonly bloodType: BloodType;
  readonly guardianPhone: string;
  readonly guardianIdNumber: string;
  readonly emergencyName: string;
  readonly emergencyRelation: string;
  readonly emergencyPhone: string;
}

export const EMPTY_RECORD: RecordForm = {
  ...EMPTY_PERSON,
  cardNo: '',
  occupation: '',
  bloodType: '',
  guardianPhone: '',
  guardianIdNumber: '',
  emergencyName: '',
  emergencyRelation: '',
  emergencyPhone: '',
};

/** The whole record as it stands, to be changed. */
export function formOf(detail: Output<'residents.getDetail'>): RecordForm {
  return {
    idKind: detail.idKind,
    idNumber: detail.idNumber ?? '',
    name: detail.name,
    sex: detail.sex,
    birthDay: detail.birthDay,
    ethnicity: detail.ethnicity,
    phone: detail.phone,
    address: detail.address,
    householdAddress: detail.householdAddress,
    insurance: detail.insurance,
    guardianName: detail.guardianName,
    guardianRelation: detail.guardianRelation,
    cardNo: detail.cardNo,
    occupation: detail.occupation,
    bloodType: detail.bloodType,
    guardianPhone: detail.guardianPhone,
    guardianIdNumber: detail.guardianIdNumber,
    emergencyName: detail.emergencyName,
    emergencyRelation: detail.emergencyRelation,
    emergencyPhone: detail.emergencyPhone,
  };
}

const IDENTITY = ['name', 'idKind', 'idNumber', 'sex', 'birthDay'] as const;
const PLAIN = [
  'ethnicity',
  'phone',
  'address',
  'householdAddress',
  'insurance',
  'guardianName',
  'guardianRelation',
  'cardNo',
  'occupation',
  'bloodType',
  'guardianPhone',
  'guardianIdNumber',
  'emergencyName',
  'emergencyRelation',
  'emergencyPhone',
] as const satisfies readonly (keyof RecordForm)[];

function identityOf(form: RecordForm) {
  return {
    name: form.name,
    idKind: form.idKind,
    idNumber: form.idKind === 'none' ? '' : form.idNumber,
    ...(form.sex === null ? {} : { sex: form.sex }),
    ...(form.birthDay === null ? {} : { birthDay: form.birthDay }),
  };
}

/** What differs from the record as it was read; undefined when nothing does. */
export function changesOf(
  before: RecordForm,
  form: RecordForm,
): Omit<Intent<'residents.update'>, 'residentId'> | undefined {
  const plain = Object.fromEntries(
    PLAIN.filter((field) => form[field].trim() !== before[field]).map((field) => [field, form[field].trim()]),
  );
  const identity = IDENTITY.some((field) => form[field] !== before[field]);
  if (!identity && Object.keys(plain).length === 0) return undefined;
  return { ...plain, ...(identity ? { identity: identityOf(form) } : {}) };
}

/** A new record; empty fields are left out. */
export function newRecordOf(form: RecordForm): Intent<'residents.create'> {
  const plain = Object.fromEntries(
    PLAIN.filter((field) => form[field].trim() !== '').map((field) => [field, form[field].trim()]),
  );
  return { ...plain, ...identityOf(form) };
}

/** A child's record may name its guardian, and so may one of somebody without papers. */
export function asksGuardian({ idKind, birthDay }: RecordForm, today: ClinicDay): boolean {
  return idKind === 'none' || (birthDay !== null && isChild(birthDay, today));
}
