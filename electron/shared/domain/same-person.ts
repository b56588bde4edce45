import type { ClinicDay } from '../values/clinic-day.ts';
import { findIdNumberFault, type Sex } from '../values/id-number.ts';

/** What of two records speaks for one person. */
export const LIKENESS = ['number', 'birthDay', 'sameName', 'likeName', 'phone'] as const;
export type Likeness = (typeof LIKENESS)[number];

/** A record as far as it tells who somebody is. */
export interface Traits {
  readonly name: string;
  /** `zhaodefu`. */
  readonly pinyin: string;
  readonly sex: Sex;
  readonly birthDay: ClinicDay;
  /** Empty: none. */
  readonly idNumber: string;
  readonly phone: string;
}

/**
 * In what two records agree. Names are the same, or alike when they are spoken alike or differ in one character
 * of three or more; numbers agree by their digits, whatever document they were copied from.
 */
export function likenessOf(one: Traits, other: Traits): Likeness[] {
  const agrees: Readonly<Record<Likeness, boolean>> = {
    number: one.idNumber !== '' && digits(one.idNumber) === digits(other.idNumber),
    birthDay: one.birthDay === other.birthDay,
    sameName: one.name === other.name,
    likeName: one.name !== other.name && (soundsAlike(one, other) || differsByOne(one.name, other.name)),
    phone: digits(one.phone).length >= 7 && digits(one.phone) === digits(other.phone),
  };
  return LIKENESS.filter((trait) => agrees[trait]);
}

/**
 * Whether two records are worth a look as one person (疑似重复): the same number; the same birth day with a like
 * name or phone; or a like name with the same phone, where the birth day may be a slip. Two citizens' numbers
 * that are both right belong to two people, and man and woman with different names are a couple or twins.
 */
export function isSuspect(one: Traits, other: Traits): boolean {
  if (haveTwoValidNumbers(one, other)) return false;
  const found = likenessOf(one, other);
  const has = (trait: Likeness) => found.includes(trait);
  if (has('number')) return true;
  const named = has('sameName') || has('likeName');
  if (!named && areManAndWoman(one, other)) return false;
  if (has('birthDay')) return named || has('phone');
  return has('sameName') && has('phone');
}

/** Whether both records hold a citizen's number whose check character is right, and not the same one. */
export function haveTwoValidNumbers(one: Pick<Traits, 'idNumber'>, other: Pick<Traits, 'idNumber'>): boolean {
  return one.idNumber !== other.idNumber && isValid(one.idNumber) && isValid(other.idNumber);
}

function isValid(idNumber: string): boolean {
  return findIdNumberFault(idNumber) === undefined;
}

function digits(text: string): string {
  return text.toUpperCase().replace(/[^0-9X]/g, '');
}

function areManAndWoman(one: Traits, other: Traits): boolean {
  return one.sex + other.sex === 3 && one.sex !== other.sex && one.sex !== 0 && other.sex !== 0;
}

function soundsAlike(one: Traits, other: Traits): boolean {
  return one.pinyin !== '' && one.pinyin === other.pinyin;
}

/** One character changed, left out or added, in names of at least three characters with the same surname. */
function differsByOne(one: string, other: string): boolean {
  const [short, long] = [Array.from(one), Array.from(other)].sort((a, b) => a.length - b.length);
  if (!short || !long || long.length < 3 || short.length < 2 || long.length - short.length > 1) return false;
  if (short[0] !== long[0]) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.slice(short.length === long.length ? at + 1 : at).join('');
  return rest === long.slice(at + 1).join('');
}
