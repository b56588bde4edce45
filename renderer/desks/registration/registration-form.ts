import type { CardDifferenceView } from '../../../electron/shared/contract/registration-scan.ts';
import type { IdKind, InsuranceKind } from '../../../electron/shared/contract/residents.ts';
import type { IdCard } from '../../../electron/shared/domain/id-card.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../../electron/shared/values/fen.ts';
import {
  findIdNumberFault,
  idNumber,
  readIdNumber,
  tidyIdNumber,
} from '../../../electron/shared/values/id-number.ts';
import type { ArrivalId, ClinicId, ResidentId, StaffId } from '../../../electron/shared/values/ids.ts';

/** A record that is being opened, as typed. */
export interface NewPerson {
  readonly idKind: IdKind;
  readonly idNumber: string;
  readonly name: string;
  readonly sex: 0 | 1 | 2 | 9 | null;
  readonly birthDay: ClinicDay | null;
  readonly ethnicity: string;
  readonly phone: string;
  readonly address: string;
  readonly householdAddress: string;
  readonly insurance: InsuranceKind;
  readonly guardianName: string;
  readonly guardianRelation: string;
}

export const PAY_WAYS = ['cash', 'wechat', 'alipay'] as const;
export type PayWay = (typeof PAY_WAYS)[number];

/** What is being typed at the desk; kept over desks and crashes. */
export interface RegistrationForm {
  readonly residentId: ResidentId | null;
  readonly newPerson: NewPerson | null;
  readonly doctorId: StaffId | null;
  readonly clinicId: ClinicId | null;
  /** null: by the clock. */
  readonly session: 'am' | 'pm' | null;
  /** null: by the resident's history. */
  readonly kind: 'first' | 'return' | null;
  readonly temperatureDeci: number | null;
  readonly reason: string;
  readonly emergency: boolean;
  /** null: as the record has it. */
  readonly address: string | null;
  readonly phone: string;
  readonly pay: 'now' | 'after' | 'later';
  readonly payWay: PayWay;
  readonly cashGivenFen: Fen | null;
  /** Why a doctor is chosen who is not on duty, or whose session is full. */
  readonly dutyWord: string;
  /** One more number for somebody who is still in the house: said on purpose. */
  readonly again: boolean;
  /** The number from the door with which somebody came to the window. */
  readonly arrival: AtWindow | null;
  /** What the card says that was read for the chosen resident; null: chosen by hand. */
  readonly card: ReadCard | null;
  /** Where card and record disagree, until somebody has decided. */
  readonly differences: readonly CardDifferenceView[];
}

/** A number from the door whose owner stands at the window. */
export interface AtWindow {
  readonly arrivalId: ArrivalId;
  readonly number: number;
}

/** What a card said: a scanner gives the number alone, a reader everything. */
export interface ReadCard {
  readonly idNumber: string;
  readonly name: string | null;
}

export const EMPTY_FORM: RegistrationForm = {
  residentId: null,
  newPerson: null,
  doctorId: null,
  clinicId: null,
  session: null,
  kind: null,
  temperatureDeci: null,
  reason: '',
  emergency: false,
  address: null,
  phone: '',
  pay: 'after',
  payWay: 'cash',
  cashGivenFen: null,
  dutyWord: '',
  again: false,
  arrival: null,
  card: null,
  differences: [],
};

export const EMPTY_PERSON: NewPerson = {
  idKind: 'resident_id',
  idNumber: '',
  name: '',
  sex: null,
  birthDay: null,
  ethnicity: '汉族',
  phone: '',
  address: '',
  householdAddress: '',
  insurance: 'none',
  guardianName: '',
  guardianRelation: '',
};

/** What the search did not find is not typed twice: a number or a name goes into the new record. */
export function personFromTerm(term: string): NewPerson {
  const tidy = tidyIdNumber(term);
  if (/^\d{15,17}[\dX]$/.test(tidy)) return withIdNumber(EMPTY_PERSON, tidy);
  if (/^1\d{10}$/.test(tidy)) return { ...EMPTY_PERSON, phone: tidy };
  return /\p{Script=Han}/u.test(term) ? { ...EMPTY_PERSON, name: term.trim() } : EMPTY_PERSON;
}

/** A new record as the card has it; what was typed already stays where the card says nothing. */
export function personFromCard(idNumber: string, card: IdCard | undefined, typed: NewPerson): NewPerson {
  const filled = withIdNumber({ ...typed, idKind: idKindOf(idNumber) }, idNumber);
  if (!card) return filled;
  return {
    ...filled,
    name: card.name,
    ethnicity: card.ethnicity || typed.ethnicity,
    address: typed.address || card.address,
    householdAddress: typed.householdAddress || card.address,
  };
}

/** Residence permits of Hong Kong, Macao and Taiwan begin with 81, 82, 83; the foreigners' card with 9. */
export function idKindOf(idNumber: string): IdKind {
  if (/^8[123]/.test(idNumber)) return 'hmt_residence_permit';
  return idNumber.startsWith('9') ? 'foreign_permanent_card' : 'resident_id';
}

/** Whether something was typed that would be lost. */
export function isTyped({ newPerson, residentId }: RegistrationForm): boolean {
  return residentId !== null || (newPerson !== null && (newPerson.name !== '' || newPerson.idNumber !== ''));
}

/** A number that is right fills sex and birth day while it is typed. */
export function withIdNumber(person: NewPerson, typed: string): NewPerson {
  const tidy = tidyIdNumber(typed);
  if (!isSelfChecking(person.idKind) || findIdNumberFault(tidy) !== undefined) {
    return { ...person, idNumber: typed };
  }
  const { sex, birthDay } = readIdNumber(idNumber(tidy));
  return { ...person, idNumber: tidy, sex, birthDay };
}

/** 18 characters that do not fit are marked at once; fewer are still being typed. */
export function isWrongNumber(person: NewPerson): boolean {
  const tidy = tidyIdNumber(person.idNumber);
  return isSelfChecking(person.idKind) && tidy.length >= 18 && findIdNumberFault(tidy) !== undefined;
}

export function isSelfChecking(kind: IdKind): boolean {
  return kind === 'resident_id' || kind === 'hmt_residence_permit' || kind === 'foreign_permanent_card';
}

export const ID_KIND_LABELS: Readonly<Record<IdKind, string>> = {
  resident_id: '居民身份证',
  hmt_residence_permit: '港澳台居民居住证',
  foreign_permanent_card: '外国人永久居留身份证',
  hm_pass: '港澳居民通行证',
  taiwan_pass: '台胞证',
  passport: '护照',
  household_register: '户口簿',
  officer_card: '军官证',
  none: '无证件',
};

export const INSURANCE_LABELS: Readonly<Record<InsuranceKind, string>> = {
  employee: '城镇职工',
  resident: '城乡居民',
  commercial: '商业保险',
  public: '公费',
  none: '自费',
};

export const PAY_WAY_LABELS: Readonly<Record<PayWay, string>> = {
  cash: '现金',
  wechat: '微信',
  alipay: '支付宝',
};

/** 现在交 → 看完交 → 后付费 → 现在交, without what the station does not allow. */
export function nextPay(pay: RegistrationForm['pay'], payLaterAllowed: boolean): RegistrationForm['pay'] {
  if (pay === 'now') return 'after';
  return pay === 'after' && payLaterAllowed ? 'later' : 'now';
}
