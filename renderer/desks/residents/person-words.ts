import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { isChild } from '../../../electron/shared/domain/guardian.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { isBad } from '../../components/Told.tsx';

interface WordsRule {
  readonly label: string;
  /** Characters. */
  readonly most: number;
  readonly placeholder?: string;
  readonly phone?: true;
}

/** The fields of a person that are plain words, as every form shows them. */
export const PERSON_WORDS = {
  name: { label: '姓名', most: 60 },
  ethnicity: { label: '民族', most: 20 },
  phone: { label: '手机', most: 20, phone: true },
  address: { label: '现住址', most: 120 },
  householdAddress: { label: '户籍地址', most: 120 },
  occupation: { label: '职业', most: 40 },
  cardNo: { label: '社保卡号', most: 32, placeholder: '卡号，可扫码' },
  emergencyName: { label: '紧急联系', most: 60, placeholder: '姓名' },
  emergencyRelation: { label: '关系', most: 20, placeholder: '配偶、子女……' },
  emergencyPhone: { label: '紧急电话', most: 20, phone: true },
  guardianName: { label: '监护人', most: 60 },
  guardianRelation: { label: '关系', most: 20, placeholder: '父、母、祖父……' },
  guardianPhone: { label: '监护电话', most: 20, phone: true },
  guardianIdNumber: { label: '监护证件', most: 40, placeholder: '身份证号码' },
} as const satisfies Record<string, WordsRule>;
export type PersonWords = keyof typeof PERSON_WORDS;

/** The same with its type widened: not every field has a placeholder. */
export function wordsRule(field: PersonWords): WordsRule {
  return PERSON_WORDS[field];
}

const MOBILE_DIGITS = 11;

/** `7 / 11` while a mobile number is not whole; a landline begins with 0 or its own digits, never with 1. */
export function mobileUnit(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '');
  if (!digits.startsWith('1') || digits.length === MOBILE_DIGITS) return undefined;
  return `${digits.length} / ${MOBILE_DIGITS}`;
}

type Refused = PersonWords | 'idNumber' | 'birthDay' | 'sex';

const REFUSED_FIELDS: Readonly<Record<string, readonly Refused[]>> = {
  'residents.id-number-wrong': ['idNumber'],
  'residents.id-number-missing': ['idNumber'],
  'residents.duplicate-id': ['idNumber'],
  'residents.birth-in-future': ['birthDay'],
  'residents.birth-too-early': ['birthDay'],
  'residents.birth-missing': ['birthDay'],
  'residents.sex-missing': ['sex'],
  'residents.guardian-id-wrong': ['guardianIdNumber'],
  'residents.card-taken': ['cardNo'],
};

/** Of these only what is still empty is marked. */
const MISSING: Readonly<Record<string, readonly Refused[]>> = {
  'residents.guardian-missing': ['guardianName', 'guardianRelation'],
};

/** Whether bad input or a refusal speaks of this field of the person, to mark it. */
export function isMarked(error: CallError | undefined, field: Refused, value: string): boolean {
  if (error?.kind !== 'refusal') return isBad(error, field) || isBad(error, `identity.${field}`);
  const missing = MISSING[error.code]?.includes(field) ?? false;
  return (missing && value.trim() === '') || (REFUSED_FIELDS[error.code]?.includes(field) ?? false);
}

/** An adult without papers may leave the guardian out; nobody else is asked without need. */
export function guardianHint(
  { birthDay }: { readonly birthDay: ClinicDay | null },
  today: ClinicDay,
): string | undefined {
  return birthDay !== null && !isChild(birthDay, today) ? '成人可不填' : undefined;
}
