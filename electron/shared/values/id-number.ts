import { z } from 'zod';
import type { Brand } from './brand.ts';
import { type ClinicDay, clinicDay } from './clinic-day.ts';

/** An 18-character identity number whose check character is right (GB 11643-1999). */
export type IdNumber = Brand<string, 'IdNumber'>;

/** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
export type Sex = 0 | 1 | 2 | 9;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** Check character of the first 17 digits: weighted sum, modulo 11. */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

export type IdNumberFault = 'length' | 'characters' | 'birth' | 'check';

/**
 * What is wrong with a typed number, or undefined. Unknown region codes pass: the list changes and old
 * cards stay valid. Residence permits of Hong Kong, Macao and Taiwan (81/82/83) and the foreigners'
 * permanent residence card of 2023 (9…) use the same positions and the same check.
 */
export function findIdNumberFault(text: string): IdNumberFault | undefined {
  if (text.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(text)) return 'characters';
  if (birthDayIn(text) === undefined) return 'birth';
  return checkCharacter(text.slice(0, 17)) === text[17] ? undefined : 'check';
}

function birthDayIn(text: string): ClinicDay | undefined {
  const written = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  try {
    return clinicDay(written);
  } catch {
    return undefined;
  }
}

/** Upper-cases the X and drops the blanks that card readers and people put in. */
export function tidyIdNumber(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

export const idNumberSchema = z
  .string()
  .transform(tidyIdNumber)
  .refine((text) => findIdNumberFault(text) === undefined, 'not a valid identity number')
  .transform((text) => text as IdNumber);

/** @throws RangeError naming the fault. */
export function idNumber(text: string): IdNumber {
  const tidy = tidyIdNumber(text);
  const fault = findIdNumberFault(tidy);
  if (fault) throw new RangeError(`identity number: ${fault}`);
  return tidy as IdNumber;
}

/** Birth day and sex as the card states them: digits 7–14, and digit 17 odd = male. */
export function readIdNumber(number: IdNumber): { birthDay: ClinicDay; sex: 1 | 2 } {
  const birthDay = birthDayIn(number);
  if (!birthDay) throw new RangeError('identity number without a birth day');
  return { birthDay, sex: Number(number[16]) % 2 === 1 ? 1 : 2 };
}
